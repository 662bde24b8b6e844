"""Reads a folder that `publish` made with programs that had no part in it, and tells as JSON what was seen.

    read-publication.py FOLDER PICTURES REPORTS, behind read-tagged.py in one program

HTML by html5lib and in a real browser with axe, PDF as read-tagged.py does. Screenshots go to PICTURES. The pages in REPORTS
are looked at in the same browser.
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

folder, pictures, reports = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
HTML = "{http://www.w3.org/1999/xhtml}"
BLOCKS = {HTML + name for name in ("h1", "h2", "p", "li")}


def page_of(path):
    """What a parser sees that stops at the first error."""
    text = path.read_text(encoding="utf-8")
    root = html5lib.HTMLParser(strict=True).parse(text)
    find = lambda name: list(root.iter(HTML + name))
    links = [element.get("href") for element in find("a") + find("link")] + [image.get("src") for image in find("img")]
    places = {element.get("id") for element in root.iter() if isinstance(element.tag, str) and element.get("id")}
    article = find("article")
    return {
        "lang": root.get("lang"),
        "title": "".join(find("title")[0].itertext()),
        "headings": [int(element.tag[-1]) for element in root.iter() if element.tag in (HTML + "h1", HTML + "h2")],
        "links": links,
        "lost": [link for link in links if not leads(link, places)],
        "landmarks": [element.tag[len(HTML) :] for element in root.iter()
                      if element.tag in {HTML + name for name in ("header", "nav", "main", "footer")}],
        "scripts": len(find("script")),
        "images": [image.get("alt") for image in find("img")],
        "letter": [line for part in article for line in lines_of(part)],
        "languages": {
            element.get("lang"): [element.get("dir"), element.get("data-nagekeken"), "".join(element.itertext()).strip(),
                                  [isolate.get("dir") for isolate in element.iter(HTML + "bdi")]]
            for element in find("p") if element.get("lang")
        },
        "remarks": re.findall(r"<!--(.*?)-->", text, re.DOTALL),
    }


def leads(link, places):
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return False
    return parts.fragment in places if not parts.path else (folder / parts.path).is_file()


def lines_of(element):
    """The lines of a letter in the order of the page, pictures as what they say."""
    if element.tag in BLOCKS:
        own = words(element)
        inside = [line for child in element.iter(HTML + "p") if child is not element for line in [words(child)] if line]
        inside += [image.get("alt") for image in element.iter(HTML + "img")]
        return [line for line in [own, *inside] if line]
    return [line for child in element for line in lines_of(child)]


def words(element):
    """Without those of paragraphs in it."""
    text = element.text or ""
    for child in element:
        text += ("" if child.tag in BLOCKS else words(child)) + (child.tail or "")
    return " ".join(text.replace("\u2060", "").split())


def text_of(path):
    text = path.read_bytes().decode("utf-8")
    return {"lines": [line for line in text.split("\n") if line], "ends": text.endswith("\n") and "\r" not in text}


def spoken_of(page):
    """What the browser hands to a screen reader of the letter, in its order, without blanks."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in nodes}
    role = lambda node: node.get("role", {}).get("value")

    def words(node):
        if role(node) in ("StaticText", "image", "img") and not node.get("ignored"):
            return node.get("name", {}).get("value", "")
        # A number before a step is of the list, and said as its place in it.
        if role(node) == "ListMarker":
            return ""
        return "".join(words(known[child]) for child in node.get("childIds", []) if child in known)

    said = "".join(words(node) for node in nodes if role(node) == "article")
    return "".join(said.replace("\u2060", "").split())


def in_browser(seen):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        visits = [(folder / name, 320, scheme) for name in seen["pages"] for scheme in ("light", "dark")]
        # One of each kind: intervals, bars, a wide table, lists.
        visits += [(reports / f"{name}.html", width, scheme) for name in ("effect", "status", "cost", "processing")
                   for width, scheme in ((320, "dark"), (1440, "light"))]
        for path, width, scheme in visits:
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page.set_default_timeout(400_000)
            page.on("request", lambda request: request.url.startswith("file://") or seen["elsewhere"].append(request.url))
            page.on("console", lambda message: message.type == "error" and seen["console"].append(message.text))
            page.goto(path.as_uri())
            own = seen["pages" if path.parent == folder else "reports"].setdefault(path.name, {})
            own[f"width {scheme}"] = page.evaluate("document.documentElement.scrollWidth") - width
            if path.parent == folder and scheme == "light":
                own["spoken"] = spoken_of(page)
            page.screenshot(path=pictures / f"{path.name}-{scheme}.png", full_page=True)
            said = len(seen["console"])
            found = Axe().run(page).response["violations"]
            # On a disk axe would read the style sheet once more, and may not.
            del seen["console"][said:]
            own[f"axe {scheme}"] = [f"{one['id']} {one['nodes'][0]['target']}" for one in found]
            page.close()
        browser.close()


pictures.mkdir(parents=True, exist_ok=True)
seen = {
    "files": sorted(path.name for path in folder.iterdir()),
    "pages": {path.name: page_of(path) for path in sorted(folder.glob("*.html"))},
    "documents": {path.stem: pdf_of(path) for path in sorted(folder.glob("*.pdf"))},
    "texts": {path.stem: text_of(path) for path in sorted(folder.glob("*.txt"))},
    "reports": {},
    "elsewhere": [],
    "console": [],
}
in_browser(seen)
print(json.dumps(seen))

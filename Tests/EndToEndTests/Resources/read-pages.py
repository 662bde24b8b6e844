"""Reads pages that `--format html` wrote beside their JSON, and tells what it saw: read-pages.py FOLDER PICTURES

Every figure says where in the JSON it stands. HTML by html5lib; where PICTURES is a folder, in a browser with axe too.
"""

import json
import sys
from pathlib import Path

import html5lib

HTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"


def at(document, pointer):
    for part in pointer.split("/")[1:]:
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


def shown(text, value):
    """Whether people read what the value says: a count, an amount in cents, a share."""
    digits = text.replace("EUR ", "").replace(",", "")
    return digits in (f"{value}", f"{value / 100:.2f}") or (
        digits.endswith(" %") and abs(float(digits[:-2]) - value * 100) < 0.0501)


def read(path):
    root = html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))
    document = json.loads(path.with_suffix(".json").read_text())
    wrong, tables, charts = [], {}, {}
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.get("data-json"):
            continue
        pointer = element.get("data-json")
        value = at(document, pointer)
        if float(element.get("value") or element.get("data-value")) != value:
            wrong.append(pointer)
        if element.tag == HTML + "data":
            tables[pointer] = value
            if not shown(element.text, value):
                wrong.append(f"{pointer} is shown as {element.text}")
        else:
            charts[pointer] = value
    drawn = [element for element in root.iter(SVG + "svg")]
    names = {element.get("id"): "".join(element.itertext()).strip() for element in root.iter() if element.get("id")}
    links = [element.get(key) for element in root.iter() for key in ("src", "href") if element.get(key)]
    return {
        "lang": root.get("lang"), "wrong": wrong, "figures": len(tables), "marks": len(charts),
        "notInTable": sorted(set(charts) - set(tables)), "charts": len(drawn),
        "unnamed": sum(1 for svg in drawn for key in ("aria-labelledby", "aria-describedby") if not names.get(svg.get(key))),
        "links": [link for link in links if not link.startswith("data:")],
        "scripts": len(list(root.iter(HTML + "script"))),
    }


def in_browser(folder, pictures, seen):
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        for name, own in seen.items():
            own["axe"], own["asked"] = [], []
            for width, scheme in [(320, "dark"), (1440, "light")]:
                page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
                page.set_default_timeout(400_000)
                page.on("request", lambda request: own["asked"].append(request.url))
                page.goto((folder / f"{name}.html").as_uri())
                own[f"width {width}"] = page.evaluate("document.documentElement.scrollWidth")
                own["axe"] += [f"{width} {one['id']} {one['nodes'][0]['target']}"
                               for one in Axe().run(page).response["violations"]]
                page.screenshot(path=pictures / f"report-{name}-{width}.png", full_page=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    seen = {path.stem: read(path) for path in sorted(folder.glob("*.html"))}
    if len(sys.argv) > 2:
        Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
        in_browser(folder, Path(sys.argv[2]), seen)
    print(json.dumps(seen))

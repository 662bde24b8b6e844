"""Uses the preview as a person does, in a real browser, and tells as JSON what was seen.

    browse-desk.py POSTVANGNET WORKSPACE EXPORT PICTURES

Starts the site itself. EXPORT is the folder that `preview --export` wrote; screenshots go to PICTURES.
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

program, workspace, export, pictures = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
template = workspace / "Templates/no-email/nl.md"
sentence = "Liever geen e-mail? Dan hoeft u niets te doen."
seen = {"console": [], "elsewhere": [], "axe": {}}


def watch(page):
    page.set_default_timeout(400_000)
    page.on("console", lambda message: message.type == "error" and seen["console"].append(message.text))
    page.on("requestfailed", lambda request: is_lost(request) and seen["console"].append(f"lost {request.url}"))
    page.on("pageerror", lambda error: seen["console"].append(str(error)))
    page.on("request", lambda request: leaves(request.url) and seen["elsewhere"].append(request.url))
    return page


def leaves(url):
    return not url.startswith((site, "file://", "data:"))


def is_lost(request):
    """Leaving a page, or changing it, ends what it was still waiting for: that is no loss."""
    return request.failure != "net::ERR_ABORTED"


def keep(page, name):
    # Pictures within drawings count in no list of the page.
    page.evaluate(
        """async () => {
            const images = [...document.querySelectorAll("svg image")].map((part) => part.href.baseVal);
            await Promise.all(images.map((address) => Object.assign(new Image(), { src: address }).decode()));
        }"""
    )
    page.screenshot(path=pictures / f"{name}.png", full_page=True)


def check(page, name):
    """Serious findings of axe, by its rule and the first place."""
    said = len(seen["console"])
    found = Axe().run(page).response["violations"]
    seen["axe"][name] = [
        f"{violation['id']} {violation['nodes'][0]['target']}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]
    # On a disk axe would read the style sheet once more, and may not.
    del seen["console"][said:]


def pictures_loaded(page):
    """Addresses of the pictures that did not come, once all were asked for."""
    return page.evaluate(
        """async () => {
            const images = [...document.images];
            images.forEach((image) => { image.loading = "eager"; });
            await Promise.all(images.map((image) => image.decode().catch(() => null)));
            return [images.length, images.filter((image) => !image.naturalWidth).map((image) => image.src)];
        }"""
    )


def write(text):
    """As editors do: another file in its place."""
    partial = template.with_suffix(".tmp")
    partial.write_text(text)
    partial.rename(template)


def by_mouse(page):
    page.goto(site)
    seen["title"] = page.title()
    seen["templates"] = page.locator(".template h2").count()
    seen["overview pictures"] = pictures_loaded(page)
    keep(page, "overview")
    check(page, "overview")

    page.get_by_role("link", name="E-mail bij nieuwe post van de overheid?", exact=True).click()
    page.locator("h1").wait_for()
    seen["lang"] = page.locator("html").get_attribute("lang")
    seen["template picture"] = pictures_loaded(page)
    keep(page, "template")
    check(page, "template")
    page.get_by_role("link", name=re.compile("Mevrouw Visser, curator")).click()
    page.locator(".letter-text", has_text="U bent curator van").wait_for()
    seen["curator's address"] = page.url
    seen["curator's picture"] = pictures_loaded(page)
    page.get_by_role("link", name=re.compile("Mevrouw De Vries")).click()
    page.locator(".letter-text", has_text=sentence).wait_for()

    window = page.locator(".layer.venster")
    seen["overlay before"] = window.is_visible()
    page.get_by_label("Venster van de envelop").check()
    seen["overlay after"] = window.is_visible()
    page.get_by_role("link", name="200%").click()
    page.locator(".paper.zoom-200").wait_for()
    seen["overlay after zooming"] = window.is_visible()
    page.get_by_role("link", name="Achterkant (leeg)").click()
    page.locator("img[alt^='Achterkant']").wait_for()
    page.go_back()
    page.go_back()
    page.locator(".paper.zoom-passend").wait_for()
    seen["envelopes"] = {
        f"{reader} {layout}": re.search(
            '<h2 id="envelop">.*?<p[^>]*>(.*?)</p>',
            page.request.get(f"{site}sjabloon/no-email?lezer={reader}&indeling={layout}").text(),
            re.DOTALL,
        )[1]
        for reader in ("lang", "ver-weg", "titel", "curator-kantoor", "grote-letter")
        for layout in ("window-left", "window-right", "large-print")
    }


def by_editing(page, text):
    shown = page.locator(".paper img")
    before = shown.get_attribute("src")
    write(text.replace(sentence, "Indien u dat wilt, krijgt u een e-mail."))
    page.locator(".letter-text", has_text="dat wilt, krijgt u een e-mail.").wait_for()
    seen["other picture"] = shown.get_attribute("src") != before
    seen["said"] = page.locator("#live").inner_text()
    seen["overlay after a change"] = page.locator(".layer.venster").is_visible()
    word = page.locator("button.word.error", has_text="Indien").first
    word.click()
    box = page.locator(".finding-box:popover-open")
    seen["finding"] = box.inner_text()
    keep(page, "finding")
    check(page, "finding")
    page.keyboard.press("Escape")
    seen["finding closes"] = box.count() == 0

    page.goto(site + "lezers")
    seen["readers"] = page.locator(".matrix li").count()
    seen["first readers"] = page.locator(".matrix").first.locator("a").all_inner_texts()
    seen["reasons"] = page.locator(".matrix").first.locator(".reason").all_inner_texts()
    seen["readers' pictures"] = pictures_loaded(page)
    keep(page, "readers")
    check(page, "readers")

    page.goto(site + "sjabloon/no-email")
    good = page.locator(".paper img").get_attribute("src")
    write(text.replace(sentence, sentence + "\n\nBel {{onbekend}}."))
    page.locator("#fout").wait_for()
    seen["fault"] = page.locator("#fout").inner_text()
    seen["fault's line"] = text.split("\n").index(sentence) + 3
    seen["last good picture"] = page.locator(".paper img").get_attribute("src") == good
    seen["last good picture loads"] = pictures_loaded(page)
    keep(page, "broken")
    check(page, "broken")
    write(text)
    page.locator("#fout").wait_for(state="detached")
    seen["mended"] = page.locator(".letter-text", has_text=sentence).count()

    pictures_loaded(page)
    write(text.replace(sentence, "Wij schrijven u in\n**verband met** uw post."))
    page.locator(".letter-text label.word").last.wait_for()
    seen["marked words"] = page.locator(".letter-text .word").all_inner_texts()
    page.locator(".letter-text label.word").last.click()
    seen["finding of a phrase"] = page.locator(".finding-box:popover-open").inner_text()
    keep(page, "phrase")
    check(page, "phrase")
    page.keyboard.press("Escape")
    write(text)
    page.locator(".letter-text .word").first.wait_for(state="detached")
    pictures_loaded(page)

    header = template.with_name("template.yaml")
    right = header.read_text()
    header.write_text(right.replace("beside: key", "beside: sleutel").replace("keyMessage:", "keymessage:"))
    page.locator("#fout").wait_for()
    seen["header's faults"] = page.locator("#fout li").all_inner_texts()
    keep(page, "broken-header")
    header.write_text(right)
    page.locator("#fout").wait_for(state="detached")
    pictures_loaded(page)
    glossary = template.parent.with_name("glossary.yaml")
    right = glossary.read_text()
    glossary.write_text(right + "\nnamen: [Aa]\n")
    page.locator("#niet-nagekeken").wait_for()
    seen["glossary's fault"] = page.locator("#niet-nagekeken").inner_text()
    seen["counted without a check"] = page.locator(".title-facts p").first.inner_text()
    glossary.write_text(right)
    page.locator("#niet-nagekeken").wait_for(state="detached")
    pictures_loaded(page)

    def save_late(route):
        write(text.replace(sentence, "Net op tijd."))
        route.continue_()

    page.route("**/live", save_late)
    page.goto(site + "sjabloon/no-email")
    page.locator(".letter-text", has_text="Net op tijd.").wait_for()
    seen["said of a late save"] = page.locator("#live").inner_text()
    page.unroute("**/live")
    write(text)
    page.locator(".letter-text", has_text=sentence).wait_for()

    page.goto(site + "aftekenen/no-email")
    keep(page, "sign-off")
    check(page, "sign-off")


def by_keyboard(page):
    """With nothing but Tab, Enter, Space and Escape."""
    page.goto(site)
    steps = []

    def focused():
        return page.evaluate(
            """() => {
                const element = document.activeElement;
                const style = getComputedStyle(element);
                return [element.id, element.innerText || element.labels?.[0]?.innerText || "", style.outlineStyle];
            }"""
        )

    def go_to(wanted):
        for _ in range(150):
            page.keyboard.press("Tab")
            id, text, outline = focused()
            if wanted(id, text):
                if outline == "none":
                    steps.append(f"no focus to be seen on {text or id}")
                return
        steps.append("not reached")

    page.keyboard.press("Tab")
    seen["first stop"] = focused()[1]
    page.keyboard.press("Enter")
    seen["skipped to"] = focused()[0]
    go_to(lambda id, text: text == "E-mail bij nieuwe post van de overheid?")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="E-mail bij nieuwe post").wait_for()
    go_to(lambda id, text: id == "lezer-lang")
    page.keyboard.press("Enter")
    page.locator(".letter-text", has_text="Wijngaarden").wait_for()
    seen["focus after a choice"] = focused()[0]
    go_to(lambda id, text: id == "toon-venster")
    page.keyboard.press("Space")
    seen["overlay by keyboard"] = page.locator(".layer.venster").is_visible()
    go_to(lambda id, text: text.startswith("Indien"))
    page.keyboard.press("Enter")
    seen["finding by keyboard"] = page.locator(".finding-box:popover-open").count()
    page.keyboard.press("Escape")
    go_to(lambda id, text: text == "Lees de tekst op volgorde")
    page.keyboard.press("Enter")
    seen["read aloud"] = page.locator(".aloud").inner_text()
    seen["keyboard"] = steps


def from_disk(page):
    page.goto((export / "index.html").as_uri())
    seen["export templates"] = page.locator(".template h2").count()
    seen["export pictures"] = [pictures_loaded(page)]
    keep(page, "export")
    check(page, "export")
    page.get_by_role("link", name="E-mail bij nieuwe post van de overheid?", exact=True).click()
    page.get_by_role("link", name=re.compile("De heer De Groot")).click()
    page.locator("h1").wait_for()
    seen["export pictures"].append(pictures_loaded(page))
    page.get_by_label("Venster van de envelop").check()
    seen["export overlay"] = page.locator(".layer.venster").first.is_visible()
    seen["export difference"] = [page.locator("ins").all_inner_texts(), page.locator("del").all_inner_texts()]
    keep(page, "export-template")
    check(page, "export-template")
    seen["export proof"] = page.get_by_role("link", name="Deze brief als proef (pdf)").get_attribute("href")
    page.get_by_role("link", name="Aftekenen").click()
    page.locator("h1", has_text="Akkoord op").wait_for()
    page.get_by_role("link", name="Naar het overzicht").click()
    page.get_by_role("link", name="Alle lezers").click()
    seen["export pictures"].append(pictures_loaded(page))


pictures.mkdir(parents=True, exist_ok=True)
server = subprocess.Popen(
    [program, "preview", "--port", "0", "--workspace", workspace], stdout=subprocess.PIPE, text=True
)
try:
    site = server.stdout.readline().split()[-1]
    text = template.read_text()
    with sync_playwright() as playwright:
        # The system's browser; no sandbox, as tests may run as root in a container.
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        page = watch(browser.new_page(viewport={"width": 1440, "height": 900}))
        by_mouse(page)
        by_editing(page, text)
        write(text.replace(sentence, "Indien u dat wilt, krijgt u een e-mail."))
        by_keyboard(watch(browser.new_page(viewport={"width": 1440, "height": 900})))
        from_disk(watch(browser.new_page(viewport={"width": 1440, "height": 900})))
        browser.close()
    seen["still serves"] = server.poll() is None
finally:
    server.terminate()
    seen["ends with"] = server.wait(timeout=400)
print(json.dumps(seen))

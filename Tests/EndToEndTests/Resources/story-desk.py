"""Changes a letter at the desk as a communications adviser does, in a real browser: once by mouse, once by the keyboard alone.
Tells as JSON what was seen.

    story-desk.py POSTVANGNET WORKSPACE PICTURES
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

program, workspace, pictures = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
templates = workspace / "Templates"
seen = {"console": [], "elsewhere": [], "axe": {}, "wide": []}


def watch(page):
    page.set_default_timeout(120_000)
    page.on("console", lambda message: message.type == "error" and seen["console"].append(message.text))
    page.on("pageerror", lambda error: seen["console"].append(str(error)))
    page.on("request", lambda request: not request.url.startswith(site) and seen["elsewhere"].append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def keep(page, name):
    """A picture of the page, wide and narrow; what axe finds; whether it must be scrolled sideways."""
    for width in (1440, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(100)
        page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
        said = len(seen["console"])
        # Refused answers (409) are said to the console too.
        found = Axe().run(page).response["violations"]
        seen["axe"][f"{name} {width}"] = [
            f"{violation['id']} {violation['nodes'][0]['target']}" for violation in found]
        del seen["console"][said:]
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            seen["wide"].append(f"{name} {width}: {over}")
    page.set_viewport_size({"width": 1440, "height": 900})


class Mouse:
    def __init__(self, page):
        self.page = page

    def follow(self, name):
        self.page.get_by_role("link", name=name).first.click()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def write(self, label, text):
        field = self.page.get_by_label(label).first
        field.click()
        field.press("Control+A")
        field.press_sequentially(text)

    def add(self, label, text):
        field = self.page.get_by_label(label, exact=True).first
        field.click()
        field.press("Control+End")
        field.press_sequentially(text)

    def choose(self, id, value):
        self.page.locator(f"#{id}").select_option(value)

    def date(self, id, value):
        self.page.locator(f"#{id}").fill(value)

    def radio(self, name):
        self.page.locator(f"input[name=van][aria-label*='{name}'], #{name}").last.check()


class Keys:
    """With nothing but Tab, arrows, Enter, Space and letters."""

    def __init__(self, page):
        self.page = page

    def reach(self, wanted, what):
        for _ in range(250):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate("""() => {
                const element = document.activeElement;
                return {
                    id: element.id, tag: element.tagName, type: element.type ?? "", text: element.innerText ?? "",
                    label: [...(element.labels ?? [])].map((label) => label.innerText).join(" "),
                    name: element.getAttribute("aria-label") ?? "", outline: getComputedStyle(element).outlineStyle,
                };
            }""")
            if wanted(here):
                if here["outline"] == "none":
                    seen["unseen focus"].append(what)
                return
        raise SystemExit(f"not reached by Tab: {what}")

    def follow(self, name):
        self.reach(lambda here: here["tag"] == "A" and (
            name.search(here["text"]) if isinstance(name, re.Pattern) else " ".join(here["text"].split()) == name), name)
        self.page.keyboard.press("Enter")

    def press(self, name):
        self.reach(lambda here: here["tag"] == "BUTTON" and here["text"] == name, name)
        self.page.keyboard.press("Enter")

    def write(self, label, text):
        self.reach(lambda here: here["label"].startswith(label), label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def add(self, label, text):
        self.reach(lambda here: here["label"].startswith(label), label)
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def choose(self, id, value):
        self.reach(lambda here: here["id"] == id, id)
        for _ in range(40):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise SystemExit(f"not chosen: {value}")

    def date(self, id, value):
        # Its parts stand in the order of the browser's own language.
        self.reach(lambda here: here["id"] == id, id)
        year, month, day = value.split("-")
        self.page.keyboard.type(month + day + year)
        if self.page.evaluate("document.activeElement.value") != value:
            self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.press("ArrowLeft")
            self.page.keyboard.type(day + month + year)

    def radio(self, name):
        self.reach(lambda here: here["type"] == "radio" and here["name"].startswith("Van "), "versions")
        # The first of all is the last of the list, and before the first one that arrows come to.
        for _ in range(60):
            if name in self.page.evaluate("document.activeElement.closest('tr').innerText"):
                return
            self.page.keyboard.press("ArrowDown")
        raise SystemExit("not chosen: the first version")


def saved(page):
    page.locator("#melding", has_text="Bewaard.").wait_for()


def story(page, hand, name, sentence, step, telephone):
    told = {}
    seen[name] = told
    page.goto(site + "sjabloon/no-email")
    # A sentence, a finding, and its end.
    hand.follow(re.compile(r"^Bewerk\s+Al gedaan$"))
    page.locator("#tekst").wait_for()
    before = page.locator("#voorbeeld .sheets img").first.get_attribute("src")
    hand.write("De tekst", sentence)
    page.locator("#voorbeeld .findings .error", has_text="Indien").wait_for()
    told["finding"] = page.locator("#voorbeeld .findings .error").first.inner_text()
    told["sheet changed"] = page.locator("#voorbeeld .sheets img").first.get_attribute("src") != before
    told["not written"] = "Indien" not in (templates / "no-email/nl.md").read_text()
    if name == "mouse":
        keep(page, "writing")
        page.locator("#voorbeeld .findings .error").first.click()
        told["found words"] = page.evaluate(
            "document.getElementById('tekst').value.slice(document.getElementById('tekst').selectionStart, document.getElementById('tekst').selectionEnd)")
        page.keyboard.type("Als")
    else:
        page.keyboard.press("Control+Home")
        page.keyboard.press("Control+Shift+ArrowRight")
        page.keyboard.type("Als")
    page.locator("#voorbeeld .fine").wait_for()
    if not page.locator("#naam").input_value():
        hand.write("Uw naam", f"C. {name}")
    hand.press("Bewaar")
    saved(page)
    told["mended"] = sentence.replace("Indien", "Als") in (templates / "no-email/nl.md").read_text()

    # A step more, with a drawing.
    page.goto(site + "sjabloon/no-email")
    hand.follow(re.compile(r"^Bewerk\s+Stappen$"))
    page.locator("#tekst").wait_for()
    hand.add("De tekst", f"\n{step}")
    told["numbered by itself"] = page.locator("#tekst").input_value().split("\n")[-1]
    hand.press("Bewaar")
    saved(page)
    page.goto(site + "sjabloon/no-email")
    hand.follow("Bewerk titel, QR-code en tekeningen")
    page.locator("form[data-writing]").wait_for()
    number = max(int(re.search(r"tekening-(\d+)-name", id)[1]) for id in page.evaluate(
        "[...document.querySelectorAll('select[id$=-name]')].map((field) => field.id)"))
    hand.choose(f"veld-tekening-{number}-name", "brief")
    field = f"veld-tekening-{number}-alternative"
    if name == "mouse":
        page.locator(f"#{field}").fill("Een brief.")
    else:
        hand.reach(lambda here: here["id"] == field, field)
        page.keyboard.type("Een brief.")
    item = f"veld-tekening-{number}-item"
    if name == "mouse":
        page.locator(f"#{item}").fill(told["numbered by itself"].split(".")[0])
    else:
        hand.reach(lambda here: here["id"] == item, item)
        page.keyboard.type(told["numbered by itself"].split(".")[0])
    hand.choose(f"veld-tekening-{number}-ward", "nee")
    page.locator("#voorbeeld .fine").wait_for()
    if name == "mouse":
        keep(page, "header")
    hand.press("Bewaar")
    saved(page)
    told["drawing"] = "name: brief" in (templates / "no-email/template.yaml").read_text()

    # Another telephone number.
    page.goto(site)
    hand.follow("Gegevens")
    page.locator("h1", has_text="Gegevens van de afzender").wait_for()
    if name == "mouse":
        keep(page, "sender")
    hand.follow(re.compile(r"^Bewerk\s+Telefoonnummer$"))
    page.locator("form[data-writing]").wait_for()
    hand.write("Wat er in de brief komt", telephone)
    hand.date("veld-checkedOn", "2026-11-29")
    if name == "mouse":
        page.wait_for_timeout(500)
        keep(page, "value")
    hand.press("Bewaar")
    saved(page)
    told["telephone"] = telephone in (templates / "sender.yaml").read_text() and "2026-11-29" in (templates / "sender.yaml").read_text()
    page.goto(site + "sjabloon/no-email")
    told["in the letter"] = page.locator(".letter-text", has_text=telephone).count()

    # Compared with how it was at first.
    hand.follow("Versies" if name == "mouse" else re.compile("^Versies$"))
    page.locator("h1", has_text="Versies").wait_for()
    if name == "mouse":
        page.locator("tr", has_text="toen de schrijftafel begon").locator("input[name=van]").check()
        keep(page, "versions")
    else:
        hand.radio("toen de schrijftafel begon")
    hand.choose("brief", "no-email")
    hand.press("Vergelijk")
    page.locator("h1", has_text="Wat er veranderde").wait_for()
    told["compared"] = [
        # The first digits are the same in every free number.
        page.locator("ins", has_text=telephone[5:]).count() > 0,
        page.locator("ins", has_text=step).count() > 0, page.locator(".two-sheets img").count()]
    told["sheets"] = page.evaluate("""async () => {
        const images = [...document.querySelectorAll(".two-sheets img")];
        await Promise.all(images.map((image) => image.decode().catch(() => null)));
        return images.filter((image) => image.naturalWidth).length;
    }""")
    if name == "mouse":
        keep(page, "compared")


def sign(page, hand, name):
    """As three roles, each with what is on the page; then a sheet to test with readers."""
    told = seen[name]
    page.goto(site + "aftekenen/no-email")
    for role, who in (("communications", "C. Schrijver"), ("legal", "J. Rist"), ("reader-test", "Leespanel")):
        if name == "mouse":
            page.locator(f"#naam-{role}").fill(who)
            page.locator(f"form:has(#naam-{role}) button").click()
        else:
            hand.reach(lambda here: here["id"] == f"naam-{role}", role)
            page.keyboard.type(who)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
        page.locator(f"section[aria-labelledby='rol-{role}'] .standing.given", has_text=who).wait_for()
    told["signed"] = page.locator(".signature .standing.given").count()
    hand.follow("Lezerstest")
    page.locator("h1", has_text="Lezerstest").wait_for()
    with page.expect_download() as sheet:
        if name == "mouse":
            page.locator("a[download]").first.click()
        else:
            hand.reach(lambda here: here["tag"] == "A" and here["text"].startswith("Gewone"), "a sheet to test")
            page.keyboard.press("Enter")
    told["test sheet"] = Path(sheet.value.path()).read_bytes()[:5] == b"%PDF-"


def two_browsers(browser):
    """Each writes in the same piece; then each with marks."""
    pages = [watch(browser.new_context(viewport={"width": 1440, "height": 900}).new_page()) for _ in range(2)]
    for page in pages:
        page.goto(site + "sjabloon/no-email")
        page.get_by_role("link", name=re.compile(r"^Bewerk\s+Al gedaan$")).click()
        page.locator("#tekst").wait_for()
    for page, who in zip(pages, ("Anna", "Bob")):
        page.locator("#tekst").fill(f"Dit schrijft {who}.")
        page.locator("#naam").fill(who)
    pages[0].get_by_role("button", name="Bewaar", exact=True).click()
    saved(pages[0])
    pages[1].get_by_role("button", name="Bewaar", exact=True).click()
    pages[1].locator("#botsing").wait_for()
    keep(pages[1], "conflict")
    seen["two"] = [pages[1].locator("#tekst").input_value(), pages[1].locator("#van-collega").input_value(),
                   "Dit schrijft Anna." in (templates / "no-email/nl.md").read_text()]
    # The button for strong words, and the browser's own way back.
    field = pages[1].locator("#tekst")
    field.fill("Een vet woord.")
    field.evaluate("(field) => field.setSelectionRange(4, 7)")
    pages[1].get_by_role("button", name="Vet").click()
    seen["strong"] = field.input_value()
    pages[1].get_by_role("button", name="Terug", exact=True).click()
    seen["taken back"] = field.input_value()
    pages[1].locator(".inserts summary").click()
    pages[1].locator("[data-insert='{{telefoon}}']").click()
    seen["inserted"] = "{{telefoon}}" in field.input_value()
    seen["conflict console"] = [text for text in seen["console"] if "409" in text]
    seen["console"] = [text for text in seen["console"] if "409" not in text]


def drawings(page):
    page.goto(site + "tekeningen")
    page.locator("#bestand").set_input_files({
        "name": "Raam.svg", "mimeType": "image/svg+xml",
        "buffer": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 100"><path d="M10 10 H110 V90 H10 Z M60 10 V90" fill="none" stroke="black" stroke-width="5"/></svg>\n'})
    page.get_by_role("button", name="Bekijk en controleer").click()
    page.locator(".upload img").wait_for()
    keep(page, "drawing")
    page.locator("#naam").fill("Anna")
    page.get_by_role("button", name="Bewaar deze tekening").click()
    saved(page)
    seen["drawing saved"] = (templates / "drawings/raam.svg").exists()


pictures.mkdir(parents=True, exist_ok=True)
seen["unseen focus"] = []
server = subprocess.Popen(
    [program, "preview", "--port", "0", "--workspace", workspace], stdout=subprocess.PIPE, text=True)
try:
    site = server.stdout.readline().split()[-1]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        texts = {path: path.read_text() for path in templates.rglob("*.*") if path.suffix in (".md", ".yaml")}
        two_browsers(browser)
        drawings(watch(browser.new_page(viewport={"width": 1440, "height": 900})))
        for name, hand, sentence, step, telephone in (
            ("mouse", Mouse, "Indien u geen e-mail wilt, hoeft u niets te doen.", "Kies Bewaren.", "0800 111 22 33"),
            ("keyboard", Keys, "Indien u niets wilt, is dat ook goed.", "Log weer uit.", "0800 444 55 66"),
        ):
            # One step more is as much as the letter has room for.
            for path, text in texts.items():
                path.write_text(text)
            page = watch(browser.new_page(viewport={"width": 1440, "height": 900}))
            story(page, hand(page), name, sentence, step, telephone)
            sign(page, hand(page), name)
        browser.close()
finally:
    server.terminate()
    seen["ends with"] = server.wait(timeout=120)
print(json.dumps(seen))

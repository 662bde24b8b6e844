"""Opens every kind of page of the preview on a wide and a narrow screen, in all colours, and tells as JSON what axe found.

    walk-desk.py POSTVANGNET WORKSPACE PICTURES

Starts the site itself. Screenshots go to PICTURES. Pictures of sheets are not drawn here: their places are what counts.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

program, workspace, pictures = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
seen = {"found": {}, "sideways": [], "pages": [], "english": {}, "chosen": {}}
colours = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
# Pages, and what of the workspace is changed while they are looked at.
text = workspace / "Templates/no-email/nl.md"
sentence = "Liever geen e-mail? Dan hoeft u niets te doen."
right = text.read_text()
states = {
    "a finding": (right.replace(sentence, "Indien u dat wilt, wordt er een e-mail gestuurd."), ["sjabloon/no-email"]),
    "a fault": (right.replace(sentence, "Bel {telefoon}. \U0001F9E0"), ["sjabloon/no-email", ""]),
    "too long": (
        right.replace(sentence, "\n\n".join([sentence] * 30)),
        ["sjabloon/no-email", "vormen/no-email", "lezers", "aftekenen/no-email"],
    ),
    "right": (
        right,
        ["", "lezers", "sjabloon/no-email?lezer=curator-alles", "sjabloon/bounce", "vormen/digid-basis",
         "lezerstest/no-email", "aftekenen/no-email", "geheim", "bewerk/brief/no-email", "bewerk/blok/help?lezer=buitenland",
         "titel/no-email", "gegevens", "gegevens/telefoon", "tekeningen", "versies/no-email"],
    ),
}


def check(page, name, **options):
    """All that axe finds, whatever it weighs."""
    for violation in Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]:
        seen["found"].setdefault(f"{violation['id']} {violation['nodes'][0]['target']}", []).append(name)


def is_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def chosen(page):
    """The colours of what is chosen and of what is not, where a page has both."""
    return page.evaluate(
        """() => [".readers", ".settings", ".product-links", ".top nav"].map((place) => {
            const look = (part) => {
                const style = getComputedStyle(part);
                return style.backgroundColor + style.borderColor + style.color;
            };
            const links = [...document.querySelectorAll(`${place} a`)];
            const on = links.find((link) => link.ariaCurrent);
            const off = links.find((link) => !link.ariaCurrent);
            return on && off ? `${place} ${look(on) === look(off) ? "the same" : "another"}` : "";
        }).filter(Boolean)"""
    )


def walk(browser, width, pages, state):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(400_000)
    page.route("**/*.png", lambda route: route.abort())
    for place in pages:
        name = f"{state}: /{place}"
        page.emulate_media(**colours["light"])
        page.goto(site + place)
        if is_sideways(page):
            seen["sideways"].append(f"{name} at {width}")
        seen["pages"].append(f"{name} at {width}")
        for colour, media in colours.items():
            page.emulate_media(**media)
            # Only what is about colours can be otherwise in other ones.
            check(page, f"{name} at {width}, {colour}", **({} if colour == "light" else {"runOnly": ["cat.color"]}))
            if colour == "forced":
                for answer in chosen(page):
                    seen["chosen"].setdefault(answer, []).append(name)
    page.close()


def sign(browser):
    """Three roles sign what they see, one of them by keyboard; then something that is printed changes."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(60_000)
    page.route("**/*.png", lambda route: route.abort())
    place = site + "aftekenen/no-email"
    page.goto(place)
    seen["forms under the sign-off"] = page.locator(".form").count()
    # A form of another site, and one whose page we did not make.
    code = page.locator(".sign-off dl code").inner_text()
    fields = {"rol": "legal", "kenmerk": code, "naam": "Mallory", "bewijs": "0"}
    for name, origin in [("another site", "http://evil.example"), ("no token", site.rstrip("/"))]:
        answer = page.request.post(place, form=fields, headers={"Origin": origin}, max_redirects=0)
        seen[f"forged, {name}"] = answer.status
    record = workspace / "Templates/no-email/approvals.json"
    seen["forged"] = record.exists()
    page.get_by_label("Uw naam").first.fill("C. Schrijver")
    page.get_by_role("button", name=re.compile("Ik ben akkoord")).first.click()
    page.locator(".standing.given", has_text="C. Schrijver").wait_for()
    page.locator("#naam-legal").focus()
    page.keyboard.type("J. Rist")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".standing.given", has_text="J. Rist").wait_for()
    # The last one looks at a page that is older than the text.
    page.route("**/live", lambda route: route.abort())
    page.goto(place)
    text.write_text(right.replace(sentence, "Liever geen e-mail? Dat is goed. U hoeft niets te doen."))
    page.locator("#naam-reader-test").fill("Leespanel")
    page.get_by_role("button", name=re.compile("Ik ben akkoord")).click()
    page.locator("#melding").wait_for()
    seen["another text"] = page.locator("#melding").inner_text()
    text.write_text(right)
    page.goto(place)
    page.locator("#naam-reader-test").fill("Leespanel")
    page.get_by_role("button", name=re.compile("Ik ben akkoord")).click()
    page.locator(".standing.given", has_text="Leespanel").wait_for()
    before = record.read_bytes()
    command = ["sign-off", "no-email", "--as", "legal", "--by", "J. Rist", "--code", code, "--workspace", workspace]
    again = subprocess.run([program, *command], capture_output=True)
    seen["the command agrees"] = again.returncode == 0 and record.read_bytes() == before

    def given(place):
        page.goto(site + place)
        return page.locator("#no-email .given, .title-facts .given, .standing.given").count()

    places = ["", "sjabloon/no-email", "aftekenen/no-email"]
    seen["given"] = [given(place) for place in places]
    sender = workspace / "Templates/sender.yaml"
    values = sender.read_text()
    sender.write_text(values.replace("value: Retouradres Postbus", "value: Retouradres dienst, Postbus"))
    seen["given after another return address"] = [given(place) for place in places]
    sender.write_text(values)
    seen["given with the old one"] = [given(place) for place in places]
    page.close()


def keep(browser, place, width, colour):
    page = browser.new_page(viewport={"width": width, "height": 900}, **colours[colour])
    page.goto(site + place)
    page.evaluate("Promise.all([...document.images].map((i) => { i.loading = 'eager'; return i.decode().catch(() => 0) }))")
    name = place.replace("/", "-").replace("?", "-") or "overzicht"
    page.screenshot(path=pictures / f"{name}-{width}-{colour}.png", full_page=True)
    page.close()


pictures.mkdir(parents=True, exist_ok=True)
server = subprocess.Popen(
    [program, "preview", "--port", "0", "--workspace", workspace], stdout=subprocess.PIPE, text=True
)
try:
    site = server.stdout.readline().split()[-1]
    with sync_playwright() as playwright:
        # The system's browser; no sandbox, as tests may run as root in a container.
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        for state, (markdown, pages) in states.items():
            text.write_text(markdown)
            walk(browser, 320, pages, state)
            walk(browser, 1440, pages, state)
            if state == "a fault":
                page = browser.new_page()
                page.goto(site + "sjabloon/no-email")
                seen["fault"] = page.locator("#fout").inner_text()
                seen["counts"] = page.locator(".title-facts").inner_text()
                page.close()
            if state == "too long":
                page = browser.new_page()
                page.goto(site + "sjabloon/no-email")
                seen["too long"] = page.locator(".sheet-column").inner_text()
                seen["too long, its picture"] = page.locator(".too-much").count()
                page.close()
        # A wide screen at 200 %: half as many pixels of a style sheet, each four of the screen's.
        page = browser.new_page(viewport={"width": 720, "height": 450}, device_scale_factor=2)
        page.route("**/*.png", lambda route: route.abort())
        for place in states["right"][1]:
            page.goto(site + place)
            if is_sideways(page):
                seen["sideways"].append(f"/{place} at 200 %")
            check(page, f"/{place} at 200 %")
        page.close()
        sign(browser)
        # For people to look at.
        for place in ["sjabloon/no-email?lezer=curator-alles", "aftekenen/no-email"]:
            keep(browser, place, 320, "light")
            keep(browser, place, 1440, "dark")
        browser.close()
finally:
    server.terminate()
    seen["ends with"] = server.wait(timeout=400)
print(json.dumps(seen))

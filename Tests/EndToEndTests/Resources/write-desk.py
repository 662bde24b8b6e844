"""Changes texts by the desk's forms as a browser without scripts does, several people at once, and tells as JSON what came of it.

    write-desk.py POSTVANGNET WORKSPACE EMPTY-FOLDER
"""

import html
import http.client
import json
import os
import re
import subprocess
import sys
import threading
import urllib.parse
from pathlib import Path

program, workspace, empty = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
templates = workspace / "Templates"
seen = {}


class Desk:
    """A desk that runs, and what one browser asks of it."""

    def __init__(self, *more, environment=None):
        self.server = subprocess.Popen(
            [program, "preview", "--port", "0", "--workspace", workspace, *more],
            stdout=subprocess.PIPE, text=True, env=environment)
        self.port = int(self.server.stdout.readline().rstrip("/\n").rsplit(":", 1)[1])

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        text = answer.read()
        return answer.status, answer.headers, text

    def get(self, path):
        status, _, text = self.ask("GET", path)
        return status, text.decode(errors="replace")

    def post(self, path, fields):
        status, headers, text = self.ask(
            "POST", path, urllib.parse.urlencode(fields),
            {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"})
        if status == 303:
            return self.get(headers["Location"])
        return status, text.decode(errors="replace")

    def send(self, path, fields, file, content):
        mark = "----kantlijn"
        body = b"".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items())
        body += (
            f'--{mark}\r\nContent-Disposition: form-data; name="bestand"; filename="{file}"\r\n'
            "Content-Type: image/svg+xml\r\n\r\n").encode() + content + f"\r\n--{mark}--\r\n".encode()
        status, _, text = self.ask("POST", path, body, {
            "Content-Type": f"multipart/form-data; boundary={mark}", "Origin": f"http://127.0.0.1:{self.port}"})
        return status, text.decode(errors="replace")

    def stop(self):
        self.server.terminate()
        return self.server.wait(timeout=300)


def field(page, name):
    found = re.search(rf'<input type="hidden" name="{re.escape(name)}" value="([^"]*)"', page)
    return html.unescape(found[1]) if found else None


def text_of(page):
    return html.unescape(re.search(r'<textarea id="tekst"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)[1])


def notice(page):
    """What is said above the form."""
    found = re.search(r'id="melding".*?(?=<form|<div class="writing">|<ul class="drawings">|<section)', page, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0].split(">", 1)[1])).strip() if found else None


def piece_of(page, name):
    """The address at which a block of a letter is written in."""
    return html.unescape(re.search(rf'href="(/bewerk/[^"]+)">Bewerk <span class="unseen">{name}<', page)[1])


def form(page, text, action="bewaar", who="C. Schrijver", **more):
    return {
        "bewijs": field(page, "bewijs"), "gelezen": field(page, "gelezen"), "tekst": text.replace("\n", "\r\n"),
        "naam": who, "opmerking": "", "doe": action, **more}


def settings(page, who="C. Schrijver", action="bewaar", **changes):
    """The fields of a form as they are, but for some."""
    was = {html.unescape(name): html.unescape(value)
           for name, value in re.findall(r'name="was\.([^"]+)" value="([^"]*)"', page)}
    values = {**was, **{name.replace("__", "."): value for name, value in changes.items()}}
    fields = {f"was.{name}": value for name, value in was.items()}
    fields |= {name: value for name, value in values.items() if value}
    return {**fields, "bewijs": field(page, "bewijs"), "naam": who, "opmerking": "", "doe": action}


def versions():
    log = subprocess.run(
        ["git", "-C", templates, "-c", "safe.directory=*", "log", "--format=%an: %s"], capture_output=True, text=True)
    return log.stdout.splitlines()


desk = Desk()
try:
    own = templates / "no-email/nl.md"
    before = own.read_text()
    letter = desk.get("/sjabloon/no-email")[1]
    done, steps = piece_of(letter, "Al gedaan"), piece_of(letter, "Stappen")

    # A draft is drawn, and nothing is written.
    _, page = desk.get(done)
    seen["text"] = text_of(page)
    stamp = own.stat().st_mtime_ns
    status, drawn = desk.post(done, form(page, "Indien u geen e-mail wilt, hoeft u niets te doen.", "teken"))
    seen["draft"] = [status, "Liever: <b>als</b>" in drawn, "Regel 1 van het tekstvak" in drawn]
    picture = html.unescape(re.search(r'src="(/beeld/[^"]+)"', drawn)[1])
    status, headers, bytes_ = desk.ask("GET", picture)
    seen["draft's picture"] = [status, bytes_[:4] == b"\x89PNG", picture not in letter]
    status, looked = desk.post(done, form(page, "Bel {{onbekend}}.", "bekijk"))
    seen["broken draft"] = [status, "Regel 1 van het tekstvak</b> Deze invulplek bestaat niet" in looked,
                            text_of(looked) == "Bel {{onbekend}}."]
    seen["untouched by drafts"] = own.stat().st_mtime_ns == stamp and not (templates / ".git").exists()

    # Two write in one piece: the second sees both texts, and what is saved stays until somebody chooses.
    _, mine = desk.get(done)
    _, yours = desk.get(done)
    status, page = desk.post(done, form(mine, "Geen e-mail? Dat mag.", who="Anna"))
    seen["first saves"] = [status, notice(page)]
    status, page = desk.post(done, form(yours, "Liever niet? Prima.", who="Bob"))
    seen["second saves"] = [status, text_of(page), "Geen e-mail? Dat mag.</textarea>" in page, notice(page)[:60]]
    seen["first's words stand"] = "Geen e-mail? Dat mag." in own.read_text() and "Prima" not in own.read_text()
    status, again = desk.post(done, form(page, "Geen e-mail? Dat mag. Prima.", who="Bob"))
    seen["both by choice"] = [status, "Geen e-mail? Dat mag. Prima." in own.read_text()]
    # And back, by the button of the page that says it is saved.
    undo = html.unescape(re.search(r'hidden aria-hidden="true">\n(.*?)</textarea>', again, re.DOTALL)[1])
    seen["undo has"] = undo
    desk.post(done, form(again, undo, who="Bob"))
    seen["undone"] = "Dat mag.\n" in own.read_text()

    # Two write in two pieces of one file, at the same moment, again and again.
    pages = [desk.get(done)[1], desk.get(steps)[1]]
    statuses = []

    def write(path, page, words):
        for turn in range(6):
            text = f"{words} {turn}."
            if path == steps:
                text = f"## Zo doet u dat\n\n1. {words} {turn}.\n2. Kies iets.\n3. Klaar."
            status, page = desk.post(path, form(page, text))
            statuses.append(status)

    both = [threading.Thread(target=write, args=(path, page, words))
            for path, page, words in zip([done, steps], pages, ["Rust", "Typ"])]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    seen["two pieces at once"] = [statuses == [200] * 12, "Rust 5." in own.read_text(), "1. Typ 5." in own.read_text()]
    seen["rest of the file"] = own.read_text().count("<!--") == before.count("<!--")

    # Twenty people write one piece: one of them does, nineteen are told, and nobody's words are lost on the way.
    _, page = desk.get(done)
    answers = []

    def race(number):
        status, answer = desk.post(done, form(page, f"Dit is van {number}.", who=f"Nummer {number}"))
        answers.append([status, f"Dit is van {number}." in html.unescape(answer)])

    people = [threading.Thread(target=race, args=(number,)) for number in range(20)]
    for thread in people:
        thread.start()
    for thread in people:
        thread.join()
    seen["race"] = {str(status): sum(answer == [status, True] for answer in answers) for status in (200, 409)}

    seen["without a name"] = [*(lambda answer: [answer[0], notice(answer[1])])(
        desk.post(done, form(desk.get(done)[1], "Zonder naam.", who=" "))), "Zonder naam" in own.read_text()]
    stale = form(desk.get(done)[1], "Met oud bewijs.")
    stale["bewijs"] = re.sub(r"-\d+$", "-1", stale["bewijs"])
    status, page = desk.post(done, stale)
    seen["old token"] = [status, text_of(page), "oud bewijs" in own.read_text()]
    status, page = desk.post(done, form(page, text_of(page)))
    seen["again with a new one"] = [status, "Met oud bewijs." in own.read_text()]

    # A value of the sender.
    sender = templates / "sender.yaml"
    lines = sender.read_text().splitlines()
    _, page = desk.get("/gegevens/telefoon")
    stale = page
    status, page = desk.post("/gegevens/telefoon", settings(
        page, value="0800 111 22 33", source="website van de dienst", checkedOn="2026-11-20", sample=""))
    now = sender.read_text().splitlines()
    seen["sender"] = [status, [line for line in now if line not in lines], [line for line in lines if line not in now],
                      len(lines) - len(now)]
    status, page = desk.post("/gegevens/telefoon", settings(stale, value="0800 444 55 66"))
    seen["sender, by two"] = [status, "Uw collega bewaarde hier: <b>0800 111 22 33</b>" in page.replace("\u00a0", " "),
                              'value="0800 444 55 66"' in page, "444" in sender.read_text()]
    status, page = desk.post("/gegevens/telefoon", settings(desk.get("/gegevens/telefoon")[1], checkedOn="morgen"))
    seen["no date"] = [status, notice(page), "morgen" in sender.read_text()]

    # Title, layout, QR code and drawings.
    header = templates / "no-email/template.yaml"
    comments = [line for line in header.read_text().splitlines() if line.startswith("#")]
    _, page = desk.get("/titel/no-email")
    status, page = desk.post("/titel/no-email", settings(
        page, title='Post van de "overheid": e-mail?', qr__caption="Luister naar deze brief.", tekening__1__item="2",
        tekening__2__item="1"))
    seen["header"] = [status, notice(page), [line for line in header.read_text().splitlines() if line.startswith("#")] == comments,
                      'title: "Post van de \\"overheid\\": e-mail?"' in header.read_text()]
    status, page = desk.post("/titel/no-email", settings(page, tekening__1__item="9"))
    seen["a step that is not there"] = [status, notice(page)]

    # Another form of a piece.
    address = piece_of(desk.get("/sjabloon/no-email")[1], "Op papier")
    _, page = desk.get(address)
    fields = {"bewijs": field(page, "bewijs"), "gelezen": field(page, "gelezen"), "naam": "Anna", "doe": "vorm",
              "vorm.abroad": "ja", "vorm.digid-lapsed": "ja"}
    status, page = desk.post(address, fields)
    paper = (templates / "blocks/paper.md").read_text()
    seen["forms"] = [status, re.findall("<!-- block: .*? -->", paper), paper.count("Dat kan zonder internet")]

    # Drawings.
    good = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 100"><path d="M10 10 H110 V90 H10 Z" fill="none" stroke="black" stroke-width="5"/></svg>\n'
    token = {"bewijs": field(page, "bewijs") or field(desk.get("/tekeningen")[1], "bewijs"), "doe": "bekijk", "tekening": ""}
    status, page = desk.send("/tekeningen", token, "../../Raam & deur.svg", good)
    shown = html.unescape(re.search(r'<img src="(/tekening/gestuurd/[^"]+)"', page)[1])
    seen["drawing"] = [status, desk.ask("GET", shown)[2] == good, (templates / "drawings/raam-deur.svg").exists()]
    svg = html.unescape(re.search(r'<textarea name="svg"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)[1])
    keep = {"bewijs": field(page, "bewijs"), "svg": svg, "tekening": "raam-deur", "naam": "Anna", "doe": "bewaar"}
    status, page = desk.post("/tekeningen", keep)
    seen["drawing kept"] = [status, (templates / "drawings/raam-deur.svg").read_bytes() == good]
    seen["drawing of a name that is taken"] = [desk.post("/tekeningen", {**keep, "tekening": "sms"})[0],
                                               "M58 24" in (templates / "drawings/sms.svg").read_text()]
    bad = {
        "script": good.replace(b"<path", b"<script>alert(1)</script><path"), "colour": good.replace(b'"black"', b'"red"'),
        "picture": good.replace(b"<path", b'<image href="http://evil.example/x.png"/><path'), "text": b"geen tekening",
        "bytes": bytes(range(256)), "nothing": b"",
    }
    seen["bad drawings"] = {
        name: [desk.send("/tekeningen", {**token, "doe": "bewaar", "naam": "Anna"}, f"{name}.svg", content)[0],
               (templates / f"drawings/{name}.svg").exists()]
        for name, content in bad.items()}
    seen["a drawing that is too large"] = desk.send("/tekeningen", token, "groot.svg", b" " * 200_000)[0]

    # What other programs changed is a version of its own, before ours.
    own.write_text(own.read_text().replace("Met oud bewijs.", "Met een tekstprogramma."))
    desk.post(done, form(desk.get(done)[1], "Met de schrijftafel."))
    seen["versions"] = versions()
    _, page = desk.get("/versies/no-email")
    first = re.findall(r'name="van" value="([0-9a-f]{40})"', page)[-1]
    status, page = desk.get(f"/vergelijk?van={first}&tot=nu&brief=no-email")
    seen["compared"] = [status, "<ins>Met de schrijftafel.</ins>" in page, page.count("zoom-passend") // 2]
    old = [html.unescape(src) for src in re.findall(r'src="(/beeld/[^"]+)"', page)]
    seen["both as sheets"] = [len(set(old)), [desk.ask("GET", src)[0] for src in old]]
    back = re.search(r'<input type="hidden" name="bestand" value="Templates/no-email/nl.md">.*?name="gelezen" value="([0-9a-f]+)"', page, re.DOTALL)
    fields = {"bewijs": field(page, "bewijs"), "bestand": "Templates/no-email/nl.md", "versie": first, "gelezen": back[1],
              "naam": "Anna"}
    seen["path tricks"] = [
        desk.post(f"/vergelijk?van={first}&tot=nu&brief=no-email", {**fields, "bestand": path})[0]
        for path in ["../postvangnet.yaml", "Templates/../postvangnet.yaml", "/etc/passwd", "Templates/.git/config", ""]]
    status, page = desk.post(f"/vergelijk?van={first}&tot=nu&brief=no-email", fields)
    seen["back"] = [status, own.read_text() == before]
    seen["ends with"] = desk.stop()

    desk = Desk("--read-only")
    page = desk.get("/sjabloon/no-email")[1]
    seen["read only"] = [page.count("/bewerk/"), desk.get(done)[0], desk.post(done, {"tekst": "x"})[0],
                         desk.get("/gegevens")[0], "<form" in desk.get("/tekeningen")[1]]
    desk.stop()

    # Without git texts are saved all the same.
    desk = Desk(environment={**os.environ, "PATH": str(empty)})
    _, page = desk.get(done)
    status, page = desk.post(done, form(page, "Zonder git."))
    seen["without git"] = [status, notice(page), "Zonder git." in own.read_text(),
                           "Git staat niet op deze computer." in desk.get("/versies")[1]]
finally:
    desk.stop()
print(json.dumps(seen))

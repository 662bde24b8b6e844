"""Sends the desk requests that must change nothing, by the thousand, and tells as JSON what came back and what is on the disk.

    forge-desk.py POSTVANGNET WORKSPACE NUMBER SEED

Some read what they may not, most try to write: from another site, without a token or with an old one, to other files, too
large, too slow, or broken. Requests are written to the socket as they are.
"""

import hashlib
import json
import random
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from pathlib import Path

program, workspace, number, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])


def start():
    server = subprocess.Popen(
        [program, "preview", "--port", "0", "--workspace", workspace], stdout=subprocess.PIPE, text=True)
    return server, int(server.stdout.readline().rstrip("/\n").rsplit(":", 1)[1])


def disk():
    """Every file of the folder that the workspace is in, with what is in it."""
    return {
        str(path.relative_to(workspace.parent)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else "other")
        for path in sorted(workspace.parent.rglob("*"))
    }


def ask(port, request, patience=120):
    """The status; 0 where the connection was closed without a word."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as connection:
        try:
            connection.sendall(request)
        except (ConnectionResetError, BrokenPipeError):
            pass
        try:
            while part := connection.recv(1 << 16):
                answer += part
        except (ConnectionResetError, BrokenPipeError):
            pass
    return (int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0), answer


def get(port, path):
    return ask(port, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())[1].decode(
        errors="replace")


def field(page, name):
    return re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)[1]


# A token of an earlier run is one of another key.
earlier, port = start()
old_token = field(get(port, "/bewerk/brief/no-email/4"), "bewijs")
earlier.terminate()
earlier.wait(timeout=120)

server, port = start()
own = f"http://127.0.0.1:{port}"
page = get(port, "/bewerk/brief/no-email/4")
token, read = field(page, "bewijs"), field(page, "gelezen")
places = [
    "/bewerk/brief/no-email/4", "/bewerk/brief/no-email", "/bewerk/blok/phone/1", "/gegevens/telefoon", "/titel/no-email",
    "/tekeningen", f"/vergelijk?van={'a' * 40}&tot=nu&brief=no-email",
]
tricks = [
    "../../postvangnet.yaml", "..%2f..%2fpostvangnet.yaml", "/etc/passwd", "Templates/../../x", "..\\x", "x%00.md",
    "Templates/.git/hooks/post-commit", "C:\\x", "~/x", "no-email/../../policy.yaml", "%2e%2e/x", "blocks/../../../x.md",
]


def token_changed(chance):
    digits = list(token)
    at = chance.randrange(64)
    digits[at] = chance.choice([digit for digit in "0123456789abcdef" if digit != digits[at]])
    return "".join(digits)


def write(path, fields, origin=own, kind="application/x-www-form-urlencoded", more="", method="POST", body=None, length=None):
    body = urllib.parse.urlencode(fields).encode() if body is None else body
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
    if origin is not None:
        head += f"Origin: {origin}\r\n"
    head += f"Content-Type: {kind}\r\nContent-Length: {len(body) if length is None else length}\r\n{more}Connection: close\r\n\r\n"
    return head.encode("utf-8", "surrogateescape") + body


def fields(chance, **more):
    return {
        "bewijs": token, "gelezen": read, "tekst": f"Gekaapt {chance.randrange(10**9)}.", "naam": "Mallory", "opmerking": "x",
        "doe": "bewaar", "was.value": "0800 000 00 00", "value": "0900 123 45 67", "svg": "<svg/>", "tekening": "gekaapt",
        **more}


def part(chance, name, content=b"<svg/>"):
    mark = "grens"
    text = (
        f'--{mark}\r\nContent-Disposition: form-data; name="bewijs"\r\n\r\n{token}\r\n'
        f'--{mark}\r\nContent-Disposition: form-data; name="doe"\r\n\r\nbewaar\r\n'
        f'--{mark}\r\nContent-Disposition: form-data; name="naam"\r\n\r\nMallory\r\n'
        f'--{mark}\r\nContent-Disposition: form-data; name="bestand"; filename="{name}"\r\n\r\n')
    return text.encode("utf-8", "surrogateescape") + content + f"\r\n--{mark}--\r\n".encode()


FORM = "multipart/form-data; boundary=grens"
kinds = {
    "another site": lambda chance: write(
        chance.choice(places), fields(chance), chance.choice(
            ["http://evil.example", f"http://127.0.0.1:{port + 1}", "null", f"https://127.0.0.1:{port}", f"{own}.evil.example", ""])),
    "no origin": lambda chance: write(chance.choice(places), fields(chance), None),
    "another page, as browsers say it": lambda chance: write(
        chance.choice(places), fields(chance), more=f"Sec-Fetch-Site: {chance.choice(['cross-site', 'same-site', 'none'])}\r\n"),
    # What somebody wrote is shown again without one, with its letter: that takes the desk a while, so it is rare.
    "no token": lambda chance: write(
        chance.choice(places if chance.random() < 0.02 else places[5:]), {name: value for name, value in fields(chance).items() if name != "bewijs"}),
    "another token": lambda chance: write(chance.choice(places[5:]), fields(chance, bewijs=chance.choice(
        ["", "0" * 64 + "-0", token[:-1], token + "0", token_changed(chance), token.replace("-", "--"), token.upper(),
         token.split("-")[0] + "-99999999999999", token.split("-")[0] + "-99999999999999999999", "-", "é"]))),
    "an earlier run's token": lambda chance: write(chance.choice(places[5:]), fields(chance, bewijs=old_token)),
    "a form as an address": lambda chance: write(
        chance.choice(places) + "?" + urllib.parse.urlencode(fields(chance))[:300], {}, method="GET"),
    "another kind of body": lambda chance: write(chance.choice(places), {}, kind=chance.choice(
        ["text/plain", "application/json", "", "multipart/form-data", "multipart/form-data; boundary=", "image/svg+xml"]),
        body=urllib.parse.urlencode(fields(chance)).encode()),
    "another method": lambda chance: write(
        chance.choice(places), fields(chance), method=chance.choice(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "MKCOL"])),
    "a page that is no form": lambda chance: write(
        chance.choice(["/", "/lezers", "/versies", "/live", "/desk.css", "/sjabloon/no-email", "/gegevens"]), fields(chance)),
    "another place": lambda chance: write(
        chance.choice(["/bewerk/blok/", "/bewerk/brief/", "/titel/", "/gegevens/", "/tekening/"])
        + urllib.parse.quote(chance.choice(tricks), safe=chance.choice(["", "/%.\\"])), fields(chance)),
    "another file of a version": lambda chance: write(
        places[6], fields(chance, bestand=chance.choice(tricks), versie=chance.choice(["a" * 40, "HEAD", "--output=x", "a" * 39, ""]))),
    "a drawing by another name": lambda chance: write("/tekeningen", fields(
        chance, tekening=chance.choice(tricks), svg=chance.choice(
            ["<svg/>", "<script>1</script>", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>", "x" * 5000]))),
    "a file by another name": lambda chance: write(
        "/tekeningen", {}, kind=FORM, body=part(chance, chance.choice(tricks), chance.randbytes(chance.randrange(300)))),
    "a broken form": lambda chance: write("/tekeningen", {}, kind=FORM, body=(
        lambda whole: chance.choice([
            whole[:chance.randrange(len(whole))], whole.replace(b"\r\n", b"\n"), whole * 2, chance.randbytes(200),
            whole.replace(b"bestand", b"bewijs"), b"--grens" * 50]))(part(chance, "x.svg"))),
    "broken fields": lambda chance: write(chance.choice(places), {}, body=chance.choice([
        b"%", b"tekst=%zz", b"a=1&a=2", b"=&=&=", b"\xff=\xfe", b"&" * 3000, b"tekst", chance.randbytes(200),
        urllib.parse.urlencode(fields(chance)).encode().replace(b"doe=bewaar", b"doe=wis"),
        urllib.parse.urlencode(fields(chance, gelezen="x")).encode()])),
    "a huge body that is only said": lambda chance: write(
        chance.choice(places), {}, body=b"tekst=x", length=chance.choice([10**6, 10**9, 10**18, 10**30])),
    "a huge body": lambda chance: write(
        chance.choice(places), {}, kind=chance.choice([FORM, "application/x-www-form-urlencoded"]), body=b"tekst=" + b"x" * 450_000),
    "a huge body in pieces": lambda chance: (
        f"POST {places[0]} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {own}\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n").encode()
        + b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n" + b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n" * 8,
    "what is not to be read": lambda chance: write(
        "/" + chance.choice(["", "sjabloon/", "beeld/", "tekening/", "bewerk/brief/", "versies/"]) + chance.choice(tricks), {},
        method="GET", body=b""),
}
# Rare, for what each takes; all others by turns.
rare = {"a huge body": 0.02, "a huge body in pieces": 0.02}
statuses, lock, left = {}, threading.Lock(), [number]
unknown = []


def send(thread):
    chance = random.Random(seed * 1000 + thread)
    names = list(kinds)
    while True:
        with lock:
            if left[0] <= 0:
                return
            left[0] -= 1
        name = chance.choice(names)
        if name in rare and chance.random() > rare[name] * len(names):
            name = "no origin"
        try:
            status, answer = ask(port, kinds[name](chance))
        except OSError as error:
            status, answer = -1, str(error).encode()
        with lock:
            counts = statuses.setdefault(name, {})
            counts[str(status)] = counts.get(str(status), 0) + 1
            if (said := re.search(rb".{,80}(root:x|\.swift|retouradres:).{,80}", answer)) and len(unknown) < 5:
                unknown.append(f"{name}: {said[0]!r}")


# Some hold a connection and send next to nothing. They are told, let go, and others are answered meanwhile.
def slow():
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        begun = time.monotonic()
        connection.sendall(write(places[0], {}, body=b"tekst=", length=3000))
        answer = b""
        try:
            while time.monotonic() - begun < 90:
                connection.sendall(b"x")
                try:
                    if not (part := connection.recv(1 << 16)):
                        break
                    answer += part
                except TimeoutError:
                    pass
        except OSError:
            pass
        waits.append(time.monotonic() - begun)
        slow_answers.append(answer[9:12].decode())


slow_answers = []
waits = []
before = disk()
slow_ones = [threading.Thread(target=slow) for _ in range(8)]
for thread in slow_ones:
    thread.start()
threads = [threading.Thread(target=send, args=(thread,)) for thread in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for thread in slow_ones:
    thread.join()
seen = {
    "statuses": statuses, "sent": sum(sum(counts.values()) for counts in statuses.values()), "told": unknown,
    "slowest": max(waits), "told to the slow": sorted(set(slow_answers)), "alive": server.poll() is None, "after": ask(port, write("/", {}, method="GET", body=b""))[0]}
after = disk()
seen["changed"] = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
server.terminate()
seen["ends with"] = server.wait(timeout=120)
print(json.dumps(seen))

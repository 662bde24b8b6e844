"""Asks the preview for what it must not give, and for more than it can hold, and tells as JSON what came back.

    ask-desk.py POSTVANGNET WORKSPACE

Requests are written to the socket as they are: no library makes them better.
"""

import json
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

program, workspace = sys.argv[1], sys.argv[2]
server = subprocess.Popen(
    [program, "preview", "--port", "0", "--workspace", workspace], stdout=subprocess.PIPE, text=True
)
port = int(server.stdout.readline().rstrip("/\n").rsplit(":", 1)[1])
own = f"127.0.0.1:{port}"


def ask(request):
    """The status and what follows it; 0 where the connection was closed without a word."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=400) as connection:
        try:
            connection.sendall(request)
        except (ConnectionResetError, BrokenPipeError):
            pass
        try:
            while part := connection.recv(1 << 16):
                answer += part
        except (ConnectionResetError, BrokenPipeError):
            pass
    return (int(answer.split(b" ", 2)[1]), answer) if answer.startswith(b"HTTP/1.1 ") else (0, answer)


def get(path, host=own, method="GET", more=""):
    head = f"{method} {path} HTTP/1.1\r\n" + (f"Host: {host}\r\n" if host else "")
    return ask((head + more + "Connection: close\r\n\r\n").encode("latin-1"))


def memory(name):
    return int(re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{server.pid}/status").read_text())[1]) // 1024


version = "0" * 16
hostile = {
    "traversal": lambda: get("/../../../../etc/passwd"),
    "traversal, encoded": lambda: get("/%2e%2e/%2e%2e/%2e%2e/etc/passwd"),
    "traversal, backslash": lambda: get("/..\\..\\etc\\passwd"),
    "traversal in a template": lambda: get("/sjabloon/..%2f..%2fpostvangnet.yaml"),
    "traversal in a layout": lambda: get("/sjabloon/no-email?indeling=../../postvangnet"),
    "traversal in a picture": lambda: get(f"/beeld/no-email/gewoon/../{version}/1-96.png"),
    "a file of the workspace": lambda: get("/postvangnet.yaml"),
    "a template's file": lambda: get("/Templates/no-email/nl.md"),
    "a nul": lambda: get("/sjabloon/no-email%00.md"),
    "an unknown template": lambda: get("/sjabloon/geheim"),
    "an unknown reader": lambda: get("/sjabloon/no-email?lezer=a-0001"),
    "an unknown layout": lambda: get("/sjabloon/no-email?indeling=card"),
    "a side too far": lambda: get("/sjabloon/no-email?kant=3"),
    "a side before the first": lambda: get("/sjabloon/no-email?kant=0"),
    "an unknown zoom": lambda: get("/sjabloon/no-email?zoom=9999"),
    "an unknown choice": lambda: get("/sjabloon/no-email?bestand=x"),
    "a choice made twice": lambda: get("/sjabloon/no-email?lezer=kort&lezer=lang"),
    "a version that is not there": lambda: get(f"/beeld/no-email/gewoon/window-left/{version}/1-96.png"),
    "a density that is not there": lambda: get(f"/beeld/no-email/gewoon/window-left/{version}/1-999.png"),
    "markup in an address": lambda: get("/sjabloon/<script>alert(1)</script>"),
    "a huge query": lambda: get("/sjabloon/no-email?lezer=" + "a" * 5000),
    "a query beyond all limits": lambda: get("/sjabloon/no-email?lezer=" + "a" * 60_000),
    "a huge header": lambda: get("/", more="X-Filler: " + "a" * 100_000 + "\r\n"),
    "another host": lambda: get("/", host="evil.example"),
    "another host that ends alike": lambda: get("/", host=f"127.0.0.1.evil.example:{port}"),
    "another port": lambda: get("/", host="127.0.0.1:1"),
    "no host": lambda: get("/", host=None),
    "another origin": lambda: get("/", more="Origin: http://evil.example\r\n"),
    "an origin that is hidden": lambda: get("/live", more="Origin: null\r\n"),
    "another method": lambda: get("/", method="POST", more="Content-Length: 3\r\n\r\nabc"),
    "a method that deletes": lambda: get("/sjabloon/no-email", method="DELETE"),
    "no HTTP at all": lambda: ask(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n"),
}
seen = {"statuses": {}, "told": []}
try:
    seen["before"] = get("/sjabloon/no-email")[0]
    for name, request in hostile.items():
        status, answer = request()
        seen["statuses"][name] = status
        # A clean answer tells nothing of the machine, and repeats nothing of the request.
        if re.search(rb"root:|Sources/|\.swift|/work|/tmp|/home|evil|alert\(|retouradres:", answer):
            seen["told"].append(name)
    head, page = get("/sjabloon/no-email")[1].split(b"\r\n\r\n", 1)
    seen["headers"] = head.decode()
    seen["inline"] = re.findall(r"<script(?! src)|<style|\sstyle=|\son[a-z]+=", page.decode())
    seen["only here"] = Path(f"/proc/{server.pid}/net/tcp").read_text().count(f"0100007F:{port:04X} 00000000:0000 0A")
    seen["elsewhere"] = Path(f"/proc/{server.pid}/net/tcp").read_text().count(f"00000000:{port:04X} 00000000:0000 0A")

    second = subprocess.run(
        [program, "preview", "--port", str(port), "--workspace", workspace], capture_output=True, text=True, timeout=400
    )
    seen["second status"], seen["second errors"] = second.returncode, second.stderr

    # The largest pictures of all readers, asked for by many at once.
    version = re.search(r"/beeld/no-email/gewoon/window-left/([0-9a-f]{16})/", page.decode())[1]
    readers = re.findall(r'id="lezer-([a-z-]+)"', page.decode())
    wanted = [
        f"/beeld/no-email/{reader}/{layout}/{version}/1-288.png"
        for reader in readers for layout in ["window-left", "large-print"]
    ] * 5
    get(wanted[0])
    seen["memory before"] = memory("VmRSS")
    statuses, lock = [], threading.Lock()

    def burst():
        while True:
            with lock:
                if not wanted:
                    return
                path = wanted.pop()
            status = get(path)[0]
            with lock:
                statuses.append(status)

    threads = [threading.Thread(target=burst) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seen["burst"] = {str(status): statuses.count(status) for status in set(statuses)}
    seen["memory most"] = memory("VmHWM")
    seen["after"] = get("/sjabloon/no-email")[0]

    # Who loads a page while somebody saves still gets its pictures; those of long ago are gone.
    text = Path(workspace, "Templates/no-email/nl.md")
    seen["after saves"] = []
    for reader in readers[:4]:
        text.write_text(text.read_text() + "\n<!-- block: closing -->\n\nDag.\n")
        get("/sjabloon/no-email")
        seen["after saves"].append(get(f"/beeld/no-email/{reader}/window-left/{version}/1-96.png")[0])
finally:
    server.terminate()
    seen["ends with"] = server.wait(timeout=400)
print(json.dumps(seen))

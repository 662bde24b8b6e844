"""Asks the preview through a real nginx, with the configuration that the package brings, and by its socket itself; tells as JSON
what came back.

    ask-socket.py POSTVANGNET WORKSPACE NGINX-CONFIGURATION FOLDER
"""

import base64
import json
import os
import re
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

program, workspace, sample, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3]).read_text(), Path(sys.argv[4])
desk, front = folder / "desk.sock", folder / "front.sock"
site = "https://brieven.example.nl"
seen = {}


def serve(*more):
    """A desk that is there, and what it said."""
    server = subprocess.Popen(
        [program, "preview", "--workspace", workspace, *more], stdout=subprocess.PIPE, text=True)
    return server, server.stdout.readline().strip()


def ask(place, path="/", host="brieven.example.nl", login=None, more="", method="GET"):
    """The status and all that follows it."""
    if login:
        more += "Authorization: Basic " + base64.b64encode(login.encode()).decode() + "\r\n"
    answer = b""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(120)
        connection.connect(str(place))
        request = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n"
        connection.sendall(request.encode())
        while part := connection.recv(1 << 16):
            answer += part
    return int(answer.split(b" ", 2)[1]), answer.decode(errors="replace")


def wait(condition):
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.05)
    raise SystemExit("it did not come about within a minute")


def listens(place):
    """Whether somebody answers there: a socket has a name before it is listened at."""
    with socket.socket(socket.AF_UNIX) as connection:
        return connection.connect_ex(str(place)) == 0


options = ["--socket", str(desk), "--site", site, "--user-header", "X-Desk-User"]
server, seen["told"] = serve(*options)
try:
    mode = desk.stat().st_mode
    seen["socket"] = [stat.S_ISSOCK(mode), oct(stat.S_IMODE(mode))]

    # What the package brings, with this test's own places; and of a whole nginx what is not in it.
    changes = {
        "unix:/run/postvangnet-desk/srv-texts/desk.sock": f"unix:{desk}",
        "listen 443 ssl;": f"listen unix:{front};",
        "/etc/nginx/postvangnet-desk.users": str(folder / "users"),
    }
    for old, new in changes.items():
        if sample.count(old) != 1:
            raise SystemExit(f"the sample does not have {old}")
        sample = sample.replace(old, new)
    sample = re.sub(r"^\s*ssl_certificate.*\n", "", sample, flags=re.MULTILINE)
    (folder / "users").write_text("c.schrijver:{PLAIN}geheim\nj.rist:{PLAIN}ander\n")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    (folder / "nginx.conf").write_text(
        f"daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\n"
        # Root's workers would be nobody, and the folder is this user's alone.
        + ("user root;\n" if os.geteuid() == 0 else "")
        + f"events {{ worker_connections 64; }}\nhttp {{\naccess_log off;\n{temporary}\n{sample}\n}}\n")
    program_of_debian = Path("/usr/sbin/nginx")
    if not program_of_debian.exists():
        raise SystemExit("nginx is not there. Install Debian's package nginx, or type scripts/setup --test.")
    nginx = subprocess.Popen(
        [program_of_debian, "-e", f"{folder}/error.log", "-p", str(folder), "-c", f"{folder}/nginx.conf"])
    try:
        wait(lambda: listens(front))
        seen["without login"] = ask(front)[0]
        seen["wrong password"] = ask(front, login="c.schrijver:fout")[0]
        status, page = ask(front, login="c.schrijver:geheim")
        seen["with login"] = [status, "Ingelogd als <strong>c.schrijver</strong>" in page]
        seen["security headers"] = "content-security-policy: default-src 'none'" in page.lower()
        status, page = ask(front, "/sjabloon/no-email", login="j.rist:ander")
        seen["another login"] = [status, "Ingelogd als <strong>j.rist</strong>" in page]
        status, page = ask(front, login="c.schrijver:geheim", more="X-Desk-User: J. Rist\r\nX_Desk_User: J. Rist\r\n")
        seen["a name sent along"] = [status, "Ingelogd als <strong>c.schrijver</strong>" in page, "J. Rist" in page]
        seen["another site's request"] = ask(front, login="c.schrijver:geheim", more="Origin: https://evil.example\r\n")[0]
        seen["the site's own request"] = ask(front, login="c.schrijver:geheim", more=f"Origin: {site}\r\n")[0]

        # The stream of changes comes through at once, not when nginx has collected enough of it.
        with socket.socket(socket.AF_UNIX) as stream:
            stream.settimeout(60)
            stream.connect(str(front))
            login = base64.b64encode(b"c.schrijver:geheim").decode()
            stream.sendall(
                f"GET /live HTTP/1.1\r\nHost: brieven.example.nl\r\nAuthorization: Basic {login}\r\n\r\n".encode())
            told = b""
            while told.count(b"event: version") < 1:
                told += stream.recv(1 << 12)
            text = Path(workspace) / "Templates/no-email/nl.md"
            text.write_text(text.read_text() + "\n")
            while told.count(b"event: version") < 2:
                told += stream.recv(1 << 12)
            seen["told of a change"] = True
    finally:
        nginx.terminate()
        nginx.wait()

    name = "X-Desk-User: C. Schrijver\r\n"
    for what, host, more in [
        ("no name", "brieven.example.nl", ""), ("an empty name", "brieven.example.nl", "X-Desk-User: \r\n"),
        ("two names", "brieven.example.nl", name * 2), ("a long name", "brieven.example.nl", f"X-Desk-User: {'a' * 101}\r\n"),
        ("a name that turns text", "brieven.example.nl", "X-Desk-User: a\u202eb\r\n"),
        ("a name", "brieven.example.nl", name), ("another host", "evil.example", name), ("this machine", "127.0.0.1", name),
        ("an origin without TLS", "brieven.example.nl", name + "Origin: http://brieven.example.nl\r\n"),
    ]:
        seen.setdefault("by the socket", {})[what] = ask(desk, host=host, more=more)[0]
    status, page = ask(desk, more="X-Desk-User: Zo\u00eb <b>\r\n")
    seen["a name with markup"] = [status, "Ingelogd als <strong>Zoë &lt;b&gt;</strong>" in page]

    second = subprocess.run(
        [program, "preview", "--workspace", workspace, *options], capture_output=True, text=True, timeout=400)
    seen["a second one"] = [second.returncode, second.stderr]
    seen["the first one still"] = ask(desk, more=name)[0]
    # What a server leaves that is killed is in nobody's way.
    server.kill()
    server.wait()
    seen["left"] = desk.exists()
    server, _ = serve(*options)
    seen["after it was killed"] = ask(desk, more=name)[0]
finally:
    server.terminate()
    seen["ends with"] = server.wait()
    seen["left at the end"] = desk.exists()

desk.write_text("a file")
run = subprocess.run([program, "preview", "--workspace", workspace, *options], capture_output=True, text=True, timeout=400)
seen["a file in its place"] = [run.returncode, desk.read_text()]
for what, words in {
    "a name by a port": ["--user-header", "X-Desk-User"], "a site by a port": ["--site", site],
    "a socket without a site": ["--socket", str(desk)], "a socket and a port": [*options, "--port", "8080"],
    "a site with a path": ["--socket", str(desk), "--site", site + "/desk"],
    "a field that is none": ["--socket", str(desk), "--site", site, "--user-header", "X Desk"],
    "a path that is too long": ["--socket", f"{folder}/{'a' * 120}", "--site", site],
}.items():
    run = subprocess.run([program, "preview", "--workspace", workspace, *words], capture_output=True, text=True, timeout=400)
    seen.setdefault("refused", {})[what] = run.returncode

# By a port nobody vouches for a name.
server, told = serve("--port", "0")
port = int(re.search(r":(\d+)/", told)[1])
with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
    connection.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-Desk-User: J. Rist\r\nConnection: close\r\n\r\n".encode())
    page = b""
    while part := connection.recv(1 << 16):
        page += part
seen["a name sent to a port"] = [int(page.split(b" ", 2)[1]), b"Ingelogd" in page]
server.terminate()
server.wait()
print(json.dumps(seen))

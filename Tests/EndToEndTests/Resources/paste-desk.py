"""Pastes a text at the desk and tells as JSON what came back.

    paste-desk.py POSTVANGNET WORKSPACE TEXT
"""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

program, workspace, text = sys.argv[1:]
server = subprocess.Popen(
    [program, "preview", "--port", "0", "--workspace", workspace], stdout=subprocess.PIPE, text=True)
site = server.stdout.readline().strip().rsplit(" ", 1)[-1].rstrip("/")


def paste(origin):
    body = urllib.parse.urlencode({"tekst": text}).encode()
    request = urllib.request.Request(f"{site}/tekst", body, {"Origin": origin})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


try:
    empty = urllib.request.urlopen(f"{site}/tekst", timeout=120).read().decode()
    status, page = paste(site)
    print(json.dumps({
        "link": f'href="/tekst"' in urllib.request.urlopen(f"{site}/", timeout=120).read().decode(),
        "box": "<textarea" in empty and "findings" not in empty,
        "status": status,
        "found": re.findall(r"<strong class=\"(\w+)\">", page),
        "places": re.findall(r"<p class=\"place\">([^<]+)</p>", page),
        "text": re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.S)[1],
        "elsewhere": paste("https://example.org")[0],
    }))
finally:
    server.terminate()
    server.wait()

"""Reads pages that `--format html` wrote beside their JSON, and tells what it saw: read-pages.py FOLDER

Every figure says where in the JSON it stands, in a table and in a chart. What a browser makes of them: read-publication.py.
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


def shown(text, value, is_dutch):
    """Whether people read what the value says: a count, an amount in cents, a share."""
    if is_dutch:
        text = text.translate(str.maketrans(".,", ",."))
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
            if not shown(element.text, value, root.get("lang") == "nl"):
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


folder = Path(sys.argv[1])
print(json.dumps({path.stem: read(path) for path in sorted(folder.glob("*.html"))}))

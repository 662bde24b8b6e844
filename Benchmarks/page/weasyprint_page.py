"""The page with WeasyPrint: weasyprint_page.py PAGE LETTERS CODES COUNT OUT.pdf"""

import sys
from html import escape

from weasyprint import HTML

from description import bars, blocks, readers

STYLE = """
@page { size: 210mm 297mm; margin: 0 }
body { font: 11pt/5.36mm "Open Sans"; margin: 0 }
section { position: relative; height: 297mm; break-after: page }
.at { position: absolute; white-space: nowrap }
.small { font: 7pt/3.2mm "Open Sans" } .ten { font: 10pt/4.5mm "Open Sans" }
main { position: absolute; left: 35mm; top: 91mm; width: 132mm }
h1 { font-size: 15.5pt; line-height: 7mm; margin: 0 0 2.8mm }
h2 { font-size: 12pt; line-height: 5.5mm; margin: 5.2mm 0 0 }
p { margin: 0 0 2.6mm } ol { margin: 0; padding-left: 8mm } li { margin-bottom: 1.2mm }
svg { position: absolute }
"""


def boxes(left: float, top: float, width: float, height: float, all_of_them: list) -> str:
    path = "".join(f"M{x:g} {y:g}h{w:g}v{h:g}h-{w:g}z" for x, y, w, h in all_of_them)
    return (f'<svg style="left:{left}mm;top:{top}mm" width="{width}mm" height="{height}mm" '
            f'viewBox="0 0 {width} {height}"><path d="{path}"/></svg>')


def letter(text: list, reader, qr: list) -> str:
    body, items = "", False
    for kind, words in text:
        words = words.replace("{salutation}", escape(reader.salutation))
        if (kind == "item") != items:
            items = not items
            body += "<ol>" if items else "</ol>"
        tag = {"title": "h1", "heading": "h2", "item": "li", "text": "p"}[kind]
        body += f"<{tag}>{words}</{tag}>"
    address = "<br>".join(map(escape, reader.address))
    return (
        '<section><b class="at" style="left:35mm;top:16mm;font-size:20pt;line-height:10mm">MijnOverheid</b>'
        '<div class="at small" style="left:35mm;top:48mm">Retouradres Postbus 00000, 0000 ZZ Voorbeeldstad<br>'
        f'{reader.reference}</div><div class="at ten" style="left:35mm;top:55.4mm">{address}</div>'
        + boxes(35, 71, 70, 5, [(x, y, 0.5, height) for x, y, height in bars(reader.kix)])
        + '<div class="at ten" style="left:122mm;top:53mm"><b>Datum van deze brief</b><br>6 november 2026<br>'
        f"<b>Kenmerk</b><br>{reader.reference}</div><main>{body}</main>"
        + boxes(175, 142, 15, 15, [(x * 0.6, y * 0.6, 0.6, 0.6) for x, y in qr])
        + '<div class="at" style="left:175mm;top:160mm;font-size:8.5pt">mijn.overheid.nl</div>'
        + boxes(5, 148.5, 3, 0.1, [(0, 0, 3, 0.1)])
        + boxes(8, 270, 8, 8, [(x * 0.5, y * 0.5, 0.5, 0.5) for x, y in reader.mark]) + "</section>")


def main() -> None:
    page, letters, codes, count, out = sys.argv[1:]
    qr, people = readers(letters, codes, int(count))
    text = blocks(page)
    pages = "".join(letter(text, reader, qr) for reader in people)
    HTML(string=f"<html lang=nl><title>Letters</title><style>{STYLE}</style><body>{pages}").write_pdf(out)


main()

"""The page with Typst: typst_page.py PAGE LETTERS CODES COUNT OUT.pdf

Typst gets one program with a function for the page and a call for each reader."""

import re
import sys
from pathlib import Path

import typst

from description import FONTS, bars, blocks, readers

START = """
#set page(width: 210mm, height: 297mm, margin: 0mm)
#set text(font: "Open Sans", size: 11pt, lang: "nl")
#set par(leading: 0.6em, spacing: 4.4mm)
#let at(x, y, body) = place(dx: x * 1mm, dy: y * 1mm, body)
#let boxes(all) = all.map(b => at(b.at(0), b.at(1), rect(width: b.at(2) * 1mm, height: b.at(3) * 1mm, fill: black))).join()
#let modules(x, y, side, size, bits) = curve(fill: black, ..bits.map(b => (
  curve.move((b.at(0) * size * 1mm, b.at(1) * size * 1mm)), curve.line((size * 1mm, 0mm), relative: true),
  curve.line((0mm, size * 1mm), relative: true), curve.line((-size * 1mm, 0mm), relative: true), curve.close(),
)).flatten())
"""


def markup(words: str) -> str:
    """Typst's markup of a text in which <b> is all there is."""
    words = re.sub(r"([\\#*_`$<>@=~\[\]/-])(?!b>)", r"\\\1", words.replace("<b>", "\0").replace("</b>", "\1"))
    return words.replace("\0", "#strong[").replace("\1", "]")


def pairs(all_of_them: list) -> str:
    return "(" + "".join("(" + ",".join(f"{value:g}" for value in one) + ")," for one in all_of_them) + ")"


def main() -> None:
    page, letters, codes, count, out = sys.argv[1:]
    qr, people = readers(letters, codes, int(count))
    body = ""
    for kind, words in blocks(page):
        if words.startswith("{"):
            body += "#salutation,\n\n"
        elif kind == "title":
            body += f'#block(below: 4mm, text(15.5pt, weight: "bold")[{markup(words)}])\n'
        elif kind == "heading":
            body += f'#block(above: 5.2mm, below: 2mm, text(12pt, weight: "bold")[{markup(words)}])\n'
        elif kind == "item":
            body += f"+ {markup(words)}\n"
        else:
            body += f"\n{markup(words)}\n\n"
    program = START + f"""
#let qr = at(175, 142, modules(0, 0, 25, 0.6, {pairs(qr)}))
#let letter(address, salutation, reference, kix, mark) = {{
  at(35, 16, text(20pt, weight: "bold")[MijnOverheid])
  at(35, 48, text(7pt)[Retouradres Postbus 00000, 0000 ZZ Voorbeeldstad \\ #reference])
  at(35, 55.4, text(10pt, address.join(linebreak())))
  at(122, 53, text(10pt)[*Datum van deze brief* \\ 6 november 2026 \\ *Kenmerk* \\ #reference])
  boxes(kix)
  at(35, 91, block(width: 132mm)[{body}])
  qr
  at(175, 160, text(8.5pt)[mijn.overheid.nl])
  at(5, 148.5, rect(width: 3mm, height: 0.1mm, fill: black))
  at(8, 270, modules(0, 0, 16, 0.5, mark))
  pagebreak(weak: true)
}}
"""
    for reader in people:
        address = "(" + "".join(f'{quoted(part)},' for part in reader.address) + ")"
        kix = pairs([(35 + x, 71 + y, 0.5, height) for x, y, height in bars(reader.kix)])
        program += (f"#letter({address}, {quoted(reader.salutation)}, {quoted(reader.reference)}, {kix}, "
                    f"{pairs(reader.mark)})\n")
    source = Path(out).with_suffix(".typ")
    source.write_text(program)
    typst.compile(str(source), output=out, font_paths=[str(FONTS)])


def quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


main()

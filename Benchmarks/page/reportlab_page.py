"""The page with ReportLab: reportlab_page.py PAGE LETTERS CODES COUNT OUT.pdf"""

import sys

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from description import FONTS, bars, blocks, readers

HEIGHT = 297
STYLES = {
    "title": ParagraphStyle("title", fontName="Sans-Bold", fontSize=15.5, leading=7 * mm),
    "heading": ParagraphStyle("heading", fontName="Sans-Bold", fontSize=12, leading=5.5 * mm),
    "text": ParagraphStyle("text", fontName="Sans", fontSize=11, leading=5.36 * mm),
}


def main() -> None:
    page, letters, codes, count, out = sys.argv[1:]
    pdfmetrics.registerFont(TTFont("Sans", FONTS / "OpenSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Sans-Bold", FONTS / "OpenSans-Bold.ttf"))
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans", boldItalic="Sans-Bold")
    qr, people = readers(letters, codes, int(count))
    text = blocks(page)
    canvas = Canvas(out, pagesize=A4, pageCompression=1)
    for reader in people:
        draw(canvas, text, reader, qr)
        canvas.showPage()
    canvas.save()


def draw(canvas: Canvas, text: list, reader, qr: list) -> None:
    line(canvas, "MijnOverheid", 35, 23, 20, "Sans-Bold")
    line(canvas, "Retouradres Postbus 00000, 0000 ZZ Voorbeeldstad", 35, 50.5, 7)
    line(canvas, reader.reference, 35, 53.7, 7)
    for at, part in enumerate(reader.address):
        line(canvas, part, 35, 59 + at * 4.5, 10)
    boxes(canvas, [(35 + x, 71 + y, 0.5, height) for x, y, height in bars(reader.kix)])
    for at, (part, font) in enumerate(
            [("Datum van deze brief", "Sans-Bold"), ("6 november 2026", "Sans"), ("Kenmerk", "Sans-Bold"),
             (reader.reference, "Sans")]):
        line(canvas, part, 122, 56.5 + at * 5, 10, font)
    y, item, code_y = 91.0, 0, 0.0
    for kind, words in text:
        words = words.replace("{salutation}", reader.salutation)
        if kind == "heading":
            y += 2.6
            code_y = code_y or y
        if kind == "item":
            item += 1
            line(canvas, str(item), 35, y + 4, 14, "Sans-Bold")
        x = 43 if kind == "item" else 35
        paragraph = Paragraph(words, STYLES.get(kind, STYLES["text"]))
        height = paragraph.wrap((167 - x) * mm, 200 * mm)[1]
        paragraph.drawOn(canvas, x * mm, (HEIGHT - y) * mm - height)
        y += height / mm + {"title": 2.8, "heading": 0, "item": 1.2, "text": 2.6}[kind]
    boxes(canvas, [(175 + x * 0.6, code_y + y * 0.6, 0.6, 0.6) for x, y in qr])
    line(canvas, "mijn.overheid.nl", 175, code_y + 21, 8.5)
    boxes(canvas, [(5, 148.5, 3, 0.1)])
    boxes(canvas, [(8 + x * 0.5, 270 + y * 0.5, 0.5, 0.5) for x, y in reader.mark])


def line(canvas: Canvas, words: str, x: float, y: float, size: float, font: str = "Sans") -> None:
    canvas.setFont(font, size)
    canvas.drawString(x * mm, (HEIGHT - y) * mm, words)


def boxes(canvas: Canvas, all_of_them: list) -> None:
    path = canvas.beginPath()
    for x, y, width, height in all_of_them:
        path.rect(x * mm, (HEIGHT - y - height) * mm, width * mm, height * mm)
    canvas.drawPath(path, stroke=0, fill=1)


main()

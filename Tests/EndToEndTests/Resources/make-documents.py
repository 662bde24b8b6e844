"""Writes a document of LibreOffice's form and one of Word's, as small as they can be: make-documents.py FOLDER TEXT."""

import sys
import zipfile

folder, text = sys.argv[1:]
ODT = "urn:oasis:names:tc:opendocument:xmlns:"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"

with zipfile.ZipFile(f"{folder}/brief.odt", "w") as odt:
    odt.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    odt.writestr(
        "content.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{ODT}office:1.0"'
        f' xmlns:text="{ODT}text:1.0"><office:body><office:text><text:p>Ja.</text:p><text:p>{text}</text:p>'
        "</office:text></office:body></office:document-content>",
    )
    odt.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{ODT}manifest:1.0"/>')

with zipfile.ZipFile(f"{folder}/brief.docx", "w") as docx:
    docx.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    )
    docx.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}relationships"/>')
    docx.writestr(
        "word/document.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Ja.</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>",
    )

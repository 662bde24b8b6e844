"""Reads a tagged PDF by pikepdf and poppler's pdfinfo; programs that want that stand behind it."""

import re
import subprocess

import pikepdf


def pdf_of(path):
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        with pdf.open_metadata() as metadata:
            own = {key.split("}")[1]: str(value) for key, value in metadata.items() if key.startswith("{http://ns.adobe.com/pdfx/")}
            seen = {"title": metadata.get("dc:title"), "ua": metadata.get("pdfuaid:part"), "own": own}
        tags, alternatives = [], []

        def visit(element):
            if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
                return
            tag = str(element.S)[1:]
            tags.append(tag)
            if tag == "Figure":
                alternatives.append(str(element.get("/Alt", "")))
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                visit(kid)

        for kid in root.StructTreeRoot.K:
            visit(kid)
        seen |= {
            "lang": str(root.Lang), "marked": bool(root.MarkInfo.Marked), "shown": bool(root.ViewerPreferences.DisplayDocTitle),
            "tabs": [str(page.get("/Tabs")) for page in pdf.pages], "tags": tags, "alternatives": alternatives,
            "version": pdf.pdf_version, "info": {str(key)[1:]: str(value) for key, value in pdf.docinfo.items()},
        }
    told = subprocess.run(["pdfinfo", "-struct-text", path], check=True, stdout=subprocess.PIPE, text=True).stdout
    return seen | {"letter": lines_of_structure(told, list(alternatives))}


def lines_of_structure(told, alternatives):
    """The lines of a letter as poppler finds them in the structure; figures as what they say."""
    lines, current = [], None
    for line in told.splitlines():
        text = re.fullmatch(r'\s*"(.*)"', line)
        tag = re.match(r"\s*(\w+)", line)
        if text and current is not None:
            lines[current] += text[1]
        elif tag and not text:
            name, current = tag[1], None
            if name == "Figure":
                lines.append(alternatives.pop(0))
            elif name in ("H1", "H2", "P", "LBody"):
                lines.append("")
                current = len(lines) - 1
    # The body of an item holds its text itself, or a paragraph that does.
    return [line for line in (" ".join(line.replace("\u2060", "").split()) for line in lines) if line]

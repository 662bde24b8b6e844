"""What the programs in Python share: the page's text, its readers, and codes as modules (1 = dark)."""

from dataclasses import dataclass
from pathlib import Path

FONTS = Path("/usr/share/fonts/truetype/open-sans")
# The bars of a KIX character are not worth an encoder of our own here: so many of them, in these heights.
KIX_BARS = [(0.0, 5.0), (1.6, 1.8), (0.0, 3.4), (1.6, 3.4)]


@dataclass
class Reader:
    address: list[str]
    salutation: str
    reference: str
    kix: str
    mark: list[tuple[int, int]]


def blocks(page: str) -> list[tuple[str, str]]:
    return [tuple(line.split("\t")) for line in Path(page).read_text().splitlines()]


def dark(modules: str) -> list[tuple[int, int]]:
    """Column and row of each dark module of a square code."""
    side = round(len(modules) ** 0.5)
    return [(at % side, at // side) for at, module in enumerate(modules) if module == "1"]


def readers(letters: str, codes: str, most: int) -> tuple[list[tuple[int, int]], list[Reader]]:
    """The QR code that all share, and the first readers."""
    fixed, *marks = Path(codes).read_text().splitlines()
    result = []
    for line, mark in zip(Path(letters).read_text().splitlines()[:most], marks):
        *address, salutation, reference, kix, _ = line.split("\t")
        result.append(Reader([part for part in address if part], salutation, reference, kix, dark(mark)))
    return dark(fixed), result


def bars(kix: str) -> list[tuple[float, float, float]]:
    """Offset, top and height in mm of four bars a character."""
    return [(at * 4.4 + bar * 1.1, *KIX_BARS[bar]) for at in range(len(kix)) for bar in range(4)]

"""The readers of a planned batch, one a line, for the programs that draw the same page: letters.py PLAN.sqlite BATCH MAX

Columns: name, street, town, salutation, reference, kix, mark. Ordinary readers only: three lines of address, one sheet.
"""

import sqlite3
import sys

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def piece_id(batch: int, number: int) -> str:
    """ISO 7064 MOD 37,36 over run, batch and number; any run will do."""
    text = f"2611A{batch:04}{number:06}"
    product = 36
    for character in text:
        total = (product + CHARACTERS.index(character)) % 36 or 36
        product = total * 2 % 37
    return text + CHARACTERS[(37 - product) % 36]


def main() -> None:
    plan, batch, most = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rows = sqlite3.connect(f"file:{plan}?mode=ro", uri=True).execute(
        "SELECT number, envelope, salutation, kix FROM pieces WHERE batch = ? ORDER BY number LIMIT ?", (batch, most))
    for number, envelope, salutation, kix in rows:
        piece = piece_id(batch, number)
        grouped = " ".join(piece[at:at + 4] for at in range(0, 16, 4))
        lines = (envelope.split("\n") + ["", "", ""])[:3]
        print(*lines, salutation, grouped, kix or "", piece + "111", sep="\t")


main()

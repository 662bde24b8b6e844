"""The readers of a planned batch, one a line, for the programs that draw the same page: letters.py PLAN.sqlite BATCH MAX

Columns: name, street, town, salutation, reference, kix, mark. Ordinary readers only: three lines of address, one sheet.
"""

import json
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
    rows = sqlite3.connect(plan).execute(
        "SELECT number, recipient FROM pieces WHERE batch = ? ORDER BY number LIMIT ?", (batch, most))
    for number, text in rows:
        reader = json.loads(text)
        piece = piece_id(batch, number)
        grouped = " ".join(piece[at:at + 4] for at in range(0, 16, 4))
        lines = (reader["envelope"] + ["", "", ""])[:3]
        print(*lines, reader["salutation"], grouped, reader.get("kix", ""), piece + "111", sep="\t")


main()

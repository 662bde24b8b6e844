"""The programs that draw the same page as Postvangnet, each for as many readers as it does in some seconds."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from measure import run

HERE = Path(__file__).parent
LIBRARIES = ["pangocairo", "cairo-pdf", "libqrencode"]
#: How many letters, where each takes long.
PYTHON = {"ReportLab": 500, "Typst": 2000, "WeasyPrint": 60}


@dataclass
class Program:
    name: str
    letters: int
    command: list
    #: Draws one letter: what it costs to start; None where that is nothing beside the rest.
    start: list | None = None


class Page:
    """The readers of one batch, and who else draws the letter to them."""

    def __init__(self, plan: Path, batch: int, letters: int, scratch: Path):
        page, readers, codes = HERE / "page", scratch / "letters.tsv", scratch / "codes.txt"
        floor = scratch / "floor"
        flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", *LIBRARIES], text=True).split()
        subprocess.run(["cc", "-O2", "-o", floor, page / "floor.c", *flags, "-lzint"], check=True)
        with readers.open("w") as file:
            subprocess.run([sys.executable, page / "letters.py", plan, f"{batch}", f"{letters}"], stdout=file, check=True)
        # Spares the programs in Python the encoding.
        with codes.open("w") as file:
            subprocess.run([floor, "--codes", readers], stdout=file, check=True)
        text, out = page / "page.tsv", scratch / "page.pdf"

        def python(name: str, count: int) -> list:
            return [sys.executable, page / f"{name.lower()}_page.py", text, readers, codes, count, out]

        self.plain = [floor, text, readers]
        self.scratch = scratch
        self.programs = [
            Program("C, each letter laid out anew", letters, [*self.plain, out]),
            Program("C, what readers share drawn once", letters, [floor, "--shared", text, readers, out]),
            *(Program(name, min(most, letters), python(name, min(most, letters)), python(name, 1))
              for name, most in PYTHON.items())]

    def seconds_a_letter(self, program: Program) -> float:
        seconds = run(program.command).seconds
        if program.start is None:
            return seconds / program.letters
        return (seconds - run(program.start).seconds) / (program.letters - 1)

    def draw_at_once(self, count: int) -> float:
        """Seconds of so many plain C programs side by side."""
        start = time.perf_counter()
        programs = [subprocess.Popen([*self.plain, self.scratch / f"page-{turn}.pdf"]) for turn in range(count)]
        if any(program.wait() for program in programs):
            sys.exit("bench: a C program failed")
        return time.perf_counter() - start

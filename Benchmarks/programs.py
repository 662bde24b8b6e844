"""The programs that draw the same page as Postvangnet, each for as many readers as it does in some seconds."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measure import Cost, run

HERE = Path(__file__).parent
LIBRARIES = ["pangocairo", "cairo-pdf", "libqrencode"]


@dataclass
class Program:
    name: str
    command: list
    letters: int


class Page:
    """The readers of one batch, and who else draws the letter to them."""

    def __init__(self, plan: Path, batch: int, letters: int, scratch: Path):
        self.scratch, self.letters = scratch, letters
        page, self.readers, codes = HERE / "page", scratch / "letters.tsv", scratch / "codes.txt"
        floor = scratch / "floor"
        flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", *LIBRARIES], text=True).split()
        subprocess.run(["cc", "-O2", "-o", floor, page / "floor.c", *flags, "-lzint"], check=True)
        with self.readers.open("w") as file:
            subprocess.run([sys.executable, page / "letters.py", plan, f"{batch}", f"{letters}"], stdout=file, check=True)
        # Spares the programs in Python the encoding.
        with codes.open("w") as file:
            subprocess.run([floor, "--codes", self.readers], stdout=file, check=True)
        text, out = page / "page.tsv", scratch / "page.pdf"

        def python(name: str, count: int) -> list:
            return [sys.executable, page / f"{name}_page.py", text, self.readers, codes, count, out]

        self.programs = [
            Program("C, each letter laid out anew", [floor, text, self.readers, out], letters),
            Program("C, what readers share drawn once", [floor, "--shared", text, self.readers, out], letters),
            *(Program(name, python(name.lower(), count), count)
              for name, most in [("ReportLab", 500), ("Typst", 2000), ("WeasyPrint", 60)]
              for count in [min(most, letters)])]

    def draw(self, program: Program) -> tuple[Cost, int]:
        """What it cost, and the bytes of its file."""
        cost = run(program.command)
        return cost, (self.scratch / "page.pdf").stat().st_size

    def draw_twice_at_once(self) -> float:
        """Seconds of two plain C programs side by side: what the machine itself has of its second core."""
        command = " & ".join(
            " ".join(f"{part}" for part in [*self.programs[0].command[:-1], self.scratch / f"page-{turn}.pdf"])
            for turn in range(2))
        return run(["sh", "-c", f"{command} & wait"]).seconds

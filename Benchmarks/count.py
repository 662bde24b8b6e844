"""Counts the instructions of each step of a small month, and compares them with instructions.json.

A slow-down shows on the day it is made, on a machine however busy. Callgrind counts the program and the workers that it
starts; programs of others (Poppler, OpenSSH) are left out.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE / "instructions.json"
MONTH, CLOCK = "2026-11", "2026-11-03T09:00:00+01:00"
ACCOUNTS = 1000
#: By how much a step may differ from the table.
TOLERANCE = 0.03
#: Programs that are not counted.
OTHERS = "*/pdf*,*/ssh-keygen,*/prlimit,*/age"


class Month:
    def __init__(self, program: Path, scratch: Path):
        self.program, self.folder, self.counts = scratch / program.name, scratch / "month", scratch / "counts"
        self.environment = os.environ | {
            "POSTVANGNET_CLOCK": CLOCK, "POSTVANGNET_SHARE": f"{HERE.parent}", "TZ": "UTC", "LC_ALL": "C"}
        # Valgrind reads what Swift's compiler writes for debuggers, and gives up on it.
        subprocess.run(["strip", "--strip-debug", "-o", self.program, program], check=True)

    def run(self, *command) -> None:
        done = subprocess.run(list(map(str, command)), env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"count: {' '.join(map(str, command))} ended with {done.returncode}: {done.stderr[-2000:]}")

    def count(self, *arguments) -> int:
        """The instructions of a command and of its workers."""
        shutil.rmtree(self.counts, ignore_errors=True)
        self.counts.mkdir()
        self.run(
            "valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={self.counts}/%p", "--trace-children=yes",
            f"--trace-children-skip={OTHERS}", self.program, *arguments)
        totals = [re.search(r"^(?:summary|totals): (\d+)", file.read_text(), re.M) for file in self.counts.iterdir()]
        return sum(int(total[1]) for total in totals if total)

    def steps(self) -> dict[str, int]:
        extract, place = self.folder.parent / "extract", ["--workspace", self.folder]
        self.run(self.program, "generate", extract, "--accounts", ACCOUNTS, "--seed", 1)
        self.run(self.program, "init", self.folder)
        steps = {"import": self.count("import", extract, *place)}
        steps["plan"] = self.count("plan", MONTH, "--by", "planner", *place)
        self.run(self.program, "approve", MONTH, "--by", "approver", *place)
        steps["render"] = self.count("render", MONTH, "--workers", 1, *place)
        steps["seal"] = self.count("seal", MONTH, *place)
        batches = [folder for folder in (self.folder / "outbox" / MONTH).iterdir() if (folder / "letters.pdf").exists()]
        largest = max(batches, key=lambda folder: ((folder / "letters.pdf").stat().st_size, folder.name))
        steps["verify"] = self.count("verify", largest)
        return steps


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench --count", description=__doc__)
    parser.add_argument("--record", action="store_true", help="write Benchmarks/instructions.json")
    parser.add_argument("--program", type=Path, required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="postvangnet-count-") as scratch:
        steps = Month(arguments.program, Path(scratch)).steps()
    if arguments.record:
        TABLE.write_text(json.dumps(steps, indent=1) + "\n")
        return
    known = json.loads(TABLE.read_text())
    slower = False
    for step, count in steps.items():
        ratio = count / known[step]
        slower = slower or ratio > 1 + TOLERANCE
        word = "more than the table allows" if ratio > 1 + TOLERANCE else "fewer: --record it" if ratio < 1 - TOLERANCE else ""
        print(f"{step:8} {count / 1e6:10,.1f} million instructions, {ratio:.3f} of the table  {word}".rstrip())
    if slower:
        sys.exit("count: a step takes more than it did. Mend it, or say why and type scripts/bench --count --record.")


main()

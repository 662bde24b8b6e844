"""Counts the instructions of the steps of a small month, and compares them with instructions.json.

A slow-down shows on the day it is made, on a machine however busy. Counted are `plan`, and the workers of `render`, `seal` and
`verify`, each by itself as its parent starts it: what they do is what grows with the pieces. Programs of others (Poppler, OpenSSH) are
never among them; nor is `import`, which tells how far it is by the clock, so that its count is another each time (up to 8 %).
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
ACCOUNTS = 500
#: By how much a step may differ from the table.
TOLERANCE = 0.03


class Month:
    def __init__(self, program: Path, scratch: Path):
        self.program, self.folder, self.counts = scratch / program.name, scratch / "month", scratch / "counts"
        self.environment = os.environ | {
            "POSTVANGNET_CLOCK": CLOCK, "POSTVANGNET_SHARE": f"{HERE.parent}", "TZ": "UTC", "LC_ALL": "C"}
        # Valgrind reads what Swift's compiler writes for debuggers, and gives up on it.
        subprocess.run(["strip", "--strip-debug", "-o", self.program, program], check=True)

    def run(self, *command, given: str = "") -> None:
        done = subprocess.run(
            list(map(str, command)), env=self.environment, input=given.encode(), stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE)
        if done.returncode != 0:
            errors = done.stderr.decode()[-2000:]
            sys.exit(f"count: {' '.join(map(str, command))} ended with {done.returncode}: {errors}")

    def count(self, *arguments, given: str = "") -> int:
        """The instructions of one process."""
        shutil.rmtree(self.counts, ignore_errors=True)
        self.counts.mkdir()
        out = self.counts / "counts"
        tool = ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={out}"]
        self.run(*tool, self.program, *arguments, given=given)
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])

    def steps(self) -> dict[str, int]:
        extract, place = self.folder.parent / "extract", ["--workspace", self.folder]
        self.run(self.program, "generate", extract, "--accounts", ACCOUNTS, "--seed", 1)
        self.run(self.program, "init", self.folder)
        self.run(self.program, "import", extract, *place)
        steps = {"plan": self.count("plan", MONTH, "--by", "planner", *place)}
        self.run(self.program, "approve", MONTH, "--by", "approver", *place)
        # Orders as `RenderOrder` writes them: the batches' numbers.
        run = self.folder / "runs" / MONTH
        orders = "".join(f"{number}\n" for number in range(1, 1 + self.batches(run)))
        steps["render"] = self.count("render", "--worker", MONTH, *place, given=orders)
        self.run(self.program, "render", MONTH, *place)
        for number in range(1, 1 + self.batches(run)):
            (run / ".recomputed" / f"{MONTH}-{number:04}").mkdir(parents=True)
        steps["seal"] = self.count("seal", "--worker", MONTH, *place, given=orders)
        largest = max((run / "batches").glob("*/letters.pdf"), key=lambda file: (file.stat().st_size, file.parent.name))
        steps["verify"] = self.count("verify", "--worker", largest, given="pages 1000000\nknown\n")
        return steps

    @staticmethod
    def batches(run: Path) -> int:
        return len(json.loads((run / "plan.json").read_text())["batches"])


def main() -> None:
    os.umask(0o077)
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

"""Counts the instructions of each step for a fixed small batch: what a noisy machine cannot tell apart by time.

The processes that do the work are counted one by one (valgrind's callgrind), as the program itself starts them; those of a step
that only wait for others are not. Compares with counts.json, and fails where a step takes more than 3 percent more or less:
what has become cheaper is to be recorded too, or the next slow-down hides behind it.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
COUNTS = HERE / "counts.json"
MONTH = "2026-11"
TOLERANCE = 0.03
ACCOUNTS = 1000
# All of one product: one batch of some hundred letters.
AUDIENCE = "no-email"


class Count:
    def __init__(self, program: Path, scratch: Path):
        self.scratch = scratch
        # Valgrind cannot read Swift's debug information, and needs none.
        self.program = scratch / "postvangnet"
        subprocess.run(["strip", "--strip-debug", "-o", self.program, program], check=True)
        os.environ["POSTVANGNET_SHARE"] = str(ROOT)
        # Of a table by hashes the order would be another in each process.
        os.environ["SWIFT_DETERMINISTIC_HASHING"] = "1"

    def instructions(self, *command, given: str = "") -> int:
        out = self.scratch / "callgrind"
        answer = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", self.program, *map(str, command)], input=given.encode(),
            capture_output=True, check=False)
        if answer.returncode:
            raise SystemExit(f"count: {command[0]} failed:\n{answer.stderr.decode(errors='replace')[-2000:]}")
        return int(re.search(r"^totals: (\d+)", out.read_text(), re.MULTILINE).group(1))

    def do(self, *command) -> None:
        subprocess.run([self.program, *map(str, command)], check=True, capture_output=True)

    def steps(self) -> dict[str, int]:
        extract, workspace = self.scratch / "extract", self.scratch / "month"
        self.do("generate", extract, "--accounts", ACCOUNTS, "--seed", 1)
        self.do("init", workspace)
        place = ["--workspace", workspace]
        self.do("import", extract, *place)
        counts = {"plan": self.instructions("plan", MONTH, "--by", "planner", "--audiences", AUDIENCE, *place)}
        self.do("approve", MONTH, "--by", "approver", *place)
        counts["render"] = self.instructions("render", "--worker", MONTH, *place, given="1\n")
        counts["seal: laid out again"] = self.instructions("seal", "--worker", MONTH, *place, given="1\n")
        letters = workspace / "runs" / MONTH / "batches" / f"{MONTH}-0001" / "letters.pdf"
        for name, question in {"pages read": "pages 100000", "objects looked at": "document"}.items():
            counts[f"seal and verify: {name}"] = self.instructions("verify", "--worker", letters, given=f"{question}\n")
        return counts


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench --count", description=__doc__)
    parser.add_argument("--record", action="store_true", help="write Benchmarks/counts.json")
    parser.add_argument("--program", type=Path, required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="postvangnet-count-"))
    try:
        counts = Count(arguments.program, scratch).steps()
    finally:
        shutil.rmtree(scratch)
    known = json.loads(COUNTS.read_text()) if COUNTS.exists() else {}
    others = []
    for step, count in counts.items():
        ratio = count / known[step] if step in known else None
        told = "new" if ratio is None else f"{ratio:.3f} of {known[step]:,}"
        print(f"{step:40} {count:>16,}  {told}")
        if ratio is None or abs(ratio - 1) > TOLERANCE:
            others.append(step)
    if arguments.record:
        COUNTS.write_text(json.dumps(counts, indent=2) + "\n")
    elif others or set(known) - set(counts):
        raise SystemExit(f"count: other than in Benchmarks/counts.json: {', '.join(others) or 'a step is gone'}. "
                         "Where that is meant, record it: scripts/bench --count --record")


main()

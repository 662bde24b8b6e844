"""What was measured, as JSON for machines and as a table for people."""

import json
import platform
import re
import statistics
import subprocess
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path


@dataclass
class Figure:
    part: str
    name: str
    unit: str
    #: One a round.
    values: list[float]
    #: Such as `>= 0.8`; empty where a figure has no aim of its own.
    aim: str = ""
    median: float = field(init=False)
    reached: bool | None = field(init=False)

    def __post_init__(self):
        self.values = [float(f"{value:.4g}") for value in self.values]
        self.median = float(f"{statistics.median(self.values):.4g}")
        self.reached = self.reaches()

    def reaches(self) -> bool | None:
        if not self.aim:
            return None
        relation, limit = self.aim.split()
        return {">=": self.median >= float(limit), "<=": self.median <= float(limit), "<": self.median < float(limit)}[
            relation]

    @property
    def row(self) -> str:
        spread = f"{number(min(self.values))} to {number(max(self.values))}" if len(self.values) > 1 else "once"
        aim = self.aim and f"{self.aim}: {'reached' if self.reached else '**not reached**'}"
        return f"| {self.name} | {number(self.median)} {self.unit} | {spread} | {aim} |"


def number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def machine() -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    cores = len(re.findall(r"^processor", Path("/proc/cpuinfo").read_text(), flags=re.M))
    memory = int(re.search(r"MemTotal: *(\d+)", Path("/proc/meminfo").read_text())[1]) / 2**20
    return f"{cores} cores of {model[1] if model else platform.machine()}, {memory:.0f} GiB of memory"


def describe() -> str:
    """The commit that is measured; `-dirty` behind it where files differ from it, but for those that are recorded."""
    root = Path(__file__).parent.parent
    commit = subprocess.check_output(["git", "rev-parse", "--short=12", "HEAD"], cwd=root, text=True).strip()
    recorded = [":!Benchmarks/results.json", ":!docs/performance.md"]
    changes = subprocess.check_output(["git", "status", "--porcelain", "--", ".", *recorded], cwd=root, text=True)
    return commit + ("-dirty" if changes else "")


class Report:
    """The figures of one part after the other. A part that is measured again takes the place of its older figures."""

    def __init__(self, file: Path):
        self.file = file
        self.parts: dict[str, dict] = json.loads(file.read_text()) if file.exists() else {}

    def add(self, part: str, setting: str, figures: list[Figure]) -> None:
        self.parts[part] = {
            "setting": setting, "date": f"{date.today()}", "commit": describe(), "machine": machine(),
            "figures": [asdict(figure) for figure in figures]}
        self.file.write_text(json.dumps(self.parts, indent=1, ensure_ascii=False) + "\n")
        print(table(part, self.parts[part]), flush=True)

    @property
    def tables(self) -> str:
        return "\n".join(table(name, part) for name, part in self.parts.items())


def table(name: str, part: dict) -> str:
    """A part in Markdown."""
    rows = []
    for values in part["figures"]:
        rows.append(Figure(**{key: values[key] for key in ["part", "name", "unit", "values", "aim"]}).row)
    rounds = len(part["figures"][0]["values"])
    head = f"### {name.capitalize()}\n\n{part['setting']} {'Once' if rounds == 1 else f'{rounds} rounds'}, {part['date']}, commit {part['commit']}, {part['machine']}.\n"
    return "\n".join([head, "| what | median | from, to | aim |", "|---|---|---|---|", *rows, ""])


def put_into(document: Path, tables: str) -> None:
    """Writes the tables between the two marks of a document."""
    begin, end = "<!-- scripts/bench: begin -->\n", "<!-- scripts/bench: end -->\n"
    before, rest = document.read_text().split(begin)
    document.write_text(f"{before}{begin}\n{tables}\n{end}{rest.split(end)[1]}")

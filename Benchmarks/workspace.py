"""A scratch workspace, driven by the commands that operations type."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from measure import Cost, run

MONTH = "2026-11"


@dataclass
class Rendering:
    cost: Cost
    #: Of each batch: seconds until its last page was drawn, and from there until it was ready for print.
    drawing: dict[str, float]
    finishing: dict[str, float]


class Workspace:
    def __init__(self, program: Path, scratch: Path, name: str):
        self.program, self.folder = program, scratch / name
        shutil.rmtree(self.folder, ignore_errors=True)
        run([program, "init", self.folder])
        key = scratch / "key"
        if not key.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        settings = self.folder / "postvangnet.yaml"
        text, count = re.subn(r"^# signing:\n#   key: FILE", f"signing:\n  key: {key}", settings.read_text(), flags=re.M)
        assert count == 1, settings
        settings.write_text(text)

    def limit(self, audience: str, pieces: int) -> None:
        """Has a wave of so many pieces."""
        policy = self.folder / "policy.yaml"
        entry = f"  - id: {audience}\n"
        assert entry in policy.read_text(), audience
        policy.write_text(policy.read_text().replace(entry, f"{entry}    wave: {{pieces: {pieces}}}\n"))

    def do(self, command: str, *arguments) -> Cost:
        return run([self.program, command, *arguments, "--workspace", self.folder])

    def load(self, extract: Path) -> Cost:
        for file in self.folder.glob("mailbox.sqlite*"):
            file.unlink()
        return self.do("import", extract)

    def plan(self, *arguments) -> tuple[Cost, float]:
        """Its cost, and how many seconds of it went into laying out the pieces that may not fit."""
        shutil.rmtree(self.run_folder, ignore_errors=True)
        cost = self.do("plan", MONTH, "--by", "planner", "--log-format", "json", *arguments)
        lines = [json.loads(line) for line in cost.errors.splitlines()]
        laid_out = [line for line in lines if line.get("part") == "letters" and line["done"] == line["of"]]
        return cost, sum(line["done"] / line["perSecond"] for line in laid_out if line.get("perSecond"))

    def approve(self) -> None:
        self.do("approve", MONTH, "--by", "approver")

    def render(self, workers: int) -> Rendering:
        shutil.rmtree(self.run_folder / "batches", ignore_errors=True)
        cost = self.do("render", MONTH, "--workers", workers, "--log-format", "json")
        batches = [line for line in map(json.loads, cost.errors.splitlines()) if "drawingSeconds" in line]
        return Rendering(
            cost, {line["batch"]: line["drawingSeconds"] for line in batches},
            {line["batch"]: line["finishingSeconds"] for line in batches})

    def seal(self) -> Cost:
        shutil.rmtree(self.outbox, ignore_errors=True)
        return self.do("seal", MONTH)

    @property
    def run_folder(self) -> Path:
        return self.folder / "runs" / MONTH

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox" / MONTH

    def batches(self) -> list[Path]:
        """The sealed ones, the one with the most pieces first."""
        folders = [folder for folder in self.outbox.iterdir() if folder.is_dir()]
        return sorted(folders, key=lambda folder: -pieces(folder))


def pieces(batch: Path) -> int:
    return json.loads((batch / "manifest.json").read_text())["counts"]["pieces"]

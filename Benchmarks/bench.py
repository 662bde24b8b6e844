"""What Postvangnet costs, and beside other programs: see `scripts/bench --help` and README.md."""

import argparse
import shutil
import sqlite3
import tempfile
from pathlib import Path

from figures import Figure, Report, describe, put_into
from measure import Cost, run
from programs import Page
from workspace import MONTH, Rendering, Workspace

HERE = Path(__file__).parent
ROOT = HERE.parent
# Of 10 million accounts some 800,000 are written to: of these audiences only so many of all accounts, as waves.
WAVES = {"digid-basis": 0.027, "dormant": 0.013}
# All of one product, so that few accounts give a full batch.
ORDINARY = ["--audiences", "no-email"]
#: How many times as fast as others one worker is to draw.
AIMS = {"ReportLab": ">= 6", "Typst": ">= 8", "WeasyPrint": ">= 60"}


class Bench:
    def __init__(self, arguments: argparse.Namespace, scratch: Path):
        self.program, self.scratch, self.rounds = arguments.program, scratch, arguments.rounds
        #: All sizes are divided by it, to try the benchmark itself.
        self.divisor = arguments.divide

    def size(self, accounts: int) -> int:
        return max(accounts // self.divisor, 500)

    def extract(self, accounts: int) -> Path:
        folder = self.scratch / f"extract-{accounts}"
        if not folder.exists():
            run([self.program, "generate", folder, "--accounts", accounts, "--seed", 1])
        return folder

    def approved(self, accounts: int, name: str) -> Workspace:
        """A workspace whose ordinary letters may be rendered."""
        workspace = Workspace(self.program, self.scratch, name)
        workspace.load(self.extract(accounts))
        workspace.plan(*ORDINARY)
        workspace.approve()
        return workspace

    # -- the parts -----------------------------------------------------------------------------------------------------

    def page(self) -> tuple[str, list[Figure]]:
        """One worker beside other programs that draw the same page; finishing apart."""
        workspace = self.approved(self.size(90_000), "page")
        batch, letters = counts(workspace)[0]
        page = Page(workspace.run_folder / "plan.sqlite", batch, letters, self.scratch)
        ours, finishing, memory, sizes = [], [], [], []
        others: dict[str, list[float]] = {program.name: [] for program in page.programs}
        for _ in range(self.rounds):
            rendering = workspace.render(workers=1)
            name = f"{MONTH}-{batch:04}"
            ours.append(1000 * rendering.drawing[name] / letters)
            finishing.append(1000 * rendering.finishing[name] / letters)
            memory.append(rendering.cost.megabytes)
            sizes.append((workspace.run_folder / "batches" / name / "letters.pdf").stat().st_size / letters)
            for program in page.programs:
                others[program.name].append(1000 * page.seconds_a_letter(program))
        figures = [
            Figure("page", "Postvangnet draws, one worker", "ms a letter", ours),
            *(Figure("page", name, "ms a letter", values) for name, values in others.items())]
        for name, values in others.items():
            ratios = [other / own for other, own in zip(values, ours)]
            figures.append(Figure("page", f"speed beside {name}", "times", ratios, AIMS.get(name, ">= 0.8")))
        figures += [
            Figure("page", "Postvangnet finishes", "ms a letter", finishing),
            Figure("page", "finishing, share of drawing", "times", [a / b for a, b in zip(finishing, ours)], "<= 0.8"),
            Figure("page", "letters.pdf", "bytes a letter", sizes, "< 1200"),
            Figure("page", "render, all processes", "MiB", memory, "< 512")]
        counts_of_others = ", ".join(f"{program.letters:,} by {program.name}" for program in page.programs)
        return (f"The same page by each program: one batch of {letters:,} letters by us, {counts_of_others}. Of programs in "
                "Python the time to start, and to draw one letter, is left out."), figures

    def workers(self) -> tuple[str, list[Figure]]:
        """Two workers beside one, and what the machine itself has of its second core."""
        workspace = self.approved(self.size(300_000), "workers")
        planned = counts(workspace)
        letters = sum(count for _, count in planned)
        page = Page(workspace.run_folder / "plan.sqlite", *planned[0], self.scratch)
        one: list[Rendering] = []
        two: list[Rendering] = []
        machine = []
        for _ in range(self.rounds):
            one.append(workspace.render(workers=1))
            two.append(workspace.render(workers=2))
            machine.append(2 * page.draw_at_once(1) / page.draw_at_once(2))
        pairs = list(zip(one, two))
        figures = [
            Figure("workers", "one worker", "s", [turn.cost.seconds for turn in one]),
            Figure("workers", "two workers", "s", [turn.cost.seconds for turn in two]),
            Figure("workers", "speed of two beside one", "times",
                   [a.cost.seconds / b.cost.seconds for a, b in pairs], ">= 1.8"),
            Figure("workers", "the same of two C programs, each on its own", "times", machine),
            Figure("workers", "finishing, share of drawing", "times",
                   [sum(turn.finishing.values()) / sum(turn.drawing.values()) for turn in one], "<= 0.8"),
            Figure("workers", "two workers, all processes", "MiB", [turn.cost.megabytes for turn in two], "< 512")]
        return f"{letters:,} letters in {len(planned)} batches, drawn and finished.", figures

    def mailbox(self) -> tuple[str, list[Figure]]:
        """Import and plan beside the sqlite3 program on the same columns and indexes."""
        accounts = self.size(1_000_000)
        extract = self.extract(accounts)
        database = extract / "mailbox.sqlite"
        workspace = Workspace(self.program, self.scratch, "mailbox")
        names = ["import", "sqlite3 .import", "plan", "layout in plan", "selection"]
        seconds: dict[str, list[float]] = {name: [] for name in names}
        for _ in range(self.rounds):
            database.unlink(missing_ok=True)
            loaded = run(["sqlite3", database], extract, (HERE / "mailbox/load.sql").read_text())
            selected = run(["sqlite3", database], extract, (HERE / "mailbox/selection.sql").read_text())
            imported = workspace.load(extract)
            planned, laid_out = workspace.plan()
            for name, value in zip(names, [imported.seconds, loaded.seconds, planned.seconds, laid_out, selected.seconds]):
                seconds[name].append(value)
        database.unlink()
        bare = [all_of_it - layout for all_of_it, layout in zip(seconds["plan"], seconds["layout in plan"])]
        figures = [Figure("mailbox", name, "s", values) for name, values in seconds.items()]
        figures += [
            Figure("mailbox", "import, speed beside sqlite3", "times",
                   [a / b for a, b in zip(seconds["sqlite3 .import"], seconds["import"])], ">= 0.8"),
            Figure("mailbox", "plan without layout, times the selection", "times",
                   [a / b for a, b in zip(bare, seconds["selection"])], "<= 3")]
        return f"{accounts:,} accounts with 8 messages each; {pieces(workspace):,} pieces.", figures

    def verify(self) -> tuple[str, list[Figure]]:
        """Verify beside pdftotext alone on the same file."""
        workspace = self.approved(self.size(90_000), "verify")
        workspace.render(workers=2)
        workspace.seal()
        batch = workspace.batches()[0]
        ours, alone, memory = [], [], []
        for _ in range(self.rounds):
            cost = run([self.program, "verify", batch])
            ours.append(cost.seconds)
            memory.append(cost.megabytes)
            alone.append(run(["pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", batch / "letters.pdf", "-"]).seconds)
        figures = [
            Figure("verify", "verify, every piece read back", "s", ours), Figure("verify", "pdftotext alone", "s", alone),
            Figure("verify", "speed beside pdftotext", "times", [b / a for a, b in zip(ours, alone)], ">= 0.7"),
            Figure("verify", "verify, all processes", "MiB", memory, "< 512")]
        return f"One sealed batch of {counts(workspace)[0][1]:,} letters.", figures

    def lint(self) -> tuple[str, list[Figure]]:
        """The plain-language check on one text of 1 MB: hard and plain sentences of its test sets."""
        sets = sorted((ROOT / "Tests/PlainLanguageTests/Sentences").glob("*.txt"))
        sentences = "".join(file.read_text() for file in sets).translate(str.maketrans("", "", "[]"))
        text = self.scratch / "prose.txt"
        text.write_text((sentences * (1 + 1_000_000 // self.divisor // len(sentences.encode())))[:1_000_000])
        # Hard words are errors of the text, and none of the measurement.
        command = ["sh", "-c", '"$0" lint "$1" || test $? = 1', self.program, text]
        costs = [run(command) for _ in range(self.rounds)]
        figures = [
            Figure("lint", "lint, a text of 1 MB", "s", [cost.seconds for cost in costs], "< 2"),
            Figure("lint", "lint, memory", "MiB", [cost.megabytes for cost in costs])]
        return f"{text.stat().st_size:,} bytes, the same {len(sentences.splitlines())} sentences again and again.", figures

    def growth(self) -> tuple[str, list[Figure]]:
        """Each step at 10,000, 100,000 and 1,000,000 accounts."""
        sizes = [self.size(accounts) for accounts in (10_000, 100_000, 1_000_000)]
        costs: dict[int, dict[str, list[Cost]]] = {size: {} for size in sizes}
        for size in sizes:
            for _ in range(self.rounds):
                workspace = Workspace(self.program, self.scratch, "month")
                for step, cost in self.month(workspace, size).items():
                    costs[size].setdefault(step, []).append(cost)
        figures = []
        for step in costs[sizes[0]]:
            for size in sizes:
                turns = costs[size][step]
                figures.append(Figure("growth", f"{step}, {size:,}", "s", [cost.seconds for cost in turns]))
                memory = [cost.megabytes for cost in turns]
                figures.append(Figure("growth", f"{step}, {size:,}: memory", "MiB", memory, "< 512"))
            small, large = ([cost.megabytes for cost in costs[size][step]] for size in sizes[1:])
            figures.append(Figure("growth", f"{step}: memory at {sizes[2]:,} beside {sizes[1]:,}", "times",
                                  [b / a for a, b in zip(small, large)], "<= 1.2"))
        return "All audiences, each step with all its processes; two workers render, two batches are verified at once.", figures

    def national(self) -> tuple[str, list[Figure]]:
        """The whole run of a country, once."""
        accounts = self.size(10_000_000)
        figures = []
        workspace = Workspace(self.program, self.scratch, "month")
        for audience, share in WAVES.items():
            workspace.limit(audience, round(share * accounts))
        for step, cost in self.month(workspace, accounts).items():
            figures += [
                Figure("national", step, "s", [cost.seconds]),
                Figure("national", f"{step}: processor", "s", [cost.processor]),
                Figure("national", f"{step}: memory", "MiB", [cost.megabytes])]
        for name in ["mailbox.sqlite", "ledger.sqlite", f"runs/{MONTH}", f"outbox/{MONTH}"]:
            figures.append(Figure("national", f"{name} on disk", "GB", [disk(workspace.folder / name) / 1e9]))
        return f"{accounts:,} accounts with 8 messages each, {pieces(workspace):,} pieces; two workers.", figures

    # ------------------------------------------------------------------------------------------------------------------

    def month(self, workspace: Workspace, accounts: int) -> dict[str, Cost]:
        """All steps of a month, from the extract to the last batch verified."""
        costs = {"import": workspace.load(self.extract(accounts)), "plan": workspace.plan()[0]}
        workspace.approve()
        costs["render"] = workspace.render(workers=2).cost
        costs["seal"] = workspace.seal()
        costs["verify"] = run(
            ["xargs", "-P", 2, "-n", 1, self.program, "verify"],
            given="".join(f"{batch}\n" for batch in sorted(workspace.batches())))
        return costs


def counts(workspace: Workspace) -> list[tuple[int, int]]:
    """Batches and how many pieces each has, the largest first."""
    plan = sqlite3.connect(f"file:{workspace.run_folder}/plan.sqlite?mode=ro", uri=True)
    return plan.execute("SELECT batch, count(*) FROM pieces GROUP BY batch ORDER BY 2 DESC, 1").fetchall()


def pieces(workspace: Workspace) -> int:
    return sum(count for _, count in counts(workspace))


def disk(path: Path) -> int:
    return sum(file.stat().st_size for file in [path, *path.rglob("*")] if file.is_file())


PARTS = ["page", "workers", "mailbox", "verify", "lint", "growth", "national"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--part", action="append", choices=PARTS, help="only this one; all but national otherwise")
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured (default: 5)")
    parser.add_argument("--divide", type=int, default=1, metavar="N", help="all sizes by N, to try the benchmark itself")
    parser.add_argument("--scratch", type=Path, help="where to work: 10 GB free, and 40 GB for national")
    parser.add_argument("--record", action="store_true", help="write Benchmarks/results.json and docs/performance.md")
    parser.add_argument("--program", type=Path, default=ROOT / ".build/release/postvangnet", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="postvangnet-bench-", dir=arguments.scratch))
    if arguments.record and describe().endswith("-dirty"):
        parser.error("commit first: what is recorded names a commit")
    report = Report(HERE / "results.json" if arguments.record else scratch / "results.json")
    try:
        bench = Bench(arguments, scratch)
        for part in arguments.part or PARTS[:-1]:
            report.add(part, *getattr(bench, part)())
        if arguments.record:
            put_into(ROOT / "docs/performance.md", report.tables)
    finally:
        shutil.rmtree(scratch)


main()

# Makes an extract of the examples in a descriptor, or looks at one with PyPI's frictionless.
# Usage: check-extract.py make DESCRIPTOR FOLDER ABSENT    a row of examples in each file but those that are absent (a,b)
#        check-extract.py break DESCRIPTOR FOLDER ABSENT   behind it a row for each column, with a value there that it cannot have
#        check-extract.py errors FOLDER               what frictionless finds in its rows: file,line,column
import csv
import json
import sys
from pathlib import Path

WRONG = {"integer": "-1", "boolean": "yes", "date": "2020-02-30", "datetime": "2020-01-01"}


def wrong(field):
    if field["type"] != "string":
        return WRONG[field["type"]]
    limits = field["constraints"]
    if "pattern" in limits or "enum" in limits:
        return "é"
    return "x" * (limits["maxLength"] + 1)


def make(descriptor, folder, absent, breaks):
    folder.mkdir()
    counts = {}
    for resource in json.loads(Path(descriptor).read_text())["resources"]:
        if resource["name"] in absent.split(","):
            continue
        fields = resource["schema"]["fields"]
        examples = [field["example"] for field in fields]
        rows = [examples]
        if resource["name"] == "openings" and not breaks:
            # An organisation is told of for all periods.
            rows = [examples[:1] + [weeks] + examples[2:] for weeks in ("1", "3", "6")]
        if breaks:
            for place, field in enumerate(fields):
                rows.append(examples[:place] + [wrong(field)] + examples[place + 1:])
        with open(folder / resource["path"], "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([[field["name"] for field in fields]] + rows)
        counts[resource["name"]] = len(rows)
    (folder / "extract.json").write_text(json.dumps({
        "formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00+01:00", "source": "examples", "rows": counts}))


def errors(folder):
    from frictionless import Package

    report = Package(str(folder / "datapackage.json")).validate()
    for task in report.tasks:
        for error in task.errors:
            # A row that repeats another is at fault by its key too.
            if error.type not in ("primary-key", "foreign-key"):
                print(f"{Path(task.place).name},{getattr(error, 'row_number', '')},{getattr(error, 'field_name', error.type)}")


match sys.argv[1:]:
    case ["make", descriptor, folder, absent]:
        make(descriptor, Path(folder), absent, False)
    case ["break", descriptor, folder, absent]:
        make(descriptor, Path(folder), absent, True)
    case ["errors", folder]:
        errors(Path(folder))

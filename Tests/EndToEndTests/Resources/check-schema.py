# Checks JSON files, or the rows of CSV files, against a JSON Schema with PyPI's jsonschema, formats too.
# Usage: check-schema.py SCHEMA FILE...; then breaks each instance in one place at a time: none of these may pass.
import copy
import csv
import json
import sys

from jsonschema import Draft202012Validator, FormatChecker

schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft202012Validator.check_schema(schema)
checker = Draft202012Validator.FORMAT_CHECKER
for needed in ("date", "date-time"):
    assert needed in checker.checkers, f"jsonschema cannot check the format {needed}"
validator = Draft202012Validator(schema, format_checker=checker)
faults = []


def open_objects(node, path):
    if isinstance(node, dict):
        if node.get("type") == "object" and node.get("additionalProperties") is not False:
            yield path
        for key, value in node.items():
            yield from open_objects(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from open_objects(value, f"{path}/{index}")


def instances(file):
    if file.endswith(".csv"):
        return list(csv.DictReader(open(file, encoding="utf-8", newline="")))
    return [json.load(open(file, encoding="utf-8"))]


def broken(value):
    """All copies with one value null or one key too many."""

    def places(node, path):
        yield path, node
        children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for key, child in children:
            yield from places(child, path + [key])

    for path, node in places(value, []):
        if path:
            copied = copy.deepcopy(value)
            holder = copied
            for key in path[:-1]:
                holder = holder[key]
            holder[path[-1]] = None
            yield f"null at {path}", copied
        if isinstance(node, dict):
            copied = copy.deepcopy(value)
            holder = copied
            for key in path:
                holder = holder[key]
            holder["unknownKey"] = 1
            yield f"a key too many at {path}", copied


faults += [f"{path} of the schema is open" for path in open_objects(schema, "")]
count = 0
for file in sys.argv[2:]:
    for instance in instances(file):
        faults += [f"{file}: {error.json_path}: {error.message}" for error in validator.iter_errors(instance)]
        for what, copied in broken(instance):
            count += 1
            if validator.is_valid(copied):
                faults.append(f"{file}: {what} passes")
for fault in faults[:40]:
    print(fault, file=sys.stderr)
print(count)
sys.exit(1 if faults or count == 0 else 0)

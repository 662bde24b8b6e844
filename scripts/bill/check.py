"""Whether a bill is one, and names all that is there."""

import json

from . import debian, swift
from .commands import ROOT
from .document import FORMAT, digest_of


def check(bill, programs, depends):
    """What is wrong with a bill, and a sentence for where nothing is."""
    # PyPI's, of the tests' environment; whoever only makes a bill needs none of it.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    # The schema takes any text for the version.
    if bill["specVersion"] != FORMAT:
        return [f"is CycloneDX {bill['specVersion']} and not {FORMAT}"], ""
    if fault := JsonStrictValidator(SchemaVersion.from_version(FORMAT)).validate_str(json.dumps(bill)):
        return [f"is not CycloneDX {FORMAT}: {fault}"], ""
    components = list(walk([*bill["components"], bill["metadata"]["component"]]))
    by_name = {one["name"]: one for one in components}
    pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
    problems = [
        *faults_of_references(bill, components),
        *faults_of_names(components),
        *(problem for program in programs for problem in faults_of_program(program, by_name)),
        *faults_of_pins(pins, components),
        *faults_of_package(depends, by_name),
    ]
    linked = sum(len(debian.libraries(program)) for program in programs)
    used = sum(one["scope"] != "excluded" for one in bill["components"])
    return problems, f"{used} of {len(bill['components'])} components are in use; {linked} links, {len(pins)} pins seen"


def walk(components):
    for one in components:
        yield one
        yield from walk(one.get("components", []))


def faults_of_references(bill, components):
    references = [one["bom-ref"] for one in components]
    yield from (f"has {one} twice" for one in set(references) if references.count(one) > 1)
    asked = {name for one in bill["dependencies"] for name in [one["ref"], *one["dependsOn"]]}
    yield from (f"asks for {one}, which is none of its components" for one in sorted(asked - set(references)))


def faults_of_names(components):
    """Names of packages and licences that others would not understand."""
    from cyclonedx.spdx import is_supported_id
    from packageurl import PackageURL

    for one in components:
        if "purl" in one and (canonical := PackageURL.from_string(one["purl"]).to_string()) != one["purl"]:
            yield f"has the package URL {one['purl']}, which is to be {canonical}"
        for licence in one.get("licenses", []):
            for word in set(licence.get("expression", "").split()) - {"AND", "OR", "WITH"}:
                if not is_supported_id(word):
                    yield f"has a licence of {one['name']} that SPDX does not know: {word}"


def faults_of_program(program, by_name):
    """Libraries that the linker loads and the bill does not have as they are here."""
    hashes = by_name.get(program.name, {}).get("hashes", [])
    if [one["content"] for one in hashes] != [digest_of(program)]:
        yield f"is of another {program.name} than {program}. Make it anew."
    libraries = debian.libraries(program)
    owners = debian.owners(libraries.values())
    packages = debian.installed(set(owners.values()))
    for name, path in sorted(libraries.items()):
        if path not in owners:
            if "swift" not in by_name or not path.is_relative_to(swift.toolchain_libraries()):
                yield f"lacks {name}, which {program.name} is linked with: {path}"
            continue
        package = packages[owners[path]]
        if package.name not in by_name:
            yield f"lacks {package.name}, whose {name} {program.name} is linked with"
        elif by_name[package.name]["version"] != package.version:
            yield f"has {package.name} {by_name[package.name]['version']}, where {package.version} is installed"


def faults_of_pins(pins, components):
    wanted = {(one["identity"], one["state"]["version"], one["state"]["revision"]) for one in pins}
    had = {
        (one["bom-ref"], one["version"], one["properties"][0]["value"])
        for one in components if one.get("purl", "").startswith("pkg:swift/")
    }
    yield from (f"lacks {' '.join(one)} of Package.resolved" for one in sorted(wanted - had))
    yield from (f"has {' '.join(one)}, which is not in Package.resolved" for one in sorted(had - wanted))


def faults_of_package(depends, by_name):
    """Packages that a Debian package asks for, in the form of its control file, and the bill does not have."""
    for alternatives in filter(None, map(str.strip, depends.split(","))):
        names = {one.split("(")[0].strip() for one in alternatives.split("|")}
        if not names & by_name.keys():
            yield f"lacks {' or '.join(sorted(names))}, which the package asks for"

"""The bill itself, in the form of CycloneDX."""

import hashlib
import json
import uuid
from datetime import datetime, timezone

from . import debian, swift
from .commands import told
from .problem import Problem

FORMAT = "1.6"
AUTHORS = "the contributors to Postvangnet"
# Our own code, and the lists of countries that the programs hold, as REUSE.toml has them.
OUR_LICENCE = "Apache-2.0 AND LGPL-2.1-or-later AND Unicode-3.0"
# What a toolchain of swift.org puts into a program beside the runtime itself: repository and licence.
SWIFT_PARTS = [
    ("swift-corelibs-foundation", "Apache-2.0 WITH Swift-exception"),
    ("swift-corelibs-libdispatch", "Apache-2.0 WITH Swift-exception"),
    ("swift-foundation", "Apache-2.0 WITH Swift-exception"),
    ("swift-foundation-icu", "Apache-2.0 WITH Swift-exception AND Unicode-3.0"),
]


class Bill:
    """Of built programs, each with what it is linked with."""

    def __init__(self, build, programs):
        self.build = build
        self.programs = programs
        self.linked = {program: build.linked(program.name) for program in self.programs}
        self.libraries = {program: debian.libraries(program) for program in self.programs}
        paths = {path for names in self.libraries.values() for path in names.values()}
        self.owner = debian.owners(paths)
        for path in sorted(paths - self.owner.keys()):
            if not path.is_relative_to(swift.toolchain_libraries()):
                raise Problem(f"{path} is of no Debian package, and not Swift's own. Where does it come from?")
        self.used = {one.name: one for one in debian.USED}
        self.packages = debian.installed(set(self.owner.values()) | self.used.keys())
        self.version = told(self.programs[0], "--version").strip()

    def document(self):
        components = [
            self.toolchain(),
            *map(self.swift_package, self.build.pins.values()),
            *map(self.debian_package, self.packages.values()),
        ]
        document = {
            "$schema": f"http://cyclonedx.org/schema/bom-{FORMAT}.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": FORMAT,
            "version": 1,
            "metadata": {
                "timestamp": commit_time(),
                "lifecycles": [{"phase": "build"}],
                "tools": {"components": [{"type": "application", "name": "scripts/sbom", "version": self.version}]},
                "supplier": {"name": AUTHORS},
                "component": self.product(),
            },
            "components": sorted(components, key=lambda one: one["bom-ref"]),
            "dependencies": self.dependencies(),
            # The programs' own lists are whole; what the programs of Debian that are only started need is not in them.
            "compositions": [{"aggregate": "complete", "assemblies": list(map(reference, self.programs))}],
        }
        digest = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
        return {**document, "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}"}

    def product(self):
        return {
            "type": "application",
            "bom-ref": "postvangnet",
            "name": "postvangnet",
            "version": self.version,
            "description": "paper safety net under a digital mailbox",
            "licenses": [{"expression": OUR_LICENCE}],
            "purl": f"pkg:generic/postvangnet@{self.version}",
            "components": [
                {
                    "type": "application",
                    "bom-ref": reference(program),
                    "name": program.name,
                    "version": self.version,
                    "hashes": [{"alg": "SHA-256", "content": digest_of(program)}],
                }
                for program in self.programs
            ],
        }

    def toolchain(self):
        version = swift.toolchain_version()

        def part(name, licence):
            return {
                "type": "library",
                "bom-ref": f"swift/{name}",
                "name": name,
                "version": version,
                "licenses": [{"expression": licence}],
                "purl": f"pkg:github/swiftlang/{name}@swift-{version}-RELEASE",
            }

        return {
            **part("swift", "Apache-2.0 WITH Swift-exception"),
            "bom-ref": "swift",
            "description": "runtime and standard libraries of the compiler",
            "supplier": {"name": "the Swift project", "url": ["https://www.swift.org"]},
            "scope": "required",
            "components": [part(*one) for one in SWIFT_PARTS],
        }

    def swift_package(self, pin):
        is_linked = any(pin.identity in linked for linked in self.linked.values())
        component = {
            "type": "library",
            "bom-ref": pin.identity,
            "name": pin.name,
            "version": pin.version,
            "supplier": {"name": pin.owner, "url": [pin.owner_url]},
            # What no program is linked with is fetched all the same, because other packages ask for it.
            "scope": "required" if is_linked else "excluded",
            "licenses": [{"expression": self.build.licence(pin.identity)}],
            "purl": pin.purl,
            "externalReferences": [{"type": "vcs", "url": pin.location}],
            "properties": [{"name": "postvangnet:revision", "value": pin.revision}],
        }
        modules = set().union(*(linked.get(pin.identity, set()) for linked in self.linked.values()))
        inside = [one for module in sorted(modules) for one in self.inside(pin, module)]
        return {**component, "components": inside} if inside else component

    def inside(self, pin, module):
        inside, version = self.build.inside(pin, module)
        if not inside:
            return []
        component = {
            "type": "library",
            "bom-ref": f"{pin.identity}/{inside.name}",
            "name": inside.name,
            "description": f"as {pin.name} carries it, module {module}",
            "licenses": [{"expression": inside.licence}],
            "purl": f"{inside.purl}@v{version}" if version else inside.purl,
        }
        return [{**component, "version": version} if version else component]

    def debian_package(self, package):
        used = None if package.name in self.owner.values() else self.used[package.name]
        known, others = package.licences()
        component = {
            "type": used.kind if used else "library",
            "bom-ref": f"debian/{package.name}",
            "name": package.name,
            "version": package.version,
            "supplier": {"name": "Debian", "url": ["https://www.debian.org"]},
            "publisher": package.maintainer,
            "scope": used.scope if used else "required",
            "licenses": [{"license": {"id": one}} for one in known] + [{"license": {"name": one}} for one in others],
            "purl": package.purl,
            "properties": [
                {"name": "postvangnet:source-package", "value": f"{package.source} {package.source_version}"},
                {"name": "postvangnet:use", "value": used.use if used else "linked"},
            ],
        }
        if not package.homepage:
            return component
        return {**component, "externalReferences": [{"type": "website", "url": package.homepage}]}

    def dependencies(self):
        graph = self.build.graph()
        for program, names in self.libraries.items():
            for path in [program, *names.values()]:
                asked = {self.of_library(names[name]) for name in debian.needed(path) if name in names}
                of_path = reference(program) if path == program else self.of_library(path)
                graph[of_path] = graph.get(of_path, set()) | asked
            graph[reference(program)] |= self.linked[program].keys() | {"swift"}
        graph["postvangnet"] = set(map(reference, self.programs)) | {f"debian/{name}" for name in self.used}
        return [{"ref": one, "dependsOn": sorted(asked - {one})} for one, asked in sorted(graph.items())]

    def of_library(self, path):
        return f"debian/{self.owner[path]}" if path in self.owner else "swift"


def reference(program):
    return f"program/{program.name}"


def digest_of(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def commit_time():
    """When the last commit was made: the same source has the same bill."""
    seconds = int(told("git", "log", "-1", "--format=%ct"))
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

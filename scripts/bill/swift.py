"""Swift packages: what was fetched, and what of it a program is linked with."""

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .commands import told
from .problem import Problem


class Inside(NamedTuple):
    """Code of others that a Swift package carries as its C module."""

    name: str
    purl: str
    licence: str
    # Where its version stands, below the package's folder; none where nothing says it.
    header: str | None = None


# C modules of Swift packages: what else they carry, or None for their own code. One that is not here stops the bill, so
# that nobody's code gets in unnamed.
C_MODULES = {
    "CNIOAtomics": None, "CNIODarwin": None, "CNIOFreeBSD": None, "CNIOLinux": None, "CNIOOpenBSD": None,
    "CNIOPosix": None, "CNIOWASI": None, "CNIOWindows": None, "CSystem": None, "_AtomicsShims": None,
    "_SubprocessCShims": None,
    "CNIOLLHTTP": Inside("llhttp", "pkg:github/nodejs/llhttp", "MIT", "Sources/CNIOLLHTTP/include/c_nio_llhttp.h"),
    "CYaml": Inside("libyaml", "pkg:github/yaml/libyaml", "MIT"),
}


class Pin(NamedTuple):
    """A Swift package in the version that was fetched."""

    identity: str
    location: str
    version: str
    revision: str

    @property
    def url(self):
        return self.location.removesuffix(".git")

    @property
    def owner_url(self):
        return self.url.rsplit("/", 1)[0]

    @property
    def owner(self):
        return self.owner_url.rsplit("/", 1)[1]

    @property
    def name(self):
        return self.url.rsplit("/", 1)[1]

    @property
    def purl(self):
        return f"pkg:swift/{self.url.removeprefix('https://')}@{self.version}"


class Build:
    """A folder of built programs, and the packages that were fetched for it."""

    def __init__(self, folder):
        self.folder = folder.absolute()
        self.scratch = next((one for one in self.folder.parents if (one / "workspace-state.json").exists()), None)
        if not self.scratch:
            raise Problem(f"{folder} is no folder of `swift build --show-bin-path`. Build first.")
        state = json.loads((self.scratch / "workspace-state.json").read_text())["object"]["dependencies"]
        self.pins, self.identities = {}, {}
        for one in state:
            package, checkout = one["packageRef"], one["state"]["checkoutState"]
            pin = Pin(package["identity"], package["location"], checkout["version"], checkout["revision"])
            self.pins[pin.identity] = pin
            self.identities[one["subpath"]] = pin.identity

    def checkout(self, identity):
        """The folder of a package's sources."""
        return self.scratch / "checkouts" / next(path for path, one in self.identities.items() if one == identity)

    @cache
    def linked(self, program):
        """What a program is linked with: identity of a package -> names of those of its modules that are C."""
        listed = self.folder / f"{program}.product" / "Objects.LinkFileList"
        if not listed.exists():
            raise Problem(f"{listed} is not there: {program} was not built in {self.folder}.")
        folders = set(re.findall(r"^'?(/\S*?/[^/\s]+\.build)/", listed.read_text(), re.M))
        modules = {}
        for folder in sorted(map(Path, folders)):
            if identity := self.package_of(folder):
                is_c = not (folder / "sources").exists()
                modules.setdefault(identity, set()).update([folder.name.removesuffix(".build")] if is_c else [])
        return modules

    def package_of(self, folder):
        """Of a folder of objects, by where its sources lie; none for our own."""
        # Swift's sources are listed beside the objects; C's objects tell what they were made from.
        listed = folder / "sources"
        texts = [listed] if listed.exists() else sorted(folder.rglob("*.d"))[:1]
        if not texts:
            raise Problem(f"{folder} does not tell what it was built from. Build anew.")
        place = re.search(r"/checkouts/([^/]+)/", texts[0].read_text())
        return self.identities[place[1]] if place else None

    def graph(self):
        """Which packages each package asks for: identity -> identities."""
        tree = told("swift", "package", "--scratch-path", self.scratch, "show-dependencies", "--format", "json")
        graph = {}

        def visit(node):
            asked = graph.setdefault(node["identity"], set())
            for one in node["dependencies"]:
                asked.add(one["identity"])
                visit(one)

        visit(json.loads(tree))
        return {identity: asked for identity, asked in graph.items() if identity in self.pins}

    def inside(self, pin, module):
        """What a C module of a package carries of others, and its version where something says it; or None twice."""
        if module not in C_MODULES:
            raise Problem(f"{pin.name} has a C module {module} that is not in C_MODULES of scripts/bill/swift.py. Look "
                          "whose code it holds, and add it.")
        inside = C_MODULES[module]
        if not inside or not inside.header:
            return inside, None
        text = (self.checkout(pin.identity) / inside.header).read_text()
        return inside, ".".join(re.search(rf"_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH"))

    def licence_text(self, identity):
        files = sorted(self.checkout(identity).glob("LICENSE*"))
        if not files:
            raise Problem(f"{self.checkout(identity)} has no LICENSE file. See whether we may use it.")
        return files[0].read_text()

    def licence(self, identity):
        """As SPDX names it."""
        text = " ".join(self.licence_text(identity).split())
        if "Apache License Version 2.0" in text:
            return "Apache-2.0" + (" WITH Swift-exception" if "Runtime Library Exception" in text else "")
        if "Permission is hereby granted, free of charge, to any person obtaining a copy" in text:
            return "MIT"
        raise Problem(f"scripts/bill/swift.py does not know the licence of {identity}. Read it: may we use it?")


@cache
def toolchain_version():
    line = told("swift", "--version")
    return (re.search(r"swift-(\S+?)-RELEASE", line) or re.search(r"Swift version (\S+)", line))[1]


@cache
def toolchain_libraries():
    """The folder that holds Swift's own libraries."""
    return Path(json.loads(told("swift", "-print-target-info"))["paths"]["runtimeResourcePath"])

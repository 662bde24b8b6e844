"""Debian packages: which of them a program is linked with, starts or reads, as dpkg on this machine knows them."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from .commands import found, told
from .problem import Problem


class Used(NamedTuple):
    """A package that the programs start or read, and are not linked with."""

    name: str
    kind: str
    scope: str
    use: str


USED = [
    Used("age", "application", "optional", "encrypts batches for printers that have a key"),
    Used("bash", "application", "required", "runs the backup script"),
    Used("coreutils", "application", "required", "used by the backup script"),
    Used("fonts-dejavu-core", "data", "required", "font of what the first lacks, by its digest in fonts.yaml"),
    Used("fonts-open-sans", "data", "required", "font of the letters, by its digest in fonts.yaml"),
    Used("hunspell-nl", "data", "required", "Dutch word list of the plain-language check"),
    Used("openssh-client", "application", "required", "ssh-keygen signs and checks approvals and seals"),
    Used("poppler-utils", "application", "required", "pdftotext, pdfinfo and pdftoppm read letters.pdf back"),
    Used("tar", "application", "required", "used by the backup script"),
    Used("tzdata", "data", "required", "Dutch time"),
    Used("util-linux", "application", "required", "prlimit bounds what reads letters.pdf; flock, the backup script"),
]

# Debian's short names of licences that SPDX calls otherwise.
SPDX_NAMES = {
    "Apache-2": "Apache-2.0", "BSD-2-clause": "BSD-2-Clause", "BSD-3-clause": "BSD-3-Clause", "Boost-1.0": "BSL-1.0",
    "Expat": "MIT", "GPL-1+": "GPL-1.0-or-later", "GPL-2": "GPL-2.0-only", "GPL-2+": "GPL-2.0-or-later",
    "GPL-3": "GPL-3.0-only", "GPL-3+": "GPL-3.0-or-later", "GPL-3.0+": "GPL-3.0-or-later", "LGPL-2": "LGPL-2.0-only",
    "LGPL-2+": "LGPL-2.0-or-later", "LGPL-2.1": "LGPL-2.1-only", "LGPL-2.1+": "LGPL-2.1-or-later",
    "LGPL-3": "LGPL-3.0-only", "LGPL-3+": "LGPL-3.0-or-later", "bitstream-vera": "Bitstream-Vera", "expat": "MIT",
    "libpng": "Libpng", "zlib": "Zlib",
}
# Names that mean the same to both.
SAME_NAMES = {
    "0BSD", "AFL-2.0", "AFL-2.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "Beerware", "Bitstream-Vera",
    "CC-BY-3.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC0-1.0", "FSFAP", "FSFUL", "FSFULLR", "FTL", "HPND-sell-variant",
    "ICU", "ISC", "Latex2e", "MPL-1.1", "MPL-2.0", "NTP", "OFL-1.1", "TCL", "Unicode-DFS-2016", "Unlicense", "X11",
    "Zlib", "bzip2-1.0.6",
}


class Package(NamedTuple):
    name: str
    version: str
    architecture: str
    source: str
    source_version: str
    maintainer: str
    homepage: str

    @property
    def purl(self):
        distribution, release = this_release()
        upstream = self.source if self.source_version == self.version else f"{self.source}@{self.source_version}"
        qualifiers = [f"arch={self.architecture}", f"distro={distribution}-{release}"]
        # What known faults are filed under: the source package.
        if upstream != self.name:
            qualifiers.append(f"upstream={encoded(upstream)}")
        return f"pkg:deb/{distribution}/{encoded(self.name)}@{encoded(self.version)}?{'&'.join(qualifiers)}"

    def licences(self):
        """Of the whole source package: as SPDX names them, then the others as Debian does."""
        file = Path("/usr/share/doc", self.name, "copyright")
        text = file.read_text(errors="replace") if file.exists() else ""
        # Only a file in this form can be read by machines.
        names = set(re.findall(r"^License:[ \t]*(\S.*?)[ \t]*$", text, re.M)) if re.match(r"\s*Format", text) else set()
        if not names:
            return [], [f"see {file}"]
        known = {SPDX_NAMES.get(one, one) for one in names if one in SPDX_NAMES or one in SAME_NAMES}
        return sorted(known), sorted(names - SPDX_NAMES.keys() - SAME_NAMES)


def encoded(text):
    return quote(text, safe=":~")


@cache
def this_release():
    lines = Path("/etc/os-release").read_text().splitlines()
    told_of = {key: value.strip('"') for key, value in (line.split("=", 1) for line in lines if "=" in line)}
    return told_of["ID"], told_of["VERSION_ID"]


def installed(names):
    """As they are on this machine: name -> package."""
    fields = ["Package", "Version", "Architecture", "source:Package", "source:Version", "Maintainer", "Homepage"]
    form = "\t".join(f"${{{field}}}" for field in [*fields, "db:Status-Status"]) + "\n"
    packages = {}
    for line in found("dpkg-query", "-Wf", form, *sorted(names)).splitlines():
        *values, status = line.split("\t")
        if status == "installed":
            packages[values[0]] = Package(*values)
    if missing := names - packages.keys():
        raise Problem(f"Not installed, so nothing can be said of it: {', '.join(sorted(missing))}. Type scripts/setup "
                      "--package.")
    return packages


@cache
def libraries(program):
    """What the linker loads for a program, itself or through others: name -> path."""
    lines = told("ldd", program)
    if missing := re.findall(r"^\s*(\S+) => not found", lines, re.M):
        raise Problem(f"{program} needs libraries that are not here: {', '.join(missing)}.")
    return {name: Path(path) for name, path in re.findall(r"^\s*(\S+) => (/\S+)", lines, re.M)}


@cache
def needed(path):
    """The names of the libraries that a program or library asks for itself."""
    return set(re.findall(r"\(NEEDED\)[^\[]*\[(\S+)\]", told("readelf", "-d", path)))


def owners(paths):
    """The packages that files are of: path -> name, without those that no package has."""
    asked = {}
    for path in paths:
        for one in (path, path.resolve()):
            # /lib is a link to /usr/lib, and a package may name its files by either.
            short = str(one).removeprefix("/usr")
            asked[short] = asked["/usr" + short] = path
    named = {}
    for line in found("dpkg-query", "-S", *asked).splitlines():
        packages, _, file = line.rpartition(": ")
        # A file that a package gave way with is told apart, and has another owner.
        if file in asked and not packages.startswith("diversion by "):
            named[asked[file]] = re.split("[:,]", packages)[0]
    return named

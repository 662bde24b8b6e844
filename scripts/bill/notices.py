"""What the licences of Swift packages ask for where programs are given away: notices, and texts."""

import re

from .problem import Problem
from .swift import toolchain_version

APACHE = " The text of Apache-2.0 is in /usr/share/common-licenses/Apache-2.0."


def copyright_file(build, programs):
    """Paragraphs of a Debian copyright file (DEP-5): of Swift, and of each package that programs are linked with.

    The text of a licence stands there unless Debian has a copy of it, as of Apache-2.0; that of Unicode-3.0 is needed
    by our own files too, and stands with them.
    """
    identities = sorted(set().union(*(build.linked(program.name) for program in programs)))
    return "\n\n".join("\n".join(lines) for lines in [toolchain(), *(paragraph(build, one) for one in identities)])


def toolchain():
    yield "Files: swift/*"
    yield "Copyright: Apple Inc. and the Swift project authors"
    yield " Unicode, Inc."
    yield "License: Apache-2.0 with Swift exception and Unicode-3.0"
    yield f" Runtime and libraries of Swift {toolchain_version()} (swift.org), Foundation and the ICU in it among them."
    yield APACHE


def paragraph(build, identity):
    folder, licence, text = build.checkout(identity), build.licence(identity), build.licence_text(identity)
    yield f"Files: {folder.name}/*"
    yield "Copyright: " + "\n ".join(copyright_lines(build, identity))
    yield f"License: {licence.replace(' WITH Swift-exception', ' with Swift exception')}"
    if licence.startswith("Apache-2.0"):
        yield APACHE
        _, title, exception = text.partition("## Runtime Library Exception")
        yield from folded(title + exception)
    else:
        yield from folded(text)
    # Code of others in a package stands with its own licence beside it.
    notes = [*sorted(folder.glob("NOTICE*")), *sorted(folder.glob("Sources/*/LICENSE*"))]
    if notes:
        yield "Comment:"
    for note in notes:
        yield f" {note.relative_to(folder)}:"
        yield from folded(note.read_text())


def copyright_lines(build, identity):
    """Who says to hold the copyright: in the licence, a notice, or the first source that tells."""
    folder = build.checkout(identity)
    files = [*sorted(folder.glob("NOTICE*")), *sorted(folder.glob("Sources/**/*.swift"))]
    for text in [build.licence_text(identity), *(file.read_text() for file in files)]:
        if holders := re.findall(r"^\W*Copyright\s+(?:\([cC]\)\s+)?(\d{4}.*?)\W*$", text, re.M):
            return list(dict.fromkeys(holders))
    raise Problem(f"Nothing in {folder} says who holds its copyright.")


def folded(text):
    """As a field of a Debian file goes on: a space before each line, a point on an empty one."""
    return [f" {line.rstrip()}" if line.strip() else " ." for line in text.strip("\n").splitlines()]

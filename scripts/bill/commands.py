import subprocess
from pathlib import Path

from .problem import Problem

ROOT = Path(__file__).resolve().parent.parent.parent


def told(*command):
    """What a command prints; it must succeed."""
    try:
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise Problem(f"{' '.join(map(str, command))} failed: {error}") from error


def found(*command):
    """What a command prints of that which it finds; what it does not find is left out."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT).stdout

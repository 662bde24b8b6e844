"""Runs programs and says what they cost: wall clock, processor time, and the most memory that all processes held together."""

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass
class Cost:
    seconds: float
    processor: float
    megabytes: float
    errors: str


class MemoryWatch(threading.Thread):
    """The memory of a process and all below it, looked at ten times a second. What they share counts once (Linux's PSS)."""

    def __init__(self, process: int):
        super().__init__(daemon=True)
        self.process, self.most, self.ended = process, 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.1):
            try:
                top = psutil.Process(self.process)
                tree = [top, *top.children(recursive=True)]
            except psutil.Error:
                continue
            self.most = max(self.most, sum(filter(None, map(share, tree))))


def share(process: psutil.Process) -> int | None:
    try:
        return process.memory_full_info().pss
    except psutil.Error:
        return None


def run(command: list, folder: Path | None = None, given: str = "") -> Cost:
    """Ends the benchmark where the program fails: half a measurement is none."""
    start = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)), cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    watch = MemoryWatch(process.pid)
    watch.start()
    threading.Thread(target=feed, args=(process.stdin, given), daemon=True).start()
    errors = process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.ended.set()
    watch.join()
    if process.returncode != 0:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {process.returncode}: {errors}")
    # Short programs end between two looks; the largest single process is known exactly.
    memory = max(watch.most, used.ru_maxrss * 1024) / 2**20
    return Cost(seconds, used.ru_utime + used.ru_stime, memory, errors)


def feed(stream, text: str) -> None:
    with stream:
        stream.write(text.encode())

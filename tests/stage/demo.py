"""`make demo` as whoever tries it has it: a process, what it printed, and the links in that."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cli.install import ROOT

SECONDS = 240


@dataclass
class Demo:
    """A running demonstration.

    Args:
        folder: where its data are.
        told: what it printed last.
    """

    process: subprocess.Popen[str]
    folder: Path
    told: str

    @property
    def links(self) -> list[list[str]]:
        """The links of each thing to try."""
        return [re.findall(r"http://\S+", part) for part in re.split(r"(?m)^\d\. ", self.told)[1:]]

    def again(self) -> Demo:
        """Press Enter: the same with new sign-ins."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return Demo(self.process, self.folder, _told(self.process))


def begun(folder: Path, **environment: str) -> subprocess.Popen[str]:
    """Start one in a folder, with nothing set but what is given."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("YIQIAOTONG_")}
    return subprocess.Popen(
        [sys.executable, "-m", "cli.main", "demo", "--into", str(folder)], cwd=ROOT, env=clean | environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


@contextmanager
def running_demo(folder: Path, **environment: str) -> Iterator[Demo]:
    """Run one until the block ends; one that hangs is killed."""
    process = begun(folder, **environment)
    timer = threading.Timer(SECONDS, process.kill)
    timer.start()
    try:
        yield Demo(process, folder, _told(process))
    finally:
        timer.cancel()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def _told(process: subprocess.Popen[str]) -> str:
    """What is printed until the six are there, between two empty lines."""
    lines: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        if lines.count("\n") == 2:
            return "".join(lines)
    assert process.stderr is not None
    raise AssertionError(process.stderr.read())

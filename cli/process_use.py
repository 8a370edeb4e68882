"""Processor time and memory of another process, as the system tells them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

_USER, _SYSTEM = 11, 12
"""Places of the two kinds of processor time behind a process's name in ``/proc/<pid>/stat`` (proc(5))."""
MemoryFigure = Literal["VmRSS", "VmHWM", "VmPeak"]
"""Resident memory now and at its highest, and address space at its highest (proc(5), ``status``)."""


def processor_seconds(pid: int | None) -> float:
    """Return the processor time a process has used, 0 where there is none or the system does not tell."""
    try:
        figures = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(figures[_USER]) + int(figures[_SYSTEM])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int | None, figure: MemoryFigure) -> int:
    """Return a figure of a process's memory in megabytes, 0 where there is none or the system does not tell.

    Args:
        figure: the name of the line in ``/proc/<pid>/status``.
    """
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{figure}:")), 0)

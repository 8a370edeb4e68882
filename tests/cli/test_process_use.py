"""Processor time and memory of a process, and none where there is no process."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cli.process_use import memory_mb, processor_seconds

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system tells nothing of processes")


def test_work_shows_in_the_processor_time() -> None:
    before, worked = processor_seconds(os.getpid()), time.process_time()
    while time.process_time() - worked < 0.1:
        sum(range(10_000))
    assert processor_seconds(os.getpid()) - before >= 0.05


def test_the_highest_memory_is_no_less_than_that_of_now() -> None:
    now, highest, address_space = (memory_mb(os.getpid(), figure) for figure in ("VmRSS", "VmHWM", "VmPeak"))
    assert 0 < now <= highest <= address_space


def test_of_no_process_nothing_is_told() -> None:
    assert processor_seconds(None) == memory_mb(None, "VmHWM") == 0

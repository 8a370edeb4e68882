"""Two minutes of what no person sends, at every address and socket event, and as files: no 500, nothing hangs."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from backend.api.files import Files
from backend.shared.errors import Refused
from bench.fuzz import Fuzzer, fuzz, lines_of
from bench.fuzz_files import FileReport, try_files
from tests.web.fake_house import House

pytestmark = pytest.mark.slow
SECONDS = 120


def test_two_minutes_of_fuzzing_find_nothing() -> None:
    report = fuzz(SECONDS, seed=20261128)
    assert not report.faults, "\n".join(lines_of(report))
    assert report.answers.total() > 100 and report.events > 0 and report.files.ends.total() > 0


def test_a_file_that_breaks_its_reader_is_found() -> None:
    def keep(name: str, content: bytes) -> None:
        if content[:4] != b"%PDF":
            raise RecursionError
        raise Refused("file_damaged")

    report = FileReport()
    try_files(keep, Random(1), 40, report)
    assert report.ends["file_damaged"] and report.faults[0].startswith("RecursionError for a")


def test_an_address_that_breaks_is_found(services: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any) -> bytes:
        raise RuntimeError("planted")

    monkeypatch.setattr(Files, "content", broken)
    report = Fuzzer(services, 15, seed=1, only="/files/{token}").run()
    assert any(fault.startswith("500 GET /files/{token}") for fault in report.faults)

"""Two minutes of what no person sends, at every address and socket event: nothing answers 500, nothing hangs."""

from __future__ import annotations

from typing import Any

import pytest

from backend.api.files import Files
from bench.fuzz import Fuzzer, fuzz, lines_of
from tests.web.fake_house import House

pytestmark = pytest.mark.slow
SECONDS = 120


def test_two_minutes_of_fuzzing_find_nothing() -> None:
    report = fuzz(SECONDS, seed=20261128)
    assert not report.faults, "\n".join(lines_of(report))
    assert report.answers.total() > 100 and report.events > 0


def test_an_address_that_breaks_is_found(services: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: Any) -> bytes:
        raise RuntimeError("planted")

    monkeypatch.setattr(Files, "content", broken)
    report = Fuzzer(services, 15, seed=1, only="/files/{token}").run()
    assert any(fault.startswith("500 GET /files/{token}") for fault in report.faults)

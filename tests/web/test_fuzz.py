"""Two minutes of what no person sends, at every address and socket event, and as files: no 500, nothing hangs."""

from __future__ import annotations

import asyncio
import socket
import threading
from random import Random
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from backend.api.files import Files
from backend.shared.errors import Refused
from bench.fuzz import _SHAPES, Fuzzer, fuzz, lines_of
from bench.fuzz_files import FileReport, try_files
from bench.fuzz_lines import lay_out_rooms, try_lines
from tests.web.fake_house import House

pytestmark = pytest.mark.slow
SECONDS = 120


def test_two_minutes_of_fuzzing_find_nothing() -> None:
    report = fuzz(SECONDS, seed=20261128)
    assert not report.faults, "\n".join(lines_of(report))
    tried, there = report.addresses
    assert tried == there > 100, "every address had its turn"
    assert report.answers.total() > 100 and report.events > 0 and report.lines > 0 and report.files.ends.total() > 0


def test_a_connection_closed_without_an_answer_is_found() -> None:
    """A server that takes a request and hangs up, whether or not the connection was new."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up() -> None:
            for _ in range(2):
                connection, _ = server.accept()
                connection.recv(65_536)
                connection.close()

        hanging_up = threading.Thread(target=hang_up)
        hanging_up.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        settings = SimpleNamespace(bot_token="t")
        fuzzer = Fuzzer(SimpleNamespace(url=url, backend=SimpleNamespace(settings=settings)), 1, seed=1)  # type: ignore[arg-type]
        case = SimpleNamespace(
            as_transport_kwargs=lambda base_url: {"method": "GET", "url": f"{base_url}/x"},
            operation=SimpleNamespace(path="/x"),
        )
        with httpx.Client(trust_env=False) as client:
            fuzzer._send(client, case, "")
        hanging_up.join(10)
    [fault] = fuzzer.report.faults
    assert fault.startswith("closed without an answer") and fault.endswith("GET /x")


def test_the_lines_of_both_rooms_are_tried(services: House) -> None:
    lay_out_rooms(services)
    sent, faults = asyncio.run(try_lines(services, Random(3), _SHAPES))
    assert faults == [] and sent > 4


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

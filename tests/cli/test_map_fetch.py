"""`map fetch-osm` and `map fetch-partner` write a file that `map import` takes; nothing changes before."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cli.main import main
from tests.sandbox_fixture import RunningSandbox, running_sandbox

ALMATY = {
    "type": "way", "id": 5, "center": {"lat": 43.2389, "lon": 76.8897},
    "tags": {"office": "diplomatic", "diplomatic": "consulate", "country": "CN", "email": "osm@example.org"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path))


@pytest.fixture(scope="module")
def partner() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox.part("legal_services_map")


@pytest.fixture
def overpass(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    told: dict[str, object] = {"status": 200, "answer": {"elements": [ALMATY]}}

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told["asked"] = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told["agent"] = self.headers["User-Agent"]
            self.send_response(int(str(told["status"])))
            self.end_headers()
            self.wfile.write(json.dumps(told["answer"]).encode())

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    monkeypatch.setenv("YIQIAOTONG_OVERPASS_URL", f"http://127.0.0.1:{httpd.server_port}/api/interpreter")
    yield told
    httpd.shutdown()
    httpd.server_close()


def _imported(content: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    file = folder / "fetched.csv"
    file.write_text(content, "utf-8")
    assert main(["map", "import", str(file)]) == 0
    return capsys.readouterr().out


def test_what_the_partner_says_is_a_file_the_import_takes(
    partner: RunningSandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YIQIAOTONG_LEGAL_SERVICES_MAP_URL", partner.url)
    monkeypatch.setenv("YIQIAOTONG_LEGAL_SERVICES_MAP_KEY", partner.key)
    assert main(["map", "fetch-partner"]) == 0
    told = capsys.readouterr()
    assert "3 would change" in told.err
    assert "would be changed: notary-cn-jiangmen (" in _imported(told.out, tmp_path, capsys)


def test_without_an_address_it_is_said_which_setting_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", "fetch-partner"]) != 0
    assert "YIQIAOTONG_LEGAL_SERVICES_MAP_URL" in capsys.readouterr().err


def test_what_openstreetmap_says_completes_a_mission(
    overpass: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["map", "fetch-osm"]) == 0
    told = capsys.readouterr()
    assert "diplomatic" in str(overpass["asked"]) and "Yiqiaotong" in str(overpass["agent"])
    assert "OpenStreetMap way/5 (ODbL)" in told.out
    assert "would be changed: cn-cg-kz-almaty (" in _imported(told.out, tmp_path, capsys)


@pytest.mark.parametrize("wrong", [{"status": 504}, {"answer": []}])
def test_a_server_that_is_away_or_odd_changes_nothing(
    overpass: dict[str, object], wrong: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    overpass |= wrong
    assert main(["map", "fetch-osm"]) != 0
    assert capsys.readouterr().out == ""

"""A model fetched from a release: used when it is whole, trained here in every other case."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from cli import model_release, train
from cli.model_release import NotFetched, fetch
from cli.train import digest_of, ensure_model

MODEL = b"a model" * 1000
DIGEST = hashlib.sha256(MODEL).hexdigest()
NAME = "0123456789abcdef.tar.gz"
Answer = Callable[[Any], None]


def says(content: bytes) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    return answer


def hangs(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "100")
    request.end_headers()
    request.wfile.write(b"a")
    time.sleep(3)


def drips(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(40):
        request.wfile.write(b"a")
        time.sleep(0.05)


def stops_short(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", str(len(MODEL)))
    request.end_headers()
    request.wfile.write(MODEL[:100])


def sends_on(where: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", where)
        request.end_headers()

    return answer


@contextmanager
def release(**answers: Answer) -> Iterator[str]:
    """A folder on this machine; what has no answer is not found."""

    class Folder(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind = {f"/v1/{NAME}": "model", f"/v1/{NAME}.sha256": "digest"}.get(self.path, "")
            try:
                answers.get(kind, lambda request: request.send_error(404))(self)
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Folder)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/"
    finally:
        server.shutdown()
        server.server_close()


def test_a_whole_model_is_laid_where_it_is_wanted(tmp_path: Path) -> None:
    with release(model=says(MODEL), digest=says(f"{DIGEST}\n".encode())) as address:
        assert fetch(address, tmp_path / NAME) == DIGEST
    assert (tmp_path / NAME).read_bytes() == MODEL


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"digest": says(DIGEST.encode())},
        {"model": says(MODEL)},
        {"model": says(MODEL), "digest": says(b"<html>not found</html>")},
        {"model": says(MODEL + b"x"), "digest": says(DIGEST.encode())},
        {"model": stops_short, "digest": says(DIGEST.encode())},
        {"model": hangs, "digest": says(DIGEST.encode())},
        {"model": says(MODEL), "digest": hangs},
        {"model": drips, "digest": says(DIGEST.encode())},
        {"model": sends_on("http://models.example.org/x"), "digest": says(DIGEST.encode())},
        {"model": sends_on("file:///etc/passwd"), "digest": says(DIGEST.encode())},
    ],
    ids=[
        "nothing",
        "model",
        "digest",
        "page",
        "other",
        "short",
        "hanging",
        "hanging_digest",
        "dripping",
        "unsafe",
        "local",
    ],
)
def test_nothing_else_is_left_behind(tmp_path: Path, answers: dict[str, Answer]) -> None:
    with release(**answers) as address, pytest.raises(NotFetched):
        fetch(address, tmp_path / NAME, silence=0.5, longest=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["http://models.example.org/v1", "file:///tmp", "ftp://example.org", "models/"])
def test_only_a_safe_address_is_asked(tmp_path: Path, address: str) -> None:
    with pytest.raises(NotFetched, match="https"):
        fetch(address, tmp_path / NAME)


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of models, in which a training would write a word."""
    monkeypatch.setattr(train, "MODELS", tmp_path)
    monkeypatch.setattr(train, "current_model", lambda: tmp_path / NAME)
    monkeypatch.setattr(train, "_train", lambda model, tell, patience: model.write_text("trained"))
    monkeypatch.setattr(model_release, "SILENCE", 0.5)
    return tmp_path / NAME


def test_a_released_model_is_not_trained_and_the_bot_would_load_it(models: Path) -> None:
    told: list[str] = []
    with release(model=says(MODEL), digest=says(DIGEST.encode())) as address:
        assert ensure_model(told.append, release=address).read_bytes() == MODEL
    assert digest_of(models).read_text() == f"{DIGEST}\n"
    assert "verified" in told[-1]


def test_a_model_that_cannot_be_had_is_trained_and_that_is_said(models: Path) -> None:
    told: list[str] = []
    with release(model=says(b"another"), digest=says(DIGEST.encode())) as address:
        assert ensure_model(told.append, release=address).read_text() == "trained"
    assert "trained here instead" in told[-1]


def test_whoever_wants_a_training_asks_no_release(models: Path) -> None:
    assert ensure_model(lambda line: None, force=True, release="https://example.org").read_text() == "trained"

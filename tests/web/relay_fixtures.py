"""A relay, a house that names it, and a Chromium whose microphone hears a voice."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.web.chromium import FLAGS, chromium_path, launch_filming
from tests.web.fake_house import House, house
from tests.web.turn_server import TurnServer, turn_server
from tests.web.voice import write_voice

OPTIONS: dict[str, Any] = {
    "locale": "zh-CN", "timezone_id": "America/New_York", "reduced_motion": "reduce",
    "viewport": {"width": 1000, "height": 800}, "permissions": ["camera", "microphone"],
}  # fmt: skip


def trusting(server: TurnServer) -> str:
    """Return the flag by which a browser takes the relay's own certificate, and no other, for good."""
    key = x509.load_pem_x509_certificate(server.certificate.read_bytes()).public_key()
    told = hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
    return f"--ignore-certificate-errors-spki-list={base64.b64encode(told).decode()}"


@contextmanager
def speaking_chromium(folder: Path, server: TurnServer) -> Iterator[Browser]:
    """Run a browser whose microphone hears a voice."""
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium: install one or name it in CHROMIUM")
    voice = f"--use-file-for-fake-audio-capture={write_voice(folder / 'voice.wav')}"
    with sync_playwright() as player:
        browser = launch_filming(player, path, [*FLAGS, voice, trusting(server)])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def turn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TurnServer]:
    """A relay for one file of tests."""
    with turn_server(tmp_path_factory.mktemp("turn")) as running:
        yield running


@pytest.fixture(scope="module")
def speaking(tmp_path_factory: pytest.TempPathFactory, turn: TurnServer) -> Iterator[Browser]:
    with speaking_chromium(tmp_path_factory.mktemp("voice"), turn) as browser:
        yield browser


@pytest.fixture
def relayed(tmp_path: Path, turn: TurnServer) -> Iterator[House]:
    """A house that gives each seat a password for the relay."""
    with house(tmp_path, **turn.settings(turn.over_tls)) as running:
        yield running


@pytest.fixture
def open_speaking(speaking: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a profile that speaks; errors of the page fail the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def opened(**options: Any) -> BrowserContext:
        context = speaking.new_context(**{**OPTIONS, **options})
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    assert not errors, errors

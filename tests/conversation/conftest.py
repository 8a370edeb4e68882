"""A backend whose bot is played by the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.model import Inbound
from backend.conversation.worker import Patience
from backend.shared.clock import FixedClock

Said = dict[str, Any]


class PlayedBot:
    """Answers as it is told: a reply body, a list of them, or an error to raise."""

    def __init__(self) -> None:
        self.requests: list[Said] = []
        self.model: dict[str, str] | None = None
        self.answer: Callable[[Said], list[Said]] = lambda request: [{"text": f"答：{request['text']}"}]

    def turn(self, person_id: str, request: Said) -> Said:
        """Play one turn."""
        self.requests.append(request)
        understood = {
            "intent": {"name": "greet", "confidence": 0.9},
            "decision": "answer",
            "ranking": [],
            "entities": [],
        }
        return {"replies": self.answer(request), "model": self.model, **understood}


@pytest.fixture
def bot() -> PlayedBot:
    return PlayedBot()


@pytest.fixture
def backend(database_url: str, clock: FixedClock, tmp_path: Path, bot: PlayedBot) -> Iterator[Backend]:
    settings = load_settings(database_url=database_url, data_dir=tmp_path / "var", human_contact="12368")
    patience = Patience(renew_every=0.05, silence=0.1, outage=timedelta(seconds=3))
    backend = build(settings, clock, bots=bot, patience=patience)
    yield backend
    backend.close()


Say = Callable[..., str]


@pytest.fixture
def say(backend: Backend) -> Say:
    """Say something as a person of the terminal and return the turn's id."""
    count = iter(range(1000))

    def say(text: str | None, address: str = "a", **more: Any) -> str:
        more.setdefault("platform_id", str(next(count)))
        return backend.conversation.receiver.receive(Inbound("terminal", address, text=text, **more))

    return say


@pytest.fixture
def texts(backend: Backend) -> Callable[..., list[str]]:
    """What a person reads: every bubble in order, theirs marked."""

    def texts(address: str = "a") -> list[str]:
        person_id = backend.conversation.people.find("terminal", address)
        assert person_id is not None
        entries = backend.conversation.history.since(person_id)
        return [("> " if entry.direction == "in" else "") + entry.reply.text for entry in entries]

    return texts

"""One person's chat with the whole backend behind it, for tests of officers who join it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.desk_commands import OneTalk, TakeOver, Talk
from backend.conversation.model import Inbound
from backend.shared.clock import FixedClock
from backend.shared.errors import Refused

CHEN, LI = "o_00000000000000cc", "o_00000000000000dd"


@dataclass
class EchoBot:
    """Answers with what it was told."""

    asked: list[str] = field(default_factory=list)

    def healthy(self) -> bool:
        return True

    def look(self) -> None:
        pass

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(request["text"] or request["payload"])
        return {"replies": [{"text": f"bot: {self.asked[-1]}"}], "intent": {"name": "greet", "confidence": 1.0}}


@dataclass
class Chat:
    """One person's chat with the whole backend behind it, but for bot and channel."""

    backend: Backend
    bot: EchoBot
    clock: FixedClock
    person: str = ""
    count: int = 0

    def says(self, text: str | None = None, payload: str | None = None) -> str:
        self.count += 1
        inbound = Inbound("web", "anna", f"m{self.count}", text, payload)
        turn_id = self.backend.conversation.receiver.receive(inbound)
        self.backend.conversation.worker.run_until_idle()
        self.person = self.backend.conversation.people.find("web", "anna") or ""
        return turn_id

    def do(self, command: Any) -> Any:
        return self.backend.bus.handle(command)

    def refused(self, command: Any) -> str:
        with pytest.raises(Refused) as no:
            self.do(command)
        return no.value.reason

    def take(self, officer: str = CHEN, name: str = "陈书记员") -> None:
        self.clock.advance(timedelta(seconds=1))
        self.do(TakeOver(self.person, officer, name))

    def talk(self, after: int = 0, officer: str = CHEN) -> Talk:
        seen: Talk = self.do(OneTalk(self.person, officer, after))
        return seen

    def seen_by_desk(self, officer: str = CHEN) -> list[str]:
        return [entry.reply.text for entry in self.talk(officer=officer).entries]

    def presses(self, title: str) -> None:
        """Press a button of the last message that has one of this title."""
        said = reversed(self.backend.conversation.history.since(self.person))
        self.says(payload=next(b.payload for entry in said for b in entry.reply.buttons if b.title == title))

    def last(self) -> str:
        return self.backend.conversation.history.since(self.person)[-1].reply.text


@pytest.fixture
def chat(tmp_path: Path, clock: FixedClock, database_url: str) -> Iterator[Chat]:
    bot = EchoBot()
    settings = load_settings(data_dir=tmp_path / "data", database_url=database_url, tracker_url="", redis_url="")
    backend = build(settings, clock, bots=bot)
    chat = Chat(backend, bot, clock)
    chat.says("你好")
    yield chat
    backend.close()

"""A whole house whose clock only the test moves, and somebody in Toronto who writes to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from backend.agenda.commands import AgendaView, Feed, FetchFeed, MakeFeed, OpenAgendaPage, RevokeFeed, SeeAgenda
from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import SetWhereabouts
from backend.shared.calendar import BEIJING
from backend.shared.clock import FixedClock
from tests.agenda.matters import Matters
from tests.backend_fixtures import lay_out_sqlite


class SilentBot:
    """A bot nobody asks."""

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        raise AssertionError("nobody asks")

    def healthy(self) -> bool:
        return True


@dataclass
class World:
    """The house, its clock, and one person's matters."""

    backend: Backend
    clock: FixedClock
    anna: Matters

    def do(self, command: Any) -> Any:
        return self.backend.bus.handle(command)

    def page(self) -> str:
        """The token of a fresh page."""
        return str(self.do(OpenAgendaPage(self.anna.person_id))).rpartition("/")[2]

    def see(self) -> AgendaView:
        view: AgendaView = self.do(SeeAgenda(self.page()))
        return view

    def subscribe(self) -> str:
        """Make a calendar and return the token of its address."""
        self.do(MakeFeed(self.page()))
        return self.see().feed.rpartition("/")[2].removesuffix(".ics")

    def fetch(self, token: str) -> Feed:
        feed: Feed = self.do(FetchFeed(token))
        return feed

    def revoke(self) -> None:
        self.do(RevokeFeed(self.page()))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    lay_out_sqlite(tmp_path)
    clock = FixedClock(datetime(2026, 11, 24, 9, 0, tzinfo=BEIJING))
    backend = build(load_settings(data_dir=tmp_path), clock, bots=SilentBot())
    person_id = backend.conversation.people.resolve("web", "anna")
    backend.bus.handle(SetWhereabouts(person_id, "多伦多", "America/Toronto"))
    yield World(backend, clock, Matters(backend, person_id))
    backend.close()

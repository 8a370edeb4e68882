"""The map's handlers on a fresh database, with a clock that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from backend.legal_map.directory import Directory
from backend.legal_map.geocoder import locate
from backend.legal_map.handlers import LegalMap
from backend.legal_map.model import Place
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database


@dataclass
class World:
    """A map to ask."""

    database: Database
    clock: FixedClock
    directory: Directory
    bus: MessageBus

    def do(self, command: Any) -> Any:
        """Handle a command."""
        return self.bus.handle(command)

    def place(self, name: str) -> Place:
        """The one place of a name."""
        found = locate(name).place
        assert found is not None, name
        return found


@pytest.fixture
def world(database: Database, clock: FixedClock) -> World:
    """On SQLite and on PostgreSQL."""
    directory = Directory(database, clock)
    return World(database, clock, directory, MessageBus(LegalMap(directory, clock, locate).by_command()))

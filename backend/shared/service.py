"""What a service brings to the backend: its handlers by command, its listeners by event, its jobs by topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from backend.shared.bus import CommandHandler, EventListener
from backend.shared.messages import Command, Event
from backend.shared.outbox import JobHandler


class Service(Protocol):
    """One service, put together and ready to be wired."""

    def by_command(self) -> Mapping[type[Command], CommandHandler]:
        """Return the handler of each command."""
        ...

    def by_event(self) -> Mapping[type[Event], Sequence[EventListener]]:
        """Return the listeners of each event."""
        ...

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        ...

"""News of the conversation that services hear."""

from __future__ import annotations

from dataclasses import dataclass

from backend.shared.messages import Event


@dataclass(frozen=True, slots=True)
class MessageNotSent(Event):
    """A message of ours was kept back: no channel took it while it still meant something."""

    person_id: str
    key: str

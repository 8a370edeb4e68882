"""Questions for what is begun anywhere in the house and not ended; every service answers for itself."""

from __future__ import annotations

from dataclasses import dataclass

from backend.shared.database import Session
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class HasPendingMatters(Command):
    """Question to every service for something of a person that must not be left behind. -> ``bool``

    Args:
        session: the transaction of whoever asks; the answer holds within it.
    """

    session: Session
    person_id: str


@dataclass(frozen=True, slots=True)
class EveryOpenRequest(Command):
    """Question where each service keeps what it has asked of a partner. -> ``Sequence[OpenRequests]``"""


@dataclass(frozen=True, slots=True)
class EveryAgenda(Command):
    """Question for each service's agenda of a person. -> ``Sequence[backend.shared.agenda.Agenda]``"""

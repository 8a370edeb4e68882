"""Knowledge of a person anywhere in the house, and the orders and news about letting it go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from backend.shared.database import Session
from backend.shared.keyring import SealedColumn
from backend.shared.messages import Command, Event
from backend.shared.personal_data import PersonalData


@dataclass(frozen=True, slots=True)
class Holding:
    """Holding of one service: what it knows of people.

    Args:
        service: its name.
        data: see `PersonalData`.
        sealed: its encrypted columns.
    """

    service: str
    data: PersonalData
    sealed: Sequence[SealedColumn]


@dataclass(frozen=True, slots=True)
class EveryHolding(Command):
    """Question for what is known of people; every service answers for itself -> tuple of `Holding`."""


@dataclass(frozen=True, slots=True)
class LetGo(Command):
    """Have what only a draft needed deleted, in the transaction that erases the draft -> None.

    Args:
        text: the answers that are erased; files and numbers are found in it.
    """

    session: Session
    person_id: str
    draft_id: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MakeRoom(Command):
    """Delete the files of a person that nothing needs, but for those just sent -> how many (``int``)."""

    person_id: str


@dataclass(frozen=True, slots=True)
class DraftErased(Event):
    """A draft's answers are gone: what was made of them to be looked at goes, too."""

    person_id: str
    draft_id: str


@dataclass(frozen=True, slots=True)
class HoldConversation(Command):
    """Make whatever turn of a person is begun later fail, in the caller's transaction.

    -> False while a turn is in hand, or a message waits for one
    """

    session: Session
    person_id: str

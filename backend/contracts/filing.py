"""Questions other services ask filing, and the news of a filing they hear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backend.shared.cards import CardReader
from backend.shared.database import Session
from backend.shared.messages import Command, Event


@dataclass(frozen=True, slots=True)
class CaseOfCourt(Command):
    """A case by our id, whoever's it is; for court and desk, never for a person.

    -> filing's ``Case`` (no timeline; with ``case_id``, ``person_id``, ``case_number``, ``filing_number`` and
    ``abroad``) or None
    """

    case_id: str


@dataclass(frozen=True, slots=True)
class CardOfCase(Command):
    """Question for one case of the reader's own as a card, with its course and picture. -> ``Card``

    Raises:
        Refused: ``filing_case_unknown``, also for another's.
    """

    case_id: str
    reader: CardReader


@dataclass(frozen=True, slots=True)
class RegisteredCases(Command):
    """The ids of every registered case, whoever's they are, for looking after them -> ``list[str]``."""


@dataclass(frozen=True, slots=True)
class MeantForMediation(Command):
    """A filing that can go to mediation now, in the caller's transaction.

    -> an object with ``case_id``, ``person_id``, ``court``, ``wished``, ``cause``, ``cause_name`` and ``parties``

    Raises:
        Refused: ``filing_case_unknown``, also for another court's; ``mediation_not_now``.
    """

    session: Session
    case_id: str
    court: str


@dataclass(frozen=True, slots=True)
class StopFiling(Command):
    """Let the court's days to decide stand still from this day on; twice is the same as once. -> None"""

    session: Session
    case_id: str
    today: date


@dataclass(frozen=True, slots=True)
class GoOnWithFiling(Command):
    """Let them go on where they stood. -> ``bool``: False if they were not standing still"""

    session: Session
    case_id: str
    today: date


@dataclass(frozen=True, slots=True)
class CaseNumbered(Event):
    """The court has registered a filing as a case; from now on there can be hearings in it."""

    case_id: str


@dataclass(frozen=True, slots=True)
class FilingEnded(Event):
    """A filing is a case now, or was refused, returned or withdrawn: nothing before registration goes on."""

    case_id: str

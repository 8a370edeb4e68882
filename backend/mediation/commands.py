"""Orders and questions about mediations, from a person, an officer of the court and a mediator. Pure values.

Everything of a mediation is only for its party, its court and its mediator: to others it is ``mediation_unknown``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from backend.mediation.model import Session
from backend.shared.database import Session as Transaction
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class MyMediations(Command):
    """The person's mediations, the newest first -> ``list[Mediation]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class AnswerProposal(Command):
    """Agree to a mediation the court proposed, or not (OMR-3, CPL-125) -> `Mediation`; the same answer twice is one.

    Raises:
        Refused: ``mediation_unknown``, ``mediation_over``, ``mediation_not_now`` (the filing has moved on meanwhile).
    """

    mediation_id: str
    person_id: str
    agree: bool


@dataclass(frozen=True, slots=True)
class LeaveMediation(Command):
    """Leave one's own mediation; the filing goes back to the court -> `Mediation`. Twice is the same as once.

    Raises:
        Refused: ``mediation_unknown``, ``mediation_over``.
    """

    mediation_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class StopSessionReminders(Command):
    """Remind of no more sessions of one's mediations that go on -> int: how many mediations that changes.

    Args:
        mediation_id: of one of them; None for all.
    """

    person_id: str
    mediation_id: str | None = None


@dataclass(frozen=True, slots=True)
class SendToMediation(Command):
    """Send a filing to a mediator, or ask its person first if they had not wished it -> `Mediation`.

    The same `request_id` twice is once; it becomes the mediation's id.

    Args:
        court: of the officer; empty for all.
        mediator, mediator_name: of the officer who shall mediate; ``docking.DOCKED`` and no name for a mediator of
            the centre's system.

    Raises:
        Refused: ``filing_case_unknown``, ``mediation_not_now``, ``mediation_already``, ``mediation_mediator_unknown``
            (the centre's system is not connected).
    """

    request_id: str
    officer: str
    case_id: str
    court: str
    mediator: str
    mediator_name: str


@dataclass(frozen=True, slots=True)
class RecallMediation(Command):
    """Take a filing's mediation back, from whoever has it -> `Mediation`. Twice is the same as once.

    Args:
        court: of the officer; empty for all.
        reason: read by the person.

    Raises:
        Refused: ``mediation_unknown``, also for another court's; ``mediation_over``, ``mediation_reason_missing``.
    """

    mediation_id: str
    officer: str
    court: str
    reason: str


@dataclass(frozen=True, slots=True)
class MediationsOfCase(Command):
    """Every mediation of a filing, the newest first -> ``list[Mediation]``."""

    case_id: str


@dataclass(frozen=True, slots=True)
class MediationQueue(Command):
    """A mediator's mediations, the soonest due first -> ``list[Mediation]``.

    Args:
        over: those that are over instead, the newest first.
    """

    mediator: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class TakeMediation(Command):
    """The mediator takes it: the 30 days begin (OMR-24) -> `Mediation`. Twice is the same as once.

    Raises:
        Refused: ``mediation_unknown``, ``mediation_over``.
    """

    mediation_id: str
    mediator: str


@dataclass(frozen=True, slots=True)
class ReturnMediation(Command):
    """The mediator cannot take it, or not any more: it goes back to the court -> `Mediation`.

    Raises:
        Refused: ``mediation_unknown``, ``mediation_over``, ``mediation_reason_missing``.
    """

    mediation_id: str
    mediator: str
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FixSession(Command):
    """Fix or move the session -> `Mediation`; the person is told on both clocks.

    Raises:
        Refused: ``mediation_unknown``, ``mediation_over``, ``mediation_not_taken``, ``mediation_session_odd``.
    """

    mediation_id: str
    mediator: str
    session: Session


@dataclass(frozen=True, slots=True)
class ProlongMediation(Command):
    """Give it more time, which both sides agreed to (OMR-24) -> `Mediation`.

    Raises:
        Refused: ``mediation_unknown``, ``mediation_over``, ``mediation_not_taken``, ``mediation_due_odd``.
    """

    mediation_id: str
    mediator: str
    until: date


@dataclass(frozen=True, slots=True)
class EndMediation(Command):
    """Record how it ended -> `Mediation`; the filing goes back to registration in any case (OMR-21).

    Args:
        words: what was agreed, or why not: the person reads it.
        effective_on: of an agreement: the day all had signed (OMR-19, PML-29).

    Raises:
        Refused: ``mediation_unknown``, ``mediation_over``, ``mediation_not_taken``, ``mediation_reason_missing``,
            ``mediation_effect_odd``.
    """

    mediation_id: str
    mediator: str
    outcome: Literal["agreed", "failed"]
    words: str = field(repr=False)
    effective_on: date | None = None


@dataclass(frozen=True, slots=True)
class MayBeDocked(Command):
    """Question if a filing can go to the mediators of the centre's system -> bool."""


@dataclass(frozen=True, slots=True)
class RecordDockingNews(Command):
    """Record what the centre's system tells of a case it mediates -> str; the same event twice is once.

    Args:
        text: the mediator's words.
        officer: the name of the mediator the system has given it to; empty where it does not say.

    Raises:
        Refused: ``mediation_session_odd``.
    """

    event_id: str
    mediation_id: str
    kind: str
    outcome: str = ""
    text: str = field(default="", repr=False)
    officer: str = field(default="", repr=False)
    effective_on: date | None = None
    session: Session | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FilingIsOver(Command):
    """The filing was registered, refused, returned or withdrawn: its mediation, if one goes on, is over -> None.

    Args:
        session: the transaction in which the filing ends.
    """

    session: Transaction = field(repr=False)
    case_id: str

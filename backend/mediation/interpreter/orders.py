"""Orders and questions about a mediation's interpreter. Pure values.

An interpreter learns when and how the mediation meets, its number and its languages: no name, no matter, no offer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from backend.mediation.dispute.model import Tongue
from backend.mediation.model import Session
from backend.shared.messages import Command

State = Literal["invited", "opened", "accepted", "declined", "silent", "missed", "void"]
"""``silent``: no answer a day before the session; ``missed``: did not come; ``void``: somebody else was asked."""
AskedBy = Literal["applicant", "respondent", "mediator"]


@dataclass(frozen=True, slots=True)
class InterpreterInvitation:
    """A code for one use, to be passed on to the interpreter."""

    code: str = field(repr=False)
    expires_at: datetime
    number: str
    tongue: str


@dataclass(frozen=True, slots=True)
class Errand:
    """A mediation as its interpreter sees it.

    Args:
        tongue: which language they are asked for, in the asker's words; empty where nobody said.
        held_in: the language the mediation is held in.
        session: when and how it meets; a place only if it is somewhere to go to.
        meets_here: the session is in our own room, and not over.
        goes_on: the mediation does.
    """

    dispute_id: str
    number: str
    state: State
    tongue: str
    held_in: Tongue
    session: Session | None
    meets_here: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class AskedInterpreter:
    """Standing of an interpreter's newest invitation, for the desk."""

    state: State
    asked_by: AskedBy
    tongue: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class InviteInterpreter(Command):
    """Make an invitation for an interpreter -> `InterpreterInvitation`; whoever was asked before is told they need not.

    Args:
        asker: a side's person, or an officer's id with `at_desk`.

    Raises:
        Refused: ``dispute_unknown``, ``dispute_over``, ``interpreter_there`` (a side may not replace whom the mediator
            or the other side asked).
    """

    dispute_id: str
    asker: str
    tongue: str = ""
    at_desk: bool = False


@dataclass(frozen=True, slots=True)
class OpenErrand(Command):
    """Open an interpreter's invitation by its code or the token of one -> `Errand`, or None where it is none.

    Raises:
        Refused: ``interpreter_used`` (by somebody else), ``interpreter_void``, ``interpreter_own`` (a side of it).
    """

    person_id: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnswerErrand(Command):
    """Take an errand or not -> `Errand`; also later, to say that one cannot come after all.

    Raises:
        Refused: ``dispute_unknown``, ``interpreter_void``.
    """

    dispute_id: str
    person_id: str
    yes: bool


@dataclass(frozen=True, slots=True)
class MyErrands(Command):
    """The mediations a person interprets in, the newest first -> ``list[Errand]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class ErrandRoomLink(Command):
    """Make an interpreter's own link into the room -> `RoomLink`.

    Raises:
        Refused: ``dispute_unknown``, ``interpreter_void``, ``meeting_none``.
    """

    dispute_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class StopErrandReminders(Command):
    """Remind an interpreter of no more sessions -> int: how many errands that changes."""

    person_id: str


@dataclass(frozen=True, slots=True)
class InterpreterOf(Command):
    """Return how a dispute's newest invitation of an interpreter stands -> `AskedInterpreter` or None."""

    dispute_id: str

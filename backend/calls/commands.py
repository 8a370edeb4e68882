"""Orders and questions about calls, from a person and from the desk. Pure values.

A call is its person's and the desk's: to other people it is ``call_unknown``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.calls.model import About
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class FindCallTimes(Command):
    """Ask when there can be a call -> `CallTimes`.

    Args:
        case_id: of the case it is about, for whose court somebody has to be there; empty for a question to any.
    """

    person_id: str
    case_id: str = ""


@dataclass(frozen=True, slots=True)
class AskForCall(Command):
    """Ask for a call, at once or for a time -> `Call`; the same `request_id` twice is one, and becomes its id.

    Args:
        slot_id: of the time; empty for at once.
        case_id: of a case of the person's own, for a call about it.
        topic: what it is about, in their words; may be empty.

    Raises:
        Refused: ``call_too_many``, ``call_time_taken``, ``call_nobody_there`` (at once, and nobody is free or there),
            ``filing_case_unknown``.
    """

    request_id: str
    person_id: str
    about: About
    slot_id: str = ""
    case_id: str = ""
    name: str = field(default="", repr=False)
    topic: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class MyCalls(Command):
    """The person's calls, the newest first -> ``list[Call]``, with every version of what was written after them."""

    person_id: str


@dataclass(frozen=True, slots=True)
class MoveCall(Command):
    """Move it to another time -> `Call`; whoever had taken it is free, and the desk has to take it again.

    Raises:
        Refused: ``call_unknown``, ``call_over``, ``call_time_taken``.
    """

    call_id: str
    person_id: str
    slot_id: str


@dataclass(frozen=True, slots=True)
class CancelCall(Command):
    """Call it off -> `Call`; twice is the same as once.

    Raises:
        Refused: ``call_unknown``, ``call_over``.
    """

    call_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class JudgeSummary(Command):
    """Say of the newest summary that it is right, or not -> `Call`; the same `request_id` twice is once.

    Args:
        words: what was said in truth, where it is not right.

    Raises:
        Refused: ``call_unknown``, ``call_no_summary``, ``call_words_missing`` (not right, and not said what).
    """

    request_id: str
    call_id: str
    person_id: str
    is_right: bool
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CallDiary(Command):
    """The calls of a court's desk -> ``list[Call]``: those to come by their time, or those that are over, newest first.

    Args:
        court: code of the officer's court; empty for all.
    """

    court: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class OneCall(Command):
    """A call with everything written of it -> `Call`.

    Raises:
        Refused: ``call_unknown``, also for another court's.
    """

    call_id: str
    court: str


@dataclass(frozen=True, slots=True)
class _OfOfficer(Command):
    """Order of an officer about a call of their court."""

    call_id: str
    officer: str
    officer_name: str
    court: str


class TakeCall(_OfOfficer):
    """Take it -> `Call`; the person hears who will speak with them. Twice is once.

    Raises:
        Refused: ``call_unknown``, ``call_over``, ``call_taken`` (a colleague has it).
    """


@dataclass(frozen=True, slots=True)
class DeclineCall(_OfOfficer):
    """Decline it, with a reason the person reads -> `Call`.

    Raises:
        Refused: ``call_unknown``, ``call_over``, ``call_taken``, ``call_words_missing``.
    """

    reason: str = field(repr=False)


class NoteNotReached(_OfOfficer):
    """Note that the person did not come -> `Call`; they hear so, with other times.

    Raises:
        Refused: ``call_unknown``, ``call_over``, ``call_not_taken``, ``call_taken``;
            ``call_not_begun`` before its time.
    """


@dataclass(frozen=True, slots=True)
class WriteSummary(_OfOfficer):
    """Write down what was said -> `Call`; the person reads it. A later one stands beside the earlier ones.

    Raises:
        Refused: ``call_unknown``, ``call_not_held``, ``call_taken``, ``call_words_missing``.
    """

    request_id: str
    text: str = field(repr=False)

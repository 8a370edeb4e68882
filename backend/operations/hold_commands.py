"""Questions and orders of the console and the desk about all that is held back after a restore."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class OutboundHold(Command):
    """Is what goes out held back, and since when?

    Returns:
        A `backend.shared.outbound_hold.Hold`, or None.
    """


@dataclass(frozen=True, slots=True)
class HoldBack(Command):
    """Hold everything back from now on: the data were brought back by other means than our own.

    Args:
        who: for the audit log.

    Returns:
        True; False where it is held back already.
    """

    who: str


@dataclass(frozen=True, slots=True)
class HeldBack(Command):
    """Question for what would go out, by kind.

    Returns:
        A `HeldJobs`, or None where nothing is held back.
    """


@dataclass(frozen=True, slots=True)
class HeldKind:
    """Jobs of one kind that are due and held back.

    Args:
        kind: the topic, of messages with the beginning of their key: ``deliver/turn``, ``filing.file``.
        count: how many.
        oldest, newest: when they were wanted.
        since_data: how many of them fell due after the moment the data are of: what is gone may have done these.
        can_be_dropped: messages only. A request of a partner goes out under its own key, so that one who has it
            already does nothing twice, and dropping it would leave it open for ever.
    """

    kind: str
    count: int
    oldest: datetime
    newest: datetime
    since_data: int
    can_be_dropped: bool


@dataclass(frozen=True, slots=True)
class HeldJobs:
    """All that is held back.

    Args:
        since, data_of: see `backend.shared.outbound_hold.Hold`.
        kinds: what is due.
        later: how many jobs fall due later.
        freed: kinds that were let go already.
    """

    since: datetime
    data_of: datetime
    kinds: tuple[HeldKind, ...]
    later: int
    freed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DropHeld(Command):
    """Close the due messages of these kinds without sending them.

    Args:
        kinds: as `HeldBack` names them.
        who: for the audit log.

    Returns:
        How many were dropped.

    Raises:
        ValueError: no such kind is held back, or it cannot be dropped.
    """

    kinds: Sequence[str]
    who: str


@dataclass(frozen=True, slots=True)
class SendHeld(Command):
    """Let the jobs of these kinds go out from now on, while the others are held back.

    Args:
        kinds, who: see `DropHeld`.

    Returns:
        How many of them are due.

    Raises:
        ValueError: no such kind is held back.
    """

    kinds: Sequence[str]
    who: str


@dataclass(frozen=True, slots=True)
class EndHold(Command):
    """Let everything go that is still held back.

    Args:
        who: for the audit log.

    Returns:
        How many jobs are due; None where nothing was held back.
    """

    who: str

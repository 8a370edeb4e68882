"""Questions of the console to the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class ExamineRecord(Command):
    """Is the record of who did what whole, and does it still hold what was anchored?

    Args:
        noted: heads somebody noted outside this machine, by position and seal.

    Returns:
        An `Examined`.

    Raises:
        RecordBroken: it is not; the message says where.
    """

    noted: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """A record that is whole.

    Args:
        position: its newest entry, 0 when there is none.
        seal: that entry's seal.
        anchors: how often it was anchored on this machine.
        stamps: how many of these an authority has stamped.
        stamped_by: the names of these authorities.
        first_stamp, last_stamp: the first and the last of their moments.
    """

    position: int
    seal: str
    anchors: int
    stamps: int = 0
    stamped_by: tuple[str, ...] = ()
    first_stamp: datetime | None = None
    last_stamp: datetime | None = None


class RecordBroken(Exception):
    """The record was changed; the message is for a person."""

"""The pieces of a written date: a day (or days), a part of the day, a clock time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar


@dataclass(frozen=True)
class DayReading:
    """A day, a stretch of days (`until`), or a day that does not exist (`day` is None)."""

    start: int
    end: int
    day: date | None
    until: date | None = None
    part: str | None = None  # 今晚 also says the evening
    part_at: int | None = None  # where the word for the part begins inside the reading
    weak: bool = False  # taken only beside a time, in a range, or as the whole message
    form: str = ""  # "weekday" and "day_of_month" change their meaning beside another day
    clock: str | None = None  # "HH:MM" when the words give a moment (in two hours)


@dataclass(frozen=True)
class PartReading:
    """A part of the day as written; `part` may be `dawn`, which is told as night."""

    start: int
    end: int
    part: str
    weak: bool = False  # 早晨 is good morning in Cantonese: taken only beside a day or a time


@dataclass(frozen=True)
class ClockReading:
    """A time on the clock before it is known which half of the day is meant (`exact` when it is)."""

    start: int
    end: int
    hour: int
    minute: int
    exact: bool = False
    weak: bool = False


Piece = TypeVar("Piece", DayReading, PartReading, ClockReading)


def longest(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces left when the longest wins every overlap, in reading order."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
        elif piece.end - piece.start > kept[-1].end - kept[-1].start:
            kept[-1] = piece
    return kept

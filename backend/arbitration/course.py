"""Course of an arbitration: what SCIA tells of it, in which order, and the moments that are reminded of. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from backend.shared.calendar import BEIJING

NewsKind = Literal["defect", "accepted", "tribunal", "hearing", "award", "not_accepted"]
AFTER: Mapping[str, frozenset[str]] = {
    "defect": frozenset({"received", "defect"}),
    "accepted": frozenset({"received", "defect"}),
    "not_accepted": frozenset({"received", "defect"}),
    "tribunal": frozenset({"accepted", "tribunal"}),
    "hearing": frozenset({"accepted", "tribunal", "hearing"}),
    "award": frozenset({"accepted", "tribunal", "hearing"}),
}
"""What may be told after which status; a hearing may be moved, and a tribunal filled up again."""
_LAST_MINUTE = time(23, 59)
STEPS: tuple[str, ...] = ("d15", "d7", "d3", "d1", "morning", "h1")
_OF_A_DAY: tuple[str, ...] = ("d7", "d3", "d1", "morning")


@dataclass(frozen=True, slots=True)
class News:
    """One thing SCIA tells.

    Args:
        text: the secretary's own words: what is to be corrected, why it was not accepted, how to pay.
        number: the case number, from acceptance on.
        due: the last day to correct or to pay, Beijing's calendar.
        amount: to be paid, in `currency`.
        arbitrators: the tribunal, the presiding one first.
        start, place: of the hearing.
        award_number, award_on: of the award; a date may be missing on it.
    """

    kind: NewsKind
    text: str = field(default="", repr=False)
    number: str = ""
    due: date | None = None
    amount: Decimal | None = None
    currency: str = "CNY"
    arbitrators: tuple[str, ...] = ()
    start: datetime | None = None
    place: str = ""
    award_number: str = ""
    award_on: date | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it tells what its kind has to; without it nobody could act on it."""
        needed = {
            "defect": bool(self.text.strip()),
            "accepted": bool(self.number),
            "tribunal": bool(self.arbitrators),
            "hearing": self.start is not None and bool(self.place),
            "award": True,
            "not_accepted": bool(self.text.strip()),
        }
        return needed[self.kind]


@dataclass(frozen=True, slots=True)
class Told:
    """News with the moment it was told."""

    at: datetime
    news: News


@dataclass(frozen=True, slots=True)
class Course:
    """Everything told so far, the oldest first."""

    told: tuple[Told, ...] = ()

    def last(self, kind: NewsKind) -> News | None:
        """Return the newest news of a kind."""
        return next((one.news for one in reversed(self.told) if one.news.kind == kind), None)

    def with_news(self, at: datetime, news: News) -> Course:
        """Return the course with one thing more."""
        return replace(self, told=(*self.told, Told(at, news)))


def may_follow(status: str, kind: NewsKind) -> bool:
    """Return whether a thing can be told of an arbitration that stands so."""
    return status in AFTER[kind]


@dataclass(frozen=True, slots=True)
class Moment:
    """A last day or a hearing that is reminded of.

    Args:
        about: ``correction``, ``payment`` or ``hearing``.
    """

    about: Literal["correction", "payment", "hearing"]
    at: datetime
    steps: tuple[str, ...]


def moments(status: str, course: Course) -> tuple[Moment, ...]:
    """Return what is reminded of while an arbitration stands so; one at a time, so that an old one never comes back."""
    if status == "defect":
        return _last_day("correction", course.last("defect"))
    if status in ("accepted", "tribunal"):
        return _last_day("payment", course.last("accepted")) if status == "accepted" else ()
    hearing = course.last("hearing")
    if status == "hearing" and hearing is not None and hearing.start is not None:
        return (Moment("hearing", hearing.start, STEPS),)
    return ()


def _last_day(about: Literal["correction", "payment"], news: News | None) -> tuple[Moment, ...]:
    if news is None or news.due is None:
        return ()
    return (Moment(about, datetime.combine(news.due, _LAST_MINUTE, BEIJING), _OF_A_DAY),)

"""Course of an arbitration: what SCIA tells of it, in which order, and the moments that are reminded of. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from backend.shared.calendar import BEIJING

NewsKind = Literal[
    "defect", "accepted", "tribunal", "hearing", "award", "not_accepted", "paid", "unpaid", "withdrawn", "goes_on",
]  # fmt: skip
"""``paid`` and ``unpaid`` answer a payment, ``withdrawn`` and ``goes_on`` a withdrawal."""
AFTER: Mapping[str, frozenset[str]] = {
    "defect": frozenset({"received", "defect"}),
    "accepted": frozenset({"received", "defect"}),
    "not_accepted": frozenset({"received", "defect"}),
    "tribunal": frozenset({"accepted", "tribunal"}),
    "hearing": frozenset({"accepted", "tribunal", "hearing"}),
    "award": frozenset({"accepted", "tribunal", "hearing"}),
    "paid": frozenset({"accepted", "tribunal", "hearing"}),
    "unpaid": frozenset({"accepted", "tribunal", "hearing"}),
    "withdrawn": frozenset({"received", "defect", "accepted", "tribunal", "hearing"}),
    "goes_on": frozenset({"received", "defect", "accepted", "tribunal", "hearing"}),
}
"""Kinds of news that may follow each; a hearing may be moved, and a tribunal filled up again."""
ANSWERS: Mapping[NewsKind, Literal["payment", "withdrawal"]] = {
    "paid": "payment", "unpaid": "payment", "withdrawn": "withdrawal", "goes_on": "withdrawal",
}  # fmt: skip
"""Step of the person's that each news answers."""
STANDS: frozenset[NewsKind] = frozenset({"paid", "unpaid", "goes_on"})
"""News told without the arbitration standing elsewhere."""
_LAST_MINUTE = time(23, 59)
STEPS: tuple[str, ...] = ("d15", "d7", "d3", "d1", "morning", "h1")
_OF_A_DAY: tuple[str, ...] = ("d7", "d3", "d1", "morning")


@dataclass(frozen=True, slots=True)
class News:
    """One thing SCIA tells.

    Args:
        text: the secretary's own words: what is to be corrected, why it was not accepted, how to pay, what is
            missing of a payment, why it is not withdrawn.
        number: the case number, from acceptance on.
        due: the last day to correct or to pay, Beijing's calendar.
        amount: to be paid, that was paid, that is still to be paid, or that is paid back, in `currency`.
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
        """Return True if it tells what its kind has to; without it nobody could act on it."""
        needed = {
            "defect": bool(self.text.strip()),
            "accepted": bool(self.number),
            "tribunal": bool(self.arbitrators),
            "hearing": self.start is not None and bool(self.place),
            "award": True,
            "not_accepted": bool(self.text.strip()),
            "paid": True,
            "unpaid": bool(self.text.strip()),
            "withdrawn": True,
            "goes_on": bool(self.text.strip()),
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

    def last(self, *kinds: NewsKind) -> News | None:
        """Return the newest news of these kinds."""
        return next((one.news for one in reversed(self.told) if one.news.kind in kinds), None)

    @property
    def is_paid(self) -> bool:
        """Return True if SCIA's last word on the fee is that it has it."""
        last = self.last("paid", "unpaid")
        return last is not None and last.kind == "paid"

    def with_news(self, at: datetime, news: News) -> Course:
        """Return the course with one thing more."""
        return replace(self, told=(*self.told, Told(at, news)))


_TO_AN_ANSWER: Mapping[str, frozenset[str]] = {
    "tribunal": frozenset({"received", "defect"}),
    "hearing": frozenset({"received", "defect"}),
    "award": frozenset({"received", "defect"}),
}
"""News that may be told of an answer besides: nobody accepts it, unless for the fee of its counterclaim."""


def may_follow(status: str, kind: NewsKind, *, is_answer: bool = False) -> bool:
    """Return whether a thing can be told of an arbitration that stands so.

    Args:
        is_answer: it is told to the respondent.
    """
    return status in AFTER[kind] or (is_answer and status in _TO_AN_ANSWER.get(kind, ()))


def status_after(status: str, kind: NewsKind) -> str:
    """Return where an arbitration stands once a thing has been told of it."""
    return status if kind in STANDS else kind


About = Literal["answer", "correction", "payment", "hearing"]
_UNANSWERED = frozenset({"kept", "sending", "refused", "failed"})
"""Statuses of an answer that SCIA does not have."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A last day or a hearing that is reminded of.

    Args:
        about: ``answer``, ``correction``, ``payment`` or ``hearing``.
    """

    about: About
    at: datetime
    steps: tuple[str, ...]


def moments(status: str, course: Course, answer_due: date | None = None) -> tuple[Moment, ...]:
    """Return what is reminded of while an arbitration stands so; one at a time, so that an old one never comes back.

    Args:
        answer_due: the last day SCIA's notice names for a respondent's answer.
    """
    if status in _UNANSWERED:
        return _last_day("answer", answer_due)
    if status == "defect":
        return _last_day("correction", _due(course.last("defect")))
    if status == "accepted":
        return () if course.is_paid else _last_day("payment", _due(to_pay(course)))
    hearing = course.last("hearing")
    if status == "hearing" and hearing is not None and hearing.start is not None:
        return (Moment("hearing", hearing.start, STEPS),)
    return ()


def to_pay(course: Course) -> News | None:
    """Return what SCIA last asked to be paid; a day it names once stands until it names another."""
    notice, short = course.last("accepted"), course.last("unpaid")
    if notice is None or short is None:
        return notice
    return replace(short, due=short.due or notice.due, number=short.number or notice.number)


def _due(news: News | None) -> date | None:
    return news.due if news is not None else None


def _last_day(about: About, due: date | None) -> tuple[Moment, ...]:
    return () if due is None else (Moment(about, datetime.combine(due, _LAST_MINUTE, BEIJING), _OF_A_DAY),)

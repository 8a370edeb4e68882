"""Agenda of what ends or takes place for a person: each service tells its own; page, chat and calendar show them.

An item is worked out anew whenever it is asked for, so that a change of law, of the holidays or of the facts is seen at
once. It names nobody: a calendar is read by strangers' servers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.deadline import Deadline
from backend.shared.wording import PROVISIONAL, Words

ItemKind = Literal["ends", "takes_place"]

COURT_SAID = Words("法院告知", "told by the court")
YOU_SAID = Words("您告诉我们的", "as you told us")
COUNTED = Words("按法律规定的天数算出", "counted from the law's number of days")
"""Sources of a day."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One last moment, or one thing to attend.

    Args:
        key: names it in a calendar and stays when it moves: ``hearing-KT01``, ``filing-fee-c1``.
        kind: whether something ends then, or takes place.
        title: what it is, without a name of anybody, a number or a place.
        at: aware: the last minute in which something can still be done, or the beginning.
        until: of what takes place, its end.
        number: the case's or the appointment's, where it has one.
        article: the rule that sets the day; None where none does.
        source: from whom the day is.
        doubt: why it may be another day, where that is so.
        place: where it takes place, for the person alone.
        tentative: somebody still has to confirm it.
        note: what the person wrote of it themselves, for them alone: no calendar says it.
    """

    key: str
    kind: ItemKind
    title: Words
    at: datetime
    source: Words
    until: datetime | None = None
    number: str = ""
    article: Words | None = None
    doubt: Words | None = None
    place: str = ""
    tentative: bool = False
    note: str = ""

    def is_over(self, now: datetime) -> bool:
        """Return True if it lies behind: what ends may be done within its last minute."""
        return (self.until or self.at + timedelta(minutes=1)) <= now


Agenda = Callable[[Session, str, datetime], Sequence[AgendaItem]]
"""From a transaction, a person's id and the present moment to what a service has of theirs that is not over."""


def last_minute(day: date) -> datetime:
    """Return 23:59 in Beijing on a day."""
    return datetime.combine(day, time(23, 59), BEIJING)


def doubts_of(deadline: Deadline, *others: Words | None) -> Words | None:
    """Return everything that makes a last day doubtful as one text, or None."""
    found = [deadline.doubt, PROVISIONAL if deadline.provisional else None, *others]
    return in_one([Words(_bare(one.zh), _bare(one.en)) for one in found if one is not None])


def in_one(texts: Sequence[Words]) -> Words | None:
    """Return several texts as one, or None where there is none."""
    if not texts:
        return None
    return Words("；".join(one.zh for one in texts), "; ".join(one.en for one in texts))


def _bare(text: str) -> str:
    """A remark without the brackets it has in the middle of a sentence."""
    return text.strip().removeprefix("（").removesuffix("）").removeprefix("(").removesuffix(")")

"""Day a paper was received, and the domicile, as the person told them; the limit that runs from them. Pure.

A day is past: what is told without a year is the last such day, but where one to come is supposed and asked about. The
court's proof of service goes before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from actions.answers import Answer
from actions.defence.domicile import domicile_in
from actions.defence.readers.days import receipt_told
from actions.defence.readers.suits import asks_until_when, read_suit, tells_arrival
from actions.dialogue.readers.told_days import read_told_day
from actions.hearing.readers import paper_named, supposed_receipt
from actions.readers.standing import stands
from backend.hearing.limits.model import Domicile, Limit, RulingKind, Service
from backend.shared.calendar import BEIJING

LOOKED_BACK = 8
"""Messages before this one in which an appeal, the day or the domicile may have been told."""
_DOMICILES: dict[str, Domicile] = {"china": "china", "abroad": "abroad"}


def received_on(answer: Answer, today: date) -> date | None:
    """Return the day a paper came. It is past: what is told without a year is the last such day.

    "Is today still in time" tells of no such day, and the date a judgment bears is none. A day to come is one where it
    is asked what follows if the paper comes then.
    """
    if (supposed := supposed_receipt(answer, today)) is not None:
        return supposed
    day = receipt_told(answer, today)
    if stands("in_time_today", answer.text):
        return day if day is not None and day < today else None
    if day is None and tells_arrival(answer.text) and len(answer.values("date", "datetime")) == 1:
        told = read_told_day(answer, today, "", "past")  # the only day, though most of a year back
        day = told.day if told is not None else None
    return day if day is not None and day <= today else None


def home_told(told: Sequence[Answer]) -> Domicile:
    """The domicile as far as it was told, the newest message first."""
    found = next((home for one in told if (home := domicile_in(one.text)) is not None), "")
    return _DOMICILES.get(found, "unknown")


def said_to_be_served(answer: Answer, today: date, before: Sequence[Answer] = ()) -> Limit | None:
    """Return the limit of a paper the person says they received on a day, or None when they name no paper or no day.

    A defendant has no case here; the day is their word. Both ends are told (CPL-286) until a domicile is, now or
    `before`. "Am I in time today?" names the day of asking, not that of receipt.
    """
    told = read_suit(answer, today, "").values.get("received")
    of_asking = asks_until_when(answer.text) and not tells_arrival(answer.text)
    asked = None if of_asking else received_on(answer, today)
    day = date.fromisoformat(str(told)) if told else asked
    paper = paper_named(answer.text)
    if day is None or paper is None:
        return None
    ruling: RulingKind = "dismissed" if paper == "ruling" else ""
    service = Service(paper, datetime.combine(day, time(12), BEIJING), ruling)
    return Limit("", "", "", "", service, home_told((answer, *before)))

"""Telling of a suit against somebody: the last days on both clocks, and what else hangs on them.

The utterances rest on: answering CPL-128, CPL-285, CPL-86; default CPL-147; jurisdiction CPL-130; counterclaims
INT-232; the hearing CPL-149; domicile INT-3; compulsion CPL-112, CPL-266; online ONL-4; mediation CPL-125.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from actions.answers import Answer
from actions.defence.readers.suits import ToldSuit, names_oneself, own_home_in, read_suit
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.readers.contacts import own_or_bare
from actions.story.reading import COMMON, read_story
from backend.defence.model import Domicile
from backend.hearing.limits.announcements import limit_facts
from backend.hearing.limits.model import complaint_received
from backend.shared.calendar import is_working_day
from backend.shared.wording import Words, day
from backend.shared.zone_countries import country_of_zone

_REST = Words(
    "那天是休息日，请再看一眼传票上的日期。",
    "That isn't a working day: please check the date on the summons again.",
)

_AT_ONCE = Words("就是今天，较早的那天已经过了", "today, because the earlier day has passed")
_BEFORE_HEARING = Words(
    "{day}，因为{hearing}就开庭：开庭以前交。答辩期还没满就开庭的，可以马上申请改期，由法院决定（第149条）",
    "{day}, because the hearing is on {hearing}: hand it in before that. As your time to answer isn't over by then, "
    "you may ask at once for another day; the court decides (Art. 149)",
)


def today_of(turn: Turn) -> date:
    """The person's day."""
    return turn.now.astimezone(ZoneInfo(turn.timezone)).date()


def suit_told(turn: Turn, answer: Answer) -> ToldSuit:
    """Read what a message of this turn tells of a suit."""
    return read_suit(answer, today_of(turn), country_of_zone(turn.timezone))


def told_of_oneself(answer: Answer) -> dict[str, str]:
    """The name, the telephone and the address a defendant says are their own; "原告陈大文" names somebody else."""
    fact = read_story(answer.text, [dict(one) for one in answer.entities], cause=COMMON).sure.get("plaintiff_1_name")
    told: dict[str, str] = {}
    if fact is not None and names_oneself(fact.evidence):
        told = {"name": str(fact.value), "kind": "organisation" if is_organisation(str(fact.value)) else "person"}
    if phone := own_or_bare(answer.text):
        told["phone"] = phone
    if home := own_home_in(answer.text):
        told["address"] = home
    return told


def last_days(turn: Turn, received: str, domicile: str, hearing: str = "") -> Mapping[str, Any]:
    """The facts of the last days: ``received ends safe``.

    Args:
        received: ISO day.
        domicile: ``china``, ``abroad`` or ``unknown``.
        hearing: ISO day of the hearing, where it was told; an answer is of use before it.
    """
    on = date.fromisoformat(received)
    limit = complaint_received(on, cast(Domicile, domicile))
    person = dataclasses.replace(turn.person, language=turn.language)
    return {
        "received": full(on, turn.language),
        "ends": limit_facts(limit, person)["ends"],
        "safe": _safe(turn, min(one.counted for one in limit.endings), hearing),
    }


def _safe(turn: Turn, first_end: date, hearing: str) -> str:
    """The day that is safe under every reading: of the law's ends the first, and before a hearing that comes sooner."""
    today = today_of(turn)
    sits = date.fromisoformat(hearing) if hearing else None
    if sits is not None and today < sits <= first_end:
        eve = full(max(today, sits - timedelta(days=1)), turn.language)
        return _BEFORE_HEARING.say(turn.language).format(day=eve, hearing=full(sits, turn.language))
    return full(first_end, turn.language) if first_end >= today else _AT_ONCE.say(turn.language)


def sits_before_end(turn: Turn, received: str, domicile: str, hearing: str) -> bool:
    """Return True if a hearing comes before the time to answer is over, so that it says until when."""
    sits = date.fromisoformat(hearing)
    ends = complaint_received(date.fromisoformat(received), cast(Domicile, domicile)).endings
    return today_of(turn) < sits <= min(one.counted for one in ends)


def is_over(turn: Turn, received: str, domicile: str) -> bool:
    """Return True if every possible end has passed."""
    limit = complaint_received(date.fromisoformat(received), cast(Domicile, domicile))
    return not limit.runs(turn.now)


def tell_last_days(turn: Turn, received: str, domicile: str, hearing: str = "", *, again: bool = False) -> None:
    """Say until when to answer, to object to the court and to bring a counterclaim.

    Args:
        received, domicile, hearing: as of `last_days`.
        again: what else hangs on the day was said already.
    """
    running = "utter_defence_last_day" if again else "utter_defence_last_days"
    over = is_over(turn, received, domicile)
    turn.say("utter_defence_over" if over else running, **last_days(turn, received, domicile, hearing))


def hearing_facts(turn: Turn, on: date) -> Mapping[str, Any]:
    """The day of a hearing, and what is odd about it."""
    odd = not is_working_day(on) and on >= today_of(turn) - timedelta(days=1)
    named = day(on, turn.language)
    return {"hearing": named, "odd": _REST.say(turn.language) if odd else ""}

"""Answer to whoever received a paper whose time is none of a complaint's: labour arbitration, a payment order.

The court's fifteen or thirty days (CPL-128, CPL-285) are told to none of them. LAB-30 for labour arbitration, CPL-227
for a payment order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from actions.answers import Answer
from actions.defence.telling import suit_told
from actions.dialogue.buttons import button
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.hearing.readers import is_of_labour_award
from actions.identity.residence import today_of
from actions.readers.standing import stands
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

_PAGE: Final = Path(__file__).with_name("paper_periods.yml")
_LOOKED_BACK: Final = 4
"""Messages before this one in which the paper, or the day it came, may have been told."""
_LONGEST: Final = 240
_OLDEST: Final = 400
"""Days after which a day that was told is none of receipt."""
_WAYS: Final = (
    (Words("视频委托律师", "Appoint a lawyer by video"), "start_authorization"),
    (Words("转人工", "Talk to a person"), "ask_human"),
)


@dataclass(frozen=True, slots=True)
class PaperPeriod:
    """A paper that must be answered in a time of its own.

    Args:
        standing: the page of `standing.yml` which tells that it came to the writer.
        goes_on: pages by which a further message speaks of it; so does a day alone.
        days: the time, counted from the day after the receipt.
        rule: what it is and what is to be done.
        until: the last day, with {received}, {until} and {late}.
        late: what stands for {late} once that day is over.
        ask_day: the question for the day of receipt.
        afterwards: what comes then.
        again: what is said of it instead once it was told.
    """

    standing: str
    goes_on: tuple[str, ...]
    days: int
    rule: Words
    until: Words
    late: Words
    ask_day: Words
    afterwards: Words
    again: Words


@cache
def paper_periods() -> tuple[PaperPeriod, ...]:
    """The papers of the page, in its order."""
    page: Mapping[str, Mapping[str, Any]] = read_yaml(_PAGE)

    def words(entry: Mapping[str, Any], name: str) -> Words:
        return Words(entry[name]["zh"], entry[name]["en"])

    return tuple(
        PaperPeriod(
            standing,
            tuple(entry["goes_on"]),
            int(entry["days"]),
            *(words(entry, name) for name in ("rule", "until", "late", "ask_day", "afterwards", "again")),
        )
        for standing, entry in page.items()
    )


async def asked_outright(turn: Turn) -> bool:
    """Tell the same before any other answer of a message outside a form."""
    return not turn.has_draft and answered(turn)


def answered(turn: Turn) -> bool:
    """Tell whoever received such a paper until when and where to answer; False for anybody else.

    An award that has come is answered by a suit, and has days of its own.
    """
    said = turn.answer
    if said.pressed or not said.text or len(said.text) > _LONGEST or is_of_labour_award(said.text):
        return False
    before = list(takewhile(lambda one: not is_of_labour_award(one.text), turn.typed_before(_LOOKED_BACK)))
    paper = next((one for one in paper_periods() if _is_spoken_of(one, turn, before)), None)
    if paper is None:
        return False
    today = today_of(turn)
    days = (_day(turn, one) for one in (said, *before))
    received = next((day for day in days if _may_be_receipt(day, today)), None)
    turn.say(
        READY_WORDS,
        _buttons(turn),
        words=words_on(paper, received, today, turn.language, again=not stands(paper.standing, said.text)),
    )
    return True


def _is_spoken_of(paper: PaperPeriod, turn: Turn, before: list[Answer]) -> bool:
    """Return True if a message tells of a paper, or goes on with one that was told of just before."""
    said = turn.answer
    if stands(paper.standing, said.text):
        return True
    if not any(stands(paper.standing, one.text) for one in before):
        return False
    return any(stands(name, said.text) for name in paper.goes_on) or _day(turn, said) is not None


def _day(turn: Turn, said: Answer) -> date | None:
    """The day the papers came, as a message tells it."""
    told = suit_told(turn, said)
    day = told.values.get("received") or told.loose
    return date.fromisoformat(str(day)) if day else said.day()


def _may_be_receipt(day: date | None, today: date) -> bool:
    return day is not None and today - timedelta(days=_OLDEST) <= day <= today


def words_on(paper: PaperPeriod, received: date | None, today: date, language: str, *, again: bool = False) -> str:
    """Return what is said of a paper, with its last day where the day it came is known.

    Args:
        paper: that came.
        received: the day it came, or None where nobody told it.
        today: Beijing's day.
        language: of the answer.
        again: whether it was told a moment ago, so that only its last day and what is to be done are.
    """
    lines = [(paper.again if again else paper.rule).say(language)]
    if received is None:
        lines.append(paper.ask_day.say(language))
    else:
        until = received + timedelta(days=paper.days)
        late = paper.late.say(language) if until < today else ""
        told = {"received": full(received, language), "until": full(until, language), "late": late}
        lines.append(paper.until.say(language).format(**told))
    return "\n".join(lines if again else (*lines, paper.afterwards.say(language)))


def _buttons(turn: Turn) -> list[dict[str, str]]:
    return [] if turn.has_draft else [button(turn.language, title, intent) for title, intent in _WAYS]

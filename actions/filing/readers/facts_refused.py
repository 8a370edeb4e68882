"""Facts of a story that are no answer to their question: no goods, another question's day, a thing nobody has. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from actions.answers import Answer
from actions.dialogue.readers.clauses import joined, stretch_round, with_commas
from actions.dialogue.readers.durations import months_said
from actions.dialogue.readers.speech_acts import asks
from actions.filing.readers.goods import goods_told
from actions.filing.readers.heirs_told import division_told, heirs_told
from actions.filing.readers.job_told import job_told
from actions.script import sign_by_sign
from actions.story.mentions import Fact
from backend.filing.causes.guides import CauseQuestion
from backend.shared.calendar import months_later

_NOTHING = re.compile(
    r"(?:我们|我哋|双方|大家|都|也|又|并)*(?:没有?|冇|无|未有)(?:任何|什么|乜嘢?|其他|买|共同|一起|夫妻)*[^，,。；;]{0,12}|"
    r"(?:we |they |there (?:is|are) |have |with )*(?:no|none|nothing)\b[^,.;]{0,30}|"
    r"we (?:do not|don['’]t) (?:have|own)\b[^,.;]{0,30}",
    re.IGNORECASE,
)
"""A stretch that says that there is nothing of a kind."""
_LASTED = re.compile(
    r"(?P<long>(?:\d{1,2}|[一二两三四五六七八九十半]{1,3})\s?(?:年半?|个月))(?:多|几)?(?:了|咗|啦|喇)|"
    r"\b(?:for|been)\s(?:about |over |nearly |more than |almost )?(?P<en>\w+\s(?:years?|months?))\b|"
    r"(?P<now>\w+\s(?:years?|months?))\s(?:now|already)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"[\s，,。]*(?:(?:应该)?(?:不是|唔系|唔是|并非)|not\b|it (?:was|is)n['’]?t\b|no,? not\b)", re.IGNORECASE
)
"""Beginning of a stretch that only says what it was not."""
_YEAR = 12


def is_nothing(text: str) -> bool:
    """Return True if a stretch only says that there is nothing of a kind ("没有债", "no debts")."""
    return _NOTHING.fullmatch(sign_by_sign(text).strip(" ，,。.")) is not None


def belongings_told(answer: Answer) -> str:
    """Return what a message says there is, as it was written, without what it says there is not."""
    words = (piece.text.strip(" ，,。.;；") for piece in answer.stretches())
    return joined([one for one in words if one and not is_nothing(one)])


ALONE: Mapping[str, Callable[[Answer], str]] = {
    "goods": goods_told,
    "job": job_told,
    "belongings": belongings_told,
    "heirs": heirs_told,
    "division": division_told,
}
"""Readers of the words that answer a question, by the kind of thing it holds; they return nothing where none do."""


def refuses_fact(question: CauseQuestion, fact: Fact) -> bool:
    """Return True if what a story seems to answer to a question is none: a question of the person's own, above all."""
    if asks(str(fact.value)):
        return True
    if (told := ALONE.get(question.holds)) is not None:
        return not told(Answer(str(fact.value), "inform"))
    return is_apart(question, fact.evidence)


def is_apart(question: CauseQuestion, text: str) -> bool:
    """Return True if the days of a text stand beside what is another question's ("欠了12个月，从2024年10月起")."""
    if not question.apart:
        return False
    plain = sign_by_sign(text).casefold()
    own = any(name.casefold() in plain for name in question.names)
    return not own and any(word in plain for word in question.apart)


def days_are_apart(question: CauseQuestion, answer: Answer) -> bool:
    """Return True if every day a message tells stands beside what is another question's ("不是三月 是五月还的").

    A day that is only denied tells none.
    """
    parted = with_commas(answer.text)
    days = [one for one in answer.entities if str(one.get("entity", "")).startswith("date")]
    told = [stretch_round(parted, int(one["start"])) for one in days]
    told = [one for one in told if _DENIED.match(sign_by_sign(one)) is None]
    return all(is_apart(question, one) for one in told or [answer.text])


def begun_so_long_ago(text: str, today: date) -> str | None:
    """Return when something began of which only its length is told ("分居三年了"): a year, or a month for few of them.

    Args:
        today: where the person is.
    """
    found = _LASTED.search(sign_by_sign(text))
    months = months_said(next(one for one in (found["long"], found["en"], found["now"]) if one)) if found else None
    if months is None or months <= 0:
        return None
    begin = months_later(today, -int(months))
    return f"{begin.year}年" if months >= _YEAR and months % _YEAR == 0 else f"{begin.year}年{begin.month}月"

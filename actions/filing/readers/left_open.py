"""Readers of a day that nobody agreed on ("没说好", "no date was agreed"), whatever else is told. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from actions.script import sign_by_sign
from actions.story.reading import Story
from backend.filing.causes.guides import load_causes

_STRETCH = re.compile(r"(?:[^，,。；;！!？?\n.]|\.(?=\d)|,(?=\d))+")
_WHEN = (
    r"(?:几时|什么时候|哪一?[天日年]|何时|边[日天]|多久|几耐|(?:个)?(?:还款|还钱|归还|偿还|俾返)?(?:的)?(?:日期|日子|时间|期限|限期|期)"
    r"|(?:约定|说好|讲好|要)?(?:在|喺)?[\d〇零一二三四五六七八九十]+[年月号日][^，。]*)"
)
_TAIL = (
    r"(?:好|定|明|过|清楚|死|到|低|埋|的|是|要|会|啦|啊|呀|呢|了"
    rf"|{_WHEN}|还|还钱|还款|还清|归还|偿还|俾|返|畀|给|他|她|佢|我|钱)*"
)
_NONE_ZH = re.compile(
    r"(?:从来|根本|一直|都|并|又|当时|那时|嗰阵|双方|我们|我哋|大家)*"
    r"(?:没有|没|冇|从未|未曾|未有|未|无)(?:曾)?(?:明确|具体|特别|事先|口头|书面)?"
    rf"(?:(?:约定|说好?|讲好?|谈|写)[^，。]{{1,6}}?(?:和|或|或者|以及|、|及|与|跟|同){_WHEN}|(?:约定|说|讲|约|谈|倾|定|写|商量|商定|讲明|言明|规定){_TAIL}|(?:固定|明确|具体)?(?:的)?{_WHEN}(?:的|啊|呀)?)$"
)
_NONE_EN = re.compile(
    r"\b(?:no|without(?: an?| any)?|never an?|not any|n't an?|n't any|not an?) (?:\w+ ){0,3}?"
    r"(?:date|day|deadline|due date|time limit|term)\b(?! (?:off|out))"
    r"|\b(?:never|not|n't|nothing was)(?: \w+){0,2}? "
    r"(?:agreed?|fix(?:ed)?|set|decided?|sa(?:id|y)|specif\w+|settled?|discuss(?:ed)?|talk(?:ed)? about|mention(?:ed)?)"
    r"(?:(?: on| about| upon)? (?:an?|any|the|which|what|when)\b(?: \w+){0,4}? ?"
    r"(?:date|day|deadline|when|time|pay|repay|return)"
    r"|(?: on| about)? when\b| that\b[^,.;]*\b(?:pays?|repa\w+|return\w*|due|by|on|in)\b|\s*$)"
    r"|\b(?:date|day|deadline|time) (?:of \w+ |for \w+(?: \w+)? )?"
    r"(?:was|were|is|has|had)(?: been)?(?: never|n't| not|n't ever)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"(?:说好|约定|讲好|讲明|答应|应承|承诺|保证|定好|改为|改成|延到|延期到)|\b(?:agreed|promised|due|deadline|fixed|extended)\b",
    re.IGNORECASE,
)

_FIGURE = re.compile(
    r"[\d一二三四五六七八九十]|年底|月底|\b(?:jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)", re.IGNORECASE
)
_AGREEMENT = "约定"
_SPEAKS_OF_IT = re.compile(
    r"约定|说好|讲好|讲明|商定|说过|讲过|还|\b(?:agreed?|due|repay\w*|pay|deadline)\b", re.IGNORECASE
)


def left_open(text: str) -> tuple[int, int] | None:
    """Return where a text says that no day was agreed; None where it says no such thing, or a day agreed later.

    "没说利息" leaves no day open, and "起初没说好，后来答应5月还" tells one.
    """
    plain = sign_by_sign(text)
    open_ones = [(start, end) for start, end in _stretches(plain) if _says_open(plain[start:end])]
    others = [plain[start:end] for start, end in _stretches(plain) if (start, end) not in open_ones]
    if not open_ones or any(_AGREED.search(one) and _FIGURE.search(one) for one in others):
        return None
    return open_ones[0]


def speaks_of_agreement(text: str) -> bool:
    """Return True if a text speaks of what was agreed or owed, and not of any day ("没有具体日期")."""
    return _SPEAKS_OF_IT.search(sign_by_sign(text)) is not None


def without_open_days(story: Story) -> Story:
    """Return the story without a day agreed upon where it says that none was: the day it tells is of something else."""
    days = agreed_days(story.cause)
    if not days & set(story.facts) or left_open(story.text) is None:
        return story
    return replace(story, facts={name: fact for name, fact in story.facts.items() if name not in days})


@cache
def agreed_days(cause: str) -> frozenset[str]:
    """The questions of a cause for a day that two sides agree on and that may be left out."""
    page = load_causes().get(cause)
    asked = page.questions if page is not None else ()
    return frozenset(one.key for one in asked if one.kind == "date" and not one.required and _AGREEMENT in one.label.zh)


def _says_open(stretch: str) -> bool:
    return _NONE_ZH.search(stretch.strip()) is not None or _NONE_EN.search(stretch) is not None


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    for found in _STRETCH.finditer(text):
        yield found.span()

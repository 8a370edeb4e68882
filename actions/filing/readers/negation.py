"""Readers of what an answer denies: a statement as a whole, or one of the choices it names. Pure.

A negation reaches as far as its stretch: "租约里没有写" says no, "没签合同" denies the contract alone, "不是没有"
denies nothing, and "有没有" asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers import Choice
from actions.script import sign_by_sign

_STRETCH = re.compile(r"[^，,；;。！!？?\n]+")
_EMPTY = re.compile(
    r"有没有|有冇|是不是|系唔系|系咪|要不要|不过|不管|不但|不仅|不好意思|不同|差不多|不少|不久|不如|无论|不得不|没错|冇错|"
    r"没问题|冇问题|不对|唔对|唔啱|(?:不|没|唔)(?:知道?|确定|清楚|记得|肯定|晓得|明白|懂)|"
    r"\bno wait\b|\bnot sure\b|\bno idea\b|\bdon'?t know\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"没有|没|冇|未(?!成年|满|来)|无|不|唔|\b(?:no|not|never|none|nothing|without|neither)\b|n't\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:没有|没|冇|未|无|不是|唔系|不|唔|别)(?:有|只有)?"
    r"(?:(?:给|俾|畀)?(?:我|他|她|佢)?(?:写|签|立|打|留|做)(?:过|下|低|到|咗|了)?)?[^，,；;。有是系给俾用写做但]{0,16}$|"
    r"\b(?:not|no|never|without|isn't|wasn't|didn't)\b(?:(?!\b(?:but|just|only|it|he|she|they)\b)[^,;.]){0,40}$",
    re.IGNORECASE,
)
"""A negation before a word, with nothing between that says something else."""
_TWICE = re.compile(r"(?:不是|唔系|并非)(?:没|冇|无|不)|\bnot without\b", re.IGNORECASE)
_SHORTEST = 2


def denied(text: str) -> bool:
    """Return True if all that a text states is a denial: one negation in each stretch that says anything."""
    said = [_EMPTY.sub("", one[0]).strip() for one in _STRETCH.finditer(sign_by_sign(text))]
    counts = [len(_DENIES.findall(one)) for one in said if one]
    return bool(counts) and counts[0] == 1 and all(count == 1 for count in counts)


def names(words: Sequence[str], text: str) -> bool:
    """Return True if one of some words stands in a text and is not denied there."""
    plain = sign_by_sign(text).casefold()
    for word in (sign_by_sign(one).casefold() for one in words):
        start = plain.find(word)
        while start >= 0:
            if _BEFORE.search(plain[:start]) is None:
                return True
            start = plain.find(word, start + 1)
    return False


def denied_choices(text: str, choices: Sequence[Choice]) -> frozenset[str]:
    """The choices a text denies by words of their own ("没签合同", "不是现金")."""
    plain = sign_by_sign(text).casefold()
    found = set()
    for choice in (one for one in choices if not _DENIES.search(one.label.zh)):
        own = [word for word in _own_words(choice, choices) if word in plain]
        if own and not any(names((word,), text) for word in own):
            found.add(choice.value)
    return frozenset(found)


def names_choice(choice: Choice, choices: Sequence[Choice], text: str) -> bool:
    """Return True if a text names one choice by words of its own, and does not deny it there."""
    return names(_own_words(choice, choices), text)


def denies_denial(text: str) -> bool:
    """Return True if a text denies that there is none ("不是没有"): what it says has to be asked."""
    return _TWICE.search(sign_by_sign(text)) is not None


def _own_words(choice: Choice, choices: Sequence[Choice]) -> list[str]:
    others = "".join(f"{one.label.zh} {one.label.en}" for one in choices if one is not choice).casefold()
    return [word for word in words_of_choice(choice) if word not in others]


def denies_item(text: str, label: str) -> bool:
    """Return True if a text denies what an answer is called by ("没有书面，只在微信问过" of a request in writing)."""
    plain, pairs = sign_by_sign(text), [label[at : at + _SHORTEST] for at in range(len(label) - 1)]
    own = [pair for pair in pairs if pair in plain and pair not in _OF_EVERY_DAY]
    return bool(own) and not any(names((pair,), text) for pair in own)


def words_of_choice(choice: Choice) -> list[str]:
    """Return the pairs of signs and the words a choice is called by."""
    zh = re.findall(r"[\u3400-\u9fff]+", _DENIES.sub(" ", choice.label.zh))
    pairs = [run[at : at + _SHORTEST] for run in zh for at in range(len(run) - 1)]
    latin = [word for word in re.findall(r"[a-z]{3,}", choice.label.en.casefold()) if word not in _SMALL]
    return [*pairs, *latin, *(sign_by_sign(word).casefold() for word in choice.words)]


_OF_EVERY_DAY = frozenset("日期 时间 最近 近一 一次 收到".split())  # noqa: SIM905
_SMALL = frozenset("the and only not yet have has was with for but them other side they are own this that".split())  # noqa: SIM905


_NO_FIRST = re.compile(
    r"\s*(?:no+|nope|wrong|(?:that|this|it)(?:'s| is) (?:wrong|not right)|不是(?:的|啊|呀)?|不对|错了?|搞错了?|弄错了?|"
    r"唔系(?:呀|啊)?|唔对|唔啱|错咗|搞错咗)(?:[\s!！,，.。;；]+)(?!\s*$)",
    re.IGNORECASE,
)


def opens_with_no(text: str) -> bool:
    """Return True if a text begins with an outright no, and goes on behind it ("no!! my father …", "不对，…")."""
    return _NO_FIRST.match(sign_by_sign(text)) is not None

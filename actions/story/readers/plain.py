"""One spelling for patterns: Simplified, small letters, two kinds of stops; every character keeps its place."""

from __future__ import annotations

import re

from actions.script import simplified

_STOPS = str.maketrans(
    dict.fromkeys(',、،､:：（）()【】[]《》「」『』“”"‘\t', "，") | dict.fromkeys("；;！!？?\n\r｡…", "。")
)
_CANTONESE = str.maketrans("喺咗俾畀嘅哋冇佢嗰谂啲唔嚟係舖", "在了给给的们没他那想些不来是铺")
"""Words of one sign that are only spelt otherwise; patterns need them once."""
_IS = re.compile(r"(?<![关联体派院直嫡世])系(?![统列数])")


_CLAUSE = re.compile(r"[^，。]+")


def clauses_of(text: str) -> list[tuple[int, int]]:
    """Find where the clauses of a text in one spelling begin and end."""
    return [found.span() for found in _CLAUSE.finditer(text)]


def plain(text: str) -> str:
    """A text as patterns see it, of the same length."""
    converted = simplified(text)
    if len(converted) != len(text):
        converted = "".join(one if len(one := simplified(sign)) == 1 else sign for sign in text)
    lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in converted)
    lowered = _IS.sub("是", lowered.translate(_CANTONESE)).translate(_STOPS)
    if "." not in lowered:
        return lowered
    return "".join("。" if _ends_sentence(lowered, at) else sign for at, sign in enumerate(lowered))


def _ends_sentence(text: str, at: int) -> bool:
    """A full stop before a space or the end, not one of "Co." or "Mr."."""
    if text[at] != "." or (at + 1 < len(text) and text[at + 1] not in " ，。"):
        return False
    word = text[:at].rsplit(" ", 1)[-1]
    return word not in {"co", "mr", "mrs", "ms", "dr", "st", "rd", "ave", "no", "inc", "ltd", "corp"} or at + 1 >= len(
        text
    )


_DENIES = re.compile(r"没|未|无(?!论)|\bnot\b|n't\b|\bnever\b|\bno\b")
_REACH = 80
"""Characters before a word within which a denial of it lies."""
_DENIED_BEFORE = re.compile(r"(?:没有?|未|无)[^，。不有]{0,2}$|\b(?:not|never|no|n't)\s(?:\w+\s)?$")


def is_denied(pattern: str, text: str, match: re.Match[str]) -> bool:
    """Return True if words that mean a choice are said with a denial outside their pattern ("仲裁没有做过").

    Args:
        pattern: by which they were found in `text`, which is spelt plainly.
    """
    inside = _DENIES.search(match[0]) is not None
    spoken_of = _DENIES.search(pattern) is not None or "不" in pattern
    before = _DENIED_BEFORE.search(text[max(0, match.start() - _REACH) : match.start()]) is not None
    return (inside and not spoken_of) or (before and not inside and "不" not in match[0])


_BETWEEN_ACTS = re.compile(r"[，。；;！？!?\n]|,\s|\.\s|\b(?:and|but|then)\b|然后|跟住|之后再")
"""Signs and words at which one act told ends and the next begins."""


def breaks_between_acts(text: str) -> list[tuple[int, int]]:
    """Find where one act told ends and the next begins."""
    return [one.span() for one in _BETWEEN_ACTS.finditer(text)]

"""Readers of several entries of a review named by number in one message ("第5项不对，是台山。第9项加普通话"). Pure."""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_EACH = re.compile(
    r"(?:^|(?<=[，,。.;；!！\s]))(?:还有|同埋|另外|and\s)?(?P<subject>第\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[项个点]"
    r"|(?:number|item|no\.)\s?\d{1,2}\b)"
    r"(?:唔啱|不对|不啱|错了?|写错了?|(?:is|was) (?:wrong|not right))?"
    r"(?:[\s，,:：]|应该|改成|改为|改做|改|系|是|\b(?:it|to|should be|is)\b)*",
    re.IGNORECASE,
)
"""The number of an entry, what only says that it is wrong, and what leads to the words that stand instead."""
_FEWEST = 2


def numbered_entries(text: str) -> list[tuple[str, int, int]]:
    """Return the entries a text names by number, at least two, and begin and end of the words for each.

    Each entry has the words up to the next number: "第5项不对，是台山端芬。第9项加普通话都得" names two, with
    "台山端芬" and "加普通话都得". One entry alone is no list: it is read by whoever reads a single correction.

    Args:
        text: as it was written; numbers that stand inside a sentence ("第三项工程") name no entry unless a sign or a
            blank stands before them.
    """
    marks = list(_EACH.finditer(sign_by_sign(text)))
    if len(marks) < _FEWEST:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [(mark["subject"], mark.end(), end) for mark, end in zip(marks, ends, strict=True)]

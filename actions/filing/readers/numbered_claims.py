"""Readers of claims told as a list in one message: by numbers, by lines, by semicolons. Pure.

"1、解除合同；2、返还投资款" are two claims, and "诉讼请求改成三条：…" puts a list in the place of the one that stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.dialogue.readers.statements import can_be_ordered, stated
from actions.filing.readers.joined_claims import joined_claims, with_reasons, without_heading, without_joint
from actions.filing.readers.list_edits import number_of
from actions.filing.readers.party_names import NUMERALS
from actions.script import sign_by_sign

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_IN_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth")
_MARK = re.compile(
    r"(?:"
    rf"[（(]\s*(?P<round>\d{{1,2}}|[{NUMERALS}]|[a-h](?=\s*[）)]))\s*[）)]|(?P<circled>[{_CIRCLED}])"
    rf"|(?:^|(?<=[\s，,。.；;：:、）)改条項项成為为求令to]))\s*(?:"
    r"(?P<figure>\d{1,2})\s*(?:[、．)）]|[.:：](?!\d))"
    rf"|(?:第|其)?(?P<word>[{NUMERALS}])\s*(?:[、.．:：，,)）]|是(?=[^\s]))"
    rf"|\b(?P<said>{'|'.join(_IN_WORDS)})(?:ly)?\s*[,:，：]))"
    r"\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[；;\n]+")
_ENDS = " ，,、。.；;：:\n\t"
_FEWEST = 2
_HEAD = re.compile(
    r"^[\s，,]*(?:请|請|帮我|幫我|唔该|please\s)*(?:把|将|將|change\s|replace\s|rewrite\s|make\s)?\s*(?:the\s|my\s)?"
    r"(?:(?P<all>(?:全部|所有|我的|我嘅)*(?:的|嘅)?(?:诉讼请求|訴訟請求|请求|請求|claims))"
    rf"|(?:(?:claim|number|item)\s*(?:no\.?\s*)?)?第?\s?(?P<n>\d{{1,2}}|[{NUMERALS}])\s?(?P<kind>条|條|项|項|个|個)?"
    r"(?:诉讼请求|訴訟請求|请求|請求)?)"
    r"\s*(?:全部|都)?(?:(?:应该|應該)?(?:改成|改为|改為|换成|換成|应为|應為|分成|拆成|分开|写成|寫成)|(?:with|by|into|to|are|be)\b)\s*"
    rf"(?:[\d{NUMERALS}两兩]{{1,2}}\s?(?:条|條|项|項|个|個)|(?:these|the following|two|three|four|five)(?:\sclaims)?)?"
    r"\s*[:：，,]?\s*",
    re.IGNORECASE,
)


def listed_claims(text: str) -> list[str]:
    """Return the claims a text counts, parts or joins, at least two; nothing for one claim or for none."""
    return _numbered(text) or _parted(text) or joined_claims(text)


def list_instead(text: str) -> tuple[int, bool, list[str]] | None:
    """Return what a list of claims stands instead of, and the list; None for other words.

    The number is the entry's, 0 for all of them; True beside it where it is called "项", as entries of a review are.
    """
    head = _HEAD.match(text)
    claims = listed_claims(text[head.end() :]) if head is not None else []
    if head is None or not claims:
        return None
    return (0 if head["all"] else number_of(head["n"])), (head["kind"] or "") in ("项", "項"), claims


def _numbered(text: str) -> list[str]:
    """The parts of a text that stand behind numbers one, two, three …; what stands before the first is no claim."""
    marks: list[re.Match[str]] = []
    for found in _MARK.finditer(sign_by_sign(text)):
        if _counted(found) == len(marks) + 1:
            marks.append(found)
    if len(marks) < _FEWEST:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return _orderable([text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)], all_of_them=False)


def _counted(mark: re.Match[str]) -> int:
    """The number a mark counts with, letters and words for one among them."""
    if mark["circled"]:
        return _CIRCLED.index(mark["circled"]) + 1
    if mark["said"]:
        return _IN_WORDS.index(mark["said"].casefold()) + 1
    told = mark["round"] or mark["figure"] or mark["word"]
    return ord(told.casefold()) - ord("a") + 1 if told.isascii() and told.isalpha() else number_of(told)


def _parted(text: str) -> list[str]:
    """The parts between semicolons or lines, where each is something a court orders."""
    return _orderable(with_reasons(_PARTS.split(without_heading(text))), all_of_them=True)


def _orderable(parts: Sequence[str], *, all_of_them: bool) -> list[str]:
    told = [words for part in parts if (words := without_joint(stated(part.strip(_ENDS)).text.strip(_ENDS)))]
    ordered = [words for words in told if can_be_ordered(words)]
    enough = len(ordered) == len(told) if all_of_them else bool(ordered)
    return told if len(told) >= _FEWEST and enough else []

"""Readers of an offer as it is told: instalments, who pays, how long it stands, open or sealed. Pure."""

from __future__ import annotations

import re
from typing import Literal

from actions.dialogue.phrases import said
from actions.script import sign_by_sign
from actions.story.wishes import wants_to_sue

Payer = Literal["me", "them", "nobody"]
_FIGURES = {one: at for at, one in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "十二": 12,
    "二十四": 24,
    "三十六": 36,
}
_COUNT = r"(?P<count>\d{1,3}|二十四|三十六|十二|[一二两三四五六七八九十])"
_INSTALMENTS = (
    re.compile(rf"分\s?(?:作|成|为|开)?\s?{_COUNT}\s?(?:期|次|笔|个月|个月|months?)"),
    re.compile(rf"{_COUNT}\s?(?:期|个月(?:还|付|给|摊)|次(?:还|付|给)清)"),
    re.compile(rf"(?:in|over|into)\s{_COUNT}\s?(?:instal?ments?|parts?|payments?|months?)", re.IGNORECASE),
    re.compile(rf"{_COUNT}\s?(?:monthly\s)?(?:instal?ments?|payments?)\b", re.IGNORECASE),
)
_ENGLISH = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12}
_ENGLISH_COUNT = re.compile(
    rf"\b({'|'.join(_ENGLISH)})\s(?:equal\s|monthly\s)*(?:instal?ments?|parts?|payments?|months?)\b", re.IGNORECASE
)
_AT_ONCE = re.compile(
    r"一次(?:性)?(?:过|付|还|给|结)?清?|一笔过|一笔(?:付|还|给)清|全部一起|一齐(?:还|俾|畀)|at once|lump sum|in full|"
    r"one payment|single payment",
    re.IGNORECASE,
)
_I_PAY = re.compile(
    r"我们?(?:方|这边)?(?:愿意|可以|肯|先|再|来|最多|顶多|只能|只|就|能|想|都|也)*(?:付|还|赔|出|给|补偿|俾|畀|加到)|由我"
    r"|我们?(?:就|可以|愿意|肯)?(?:再|多)加|(?:最多|顶多)(?:付|还|赔|出|给|俾|畀)"
    r"|\b(?:i|we)(?:'ll|'d| will| can| could| would| am willing to| only)*\s"
    r"(?:only )?(?:pay|give|offer|return|compensate|go up to)\b",
    re.IGNORECASE,
)
_THEY_PAY = re.compile(
    r"我们?(?:只|就|最少|至少|都|想|一定)*要(?:返|回|收)?\s?(?:[\d一二两三四五六七八九十百]|hk|us|ca|rm|\$|€|£)|(?:最少|至少)要(?:返|回|收)?"
    r"|(?:他|她|佢|对方|他们|佢哋|对面)(?:要|得|应该|需要|必须)?(?:付|还|赔|出|给|补偿|俾|畀)|(?:付|还|赔|给|俾|畀)(?:返|回)?(?:给)?我|"
    r"\b(?:he|she|they|the other side)\s(?:pays?|should pay|must pay|gives?|returns?)|\bpay(?:s)? me\b"
    r"|\b(?:i|we)(?:'ll|'d| will| can| could| would| only)*\s"
    r"(?:only )?(?:take|accept|settle for|want|ask for|go down to)\b",
    re.IGNORECASE,
)
_NO_MONEY = re.compile(
    r"不涉及钱|不用钱|不要钱|唔使钱|冇关钱|不谈钱|不关钱|没有钱|不是钱|no money|not about money|without money",
    re.IGNORECASE,
)
_LASTS = (
    re.compile(r"(?P<count>\d{1,2})\s?(?:天|日|days?)", re.IGNORECASE),
    re.compile(r"(?P<week>[一两二]|\d|a|one|two)\s?(?:个)?(?:星期|礼拜|周|weeks?)", re.IGNORECASE),
)
_WEEKS = {"一": 1, "两": 2, "二": 2, "a": 1, "one": 1, "two": 2}
_STAYS_CLOSED = re.compile(
    r"盲|密封|同时(?:打开|公开|看)|都(?:出|报)了再(?:看|开)|\bblind\b|\bsealed?\b|same time", re.IGNORECASE
)
_OPEN = re.compile(
    r"公开|直接(?:给|发|让)|不用(?:盲|密封)|唔使(?:盲|密封)|\bopen(?:ly)?\b|show (?:it|them)", re.IGNORECASE
)


def wants_mediation(text: str) -> bool:
    """Return True if who tells a quarrel wants it mediated and brings no case; "I won't sue" is no wish to sue.

    Who says what they want in its place ("只想知道他名下有没有房") wants that.
    """
    if refuses_for_something_else(text):
        return False
    if said("refuses_suit", text) or said("mediates_instead", text):
        return True
    return said("wants_mediation", text) and not said("names_a_suit", text) and not wants_to_sue(text)


def refuses_for_something_else(text: str) -> bool:
    """Return True if who does not want to sue only wants to know something, or a paper, and names no mediator."""
    other = said("refuses_suit", text) and said("wants_something_else", text)
    return other and not said("names_mediation", text)


def instalments_in(text: str) -> int | None:
    """Return in how many parts somebody wants to pay; 1 for all at once, None where nothing is said of it."""
    plain = sign_by_sign(text)
    for pattern in _INSTALMENTS:
        if (found := pattern.search(plain)) is not None:
            count = found["count"]
            return int(count) if count.isdecimal() else _FIGURES[count]
    if (found := _ENGLISH_COUNT.search(plain)) is not None:
        return _ENGLISH[found[1].casefold()]
    return 1 if _AT_ONCE.search(plain) else None


def payer_in(text: str) -> Payer | None:
    """Return who pays, as whoever writes says it; None where it is not plain."""
    plain = sign_by_sign(text)
    if _NO_MONEY.search(plain):
        return "nobody"
    mine, theirs = bool(_I_PAY.search(plain)), bool(_THEY_PAY.search(plain))
    if mine == theirs:
        return None
    return "me" if mine else "them"


def days_in(text: str) -> int | None:
    """Return how many days an offer shall stand, or None."""
    plain = sign_by_sign(text)
    if (found := _LASTS[0].search(plain)) is not None:
        return int(found["count"])
    if (found := _LASTS[1].search(plain)) is not None:
        said = found["week"].casefold()
        return 7 * (int(said) if said.isdecimal() else _WEEKS[said])
    return None


def wants_blind(text: str) -> bool | None:
    """Return whether a first offer shall stay closed until the other one is there; None where nothing is said of it."""
    plain = sign_by_sign(text)
    if _OPEN.search(plain):
        return False
    return True if _STAYS_CLOSED.search(plain) else None

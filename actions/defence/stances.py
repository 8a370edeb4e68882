"""Stances of a defendant to one claim: yes, no or in part, and why. Pure.

What is admitted binds: the plaintiff need not prove it any more. So no sentence that limits its yes, by a sum, by "but"
or by terms, is ever read as a whole admission.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.statements import stated
from actions.filing.readers import read_money
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign

Stance = Literal["admit", "deny", "partly"]
_PAGE = Path(__file__).with_name("stance_words.yml")
_NUMERALS = "一二三四五六七八"


def stance_in(text: str, claim: str = "") -> Stance | None:
    """Return what a text says to a claim; None where it says nothing, or a yes that hangs on terms.

    Args:
        text: the message.
        claim: the plaintiff's claim; a yes to the very sum it names is no part of it.
    """
    plain = _without("none_of_it", _plain(text), "不")
    if _says("partly", plain):
        return "partly"
    rest = _without("deny", plain)
    denies, admits = rest != plain, _admits(rest)
    if not admits:
        return ("partly" if owes_part(text) else "deny") if denies else None
    if denies:
        return "partly"
    if _says("terms", rest):
        return None
    return "partly" if _says("limits", rest) or _names_another_sum(rest, _plain(claim)) else "admit"


def owes_part(text: str) -> bool:
    """Return True if somebody says that they owe a smaller sum ("我只欠他三万"), which admits that much."""
    plain = _plain(text)
    return any(_begins_with_sum(plain[found.end() :]) for found in _owing(plain))


def _owing(plain: str) -> Iterator[re.Match[str]]:
    return (found for pattern in patterns(_PAGE, "owes_only") for found in pattern.finditer(plain))


def _begins_with_sum(plain: str) -> bool:
    first = next(_spans(plain), None)
    return first is not None and not plain[: first.start()].strip()


def names_sum(text: str) -> bool:
    """Return True if a text names a sum of money, in figures or in words."""
    return next(_sums(_plain(text)), None) is not None


def claim_named(text: str) -> int | None:
    """Return the number of the claim a text points at: "第二项请求", or "第1项" with a stance behind it."""
    (number,) = patterns(_PAGE, "claim_number")
    match = number.search(_plain(text))
    if match is None or not (match["named"] or match["en"] or stance_in(text[match.end() :])):
        return None
    figure = match["zh"] or match["en"]
    return int(figure) if figure.isdecimal() else _NUMERALS.index(figure) + 1


def reason_in(text: str) -> str:
    """Return what is said behind a stance, as it was written."""
    (lead,) = patterns(_PAGE, "lead")
    match = lead.match(_plain(text))
    rest = text[match.end() :] if match else text
    return stated(rest.strip()).text if len(rest.strip()) > 1 else ""


def _admits(plain: str) -> bool:
    if _says("admit", plain):
        return True
    return any(_says("admit_with_sum", plain[: match.start()].rstrip()) for match in _spans(plain))


def _names_another_sum(plain: str, claim: str) -> bool:
    said = set(_sums(plain))
    return bool(said) and not said & set(_sums(claim))


def _sums(plain: str) -> Iterator[Decimal | str]:
    """The sums of a text as amounts; one that no reader knows stands as it is written."""
    for match in _spans(plain):
        found = read_money(UserMessage(match[0].strip(), "inform"))
        yield Decimal(str(found.value).partition(" ")[0]) if found.found else match[0].strip()


def _spans(plain: str) -> Iterator[re.Match[str]]:
    (sums,) = patterns(_PAGE, "sum")
    return sums.finditer(plain)


def _without(entry: str, plain: str, instead: str = " ") -> str:
    for pattern in patterns(_PAGE, entry):
        plain = pattern.sub(instead, plain)
    return plain


def _says(entry: str, plain: str) -> bool:
    return any(one.search(plain) for one in patterns(_PAGE, entry))


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold()

"""Readers of claims, one or several in a text, and of lists in words. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from actions.defence.readers.claim_heads import claims_by_heads
from actions.dialogue.phrases import takes_back
from actions.dialogue.readers.order_words import right_begin
from actions.dialogue.readers.statements import can_be_ordered, stated
from actions.dialogue.reading import Reading
from actions.readers.pattern_pages import patterns
from actions.script import sign_by_sign
from backend.shared.wording import verbatim
from backend.shared.yaml_pages import read_yaml

LONGEST_CLAIM = 300
_LIST_LEAD = re.compile(
    r"^[\s，,]*(?:请|帮我|麻烦|唔该)?(?:第\s?\d{1,2}\s?[项条点])?(?:要|应该)?(?:分成|分开|分|拆成|拆)(?:\s?[一二两三四五六七八九十\d]\s?[条项点])?"
    r"(?:来|开)?(?:写|列|讲|说)?\s*[:：，,]\s*"
)
_PAGE = Path(__file__).with_name("words.yml")
_COMMAS = re.compile(r"[，、]|,(?!\d)")
_PARTS = re.compile(r"\n|[；;、]|(?<!\d)[，,](?!\d)")


@cache
def _claim_break() -> re.Pattern[str]:
    return re.compile(str(read_yaml(_PAGE)["claim_break"]), re.IGNORECASE)


def list_begin(text: str) -> int:
    """Return where a list of claims begins behind the words that order it ("分三条写：…"); 0 without such words."""
    found = _LIST_LEAD.match(sign_by_sign(text))
    return found.end() if found is not None else 0


def split_claims(text: str) -> list[str]:
    """The claims in a text: by lines, by numbers, by "and also"; questions and mutterings are left out."""
    parts = _claim_break().split(text[right_begin(text) :].strip())
    said = [stated(part.strip(" ，,、。.；;")).text.strip(" ，,、。.；;") for part in parts if part and part.strip()]
    return [part[:LONGEST_CLAIM] for part in said if len(part) > 1]


def _each_ordered(part: str) -> list[str]:
    """Return what stands between the commas of a part, where a court could order each of it ("付租金三万，搬走").

    A sum that only goes on ("付租金三万，押金两千") is one claim with the words before it.
    """
    pieces = [one for one in _COMMAS.split(part) if one.strip()]
    ordered = len(pieces) > 1 and all(can_be_ordered(one.strip()) and _begins_as_order(one) for one in pieces)
    return pieces if ordered else [part]


def _begins_as_order(piece: str) -> bool:
    (order,) = patterns(_PAGE, "claim_begins")
    return order.match(sign_by_sign(piece).strip().casefold()) is not None


@dataclass(frozen=True, slots=True)
class ClaimsSaid:
    """Names of the utterances that say what is wrong with claims.

    Args:
        odd: none of them can be ordered.
        many: too many (``most``).
        part: some are kept out (``left``).
        other: what the paper calls whoever is to bear the costs; nothing where the claims are the other side's.
    """

    odd: str
    many: str
    part: str
    other: str = ""


def claims_told(text: str, most: int, said: ClaimsSaid) -> Reading:
    """Read claims by lines, numbers or "and also"; what nobody could order is pointed out and kept out.

    Args:
        most: how many claims are taken.
        said: see `ClaimsSaid`.
    """
    text = text[list_begin(text) :]
    parts = [
        one.strip() for part in split_claims(text) for one in claims_by_heads(part, said.other) or _each_ordered(part)
    ]
    good = [one for one in parts if not takes_back(one) and (can_be_ordered(one) or any(map(str.isdigit, one)))]
    if not good:
        return Reading(problem=said.odd)
    if len(good) > most:
        return Reading(problem=said.many, facts={"most": most})
    if left := [one for one in parts if one not in good]:
        return Reading(good, problem=said.part, facts={"left": "；".join(map(verbatim, left))}, partial=True)
    return Reading(good)


_ANEW = re.compile(
    r"^[\s，,。.!！]*(?:不是|唔系|不对|唔对|唔啱|错了|错|no|not that|not right|(?:that(?:'s| is) )?wrong)"
    r"(?:的|啊|呀|了|咗)?[，,。.!！\s]+"
    r"(?:其实|应该是|应该系|actually |in fact )?"
    r"(?:原告|对方|他|她|佢|the plaintiff|he|she|they|the other side)?(?:们|哋)?\s?"
    r"(?:只|净系|就|only|just)?\s?(?:是|系)?"
    r"(?:要求|请求|要|追讨|追|主张|wants?|claims?|asks? for|demands?)\s?(?:我)?(?P<claims>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def claims_put_right(text: str) -> list[str]:
    """The claims a text tells instead of what stands ("不是，原告只要18万和诉讼费"); nothing for other words."""
    found = _ANEW.match(sign_by_sign(text))
    parts = split_claims(text[slice(*found.span("claims"))]) if found is not None else []
    return parts if any(can_be_ordered(one) or any(map(str.isdigit, one)) for one in parts) else []


def parts_of(text: str) -> list[str]:
    """The parts of a list in words; a comma between figures parts nothing."""
    return _PARTS.split(text)

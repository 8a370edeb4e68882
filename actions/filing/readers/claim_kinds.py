"""Claims by what they are for: one that says again what is drafted is none; a wish stands apart from a story. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from actions.dialogue.readers.of_writing import of_writing_behind
from actions.dialogue.readers.statements import can_be_ordered, order_words
from actions.script import simplified
from backend.shared.yaml_pages import read_yaml

_VERBS = "verbs"
_OF_MONEY = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(万)?\s*(?:元|块|蚊|人民币|港币|美元|[%％])|(\d[\d,]*(?:\.\d+)?)(万)")
_PART = re.compile(r"一半|[一二三四五六七八九十]分之[一二三四五六七八九十]|[一二三四五六七八九]成(?!日)|平分|均分")
_PIECE = re.compile(r"[，,。；;！!\n]+")
_ASKS_FOR = re.compile(
    r"^(?:还有|仲有|另外|而且|同埋|还|仲|和|也|我|我们|就|都|再)*(?:想|要|要求|希望|请求|请|判|申请)(?!写|知|问)",
    re.IGNORECASE,
)
_SOMEBODY = r"(?:佢|他|她|对方|被告|我|老公|老婆|房东|租客|公司|老板|双方)"
_TELLS = re.compile(
    rf"^{_SOMEBODY}(?:哋|们)?[^，]*(?:过|咗|了|一直|曾|没|冇|不肯|唔|日日|成日|经常)"
    r"|^(?:我|还|仲|也)*(?:有|留有|存有)[^，]*(?:报警|证据|录音|录像|照片|相|证人|记录|单|纸|截图|回执|病历)"
)
_MONEY = re.compile(r"\d[\d,.]*\s*(?:万|元|块|蚊|千)|[一二三四五六七八九十百千万两]+(?:万|元|块|蚊|千)")


@dataclass(frozen=True, slots=True)
class Parted:
    """A message parted into what shall be ordered and what is told.

    Args:
        wishes: each in its own words.
        told: the rest in its own words.
    """

    wishes: tuple[str, ...]
    told: str


def parted(text: str) -> Parted | None:
    """Return the wishes of a message apart from its story; None where it is not plainly both.

    A sum told in the story alone may be the one that is asked for, so that such a message stays whole.
    """
    pieces = [piece.strip() for piece in _PIECE.split(text) if piece.strip()]
    plain = {piece: simplified(piece) for piece in pieces}
    writing = [one for one in pieces if of_writing_behind(plain[one]) or _IS_OF_WRITING.fullmatch(plain[one])]
    wishes = [one for one in pieces if one not in writing and _ASKS_FOR.match(plain[one]) and can_be_ordered(one)]
    told = [one for one in pieces if one not in wishes and one not in writing]
    if not wishes or not told or not all(_TELLS.match(plain[one]) for one in told):
        return None
    if any(_MONEY.search(plain[one]) for one in told) and not all(_MONEY.search(plain[one]) for one in wishes):
        return None
    return Parted(tuple(wishes), "，".join(told))


_IS_OF_WRITING = re.compile(
    r"(?:都|也|要|请|帮我|唔该|麻烦)*(?:写|加|放|记)(?:埋|上|入|进|到)*(?:去|里面|上去)?(?:啊|啦|吧)?"
)


def says_again(claim: str, claims: Sequence[str]) -> bool:
    """Return True if a claim asks for nothing that others do not ask for, by kind, sum and share."""
    plain, others = simplified(claim), simplified("\n".join(claims))
    kinds = _kinds_of(plain)
    if not kinds or not kinds <= _kinds_of(others):
        return False
    left = plain
    for kind in (*kinds, _VERBS):
        left = _patterns()[kind].sub(" ", left)
    if order_words(left) - order_words(others):
        return False
    return _sums(plain) <= _sums(others) and set(_PART.findall(plain)) <= set(_PART.findall(others))


def _sums(text: str) -> set[float]:
    found = ((one[0] or one[2], one[1] or one[3]) for one in _OF_MONEY.findall(text))
    return {float(figure.replace(",", "")) * (10_000 if unit else 1) for figure, unit in found}


def _kinds_of(text: str) -> set[str]:
    return {kind for kind, pattern in _patterns().items() if kind != _VERBS and pattern.search(text)}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    page = read_yaml(Path(__file__).with_name("claim_kinds.yml"))
    return {str(kind): re.compile(str(words)) for kind, words in page.items()}

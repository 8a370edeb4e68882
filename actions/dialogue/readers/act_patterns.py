"""The words of dialogue acts (``phrases.yml``) as patterns, put together once for each act. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).parents[1] / "phrases.yml"
_GAP = r"[^\w⟦]*"
_PARTICLES = r"(?:[\s了啦喇啊呀呢吖喎咯的嘅哦喔吧,，。.!！~～…]|\bplease\b)*"
"""Small words that may stand behind an act that is the whole message."""
DENIAL_ENDS = re.compile(r"[，,。.；;！!、\s]*(?:而是|是|系)|[，,。.；;！!]|\bbut\b|\bit'?s\b|\bi'?m\b", re.IGNORECASE)
"""Ends of a denial: a stop, or the word before the right value."""


WHOLE = {
    "question": "asks",
    "unknown": "dont_know",
    "agreement": "says_yes",
    "refusal": "says_no",
    "correction": "takes_back",
    "muttering": "mutters",
    "grumble": "grumbles",
    "same": "says_same",
    "control": "controls",
    "request": "requests",
    "courtesy": "courtesies",
    "filler": "fills",
}
"""The acts of which whole messages are made, by what `speech_acts` calls them."""


@cache
def whole_messages() -> Mapping[str, Sequence[str]]:
    """The words of which a message of each of those acts consists."""
    return {kind: acts()[act]["made_of"] for kind, act in WHOLE.items()}  # type: ignore[misc]


@cache
def acts() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """The page as it is written."""
    page: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = read_yaml(_PAGE)
    return page


@cache
def _words(act: str, part: str) -> str:
    """One pattern for all phrases of a part, the longest first; matches nothing where there are none."""
    varieties = acts()[act].get(part) or {}
    phrases = [str(phrase) for said_in in varieties.values() for phrase in said_in]
    return _one_of(phrases) if phrases else r"(?!)"


def _one_of(phrases: Iterable[str]) -> str:
    return "(?:" + "|".join(_pattern(phrase) for phrase in sorted(set(phrases), key=len, reverse=True)) + ")"


def _pattern(phrase: str) -> str:
    """A phrase as a pattern: brackets hold alternatives, … is a gap, an English word ends where it ends."""
    plain = re.sub(r"\((?!\?)", "(?:", re.sub(r"([.?*+^$\[\]{}\\])", r"\\\1", phrase))
    plain = plain.replace("'", "['’]?").replace("…", ".{0,30}?").replace(" ", r"\s+")
    first, final = phrase.lstrip("(|")[:1], phrase.rstrip(")|")[-1:]
    return (r"\b" if _is_latin(first) else "") + plain + (r"\b" if _is_latin(final) else "")


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


@cache
def anywhere(act: str) -> re.Pattern[str]:
    """The words of an act anywhere in a text."""
    ends = acts()[act].get("ends")
    tail = rf"|(?:{'|'.join(map(str, ends))})\W*$" if ends else ""
    return re.compile(_words(act, "says") + tail, re.IGNORECASE)


@cache
def begins(act: str) -> re.Pattern[str]:
    """A text that begins with the act."""
    before, says, after = (_words(act, part) for part in ("before", "says", "after"))
    return re.compile(
        rf"{_GAP}(?:(?:{before}{_GAP})*{says}{_GAP}(?:[了啦喇咗呀啊吖]+{_GAP})?)+(?:{after}{_GAP})*", re.IGNORECASE
    )


@cache
def anywhere_with_more(act: str) -> re.Pattern[str]:
    """The words of an act with all that stands around them and changes nothing."""
    before, says, after = (_words(act, part) for part in ("before", "says", "after"))
    return re.compile(
        rf"(?:(?:{before}{_GAP})*{says}(?:{_GAP}[了啦喇咗呀啊吖])*{_GAP})+(?:{after}{_GAP})*", re.IGNORECASE
    )


@cache
def whole(act: str) -> re.Pattern[str]:
    """A text that is nothing but the act."""
    before, says, after = (_words(act, part) for part in ("before", "says", "after"))
    between = r"[\s,，、。.]*"
    return re.compile(
        rf"(?:{before}{between})*+(?:{says}{between})+(?:{after}{between})*+{_PARTICLES}[?？]*{_PARTICLES}",
        re.IGNORECASE,
    )

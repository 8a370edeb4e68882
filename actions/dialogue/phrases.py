"""Dialogue acts by the words people use for them (``phrases.yml``): taking back, not knowing, asking, being finished.

One page for every form and four ways of writing: what is added there is heard everywhere. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from actions.characters import sign_by_sign
from backend.shared.yaml_pages import read_yaml

_PAGE = Path(__file__).with_name("phrases.yml")
_GAP = r"[^\w⟦]*"
_PARTICLES = r"(?:[\s了啦喇啊呀呢吖喎㖞咯的嘅哦喔吧,，。.!！~～…]|\bplease\b)*"
"""What may stand behind an act that is the whole message."""
_DENIAL_ENDS = re.compile(r"[，,。.；;！!、\s]*(?:而是|是|系)|[，,。.；;！!]|\bbut\b|\bit'?s\b|\bi'?m\b", re.IGNORECASE)
"""Where what is denied ends: at a stop, or where what is right begins."""
_LONGEST = 200
"""Characters; a longer message tells a story, in which anybody may say anything."""


def said(act: str, text: str) -> bool:
    """Whether the words of an act stand anywhere in a text."""
    return len(text) <= _LONGEST * 10 and _anywhere(act).search(sign_by_sign(text)) is not None


def says_only(act: str, text: str) -> bool:
    """Whether a text is nothing but the act, with the words around it that change nothing."""
    return 0 < len(text) <= _LONGEST and _whole(act).fullmatch(sign_by_sign(text.strip())) is not None


def behind(act: str, text: str) -> int | None:
    """Where a text that begins with an act goes on after it; None if it does not begin so."""
    begins = _begins(act).match(sign_by_sign(text)) if len(text) <= _LONGEST else None
    return begins.end() if begins else None


def last(act: str, text: str) -> tuple[int, int] | None:
    """Where the last words of an act begin and end that something follows; None without."""
    if len(text) > _LONGEST:
        return None
    spans = [found.span() for found in _anywhere_with_more(act).finditer(sign_by_sign(text))]
    return next((span for span in reversed(spans) if span[1] < len(text)), None)


def spans(act: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of an act stand, each with its beginning and end."""
    if len(text) > _LONGEST:
        return ()
    return tuple(found.span() for found in _anywhere(act).finditer(sign_by_sign(text)))


def without_denied(text: str) -> str:
    """Return a text without what it denies: "我是卖房不是打官司" leaves "我是卖房"."""
    plain = sign_by_sign(text)
    kept, at = [], 0
    for start, end in spans("denies", text):
        if start < at:
            continue
        kept.append(text[at:start])
        over = _DENIAL_ENDS.search(plain, end)
        at = over.start() if over else len(text)
    return "".join([*kept, text[at:]]).strip() or text


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
def _anywhere(act: str) -> re.Pattern[str]:
    ends = acts()[act].get("ends")
    tail = rf"|(?:{'|'.join(map(str, ends))})\W*$" if ends else ""
    return re.compile(_words(act, "says") + tail, re.IGNORECASE)


@cache
def _begins(act: str) -> re.Pattern[str]:
    before, says, after = (_words(act, part) for part in ("before", "says", "after"))
    return re.compile(
        rf"{_GAP}(?:(?:{before}{_GAP})*{says}{_GAP}(?:[了啦喇咗呀啊吖]+{_GAP})?)+(?:{after}{_GAP})*", re.IGNORECASE
    )


@cache
def _anywhere_with_more(act: str) -> re.Pattern[str]:
    before, says, after = (_words(act, part) for part in ("before", "says", "after"))
    return re.compile(
        rf"(?:(?:{before}{_GAP})*{says}(?:{_GAP}[了啦喇咗呀啊吖])*{_GAP})+(?:{after}{_GAP})*", re.IGNORECASE
    )


@cache
def _whole(act: str) -> re.Pattern[str]:
    before, says, after = (_words(act, part) for part in ("before", "says", "after"))
    between = r"[\s,，、。.]*"
    return re.compile(
        rf"(?:{before}{between})*+(?:{says}{between})+(?:{after}{between})*+{_PARTICLES}[?？]*{_PARTICLES}",
        re.IGNORECASE,
    )

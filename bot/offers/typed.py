"""Press of an offered button by a typed message: by its title, its place, or a yes or no to what it asks. Pure.

Outside a form the buttons under the last message are the only options a bare "yes", "the second one" or half a title
can mean. Inside one the open question's own rules decide, and this is not asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from opencc import OpenCC

LONGEST = {"title": 40, "nod": 12, "nod_latin": 24}
"""Characters up to which a message is nothing but a choice."""
_LEAST, _SHARE = 3, 0.6
"""A part of a title counts from that many signs and from that share of the whole."""
_PAGE = Path(__file__).with_name("words.yml")
_SIGNS = re.compile(r"[\W_]+")
_TURNS_ROUND = re.compile(r"[不唔没冇未非无别先]|\b(?:no|not|un|dis|don)")
"""Words that, left of a title beside the typed ones, make it say the opposite."""
_NEGATES = "不没别"
_ENGLISH = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+")
_FEWEST = 2
"""Words that mean a title in another order, or without its small words."""
_YES, _NO = frozenset({"affirm"}), frozenset({"deny", "cancel"})
_TO_SIMPLIFIED = OpenCC("t2s")


@dataclass(frozen=True)
class Offer:
    """Offer that stood under the last message.

    Args:
        buttons: title and payload of each, in order.
        asks: whether the message is a question.
        beside: buttons of the bubbles before it, which are meant by their titles alone.
    """

    buttons: Sequence[tuple[str, str]]
    asks: bool = False
    beside: Sequence[tuple[str, str]] = ()


def chosen(understood: Mapping[str, Any], offer: Offer) -> str | None:
    """Return the payload of the button a message means, or None where it means none, or more than one.

    Args:
        understood: what the model made of the message: its ``text``, ``intent`` and ``entities``.
        offer: what was offered before it.
    """
    text = str(understood.get("text") or "")
    if not offer.buttons or not text or len(text) > LONGEST["title"]:
        return None
    titled = by_title(text, [*offer.buttons, *offer.beside])
    if titled is not None:
        return titled
    place = ordinal(text)
    if place is not None and -len(offer.buttons) <= place < len(offer.buttons):
        return offer.buttons[place][1]
    return _by_nod(text, understood, offer)


def by_title(text: str, buttons: Sequence[tuple[str, str]]) -> str | None:
    """Return the payload of the one button whose title, or most of whose title, was typed."""
    said = [words for words in dict.fromkeys((_bare(text), _bare(without_courtesies(text)))) if words]
    titles = [(_bare(title), payload) for title, payload in buttons]
    for fits in (_is_whole, _is_most):
        meant = {payload for title, payload in titles if any(fits(words, title) for words in said)}
        if meant:
            return meant.pop() if len(meant) == 1 else None
    words = _telling_words(text)
    same = {payload for title, payload in buttons if len(words) >= _FEWEST and _telling_words(title) == words}
    return same.pop() if len(same) == 1 else None


def ordinal(text: str) -> int | None:
    """Return the index a message names ("第二个", "the last one"), -1 for the last; None where it names none."""
    said = _bare(without_courtesies(text))
    return next((place for place, words in _ordinals() if said in words), None)


def without_courtesies(text: str) -> str:
    """Return a message without the words around a choice that change nothing."""
    plain = _plain(text)
    before, after = _around()
    return after.sub("", before.sub("", plain)) or plain


def _by_nod(text: str, understood: Mapping[str, Any], offer: Offer) -> str | None:
    """The button a yes or a no to the question means: the only one that says so, or the only other one of two."""
    longest = LONGEST["nod_latin" if text.isascii() else "nod"]
    intent = (understood.get("intent") or {}).get("name")
    if len(text) > longest or understood.get("entities") or intent not in _YES | _NO or _asks_back(text):
        return None
    agreeing = [(title, payload) for title, payload in offer.buttons if _begins(title, "title_says_yes")]
    says_no = [payload for title, payload in offer.buttons if _begins(title, "title_says_no")]
    if intent in _NO:
        return says_no[0] if len(says_no) == 1 and (offer.asks or agreeing) else None
    if len(agreeing) == 1:
        return agreeing[0][1] if offer.asks or _agrees(text, agreeing[0][0]) else None
    others = [payload for _, payload in offer.buttons if payload not in says_no]
    return others[0] if len(others) == 1 and offer.asks else None


def _asks_back(text: str) -> bool:
    """Return True if a short message asks, whatever it sounds like: "are you sure" is no yes."""
    plain = _plain(text)
    first = any(re.match(re.escape(word) + (r"\b" if word.isascii() else ""), plain) for word in _page()["asks_first"])
    return first or plain.endswith(tuple(_page()["asks_last"]))


def _agrees(text: str, title: str) -> bool:
    """Return True if a nod to what asks nothing means this button: it only confirms, or the nod is its first words.

    "好的" to news that offers "愿意调解" says that it was read; "愿意" agrees.
    """
    return _begins(title, "title_confirms") or _bare(title).startswith(_bare(without_courtesies(text)))


def _telling_words(text: str) -> frozenset[str]:
    """The English words of a text without those that say nothing ("yes ask me few questions")."""
    found = _ENGLISH.findall(_plain(text)) if text.isascii() else []
    return frozenset(word for word in found if word not in _page()["empty_words"])


def _is_whole(said: str, title: str) -> bool:
    return said == title


def _is_most(said: str, title: str) -> bool:
    enough = len(said) >= _LEAST and said in title and len(said) >= _SHARE * len(title)
    return enough and _TURNS_ROUND.search(title.replace(said, " ", 1)) is None


@lru_cache(maxsize=1_024)
def _begins(title: str, kind: str) -> bool:
    plain = _plain(title)
    return any(re.match(re.escape(word) + _end_of(word), plain) for word in _page()[kind])


def _end_of(word: str) -> str:
    """Pattern for what follows a word of yes or no: "要带什么材料" wants nothing, "要，转给他" does."""
    if word.isascii():
        return r"\b"
    return r"(?=$|[\s，,、。！!的啊]|.{1,2}$)" if len(word) == 1 and word not in _NEGATES else ""


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return str(_TO_SIMPLIFIED.convert(folded)).strip()


def _bare(text: str) -> str:
    return _SIGNS.sub("", _plain(text))


@lru_cache(maxsize=1)
def _page() -> Mapping[str, Any]:
    page: Mapping[str, Any] = yaml.safe_load(_PAGE.read_text(encoding="utf-8"))
    return page


@lru_cache(maxsize=1)
def _ordinals() -> tuple[tuple[int, frozenset[str]], ...]:
    listed = _page()["ordinals"].items()
    return tuple(
        (int(n) if int(n) < 0 else int(n) - 1, frozenset(_bare(word) for word in words)) for n, words in listed
    )


@lru_cache(maxsize=1)
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    front, end, english = (sorted(map(str, words), key=len, reverse=True) for words in _page()["around"])
    either = "|".join(rf"\b{re.escape(word)}\b" for word in english)
    before = "|".join([*map(re.escape, front), either])
    after = "|".join([*map(re.escape, end), either])
    gap = r"[\s,，。.!！、]*"
    return re.compile(rf"^(?:(?:{before}){gap})+"), re.compile(rf"(?:{gap}(?:{after}))+{gap}$")

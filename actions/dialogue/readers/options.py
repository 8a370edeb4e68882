"""Readers of the offered choice people mean: by its button, a part of it, folk words, its number, or a yes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, says_only
from actions.dialogue.readers.denials import without_denials
from actions.dialogue.reading import NOTHING, Choice, Reading
from actions.script import simplified

_SHORTEST_PART, _SHORTEST_LATIN_PART = 2, 4
"""Characters of a button's title that are enough to mean it ("借条" for "有借条或欠条"), if only one has them."""
_PART_ENDS = re.compile(r"[，,、；;/()（）:：]|或者?|\bor\b|\band\b")
_NEGATES = re.compile(
    r"(?:[不没沒未冇唔非无無别別][是系有在喺]?(?:任何|什么|什麼|咩)?"
    r"(?:国内|國內|内地|內地|大陆|大陸|中国|中國|当地|當地)?(?:的|嘅)?"
    r"|\b(?:not|no|never|without|isn't|don't)(?: (?:have|has|hold|own|got))?"
    r"(?: (?:an?|any|the|my|his|her|their|chinese|mainland|local|valid))*)\s*$",
    re.IGNORECASE,
)
"""Words right before a choice by which there is none of it ("没有国内身份证", "no Chinese passport")."""
_COUNTS, _POINTS = re.compile(r"[一二两三]"), re.compile(r"[那这哪嗰呢]$")
_TIMES = re.compile(
    r"第\s?[一二三两\d]\s?(?:次|回|原告|被告)"
    r"|(?<!第)[一二三两\d]\s?(?:份|张|張|套|页|頁|岁|歲|期|天|周|週|个月|個月|个星期|個星期)"
    r"|\d\s?(?:days?|weeks?|months?|instal?ments?)\b"
    r"|先(?:办|辦|做|弄|搞|讲|講|说|說)|\b(?:first|second|third) time\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:\b(?:number|no\.?|item|line|question|answer)\s*)?#?\b\d{1,2}\b"
    r"|第\s?[一二三四五六七八九十\d]{1,3}\s?[项項条條个個题題点點]?",
    re.IGNORECASE,
)
_BESIDE_NUMBER = re.compile(
    r"[一二三四五六七八九十两第个项条样种件号题位款张"
    r"选拣揸我要想就是系用按取嗰那这呢嘅的吧啦喇呀啊啰囉先谢请好改修换更错填写不对唔啱把一下重新再看睇了咗，。！,.!\s\d]"
    r"|\b(?:the|one|list|your|on|of|pls|please|option|choice|number|no|item|answer|choose|pick|take|please|i|ll|d|like|it|s|is|go|with|for|my"
    r"|think|would|be|that|change|fix|edit|correct|wrong|redo|update|not|right|incorrect|line|question|let|me|us|want|to|again|ok|okay|yes|thanks|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|last)\b|['’#]",
    re.IGNORECASE,
)
"""Words beside the number of a list item; with any other word it counts or dates something."""
_SHORT_FORMS = ((re.compile(r"['’]ll\b"), " will"), (re.compile(r"['’]m\b"), " am"), (re.compile(r"n['’]t\b"), " not"))
_SIGNS = re.compile(r"[\W_]+")
_TURNS_ROUND = re.compile(r"[不唔没冇未非无]|no|un|dis")
"""Words that, left out of a title, make it say the opposite."""
_LEAST, _SHARE = 3, 0.6
"""A part of a title counts from that many signs and from that share of the whole."""


def pick(said: UserMessage, choices: Sequence[Choice], entity: str | None = None) -> Reading:
    """Choose by entity, by number on the list, by the button's words or a part of them, by folk words in the text.

    A choice that is denied is never taken; the one beside it is ("not the birth certificate, the power of attorney").
    One whose own name denies something is no denial of it ("not filed yet").
    """
    if (named := _denying_by_name(said, choices)).found:
        return named
    without = without_denials(said)
    if without is None:
        return _picked(said, choices, entity)
    rest, pieces, plainly = without
    denied = {found.value for piece in pieces if (found := _picked(piece, choices, entity)).found}
    beside = _picked(rest, choices, entity) if denied and rest.text else NOTHING
    found = beside if beside.found else _picked(plainly, choices, entity)
    return NOTHING if found.value in denied else found


def _denying_by_name(said: UserMessage, choices: Sequence[Choice]) -> Reading:
    """The one choice of which a name that denies something stands in a message."""
    text = _plain(said.text)
    named = {
        choice.value: len(name) / len(text)
        for choice in choices
        for name in sorted(_names(choice), key=len)
        if name and name in text and without_denials(UserMessage(name, "inform")) is not None
    }
    value, covers = next(iter(named.items()), ("", 0.0))
    return Reading(value, covers=covers) if len(named) == 1 else NOTHING


def _picked(said: UserMessage, choices: Sequence[Choice], entity: str | None) -> Reading:
    known = {choice.value for choice in choices}
    if entity and (value := said.value(entity)) in known:
        return Reading(value, entities=(entity,))
    text = _plain(said.text)
    exact = [choice for choice in choices if text in _names(choice)]
    if len(exact) == 1:
        return Reading(exact[0].value, covers=1.0)
    number = list_number(said)
    if number is not None and 1 <= number <= len(choices):
        return Reading(choices[number - 1].value, entities=("number",))
    return _by_words(text, choices) if text else NOTHING


def agreed(said: UserMessage, choices: Sequence[Choice], *, first_is_recommended: bool) -> Reading:
    """Take a yes for the only choice, or for the one that is recommended because it stands first.

    A choice that says no ("没有，以后再交") is never meant by a yes.
    """
    offered = choices[:1] if first_is_recommended or len(choices) == 1 else ()
    if offered and behind("says_no", offered[0].label.zh) is not None:
        return NOTHING
    means_it = says_only("says_yes", said.text) or (said.agrees and len(said.text) <= _SHORT_YES)
    return Reading(offered[0].value, covers=1.0) if offered and means_it else NOTHING


_SHORT_YES = 12


def agrees_to_several(said: UserMessage, choices: Sequence[Choice]) -> bool:
    """Return True if a message is a bare yes where several values are on offer, so that it chooses none."""
    return len(choices) > 1 and not said.pressed and says_only("says_yes", said.text)


def typed_title(text: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the one choice whose title `text` is, or the greater part of which it is; None if there is none.

    A title is typed also shortened or a little different: "I'll type it", "自己打字".
    """
    typed = _bare(text)
    if not typed:
        return None
    titles = {choice.value: {_bare(choice.label.zh), _bare(choice.label.en)} for choice in choices}
    whole = [choice for choice in choices if typed in titles[choice.value]]
    part = whole or [c for c in choices if any(_is_most_of(typed, title) for title in titles[c.value])]
    return part[0] if len(part) == 1 else None


def list_number(said: UserMessage) -> int | None:
    """The number of a list item, when the message is hardly more than that ("3", "第三个", "the second one")."""
    if said.text.isdecimal() and len(said.text) <= 2:
        return int(said.text)
    numbers = said.values("number")
    if _TIMES.search(said.text):  # "the first time" counts times, "第一件先办" puts wishes in order
        return None
    beside = _BESIDE_NUMBER.sub("", _plain(without_list_number(said.text)))
    if len(numbers) == 1 and isinstance(numbers[0], int) and not beside:
        return numbers[0]
    return None  # "其他四个人能一起告吗" counts people


def without_list_number(text: str) -> str:
    """A text without the number of a list item and the word for it ("change number 4" names no telephone number)."""
    return _ITEM.sub(" ", text)


def _by_words(text: str, choices: Sequence[Choice]) -> Reading:
    """The choice whose name or part of a name stands in the text; of several the one whose words hold the others'."""
    named = ((choice.value, (*_names(choice), *_own_parts(choice, tuple(choices)))) for choice in choices)
    inside = {value: word for value, names in named if (word := _longest(text, names))}
    if not inside:
        parts = [choice for choice in choices if len(text) >= _SHORTEST_PART and text in _titles(choice)]
        return Reading(parts[0].value) if len(parts) == 1 else NOTHING
    best = max(inside.values(), key=len, default="")
    meant = [value for value, word in inside.items() if word == best]
    if len(meant) != 1 or not all(word in best for word in inside.values()):
        return NOTHING
    return Reading(meant[0], covers=len(best) / len(text))


def _longest(text: str, names: Sequence[str]) -> str:
    return max((name for name in names if name and _is_said(name, text)), key=len, default="")


def _is_said(name: str, text: str) -> bool:
    """Return True if a name stands in a text as words of their own, and not denied ("没有借条" names no "有借条").

    A count behind "that" points at something and counts nothing ("紫色的那一个").
    """
    outside = [_NEGATES] + ([_POINTS] if _COUNTS.match(name) else [])
    return any(not any(one.search(text[:start]) for one in outside) for start in _places(name, text))


def _places(name: str, text: str) -> Iterator[int]:
    if not name.isascii():
        start = text.find(name)
        while start >= 0:
            yield start
            start = text.find(name, start + 1)
        return
    yield from (found.start() for found in _latin(name).finditer(text))


@lru_cache(maxsize=4_096)
def _latin(name: str) -> re.Pattern[str]:
    end = r"\b" if len(name) < _SHORTEST_LATIN_PART else ""
    begin = r"\b" if name[:1].isalnum() else ""
    return re.compile(begin + re.escape(name) + end)


@lru_cache(maxsize=4_096)
def _names(choice: Choice) -> tuple[str, ...]:
    """Return the names of a choice, as they are compared. Kept, for converting is slow; what people typed never is."""
    return tuple(map(_plain, (choice.label.zh, choice.label.en, *choice.words)))


@lru_cache(maxsize=1_024)
def _own_parts(choice: Choice, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """The pieces of a choice's title that no other title has."""
    others = {piece for other in choices if other is not choice for piece in _pieces(other)}
    return tuple(piece for piece in _pieces(choice) if piece not in others)


@lru_cache(maxsize=4_096)
def _pieces(choice: Choice) -> tuple[str, ...]:
    pieces = (
        piece.strip() for title in (choice.label.zh, choice.label.en) for piece in _PART_ENDS.split(_plain(title))
    )
    return tuple(p for p in pieces if len(p) >= (_SHORTEST_LATIN_PART if p.isascii() else _SHORTEST_PART))


def _titles(choice: Choice) -> str:
    return f"{choice.label.zh} {choice.label.en}".casefold()


def _plain(text: str) -> str:
    return simplified(text).casefold()


def _bare(text: str) -> str:
    folded = simplified(text).casefold()
    for short, full in _SHORT_FORMS:
        folded = short.sub(full, folded)
    return _SIGNS.sub("", folded)


def _is_most_of(typed: str, title: str) -> bool:
    if len(typed) < _LEAST or typed not in title or len(typed) < _SHARE * len(title):
        return False
    return _TURNS_ROUND.search(title.replace(typed, " ", 1)) is None

"""Readers of what is said behind an answer: it points back, only names another place, asks how one begins. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from actions.readers.pattern_pages import pattern
from actions.script import sign_by_sign

_PAGE = Path(__file__).with_name("follow_ups.yml")
_EDGES = " ，,。.？?！!\n"
_OF_PLACES = ("place", "country")
_HOME = "CN"
_LONGEST_DOUBT = 40
_SHORTEST_PASTED = 16


def points_back(text: str) -> bool:
    """Return True if a text leans on what was said before by its first or its last word ("那我弟弟呢", "and if …")."""
    plain = _plain(text)
    return _finds("points_back", plain) or _finds("left_open", plain)


def asks_how_to_begin(text: str) -> bool:
    """Return True if a text asks nothing but how one begins, or what can be done from where one is."""
    return pattern(_PAGE, "begins").fullmatch(_plain(text).strip(_EDGES)) is not None


def kinds_of_time(text: str) -> list[str]:
    """List what a text asks of a time beside its length: ``limit``, by when it must be done; ``start``, since when.

    Whoever asks until when they may sue wants no months that a court takes.
    """
    plain = _plain(text)
    return [kind for kind in ("start", "limit") if _finds(f"asks_{kind}", plain)][:1]


def asks_us_for_it(text: str) -> bool:
    """Return True if a text asks nothing but whether we write, file or handle what is spoken of."""
    return pattern(_PAGE, "asks_us").fullmatch(_plain(text).strip(_EDGES)) is not None


def tells_of_another(text: str) -> bool:
    """Return True if the subject of a text is a third person, who sends us on no errand ("he forged my signature")."""
    return _finds("of_another", _plain(text))


def place_spans(entities: Iterable[Mapping[str, Any]]) -> list[tuple[int, int, str]]:
    """List the places outside the mainland that a text names: beginning, end, and the code of the country."""
    found = []
    for one in entities:
        value = one.get("value")
        code = value.get("country") if isinstance(value, Mapping) else value
        if one.get("entity") in _OF_PLACES and "start" in one and isinstance(code, str) and code and code != _HOME:
            found.append((int(one["start"]), int(one["end"]), code))
    return sorted(set(found))


def only_names_place(text: str, entities: Iterable[Mapping[str, Any]]) -> bool:
    """Return True if nothing stands beside the one place a text names but words that ask the same of it."""
    spans = place_spans(entities)
    if len({code for _, _, code in spans}) != 1:
        return False
    rest = _plain(text)
    for start, end, _ in reversed(spans):
        rest = f"{rest[:start]} {rest[end:]}"
    return pattern(_PAGE, "beside_place").fullmatch(rest) is not None


def doubts_a_text(text: str) -> bool:
    """Return True if somebody asks if what they have just shown is genuine; who doubts us asks something else."""
    plain = _plain(text)
    return len(plain) <= _LONGEST_DOUBT and _finds("asks_if_genuine", plain) and not _finds("of_us", plain)


def is_pasted(text: str) -> bool:
    """Return True if a message looks like a text that somebody has sent to the speaker."""
    return len(text) >= _SHORTEST_PASTED and _finds("pasted", _plain(text))


def asks_for_money(text: str) -> bool:
    """Return True if a pasted text has its reader press a link and pay, or give a card number or a code."""
    plain = _plain(text)
    return _finds("link", plain) and _finds("pays", plain)


def _finds(name: str, plain: str) -> bool:
    return pattern(_PAGE, name).search(plain) is not None


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold().replace("’", "'")

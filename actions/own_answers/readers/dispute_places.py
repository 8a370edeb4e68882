"""Places told beside the question which court it is: where the other side lives, where land or an accident is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from actions.own_answers.readers.asked import plain_of
from actions.readers.pattern_pages import pattern
from backend.shared.courts import COURTS, INTERMEDIATE, CourtCode, plain_place, read_place

_PAGE = Path(__file__).with_name("dispute_places.yml")
_CUES: Final = ("speaker", "home", "land", "accident", "died")
_BETWEEN: Final = 12
"""Characters that may stand between what a place is and its name."""
_BEHIND: Final = 6
"""Characters behind a place in which what it is may be said ("台山的地")."""


@dataclass(frozen=True, slots=True)
class ToldPlaces:
    """Courts whose districts were told, by what is there; None where nothing was.

    Args:
        home: of the other side; `own` of the speaker.
        land: land or a house.
        accident: where somebody was hurt.
        died: last home of who left an estate.
        subject: ``estate``, ``loan``, ``lease``, ``land_itself``, ``contract``, or empty.
    """

    home: CourtCode | None = None
    own: CourtCode | None = None
    land: CourtCode | None = None
    accident: CourtCode | None = None
    died: CourtCode | None = None
    subject: str = ""

    @property
    def is_known(self) -> bool:
        """Return True if any place was told that a court may follow from."""
        return any((self.home, self.land, self.accident, self.died))


def places_told(text: str) -> ToldPlaces:
    """Read the places of Jiangmen a text tells, each by the words around it; one no words belong to is left out.

    Whoever is registered in one place and has moved to another has a home only the law can name (CPL-22).
    """
    plain = plain_place(plain_of(text))
    found: dict[str, CourtCode] = {}
    for code, cue in _with_cues(plain):
        found.setdefault(cue, code)
    moved = pattern(_PAGE, "hukou").search(plain) and pattern(_PAGE, "moved").search(plain)
    return ToldPlaces(
        home=None if moved else found.get("home"),
        own=found.get("speaker"),
        land=found.get("land"),
        accident=found.get("accident"),
        died=found.get("died"),
        subject=next((one for one in _SUBJECTS if pattern(_PAGE, one).search(plain)), ""),
    )


_SUBJECTS: Final = ("estate", "land_itself", "lease", "loan", "contract")


def _with_cues(plain: str) -> Iterator[tuple[CourtCode, str]]:
    """List each place that is named with what is said of it."""
    at = 0
    for named in _names().finditer(plain):
        before = plain[at : named.start()]
        behind = re.split(r"[，。,.;；!?？！]", plain[named.end() : named.end() + _BEHIND])[0]
        at = named.end()
        if cue := _cue(before) or _cue(behind):
            yield _codes()[named[0]], cue


def _cue(words: str) -> str:
    """The kind of place the last cue of some words tells; who speaks of themselves is told before the other side.

    A cue far before a place, or before another place of the world, belongs to something else.
    """
    last = {cue: [one.end() for one in pattern(_PAGE, cue).finditer(words)] for cue in _CUES}
    ends = [(places[-1], -_CUES.index(cue), cue) for cue, places in last.items() if places]
    if not ends:
        return ""
    end, _, cue = max(ends)
    between = words[end:]
    elsewhere = read_place(between)
    return "" if len(between) > _BETWEEN or elsewhere.elsewhere or elsewhere.abroad else cue


@cache
def _codes() -> dict[str, CourtCode]:
    basic = [court for court in COURTS.values() if court.code != INTERMEDIATE]
    return {plain_place(name): court.code for court in basic for name in (*court.names, court.district.zh[:-1])}


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _codes()), key=len, reverse=True)))

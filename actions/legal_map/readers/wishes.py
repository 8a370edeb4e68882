"""Readers of what is asked of the map, by its words, its entities or the button it presses. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from actions.answers import Answer
from actions.legal_map.readers.words import named_in, without
from backend.legal_map.lawyers import ANYTHING, LAWYERS, Wanted
from backend.legal_map.model import Kind

ASKS_WHETHER = "asks_whether_open"
"""A question about those shown ("are they open now?"), which narrows nothing."""
MISSIONS: tuple[Kind, ...] = ("embassy", "consulate_general")
OFFICES: frozenset[Kind] = frozenset(
    {
        "public_legal_service_station",
        "overseas_chinese_service_centre",
        "legal_aid_centre",
        "judicial_bureau",
        "overseas_contact_point",
    }
)
"""Kinds whose words name an office and nothing else: "arbitration" and "notary" may be about a matter."""
_CONTACT_POINT: Kind = "overseas_contact_point"
_KIND_OF_ENTITY = {"huazhu_center": "overseas_chinese_service_centre"}
_COURTS_OF_COUNTIES = ("taishan", "kaiping", "heshan", "enping")
_MOST_DAYS = 7
_ORDINAL = re.compile(
    r"第\s?([一二三四五1-5])\s?[家个個間间]|\b(first|second|third|fourth|fifth)\b|\b(?:number|no\.?)\s?([1-5])\b", re.I
)
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


@dataclass(frozen=True, slots=True)
class Wish:
    """One message as a request to the map.

    Args:
        kinds: kinds of institutions that are named.
        consular: consular business is meant, so the mission in charge is wanted, not the nearest.
        says: ``more``, ``other_city``, ``open_now``, ``here``, ``near``, ``anything`` …, as far as they are said.
        aspects: ``phone``, ``hours``, ``address``, ``website``, ``email``.
        about: it is asked what a kind of institution is for.
        hotline: a national number that is asked about, or empty.
        ordinal: which of the cards shown is meant, from 1; 0 for none.
        institution: the id of an institution that is named.
        that_one: one of those shown is meant, by its city (多伦多那个).
        wanted: what a lawyer that is looked for must have.
    """

    kinds: tuple[Kind, ...] = ()
    consular: bool = False
    says: frozenset[str] = frozenset()
    aspects: tuple[str, ...] = ()
    about: bool = False
    hotline: str = ""
    ordinal: int = 0
    institution: str = ""
    that_one: bool = False
    wanted: Wanted = ANYTHING

    @property
    def is_follow_up(self) -> bool:
        """True for words that mean something only after a search."""
        return bool(self.says & {"more", "open_now", "other_city"}) and not self.kinds and not self.institution

    @property
    def wants_something(self) -> bool:
        """True for a message that says what is wanted, not only where."""
        return bool(
            self.kinds or self.consular or self.says - {"near"} or self.aspects or self.about or self.institution
        )


def wish_of(answer: Answer) -> Wish:
    """Read a message."""
    if answer.pressed:
        return _pressed(answer)
    text = answer.text
    says = frozenset(named_in(text, "wishes"))
    consular = "consular" in says
    kinds = MISSIONS if consular else _kinds(answer)
    return Wish(
        kinds=kinds,
        consular=consular,
        says=says - {"consular", "that_one"} - ({"open_now", ASKS_WHETHER} if ASKS_WHETHER in says else set()),
        aspects=tuple(named_in(text, "aspects")),
        about="about" in named_in(text, "purposes"),
        hotline=next(iter(named_in(text, "numbers")), ""),
        ordinal=_ordinal(text),
        institution=_institution(answer),
        that_one="that_one" in says,
        wanted=wanted_in(text) if set(kinds) & set(LAWYERS) else ANYTHING,
    )


def days_asked(answer: Answer) -> tuple[date, ...]:
    """Return the days named in a question for opening hours, a week at most; () where none is ("are they open now")."""
    days: list[date] = []
    for value in answer.values("date", "date_range"):
        first, last = (value.get("from"), value.get("to")) if isinstance(value, Mapping) else (value, value)
        with suppress(TypeError, ValueError):
            begin, end = date.fromisoformat(str(first)), date.fromisoformat(str(last))
            days += [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
    return tuple(dict.fromkeys(days))[:_MOST_DAYS]


def wanted_in(text: str) -> Wanted:
    """Return the languages and fields wished for in a lawyer, and whether from abroad."""
    languages, fields = named_in(text, "languages"), named_in(text, "fields")
    return Wanted(tuple(languages), tuple(fields), bool(named_in(text, "remote")))


def narrows(text: str) -> bool:
    """Return True if a message asks for those of a list that do something ("有冇做離婚嘅", "any who speak …")."""
    return bool(named_in(text, "narrows"))


def wants_list(text: str) -> bool:
    """Return True if a message asks for a list, not for the nearest ("江门有哪些法院", "list the consulates")."""
    return bool(named_in(text, "lists"))


def asks_nothing_else(answer: Answer) -> bool:
    """Return True if a message holds but places and what is asked of a map ("我在温哥华，附近有什么", "點去")."""
    text = _without_places(answer)
    return bool(text) and not without(text, "wishes", "aspects", "kinds", "around", "where")


def asks_for_office(answer: Answer) -> bool:
    """Return True if a message names an office of our kinds and a place, and asks where it is or when it is open."""
    wish = wish_of(answer)
    where = bool(wish.says & {"near"}) or bool(answer.values("place", "country"))
    return bool(wish.kinds) and where and bool(wish.aspects or wish.says & {"near", "open_now"})


def names_only_an_office(answer: Answer) -> bool:
    """Return True if a message holds but an office that is looked for, and where ("海外联络点在哪里", "法援")."""
    if answer.pressed or not set(_kinds(answer)) & OFFICES:
        return False
    return not without(_without_places(answer), "where", "wishes", "aspects", "kinds", "exists", "around")


def _without_places(answer: Answer) -> str:
    text = answer.text
    for entity in answer.entities:
        if entity.get("entity") in ("place", "country") and {"start", "end"} <= set(entity):
            start, end = int(entity["start"]), int(entity["end"])
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _pressed(answer: Answer) -> Wish:
    said = str(answer.pressed.get("legal_map_wish", ""))
    kind = said.removeprefix("kind:")
    kinds: tuple[Kind, ...] = ()
    if said.startswith("kind:") and kind in get_args(Kind):
        kinds = MISSIONS if kind in MISSIONS else (kind,)  # type: ignore[assignment]
    return Wish(
        kinds=kinds,
        consular=bool(set(kinds) & set(MISSIONS)),
        says=frozenset({said} if said else ()),
        aspects=(said,) if said in ("phone", "hours") else (),
        institution=str(answer.pressed.get("legal_map_institution", "")),
    )


def _kinds(answer: Answer) -> tuple[Kind, ...]:
    named = [_KIND_OF_ENTITY.get(str(value), str(value)) for value in answer.values("institution_kind")]
    named += named_in(answer.text, "kinds")
    kinds = tuple(kind for kind in get_args(Kind) if kind in named)
    if len(kinds) == 1:
        return kinds
    return tuple(kind for kind in kinds if kind != _CONTACT_POINT)  # "the court's contact point" is the court's


def _institution(answer: Answer) -> str:
    """The id on the map of an institution or court that is named; several named are none."""
    found = [str(value["id"]) for value in answer.values("institution") if isinstance(value, dict) and "id" in value]
    found += [_court_id(str(value)) for value in answer.values("court")]
    return found[0] if len(set(found)) == 1 else ""


def _court_id(court: str) -> str:
    if court == "jiangmen_intermediate":
        return "court-cn-jm-intermediate"
    return f"court-cn-{court}" if court in _COURTS_OF_COUNTIES else f"court-cn-jm-{court}"


def _ordinal(text: str) -> int:
    found = _ORDINAL.search(text)
    if found is None:
        return 0
    said = (found[1] or found[2] or found[3]).lower()
    return int(said) if said.isdecimal() else _ORDINALS[said]


def first_of(kinds: Sequence[Kind]) -> Kind | None:
    """The one kind that is named, where missions count as one; None for none or several."""
    if kinds and set(kinds) <= set(MISSIONS):
        return "consulate_general"
    return kinds[0] if len(kinds) == 1 else None

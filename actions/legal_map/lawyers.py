"""A lawyer looked for by language, field or reach, and legal aid: told from what is recorded, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from actions.dialogue.buttons import button
from actions.dialogue.flow import BeforeForm
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn
from actions.legal_map.offices import enquire, helping, say_with_help
from actions.legal_map.places import mainland_city
from actions.legal_map.readers.wishes import Wish, narrows, wanted_in, wish_of
from actions.legal_map.search_memory import Search, remember, remembered
from actions.legal_map.telling import Saying, say_cards
from backend.legal_map.commands import FindInstitutions
from backend.legal_map.lawyers import ANYTHING, LAWYERS, Wanted, names
from backend.legal_map.model import Card, Found, Kind, Place
from backend.shared.wording import Words

REACH_KM = 150
LIMIT = 5
_AID: tuple[Kind, ...] = ("legal_aid_centre",)
_TOLD: Final = frozenset({"utter_legal_map_lawyers", "utter_legal_map_lawyers_without", "utter_legal_map_no_lawyer"})
"""Utterances after which a language or a field narrows the search for a lawyer."""
_LONGEST: Final = 60
"""Characters of such a message."""
_ALL = Words("看看这些律师", "Show me those")
_DUTY: tuple[Kind, ...] = ("duty_lawyer",)
"""Searched alone where one is recorded: whoever asks for a lawyer on duty wants no firm."""
_AUTHORIZING: Final = "authorization"
_ELSEWHERE: Final = frozenset({"near", "here", "more", "other_city", "open_now"})
"""Wishes for what is near the person, or about what was shown."""
_APPOINT = Words("视频委托律师", "Authorize a lawyer by video")
_HOW = Words("法律援助怎么申请", "How to apply for legal aid")


def meant_by(kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The kinds to search where a law firm is named: single and duty lawyers are lawyers, too."""
    return (*kinds, *(kind for kind in LAWYERS if kind not in kinds)) if "law_firm" in kinds else kinds


async def narrow(turn: Turn) -> bool:
    """Answer "any that do divorces" right after lawyers were looked for; False for any other message."""
    said = turn.answer
    if said.pressed or not _TOLD & set(turn.said_last) or len(said.text) > _LONGEST or not narrows(said.text):
        return False
    wanted = wanted_in(said.text)
    return wanted.is_anything and await find(turn, Wish(kinds=("law_firm",), wanted=wanted), remembered(turn))


def sought_first(before_form: BeforeForm) -> BeforeForm:
    """Return what goes before a form opens: who has no lawyer yet is told of some, and not asked to authorize one."""

    async def first(turn: Turn, service: str) -> bool:
        return (service == _AUTHORIZING and await sought(turn)) or await before_form(turn, service)

    return first


async def sought(turn: Turn) -> bool:
    """Tell who looks for a lawyer ("我想搵個律師幫我打官司") of those on record; False for any other message."""
    said = turn.answer
    if turn.has_draft or said.pressed or not says("seeks_lawyer", said.text):
        return False
    wish = Wish(kinds=("law_firm",), wanted=wanted_in(said.text), says=wish_of(said).says)
    return await find(turn, wish, remembered(turn))


async def find(turn: Turn, wish: Wish, search: Search) -> bool:
    """Answer a wish for a lawyer, or for legal aid; False for any other, and for a lawyer near somewhere else."""
    pressed = str(turn.answer.pressed.get("legal_map_wish", ""))
    aid, special = bool(set(_AID) & set(wish.kinds)), wish.wanted.is_anything or bool(set(_DUTY) & set(wish.kinds))
    plain = not turn.answer.pressed and bool(set(LAWYERS) & set(wish.kinds)) and not wish.says & _ELSEWHERE
    if not (aid or special or plain or pressed == _SHOW_ALL):
        return False
    place = await _place(turn)
    if place is None:
        return False
    kinds = _AID if aid else LAWYERS
    on_duty = await _near(turn, place, _DUTY, wish.wanted) if set(_DUTY) & set(wish.kinds) else []
    remember(turn, replace(search.at(place=place), kinds=_DUTY if on_duty else kinds))
    cards = on_duty or await _near(turn, place, kinds, wish.wanted)
    if cards:
        _tell(turn, search, place, cards, wish.wanted)
    elif aid:
        how = button(turn.language, _HOW, "ask_law", law_entry="legal_aid_12348")
        where = _called(turn, place)
        none = Saying("utter_legal_map_no_legal_aid", {"where": where})
        say_with_help(turn, none, await helping(turn, _AID[0], place), place, where, [how, enquire(turn)])
    elif others := await _near(turn, place, LAWYERS, ANYTHING):
        facts: dict[str, Any] = {"where": _called(turn, place), "wanted": _wanted_words(wish.wanted, turn.language)}
        show = button(turn.language, _ALL, "find_institution", legal_map_wish=_SHOW_ALL)
        turn.say("utter_legal_map_lawyers_without", [show, enquire(turn)], total=len(others), **facts)
    else:
        turn.say("utter_legal_map_no_lawyer", where=_called(turn, place), what="")
    return True


_SHOW_ALL = "every_lawyer"


def _tell(turn: Turn, search: Search, place: Place, cards: Sequence[Card], wanted: Wanted) -> None:
    shown = replace(search.at(place=place), kinds=(cards[0].institution.kind,))
    remember(turn, shown.showing([card.institution for card in cards]))
    facts: Mapping[str, Any] = {"where": _called(turn, place), "wanted": _wanted_words(wanted, turn.language)}
    aid = cards[0].institution.kind in _AID
    ways = [enquire(turn)] if aid else [button(turn.language, _APPOINT, "start_authorization"), enquire(turn)]
    say_cards(
        turn, Saying("utter_legal_map_legal_aid" if aid else "utter_legal_map_lawyers", facts), cards, place, ways
    )


async def _near(turn: Turn, place: Place, kinds: tuple[Kind, ...], wanted: Wanted) -> list[Card]:
    order = FindInstitutions(place, kinds=kinds, country=place.country, limit=LIMIT, wanted=wanted)
    found: Found = await turn.do(order)
    return [card for card in found.cards if (card.distance_km or 0) <= REACH_KM]


async def _place(turn: Turn) -> Place | None:
    """The city named in the mainland, else ours; None where a place outside is named and nobody says to be there."""
    if says("is_there", turn.answer.text):
        return await mainland_city(turn)
    named = [one for one in turn.answer.values("place") if isinstance(one, Mapping)]
    if turn.answer.values("country") and turn.answer.value("country") != "CN":
        return None
    at_home = [str(one["name"]) for one in named if one.get("country") == "CN"]
    if named and not at_home:
        return None
    return await mainland_city(turn, *at_home[:1])


def _called(turn: Turn, place: Place) -> str:
    return place.name if turn.language == "en" else place.name_zh or place.name


def _wanted_words(wanted: Wanted, language: str) -> str:
    told = [names("languages", wanted.languages, language), names("fields", wanted.fields, language)]
    told += [Words("境外能联系", "reachable from abroad").say(language)] if wanted.remote else []
    return Words("、", ", ").say(language).join(one for one in told if one)

"""Offices of which the map may hold none: where they are looked for, and what is told where none is on record.

Nothing is made up: it is said that none is on record, what is nearest on the map and may be asked, and who can be
written to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from actions.dialogue.buttons import Button, button
from actions.dialogue.turn import Turn
from actions.legal_map.kinds import about_hotline, kinds_words
from actions.legal_map.places import AT_HOME, FAR_KM, mainland_city, named, own_place, place_of, where_words
from actions.legal_map.readers.wishes import MISSIONS, Wish
from actions.legal_map.search_memory import Search, remember
from actions.legal_map.telling import Saying, say_cards
from backend.enquiries.announcements import OFFICE
from backend.legal_map.commands import FindInstitutions
from backend.legal_map.model import Card, Found, Kind, Place
from backend.shared.wording import Words

MAINLAND_ONLY: Final[frozenset[Kind]] = frozenset({"judicial_bureau"})
"""Kinds that are nowhere but in mainland China: whoever is abroad is told of those of the city we serve."""
ABROAD_ONLY: Final[frozenset[Kind]] = frozenset({*MISSIONS, "overseas_contact_point"})
_MAINLAND: Final = "CN"
_HELP_AT_HOME: Final[Mapping[Kind, tuple[Kind, ...]]] = {
    "judicial_bureau": ("public_legal_service_station", "legal_aid_centre", "court"),
    "legal_aid_centre": ("judicial_bureau", "public_legal_service_station", "court"),
    "public_legal_service_station": ("legal_aid_centre", "judicial_bureau", "court"),
    "overseas_contact_point": (),
}
"""Kinds that may be asked instead, the likeliest to help first."""
KINDS: Final = frozenset(_HELP_AT_HOME)
_HELP_ABROAD: Final[tuple[Kind, ...]] = ("overseas_chinese_service_centre",)
"""The same abroad; behind it comes the Chinese mission."""
_HOTLINE: Final = "12348"
_ENQUIRE: Final = Words("写给诉讼服务中心", "Write to the centre")
_OTHER_CITY: Final = Words("换个城市", "Another city")
_OF: Final = Words("{}的", " in or near {}")


async def looked_from(turn: Turn, wish: Wish, search: Search) -> Search:
    """Return a search that starts in our city where no place is said and the kind is nowhere but in the mainland."""
    if not _is_mainland_only(search) or search.has_place or await _says_where(turn, wish, search):
        return search
    return search.at(place=await mainland_city(turn))


async def on_its_side(turn: Turn, search: Search) -> Search:
    """Return a search moved to our city, and say so, where the place is outside the mainland and the kind is not."""
    if not _is_mainland_only(search):
        return search
    place = await place_of(turn, search)
    country = place.country if place else search.country
    if country == _MAINLAND:
        return search
    turn.say("utter_legal_map_mainland_only", what=kinds_words(search.kinds, turn.language))
    return search.at(place=await mainland_city(turn))


async def told(turn: Turn, wish: Wish, search: Search) -> bool:
    """Tell that no office of a kind is on record anywhere before any place is asked for; False where one is."""
    if len(wish.kinds) != 1 or not set(wish.kinds) <= KINDS:
        return False
    found: Found = await turn.do(FindInstitutions(None, kinds=wish.kinds, limit=1))
    if found.total or await _says_where(turn, wish, search):
        return False
    place = await place_of(turn, search)
    if place is None and not search.country:
        place = await own_place(turn)
        search = search.at(place=place)
    await tell(turn, search, place)
    return True


def answers(search: Search) -> bool:
    """Return True if a search is for one kind of office, from its beginning and at any hour."""
    return len(search.kinds) == 1 and set(search.kinds) <= KINDS and not (search.offset or search.open_now)


def only_elsewhere(cards: Sequence[Card], place: Place | None) -> bool:
    """Return True if nothing was found, or only what is far away in another country, which is no help."""
    if not cards or place is None:
        return not cards
    return (cards[0].distance_km or 0) > FAR_KM and cards[0].institution.country != place.country


async def tell(turn: Turn, search: Search, place: Place | None) -> None:
    """Say that no office of the kind looked for is on record, and what may help."""
    kind = search.kinds[0]
    where = where_words(search, place, turn.language) if place or search.country else ""
    facts = {
        "what": kinds_words(search.kinds, turn.language),
        "whose": _OF.say(turn.language).format(where) if where else "",
        "also": also(turn, kind, place),
    }
    cards = await helping(turn, kind, place)
    remember(turn, search.showing([card.institution for card in cards]))
    buttons = [enquire(turn), button(turn.language, _OTHER_CITY, "find_institution", legal_map_wish="other_city")]
    say_with_help(turn, Saying("utter_legal_map_none_recorded", facts), cards, place, where, buttons)


def say_with_help(
    turn: Turn, saying: Saying, cards: Sequence[Card], place: Place | None, where: str, buttons: Sequence[Button]
) -> None:
    """Say that none is on record, with the nearest that may be asked; without a place it is asked for."""
    if cards:
        nearest = turn.phrase("utter_legal_map_nearest_help", where=where)
        told = replace(saying, facts={**saying.facts, "nearest": f"\n{nearest}\n"})
        return say_cards(turn, told, cards, place, buttons)
    asked = "" if where else f"\n{turn.phrase('utter_legal_map_tell_city')}"
    return turn.say(saying.utter, buttons, **saying.facts, nearest=asked, cards="")


async def helping(turn: Turn, kind: Kind, place: Place | None) -> list[Card]:
    """Return the nearest institution that may be asked where none of a kind is on record; [] where none is near."""
    if place is None:
        return []
    at_home = place.country == _MAINLAND
    for other in _HELP_AT_HOME[kind] if at_home else _HELP_ABROAD:
        found: Found = await turn.do(FindInstitutions(place, kinds=(other,), country=place.country, limit=1))
        if found.cards and (found.cards[0].distance_km or 0) <= FAR_KM:
            return list(found.cards)
    return [] if place.country in AT_HOME else await _mission(turn, place)


def enquire(turn: Turn) -> Button:
    """The button that opens an enquiry to the litigation service centre."""
    return button(turn.language, _ENQUIRE, "start_enquiry", **{OFFICE: "litigation_service"})


async def _mission(turn: Turn, place: Place) -> list[Card]:
    """The mission in charge of a place, else the nearest of its country."""
    order = FindInstitutions(place, kinds=MISSIONS, country=place.country, purpose="consular", limit=1)
    found: Found = await turn.do(order)
    if found.competent is None:
        return list(found.cards)
    return [replace(found.competent, competent=not found.district_unknown)]


def also(turn: Turn, kind: Kind, place: Place | None) -> str:
    """Say who else can be asked from this place, or that nobody need be."""
    if kind == "overseas_contact_point":
        return turn.phrase("utter_legal_map_no_point_needed")
    if place is not None and place.country not in AT_HOME:
        return turn.phrase("utter_legal_map_mission_informs")
    return about_hotline(_HOTLINE, turn.language)


async def _says_where(turn: Turn, wish: Wish, search: Search) -> bool:
    """Return True if a message names a place, shares one, chooses one, or wishes to be asked for another."""
    if wish.says & {"here", "other_city"} or {"location", "legal_map_place"} & set(turn.answer.pressed):
        return True
    return not turn.answer.pressed and await named(turn, wish, search) is not None


def _is_mainland_only(search: Search) -> bool:
    return bool(search.kinds) and set(search.kinds) <= MAINLAND_ONLY

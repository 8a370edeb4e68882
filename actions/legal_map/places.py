"""Place of a search: the one a message names, the one chosen before, the person's own; else it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answers import Answer
from actions.dialogue.buttons import payload_of
from actions.dialogue.readers.own_places import without_native_places
from actions.dialogue.turn import Turn
from actions.legal_map.readers.where_words import is_set_aside, place_said
from actions.legal_map.readers.wishes import Wish
from actions.legal_map.readers.words import asks_where
from actions.legal_map.search_memory import Search, map_spoke_last, remember, remembered
from backend.conversation.model import SharedLocation
from backend.conversation.wanted import A_PLACE
from backend.legal_map.card_words import measured_from, place_name, place_title
from backend.legal_map.commands import LocatePlace, PlaceAt
from backend.legal_map.model import Located, Place, Point
from backend.shared.countries import country_name
from backend.shared.wording import Words, verbatim

MOST_CHOICES = 5
ASK = A_PLACE.as_custom()
HOME = "江门"
"""The city we serve: what is named without a place and belongs here is looked for here."""
FAR_KM = 300
"""Distance from which a thing is not "near": it is said so."""
AT_HOME = frozenset({"CN", "HK", "MO", "TW"})
"""No Chinese mission is in charge there."""

_LONGEST_NAME, _LONGEST_CHINESE_NAME = 40, 12


async def mainland_city(turn: Turn, name: str = HOME) -> Place | None:
    """Return a city of the mainland as a place of the map; ours where none is named."""
    located: Located = await turn.do(LocatePlace(name, "CN", is_name=True))
    return located.place


async def locate(turn: Turn, wish: Wish, search: Search) -> Search | None:
    """Return the search with its place, or None after asking for it."""
    pressed = turn.answer.pressed
    if token := str(pressed.get("location", "")):
        return search.at(location=token)
    if "legal_map_place" in pressed:
        return await _chosen(turn, search, str(pressed["legal_map_place"]))
    if "other_city" in wish.says and not turn.answer.values("place", "country"):
        _ask(turn, search.at())
        return None
    said = await named(turn, wish, search)
    if said is not None:
        return await _settle(turn, search, *said)
    if wish.says & {"here"} and not search.location:
        _ask(turn, search.at())
        return None
    if search.has_place:
        return search
    own = await own_place(turn)
    if own is None:
        _ask(turn, search)
        return None
    return search.at(place=own)


async def place_of(turn: Turn, search: Search) -> Place | None:
    """The place of a search with its coordinates; a shared position is taken from the vault anew each time."""
    if not search.location:
        return search.place
    at = await turn.do(SharedLocation(turn.person.person_id, search.location))
    place: Place = await turn.do(PlaceAt(Point(at.lat, at.lon)))
    return place


async def named(turn: Turn, wish: Wish, search: Search) -> tuple[str, Located] | None:
    """Return what the message itself says of a place: the words, and what the gazetteer makes of them."""
    answer = replace(turn.answer, entities=without_native_places(turn.answer.text, turn.answer.entities))
    country = str(answer.value("country") or "")
    words = places_wanted(answer)
    if words:
        return words[0], await _located(turn, words[0], country)
    if country:
        return country, _of_those_offered(turn, country) or Located(country=country)
    if not turn.answer.text:
        return None
    if map_spoke_last(turn, asking=True):
        return await _answered(turn, wish)
    located: Located = await turn.do(LocatePlace(turn.answer.text))
    if located.place or located.candidates:
        return turn.answer.text, located
    name = place_said(turn.answer.text)
    if not name or asks_where(name):
        return None
    return name, await turn.do(LocatePlace(name, is_name=True))


async def _located(turn: Turn, name: str, country: str) -> Located:
    """Locate a name in the country said with it; elsewhere where that has no such place ("我在斐济，台山那间…")."""
    there: Located = await turn.do(LocatePlace(name, country, is_name=True))
    if not country or there.place or there.candidates:
        return there
    elsewhere: Located = await turn.do(LocatePlace(name, is_name=True))
    return elsewhere if elsewhere.place or elsewhere.candidates else there


def places_wanted(answer: Answer) -> list[str]:
    """The places a message names, as they are written, but for those it does not want."""
    named = [one for one in answer.entities if one.get("entity") == "place"]
    wanted = [one for one in named if not is_set_aside(answer.text, int(one.get("start", 0)))]
    return [str(one.get("text", "")) for one in wanted]


async def _answered(turn: Turn, wish: Wish) -> tuple[str, Located] | None:
    """Read a message that follows our question for the place; None for a new wish that names no place."""
    text = turn.answer.text
    offered = remembered(turn).candidates
    if 0 < wish.ordinal <= len(offered):
        return text, Located(place=offered[wish.ordinal - 1])
    located: Located = await turn.do(LocatePlace(text, is_name=_is_short(text)))
    if located.place is None and not located.candidates and wish.wants_something:
        return None
    return text, _of_those_offered(turn, *_division_of(located)) or located


def _of_those_offered(turn: Turn, country: str, division: str = "") -> Located | None:
    """Return which of the cities just asked about a country's or division's name means: "新西兰" its 奥克兰."""
    offered = remembered(turn).candidates if country and map_spoke_last(turn, asking=True) else ()
    there = [place for place in offered if place.country == country and division in ("", place.division)]
    return Located(place=there[0], country=country) if len(there) == 1 else None


def _division_of(located: Located) -> tuple[str, str]:
    """The one country and division that all candidates are in: whoever names 加州 is offered its cities."""
    areas = {(place.country, place.division) for place in located.candidates}
    return areas.pop() if len(areas) == 1 else ("", "")


def _is_short(answer: str) -> bool:
    """True for an answer that may be a name: what is longer is a sentence, and nobody else's business."""
    return len(answer) <= _LONGEST_NAME if answer.isascii() else len(answer) <= _LONGEST_CHINESE_NAME


async def _settle(turn: Turn, search: Search, name: str, located: Located) -> Search | None:
    if located.place is not None:
        said = _said(turn)
        named = replace(located.place, name_zh=said) if said and not said.isascii() else located.place
        return search.at(place=named, said=said)
    if located.candidates:
        utter = "utter_legal_map_which_place" if _is_short(name) else "utter_legal_map_which_of_places"
        _choose(turn, search, utter, name, located.candidates)
    elif located.suggestions:
        utter = "utter_legal_map_suggest_place" if _is_short(name) else "utter_legal_map_suggest_of_places"
        _choose(turn, search, utter, name, located.suggestions)
    elif located.country:
        return search.at(country=located.country)
    else:
        remember(turn, search.at())
        utter = "utter_legal_map_place_unknown" if _is_short(name) else "utter_legal_map_no_place"
        turn.say(utter, custom=ASK, name=verbatim(name))
    return None


def _said(turn: Turn) -> str:
    """The city as the person called it: people know 槟城, maps call it 乔治市."""
    for one in turn.answer.entities:
        if is_set_aside(turn.answer.text, int(one.get("start", 0))):
            continue
        if one.get("entity") == "place" and isinstance(one.get("value"), dict):
            words = str(one.get("text", ""))
            return words if words.isascii() else str(one["value"].get("name_zh") or words)
    return ""


def _choose(turn: Turn, search: Search, utter: str, name: str, places: Sequence[Place]) -> None:
    offered = tuple(places[:MOST_CHOICES])
    remember(turn, search.at(candidates=offered))
    buttons = [
        {"title": place_title(place, offered, turn.language), "payload": _payload(place, number)}
        for number, place in enumerate(offered)
    ]
    turn.say(utter, buttons, name=verbatim(name))


def _payload(place: Place, number: int) -> str:
    return payload_of("find_institution", legal_map_place=str(place.geonameid or number))


async def _chosen(turn: Turn, search: Search, chosen: str) -> Search | None:
    for number, place in enumerate(search.candidates):
        if chosen == str(place.geonameid or number):
            return search.at(place=place)
    _ask(turn, search.at())
    return None


async def own_place(turn: Turn) -> Place | None:
    """The person's city, if they have told it and it means one place."""
    if not turn.person.city:
        return None
    return await _found_again(turn, turn.person.city, turn.person.timezone)


async def name_to_keep(turn: Turn, place: Place) -> str:
    """The name by which a city is found again: with its division where the name alone is another's (Columbus)."""
    again = await _found_again(turn, place.name, place.timezone)
    same = again is not None and (again.country, again.division) == (place.country, place.division)
    return place.name if same else _with_division(place)


def is_own(turn: Turn, place: Place) -> bool:
    """True for the city the person has agreed to have remembered."""
    return turn.person.city in (place.name, _with_division(place))


def _with_division(place: Place) -> str:
    return f"{place.name}, {place.division}" if place.division else place.name


async def _found_again(turn: Turn, name: str, timezone: str) -> Place | None:
    located: Located = await turn.do(LocatePlace(name))
    among = (located.place, *located.candidates)
    return next((place for place in among if place and place.timezone == timezone), None)


def _ask(turn: Turn, search: Search) -> None:
    remember(turn, search)
    turn.say("utter_legal_map_ask_place", custom=ASK)


def where_words(search: Search, place: Place | None, language: str) -> str:
    """Name the place of a search in a sentence."""
    if place is not None and search.location:
        return Words("您发来的位置", "the location you sent").say(language)
    if place is None:
        return country_name(search.country).say(language)
    return measured_from(place, called(search, place, language), language)


def called(search: Search, place: Place, language: str) -> str:
    """A city's name as the person said it, where that is in the language spoken."""
    fits = search.said and search.said.isascii() == (language == "en")
    return search.said if fits else place_name(place, language)

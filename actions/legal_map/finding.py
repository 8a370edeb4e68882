"""`find_institution`: what is near, which mission is in charge, more of it, only what is open."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.legal_map import lawyers, offices, unrecorded
from actions.legal_map.kinds import kinds_words
from actions.legal_map.places import (
    AT_HOME,
    FAR_KM,
    called,
    is_own,
    locate,
    mainland_city,
    name_to_keep,
    place_of,
    where_words,
)
from actions.legal_map.readers.wishes import Wish, wants_list, wish_of
from actions.legal_map.search_memory import Search, map_spoke_last, remember, remembered
from actions.legal_map.telling import Saying, say_cards
from backend.conversation.model import SetWhereabouts
from backend.legal_map.card_words import name_of
from backend.legal_map.commands import FindInstitutions, OneInstitution
from backend.legal_map.lawyers import LAWYERS
from backend.legal_map.model import Card, Found, Kind, Place
from backend.shared.wording import Words

LIMIT = 5
FIRST = 3
"""Institutions of a first answer, as a telephone shows them; a list that is asked for is longer."""
NEAREST_BESIDE = 2
"""Missions shown beside the one in charge."""

_MORE = Words("更多", "More")
_OPEN_NOW = Words("只看现在开门的", "Only what is open now")
_PHONES = Words("只要电话", "Telephone numbers only")
_OTHER_CITY = Words("换个城市", "Another city")
_NEAR_ME = Words("找离我近的", "One near me")


async def find(turn: Turn) -> None:
    """Answer a search, or ask for what is missing."""
    wish, search = wish_of(turn.answer), remembered(turn)
    if wish.says & {"remember"}:
        return await _keep_whereabouts(turn, search)
    if wish.institution and not turn.answer.pressed.get("legal_map_place"):
        with suppress(Declined):  # understanding knows more names than the map has institutions: then by its kind
            return await tell_one(turn, wish.institution, search)
        unrecorded.say_not_recorded(turn)
    if await lawyers.find(turn, wish, search):
        return None
    if _asks_for_ours(turn, wish, search) and (ours := await at_home(turn, wish.kinds)):
        return _tell_ours(turn, wish, search, ours)
    what = await offices.looked_from(turn, wish, _what_for(turn, wish, search))
    if await offices.told(turn, wish, what):
        return None
    located = await locate(turn, wish, what)
    if located is not None:
        await _answer(turn, _next(wish, await offices.on_its_side(turn, located), search))
    return None


def _asks_for_ours(turn: Turn, wish: Wish, search: Search) -> bool:
    """True for "where is the notary office": named without a place it is one of the city we serve."""
    asks = "address" in wish.aspects and wish.kinds and not wish.consular and not wish.says & {"near", "here"}
    goes_on = search.has_place and map_spoke_last(turn)
    return bool(asks) and not goes_on and not turn.answer.values("place", "country")


async def at_home(turn: Turn, kinds: tuple[Kind, ...]) -> list[Card]:
    """The institutions of these kinds in and around Jiangmen, the city this service is for; [] where none is known."""
    if set(kinds) & offices.ABROAD_ONLY:
        return []
    place = await mainland_city(turn)
    found: Found = await turn.do(FindInstitutions(place, kinds=kinds, limit=LIMIT))
    return [card for card in _of_its_law(found.cards, place) if (card.distance_km or 0) <= FAR_KM]


def _tell_ours(turn: Turn, wish: Wish, search: Search, cards: Sequence[Card]) -> None:
    remember(turn, replace(search, kinds=wish.kinds).showing([card.institution for card in cards]))
    facts = {"what": kinds_words(wish.kinds, turn.language)}
    say_cards(turn, Saying("utter_legal_map_ours", facts), cards, None, [_button(turn, _NEAR_ME, "other_city")])


async def tell_one(turn: Turn, institution_id: str, search: Search) -> None:
    """Show one institution with everything known of it."""
    place = await place_of(turn, search)
    card: Card = await turn.do(OneInstitution(institution_id, place))
    remember(turn, search.showing([card.institution]))
    buttons = [] if turn.has_draft else [_button(turn, _OTHER_CITY, "other_city")]  # a form would take the answer
    say_cards(turn, Saying("utter_legal_map_one", single=True), [card], place, buttons)


def _what_for(turn: Turn, wish: Wish, search: Search) -> Search:
    """Return what is looked for: what the message names, else what it was while we still speak of it."""
    goes_on = wish.is_follow_up or turn.answer.pressed or map_spoke_last(turn)
    if wish.kinds or not goes_on or "anything" in wish.says:
        open_now = "open_now" in wish.says
        return replace(search, kinds=wish.kinds, consular=wish.consular, open_now=open_now, offset=0)
    keeps = "more" in wish.says or map_spoke_last(turn, asking=True)
    return search if keeps else replace(search, open_now=False)


def _next(wish: Wish, located: Search, before: Search) -> Search:
    """Turn the page, or begin at the first with what the message adds."""
    if "more" in wish.says and before.taken:
        return replace(located, offset=before.taken)
    return replace(located, offset=0, open_now=located.open_now or "open_now" in wish.says)


async def _answer(turn: Turn, search: Search) -> None:
    place = await place_of(turn, search)
    consular = search.consular and place is not None and place.country not in AT_HOME and not search.offset
    found: Found = await turn.do(
        FindInstitutions(
            place,
            kinds=lawyers.meant_by(search.kinds),
            country=search.country,
            open_now=search.open_now,
            purpose="consular" if consular else "any",
            limit=LIMIT if search.offset or wants_list(turn.answer.text) else FIRST,
            offset=search.offset,
        )
    )
    if search.consular and place is not None and place.country in AT_HOME:
        remember(turn, search)
        return turn.say("utter_legal_map_at_home", where=where_words(search, place, turn.language))
    found = replace(found, cards=_of_its_law(found.cards, place))
    if offices.answers(search) and offices.only_elsewhere(found.cards, place):
        return await offices.tell(turn, search, place)
    if not found.cards and found.competent is None:
        return _say_nothing_found(turn, search, place)
    cards = _in_order(found) if consular else _near(found, search)
    shown = {card.institution.institution_id for card in cards}
    taken = sum(card.institution.institution_id in shown for card in found.cards)
    search = replace(search, taken=search.offset + taken)
    remember(turn, search.showing([card.institution for card in cards]))
    unrecorded.say_none_of_its_own(turn, search, place, cards)
    buttons = _buttons(turn, search, place, found)
    say_cards(turn, _saying(turn, search, place, found, cards), cards, place, buttons)


def _of_its_law(cards: Sequence[Card], place: Place | None) -> tuple[Card, ...]:
    """Without lawyers, notaries and courts of another law than that of a place in China: Hong Kong's are no help."""
    if place is None or place.country not in AT_HOME:
        return tuple(cards)
    bound = {*LAWYERS, "notary_office", "court", "public_legal_service_station", "legal_aid_centre", "judicial_bureau"}
    found = [(card, card.institution) for card in cards]
    return tuple(card for card, one in found if one.kind not in bound or one.country == place.country)


def _near(found: Found, search: Search) -> list[Card]:
    """Without those too far to be called near, as long as there are others; asked for more, everything is shown."""
    near = [card for card in found.cards if (card.distance_km or 0) <= FAR_KM]
    return near if near and not search.offset else list(found.cards)


def _in_order(found: Found) -> list[Card]:
    """The mission in charge first, then the nearest others; one that is only likely is not called so."""
    if found.competent is None:
        return list(found.cards[: NEAREST_BESIDE + 1])
    first = replace(found.competent, competent=not found.district_unknown)
    one = first.institution.institution_id
    others = [card for card in found.cards if card.institution.institution_id != one]
    return [first, *others[:NEAREST_BESIDE]]


def _saying(turn: Turn, search: Search, place: Place | None, found: Found, cards: Sequence[Card]) -> Saying:
    """Choose the utterance that says these cards, and its facts."""
    where, what = where_words(search, place, turn.language), kinds_words(search.kinds, turn.language)
    if place is None:
        return Saying("utter_legal_map_country", {"where": where, "what": what, "total": found.total})
    if found.district_unknown:
        likely = found.competent is not None
        return Saying("utter_legal_map_likely" if likely else "utter_legal_map_district_unknown", {"where": where})
    if found.competent is not None:
        return Saying("utter_legal_map_competent", {"where": where, "nearest": _nearest_words(turn, where, found)})
    if search.offset:
        return Saying("utter_legal_map_farther", {"where": where, "what": what})
    if (cards[0].distance_km or 0) > FAR_KM:
        facts = {"where": where, "what": what, "limit": FAR_KM, "hint": _hint(turn, search, place)}
        return Saying("utter_legal_map_far", facts)
    return Saying("utter_legal_map_found", {"where": where, "what": what})


def _nearest_words(turn: Turn, where: str, found: Found) -> str:
    assert found.competent is not None
    nearest = found.cards[0] if found.cards else found.competent
    if nearest.institution.institution_id == found.competent.institution.institution_id:
        return turn.phrase("utter_legal_map_nearest_agrees")
    return turn.phrase("utter_legal_map_nearest_differs", name=name_of(nearest.institution, turn.language), where=where)


def _hint(turn: Turn, search: Search, place: Place) -> str:
    """Say who can help where there is no lawyer, notary or office on record."""
    if offices.answers(search):
        return offices.also(turn, search.kinds[0], place)
    if not search.kinds or "law_firm" in search.kinds:
        return turn.phrase("utter_legal_map_mission_informs")
    return turn.phrase("utter_legal_map_mission_notarizes") if "notary_office" in search.kinds else ""


def _say_nothing_found(turn: Turn, search: Search, place: Place | None) -> None:
    remember(turn, search)
    buttons = [_button(turn, _OTHER_CITY, "other_city")]
    facts: dict[str, Any] = {
        "where": where_words(search, place, turn.language),
        "what": kinds_words(search.kinds, turn.language),
    }
    if search.offset:
        turn.say("utter_legal_map_no_more", buttons)
    elif search.kinds == ("law_firm",) and place is not None and place.country == "CN":
        turn.say("utter_legal_map_no_lawyer", **facts)
    else:
        turn.say("utter_legal_map_none_open" if search.open_now else "utter_legal_map_none", buttons, **facts)


def _buttons(turn: Turn, search: Search, place: Place | None, found: Found) -> list[dict[str, str]]:
    """List the buttons to go on from these cards."""
    buttons = []
    if found.total > search.taken:
        buttons.append(_button(turn, _MORE, "more"))
    if not search.open_now and found.competent is None:
        buttons.append(_button(turn, _OPEN_NOW, "open_now"))
    buttons.append(_button(turn, _PHONES, "phone", "ask_institution"))
    if turn.has_draft:
        return buttons  # what asks for a place would have its answer taken by the open form
    buttons.append(_button(turn, _OTHER_CITY, "other_city"))
    if place is not None and place.name and not search.location and not is_own(turn, place):
        here = called(search, place, turn.language)
        buttons.append(_button(turn, Words(f"以后都按{here}找", f"Always look from {here}"), "remember"))
    return buttons


def _button(turn: Turn, title: Words, wish: str, intent: str = "find_institution") -> dict[str, str]:
    return button(turn.language, title, intent, legal_map_wish=wish)


async def _keep_whereabouts(turn: Turn, search: Search) -> None:
    """The person has agreed that their city is remembered, and used the next time."""
    place = search.place
    if place is None or not place.timezone:
        await locate(turn, Wish(says=frozenset({"other_city"})), search)
        return
    city = await name_to_keep(turn, place)
    turn.person = await turn.do(SetWhereabouts(turn.person.person_id, city, place.timezone))
    turn.say("utter_legal_map_remembered", where=called(search, place, turn.language))

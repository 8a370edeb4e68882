"""The map's two intents, and what people say between them that belongs to neither."""

from __future__ import annotations

from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.readers.own_places import without_others_places
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.turn import Turn
from actions.legal_map import details, finding, lawyers, not_on_map
from actions.legal_map.readers.wishes import (
    asks_for_office,
    asks_nothing_else,
    days_asked,
    names_only_an_office,
    wish_of,
)
from actions.legal_map.search_memory import map_spoke_last, remembered

_WHOLE_SHARE = 0.5
"""A message of which this much is the name of a place is nothing but a place."""


async def find_institution(turn: Turn) -> None:
    """Search; "the address of the first" after a search asks about what was found."""
    if not (not_on_map.told(turn) or await details.tell_that_one(turn)):
        await (details.ask(turn) if _asks_about_shown(turn) else finding.find(turn))


async def ask_institution(turn: Turn) -> None:
    """Answer about an institution; "those that are open now" after a search narrows it."""
    if not_on_map.told(turn) or await details.tell_that_one(turn):
        return
    narrows = wish_of(turn.answer).is_follow_up and bool(remembered(turn).shown) and map_spoke_last(turn)
    await (finding.find(turn) if narrows and not _asks_about_shown(turn) else details.ask(turn))


_PLACES = ("place", "country")
_A_DAY = 0.5
_SHORT = 10
"""Characters up to which a place that was told is one to look in, whoever is there."""


async def take_up(turn: Turn) -> bool:
    """Answer what no intent is sure of but the map can: its own question, a place, a word about what it showed.

    False leaves the message to others.
    """
    said = turn.answer
    if said.pressed:
        return False
    if await details.tell_that_one(turn) or (not said.is_sure and await lawyers.sought(turn)):
        return True
    if said.decision == "refuse" and wish_of(said).hotline:
        await details.ask(turn)  # a number for emergencies is never out of place
        return True
    answers = map_spoke_last(turn, asking=True) and (not asks(said.text) or bool(said.values("place", "country")))
    if said.share("place", "country") >= _WHOLE_SHARE or answers:
        await finding.find(turn)
        return True
    own = any(one.get("entity") in _PLACES for one in without_others_places(said.text, said.entities))
    follows = own or said.asks or characters_in(said.text) <= _SHORT  # "阿妈九十岁，喺开平，行唔到路" looks for none
    if map_spoke_last(turn) and said.values(*_PLACES) and follows:
        await finding.find(turn)
        return True
    if asks_nothing_else(said) and _asks_about_shown(turn):
        await details.ask(turn)
        return True
    if _names_another_day(turn):
        await details.ask_hours(turn)
        return True
    hesitates = said.decision == "ask_back" and said.intent in ("find_institution", "ask_institution")
    if hesitates and (map_spoke_last(turn) or asks_nothing_else(said) or asks_for_office(said)):
        await (find_institution if said.intent == "find_institution" else ask_institution)(turn)
        return True
    return False


async def office_alone(turn: Turn) -> bool:
    """Look for an office where a message is but its kind and a place: "legal aid in Enping phone" asks no law."""
    if not names_only_an_office(turn.answer):
        return False
    await find_institution(turn)
    return True


def _names_another_day(turn: Turn) -> bool:
    """Return True for a message that is little but a day, after hours were told ("圣诞节呢", "and on Sunday?")."""
    if not (map_spoke_last(turn) and days_asked(turn.answer) and turn.answer.share("date", "date_range") >= _A_DAY):
        return False
    return any(days_asked(one) or "hours" in wish_of(one).aspects for one in turn.typed_before(1))


def _asks_about_shown(turn: Turn) -> bool:
    wish, said = wish_of(turn.answer), turn.answer
    names_another = wish.kinds or wish.institution or wish.is_follow_up or said.values("place", "country")
    about = bool(wish.ordinal or wish.aspects) and not said.pressed
    return about and not names_another and bool(remembered(turn).shown) and map_spoke_last(turn)

"""`ask_institution`: telephone, hours, address of one or of those just shown; what a kind of institution is for."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from actions.dialogue.buttons import button, payload_of, sending
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.legal_map import finding, unrecorded
from actions.legal_map.kinds import about, about_hotline
from actions.legal_map.places import place_of
from actions.legal_map.readers.wishes import MISSIONS, Wish, days_asked, wish_of
from actions.legal_map.search_memory import Search, map_spoke_last, remember, remembered
from backend.legal_map.card_words import age_words, label, marks_words, name_of
from backend.legal_map.commands import OneInstitution, OpeningOn
from backend.legal_map.model import Card, DayOpening
from backend.legal_map.opening_words import day_words, opening_words, week_words
from backend.shared.wording import Words, verbatim

_NOT_KNOWN = Words("没有查到", "not known")
_LOOK = Words("找离我近的", "Find one near me")
_KINDS = {
    "consulate_general": Words("使领馆", "A Chinese mission"),
    "notary_office": Words("公证处", "A notary office"),
    "court": Words("法院", "A court"),
    "overseas_chinese_service_centre": Words("华助中心", "A service centre"),
}


async def ask(turn: Turn) -> None:
    """Answer a question about institutions."""
    wish, search = wish_of(turn.answer), remembered(turn)
    if words := about_hotline(wish.hotline, turn.language):
        turn.say("utter_legal_map_hotline", about=words)
        if not wish.institution:
            placed = wish.kinds and turn.answer.values("place", "country")
            return await finding.find(turn) if placed else None
        wish = replace(wish, aspects=("phone",))  # the mission that is named has a line of its own
    if wish.about and (words := about(wish.kinds, turn.language)):
        return _say_about(turn, wish, words)
    if turn.answer.values("place", "country") and not wish.institution:
        return await finding.find(turn)
    cards = await _meant(turn, wish, search)
    if cards is None:
        return await finding.find(turn) if wish.kinds else _ask_which(turn)
    remember(turn, search.showing([card.institution for card in cards]))
    await _tell(turn, wish, cards)


async def ask_hours(turn: Turn) -> None:
    """Answer when those shown are open on the days a message names and says nothing else about."""
    search = remembered(turn)
    cards = await _cards(turn, search, [one for one, _ in search.shown])
    await _tell(turn, replace(wish_of(turn.answer), aspects=("hours",)), cards)


async def tell_that_one(turn: Turn) -> bool:
    """Answer about the one of those shown that is in the city named ("多伦多那个远吗"); False where none is meant."""
    wish, search = wish_of(turn.answer), remembered(turn)
    named = {str(place[key]) for place in turn.answer.values("place") for key in ("name", "name_zh")}
    if not (wish.that_one and named and search.shown) or not map_spoke_last(turn):
        return False
    cards = await _cards(turn, search, [one for one, _ in search.shown])
    there = [card for card in cards if {card.institution.city.zh, card.institution.city.en} & named]
    if len(there) != 1:
        return False
    await _tell(turn, wish, there)
    return True


async def _meant(turn: Turn, wish: Wish, search: Search) -> list[Card] | None:
    """The institutions meant: the one named, that number, those shown, or the city's own; None for unknown."""
    if wish.institution:
        with suppress(Declined):  # understanding knows more names than the map has institutions: then by its kind
            return await _cards(turn, search, [wish.institution])
        unrecorded.say_not_recorded(turn)
    shown = [one for one, kind in search.shown if not wish.kinds or kind in wish.kinds]
    if wish.ordinal and wish.ordinal <= len(search.shown):
        shown = [search.shown[wish.ordinal - 1][0]]
    if shown:
        return await _cards(turn, search, shown)
    if wish.kinds and not set(wish.kinds) & set(MISSIONS):
        return await finding.at_home(turn, wish.kinds) or None
    return None


async def _cards(turn: Turn, search: Search, ids: Sequence[str]) -> list[Card]:
    place = await place_of(turn, search)
    return [await turn.do(OneInstitution(one, place)) for one in ids]


async def _tell(turn: Turn, wish: Wish, cards: Sequence[Card]) -> None:
    if "phone" in wish.aspects:
        lines = [_phone_line(card, turn.language) for card in cards]
        if "address" in wish.aspects:
            lines = [f"{line}\n   {_address(card, turn.language)}" for line, card in zip(lines, cards, strict=True)]
        turn.say("utter_legal_map_phones", phones="\n".join(lines))
    if "hours" in wish.aspects:
        turn.say("utter_legal_map_hours", hours="\n".join([await _hours_lines(turn, card) for card in cards]))
    if not {"phone", "hours"} & set(wish.aspects):
        await finding.tell_one(turn, cards[0].institution.institution_id, remembered(turn))


def _phone_line(card: Card, language: str) -> str:
    one = card.institution
    number = f"{one.phone or _NOT_KNOWN.say(language)}{age_note(card, 'phone', language)}"
    line = f"• {shown_name(card, language)}: {number}{_doubt(card, language)}"
    if one.consular_phone and one.consular_phone != one.phone:
        section = Words("领事部", "consular section").say(language)
        line += f"\n   {section}: {one.consular_phone}{age_note(card, 'consular_phone', language)}"
    if one.emergency_phone and one.emergency_phone != one.phone:
        urgent = Words("领事保护急事", "consular protection, emergencies").say(language)
        line += f"\n   {urgent}: {one.emergency_phone}{age_note(card, 'emergency_phone', language)}"
    return line


def _address(card: Card, language: str) -> str:
    one = card.institution
    known = verbatim(one.address) + age_note(card, "address", language) if one.address else _NOT_KNOWN.say(language)
    return f"{label('address', language)}: {known}"


def age_note(card: Card, column: str, language: str) -> str:
    """Return in brackets how old a value of a card is, or nothing."""
    note = age_words(card, column, language)
    return f" ({note})" if note and language == "en" else f"（{note}）" if note else ""


async def _hours_lines(turn: Turn, card: Card) -> str:
    language, one, asked = turn.language, card.institution, days_asked(turn.answer)
    now = opening_words(card.opening, one.timezone, language)
    if asked:
        days: Sequence[DayOpening] = await turn.do(OpeningOn(one.institution_id, asked))
        now = "".join(f"\n   {day_words(day, one.timezone, language)}" for day in days)
    line = f"• {shown_name(card, language)}: {now}{_doubt(card, language)}"
    if card.institution.office_hours:
        line += f"\n   {week_words(card.institution, language)}{age_note(card, 'office_hours', language)}"
    return line + (f"\n   {card.institution.phone}" if card.institution.phone else "")


def _doubt(card: Card, language: str) -> str:
    """Say what is doubtful about it, which goes with every answer, also with the shortest."""
    marks = marks_words(card, language)
    return f"\n   ⚠ {marks}" if marks else ""


def shown_name(card: Card, language: str) -> str:
    """Return the name of an institution as it is shown."""
    name = name_of(card.institution, language)
    return verbatim(name) if language == "en" else name


def _say_about(turn: Turn, wish: Wish, words: str) -> None:
    remember(turn, replace(remembered(turn), kinds=wish.kinds, consular=wish.consular))
    payload = payload_of("find_institution", legal_map_wish=f"kind:{wish.kinds[0]}")
    turn.say("utter_legal_map_about_kind", [sending(turn.language, _LOOK, payload)], about=words)


def _ask_which(turn: Turn) -> None:
    buttons = [
        button(turn.language, words, "find_institution", legal_map_wish=f"kind:{kind}")
        for kind, words in _KINDS.items()
    ]
    turn.say("utter_legal_map_which_institution", buttons)

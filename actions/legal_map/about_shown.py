"""Answers about an office just shown: how far it is, whether to book, what it charges, its name in Chinese.

What the map does not hold is said so, with the telephone by which to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from actions.dialogue.buttons import Button, button
from actions.dialogue.turn import Turn, in_form
from actions.legal_map.details import age_note, shown_name
from actions.legal_map.readers import about_shown
from actions.legal_map.readers.wishes import MISSIONS, wish_of
from actions.legal_map.search_memory import remembered
from actions.legal_map.telling import channel_of
from actions.legal_map.unreached import map_spoke, meant
from backend.legal_map.card_words import distance_words
from backend.legal_map.model import Card
from backend.legal_map.routes import route_link
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_NOTARY: Final = "notary_office"
"""Kind whose appointments and fees have an answer of their own: they are booked here."""
_FAR = Words("{}：直线距离{}。", "{}: {} as the crow flies.")
_NOT_FAR = Words("{}离您多远，我没有查到。", "How far {} is from you is not known here.")
_WAY = Words(
    "路上要多久，看怎么去、几点去，我算不出来；地图上能看：{}",
    "How long the way takes depends on how and when you go, and I can't tell; the map shows it: {}",
)
_BOOKING = Words(
    "{}要不要预约，地图上没有记；领事证件多数要先在网上预约，去之前先问清楚，别白跑。",
    "The map doesn't say whether {} wants an appointment; most consular papers need one made online, so ask first.",
)
_BOOKING_OF_OTHERS = Words(
    "{}要不要预约，地图上没有记，去之前先打电话问一声。",
    "The map doesn't say whether {} wants an appointment; ask by telephone before you go.",
)
_FEES = Words(
    "{}收多少，我没有查到带日期的收费表，不乱报数目；以它自己公布的为准。",
    "I have no dated list of what {} charges, so I name no sum; its own notice is what counts.",
)
_NO_FAX = Words("{}的传真号码没有查到。", "No fax number of {} is known here.")
_ASK_BY_PHONE = Words("电话：{}", "Telephone: {}")
_WRITE = Words("邮箱：{}", "E-mail: {}")
_SITE = Words("网站：{}", "Website: {}")
_IN_CHINESE = Words("中文是：{}", "In Chinese: {}")
_NO_ADDRESS = Words(
    "街道门牌没有查到；给司机看名字，或者看地图：{}",
    "The street address is not known here; show the driver the name, or the map: {}",
)
_PERSON = Words("转人工", "Talk to a person")


async def take_up(turn: Turn) -> bool:
    """Answer such a question right after the map spoke, outside any form; False for any other message."""
    said = turn.answer
    if in_form(turn) or said.pressed or said.danger is not None:
        return False
    kind = about_shown.kind_asked(said.text)
    if not kind or not map_spoke(turn):
        return False
    named = wish_of(said).institution
    if named and named not in {one for one, _ in remembered(turn).shown}:
        return False  # of another one, which is looked up as such
    card = await meant(turn)
    if card is None or (kind in (about_shown.APPOINTMENT, about_shown.COST) and card.institution.kind == _NOTARY):
        return False
    lines = _LINES[kind](turn, card)
    turn.say(READY_WORDS, _ways(turn), words="\n".join(line for line in lines if line))
    return True


def _journey(turn: Turn, card: Card) -> list[str]:
    far, name = distance_words(card, turn.language), shown_name(card, turn.language)
    first = _FAR.say(turn.language).format(name, far) if far else _NOT_FAR.say(turn.language).format(name)
    route = route_link(card.institution, channel_of(turn), turn.language)
    return [first, _WAY.say(turn.language).format(route)]


def _appointment(turn: Turn, card: Card) -> list[str]:
    words = _BOOKING if card.institution.kind in MISSIONS else _BOOKING_OF_OTHERS
    return [words.say(turn.language).format(shown_name(card, turn.language)), *_contacts(turn, card)]


def _cost(turn: Turn, card: Card) -> list[str]:
    return [_FEES.say(turn.language).format(shown_name(card, turn.language)), *_contacts(turn, card)]


def _fax(turn: Turn, card: Card) -> list[str]:
    return [_NO_FAX.say(turn.language).format(shown_name(card, turn.language)), *_contacts(turn, card)]


def _in_chinese(turn: Turn, card: Card) -> list[str]:
    one, language = card.institution, turn.language
    name = _IN_CHINESE.say(language).format(verbatim(one.name.zh or one.name.en))
    if one.address:
        return [name, verbatim(one.address) + age_note(card, "address", language)]
    return [name, _NO_ADDRESS.say(language).format(route_link(one, channel_of(turn), "zh"))]


def _contacts(turn: Turn, card: Card) -> list[str]:
    """Say how to ask: the consular section's telephone before the main one, else e-mail or website."""
    one, language = card.institution, turn.language
    column = "consular_phone" if one.consular_phone else "phone"
    number = one.consular_phone or one.phone
    return [
        _ASK_BY_PHONE.say(language).format(number + age_note(card, column, language)) if number else "",
        _WRITE.say(language).format(verbatim(one.email)) if one.email else "",
        _SITE.say(language).format(verbatim(one.website)) if one.website else "",
    ]


def _ways(turn: Turn) -> list[Button]:
    return [] if turn.has_draft else [button(turn.language, _PERSON, "ask_human")]


_LINES: Final[Mapping[str, Callable[[Turn, Card], list[str]]]] = {
    about_shown.JOURNEY: _journey,
    about_shown.APPOINTMENT: _appointment,
    about_shown.COST: _cost,
    about_shown.FAX: _fax,
    about_shown.IN_CHINESE: _in_chinese,
}

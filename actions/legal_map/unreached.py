"""Answer to "their phone is dead" where the map was spoken of: where else, by the map's own data and nothing made up.

A mission's line for emergencies and the ministry's line (HOT-12308) come first, then its other numbers and addresses,
then other offices of its kind nearby with the telephones on record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from actions.dialogue.buttons import Button, button
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn, in_form, is_courtesy
from actions.legal_map.details import age_note, shown_name
from actions.legal_map.kinds import about_hotline
from actions.legal_map.offices import enquire
from actions.legal_map.places import FAR_KM, place_of
from actions.legal_map.readers.about_shown import kind_asked
from actions.legal_map.readers.unreached import cannot_be_reached, names_mission
from actions.legal_map.readers.wishes import MISSIONS, wish_of
from actions.legal_map.search_memory import remembered
from actions.topic import AnswerTo
from backend.legal_map.commands import FindInstitutions, OneInstitution
from backend.legal_map.model import Card, Found, Kind, Place
from backend.legal_map.opening_words import opening_words
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

INTENT: Final = "ask_own_unreached"
"""Name of the question in the table; the bot knows no such intent."""
_SPOKEN: Final = "utter_legal_map_"
_NEARBY: Final = 2
_LOOKED_AT: Final = 6
"""Institutions looked through for those with another telephone."""
_COURT: Final = "court"
_HEAD = Words("{}的电话打不通，可以这样找：", "If {} doesn't answer, try this:")
_NOTHING = Words(
    "{}的电话、邮箱，地图上都没有查到，附近也没有别家。我可以请工作人员替您问。",
    "The map has neither a telephone nor an e-mail of {}, and no other one nearby. Our staff can ask for you.",
)
_CLOSED = Words("• 现在：{}", "• Now: {}")
_URGENT = Words("• 领事保护急事：{}", "• Consular protection, emergencies: {}")
_SECTION = Words("• 领事部：{}", "• Consular section: {}")
_MAIN = Words("• 总机：{}", "• Main number: {}")
_WRITE = Words("• 写信：{}", "• Write to: {}")
_SITE = Words("• 网站：{}", "• Website: {}")
_NEAR = Words("• 附近的{}：{}", "• Nearby, {}: {}")
_PERSON = Words("转人工", "Talk to a person")


def asked_outright(message: UserMessage, said_before: Sequence[str]) -> str:
    """Return the intent of such a message right after the map spoke, or nothing."""
    spoke = any(name.startswith(_SPOKEN) for name in said_before)
    return INTENT if spoke and not message.pressed and cannot_be_reached(message.text) else ""


async def take_up(turn: Turn) -> bool:
    """Answer such a message outside any form: of what the map showed, or of a mission it names; else False."""
    said = turn.answer
    if in_form(turn) or said.pressed or not cannot_be_reached(said.text):
        return False
    if not (map_spoke(turn) or names_mission(said.text)):
        return False
    await tell(turn)
    return True


def map_spoke(turn: Turn) -> bool:
    """Return True if the map spoke before this message, or before others about what it showed ("that one is dead")."""
    for text, said in turn.exchanges():
        if any(name.startswith(_SPOKEN) for name in said):
            return True
        if not (is_courtesy(said) or cannot_be_reached(text) or kind_asked(text)):
            return False
    return False


async def tell(turn: Turn) -> None:
    """Say where else the office that was shown first, or is named, can be asked."""
    card = await meant(turn)
    if card is None:
        turn.say(READY_WORDS, _ways(turn, None), words=about_hotline("12308", turn.language))
        return
    language, kind = turn.language, card.institution.kind
    lines = [*_of_itself(card, language)]
    if kind in MISSIONS:
        lines.insert(1 if _has_urgent(card) else 0, f"• {about_hotline('12308', language)}")
    lines += await _nearby(turn, card)
    head = (_HEAD if lines else _NOTHING).say(language).format(shown_name(card, language))
    turn.say(READY_WORDS, _ways(turn, kind), words="\n".join([head, *lines]))


async def meant(turn: Turn) -> Card | None:
    """The institution that is named by number or name, else the first of those shown last."""
    wish, search = wish_of(turn.answer), remembered(turn)
    shown = [one for one, _ in search.shown]
    if wish.ordinal and wish.ordinal <= len(shown):
        shown = shown[wish.ordinal - 1 :]
    one = wish.institution or next(iter(shown), "")
    card: Card | None = await turn.do(OneInstitution(one, await place_of(turn, search))) if one else None
    return card


def _has_urgent(card: Card) -> bool:
    one = card.institution
    return bool(one.emergency_phone) and one.emergency_phone != one.phone


def _of_itself(card: Card, language: str) -> Iterator[str]:
    """Say every other way to the institution that is on record, and that it is closed now where it is."""
    one = card.institution
    if _has_urgent(card):
        yield _URGENT.say(language).format(one.emergency_phone + age_note(card, "emergency_phone", language))
    if card.opening.state == "closed":
        yield _CLOSED.say(language).format(opening_words(card.opening, one.timezone, language))
    if one.consular_phone and one.consular_phone != one.phone:
        yield _SECTION.say(language).format(one.consular_phone + age_note(card, "consular_phone", language))
    if one.phone:
        yield _MAIN.say(language).format(one.phone + age_note(card, "phone", language))
    if one.email:
        yield _WRITE.say(language).format(verbatim(one.email) + age_note(card, "email", language))
    if one.website:
        yield _SITE.say(language).format(verbatim(one.website))


async def _nearby(turn: Turn, card: Card) -> list[str]:
    """Say other institutions of the kind, with a telephone of their own: missions of the country, else those near."""
    one = card.institution
    place = Place(one.point, one.country)
    kinds: tuple[Kind, ...] = MISSIONS if one.kind in MISSIONS else (one.kind,)
    order = FindInstitutions(place, kinds=kinds, country=one.country, limit=_LOOKED_AT)
    found: Found = await turn.do(order)
    others = [
        other
        for other in found.cards
        if other.institution.institution_id != one.institution_id and other.institution.phone not in ("", one.phone)
    ]
    near = [other for other in others if one.kind in MISSIONS or (other.distance_km or 0) <= FAR_KM]
    return [_near(other, turn.language) for other in near[:_NEARBY]]


def _near(card: Card, language: str) -> str:
    number = card.institution.phone + age_note(card, "phone", language)
    return _NEAR.say(language).format(shown_name(card, language), number)


def _ways(turn: Turn, kind: Kind | None) -> list[Button]:
    if turn.has_draft:
        return []
    person = button(turn.language, _PERSON, "ask_human")
    return [enquire(turn), person] if kind == _COURT else [person]


ANSWERS: Final[dict[str, AnswerTo]] = {INTENT: tell}
"""The answer, for the table of questions."""

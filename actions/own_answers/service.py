"""Questions about this service itself: what it costs, the clock in Jiangmen, where papers go, who is told, complaints.

What we do not have or cannot promise is said so, with a way on. Rules: CPL-86 (a last day missed for good cause).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from actions.dialogue.buttons import Button, button
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn, in_form
from actions.own_answers import service_texts as texts
from actions.own_answers.readers import of_service
from actions.own_answers.readers.clock_times import time_to_convert
from actions.protection.law import tell_entry_named
from actions.script import simplified
from actions.topic import AnswerTo
from backend.shared.calendar import BEIJING
from backend.shared.countries import country_name
from backend.shared.notifier import READY_WORDS
from backend.shared.parties import DEFAULT_TIMEZONE
from backend.shared.wording import Words, moment
from backend.shared.zone_countries import only_zone

_VERIFY_LAWYER: Final = "scam_verify_lawyer"
"""Entry of the law library on how a lawyer is looked up."""
_CLICKED: Final = "scam_clicked_link"
_SHORT: Final = 40
"""Characters of a message that only names where somebody is."""
"""Entry of the law library on a link that was opened and what was typed there."""


def asked_outright(message: UserMessage) -> str:
    """Return the intent of such a question in the middle of a form, or nothing."""
    if message.pressed or message.danger is not None:
        return ""
    kind = of_service.kind_asked(message.text)
    of_open = kind == of_service.COST and not of_service.is_of_us(message.text)  # "收费吗" asks of what is open
    return _INTENTS.get(kind, "") if kind in of_service.IN_FORMS and not of_open else ""


async def take_up(turn: Turn) -> bool:
    """Answer such a question outside any form; False for any other message."""
    said = turn.answer
    if in_form(turn) or said.pressed or said.danger is not None:
        return False
    converts = time_to_convert(said, turn.timezone) is not None or _place_was_asked(turn)
    kind = of_service.CLOCK if converts else of_service.kind_asked(said.text)
    if not kind and of_service.typed_into_link(said.text) and of_service.is_of_swindle(" ".join(turn.texts_before)):
        kind = of_service.CLICKED
    if kind not in _INTENTS:
        return False
    await ANSWERS[_INTENTS[kind]](turn)
    return True


async def clock(turn: Turn) -> None:
    """Say what the clock shows in Jiangmen and where the person is, and how far they are apart."""
    zone, named = _where(turn)
    if asked := time_to_convert(turn.answer, turn.timezone):
        source = ZoneInfo(asked.zone or (turn.timezone if asked.on_own_clock else BEIJING.key))
        if asked.zone and zone == turn.timezone:
            zone, named = asked.zone, asked.called
        day = turn.answer.day() or turn.now.astimezone(source).date()
        told_at = datetime.combine(day, asked.at, source)
        return _say(turn, texts.SAME_MOMENT, when=moment(told_at, zone, named, turn.language))
    if named is None and zone == DEFAULT_TIMEZONE:  # as it is before anything is known of the person
        return _say(turn, texts.ZONE_UNKNOWN, when=moment(turn.now, zone, named, turn.language))
    apart = _offset(turn, BEIJING.key) - _offset(turn, zone)
    if not apart:
        _say(turn, texts.SAME_CLOCK, when=moment(turn.now, zone, named, turn.language))
        return
    hours = abs(apart) / timedelta(hours=1)
    words = texts.AHEAD if apart > timedelta() else texts.BEHIND
    _say(turn, words, when=moment(turn.now, zone, named, turn.language), hours=f"{hours:g}")


def _place_was_asked(turn: Turn) -> bool:
    """Return True if a short message names the place that was just asked for, to compare its clock with Jiangmen's."""
    begins = tuple(one.partition("}")[2] for one in (texts.ZONE_UNKNOWN.zh, texts.ZONE_UNKNOWN.en))
    asked = any(one in simplified(text) for text in turn.texts_before for one in begins)
    return asked and len(turn.answer.text) <= _SHORT and _where(turn)[0] != DEFAULT_TIMEZONE


def _where(turn: Turn) -> tuple[str, str | None]:
    """The zone of the place or the country told, and its name; else the person's own.

    A country counts where it has one zone alone; Jiangmen itself is the other side.
    """
    told = (one for one in turn.answer.values("place") if isinstance(one, Mapping) and one.get("timezone"))
    place = next((one for one in told if one["timezone"] != BEIJING.key), None)
    if place is not None:
        in_chinese = str(place.get("name_zh") or place["name"])
        return str(place["timezone"]), str(place["name"]) if turn.language == "en" else in_chinese
    for country in turn.answer.values("country"):
        zone = only_zone(str(country))
        if zone and zone != BEIJING.key:
            return zone, country_name(str(country)).say(turn.language)
    return turn.timezone, turn.person.city


def _offset(turn: Turn, zone: str) -> timedelta:
    return turn.now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


async def clicked(turn: Turn) -> None:
    """Say what to do at once where a card, a code or an identity was typed into a link: the bank first."""
    _say(turn, texts.BANK_NOW if of_service.is_of_bank(turn.answer.text) else texts.IDENTITY_GONE)
    await tell_entry_named(turn, _CLICKED)


async def lawyer_real(turn: Turn) -> None:
    """Say how one checks that somebody is a lawyer, by the law library."""
    await tell_entry_named(turn, _VERIFY_LAWYER)


def _told(words: Words, *ways: tuple[Words, str]) -> AnswerTo:
    """Return an answer of words alone, with buttons."""

    async def answer(turn: Turn) -> None:
        _say(turn, words, *(button(turn.language, title, intent) for title, intent in ways))

    return answer


def _say(turn: Turn, words: Words, *ways: Button, **facts: str) -> None:
    turn.say(READY_WORDS, () if turn.has_draft else ways, words=words.say(turn.language).format(**facts))


_PERSON: Final = (Words("转人工", "Talk to a person"), "ask_human")
_BY_KIND: Final[Mapping[str, AnswerTo]] = MappingProxyType({
    of_service.COST: _told(texts.COST, (Words("诉讼费多少", "Court fees"), "ask_court_fee")),
    of_service.CLOCK: clock,
    of_service.UPLOADING: _told(texts.UPLOADING, _PERSON),
    of_service.SMALL_TALK: _told(texts.SMALL_TALK, (Words("看看能办什么", "See what I can do"), "ask_help")),
    of_service.PAPERS_TO: _told(
        texts.PAPERS_TO, (Words("补交立案材料", "Hand in further papers"), "supplement_filing"), _PERSON
    ),
    of_service.TOLD_TO_POLICE: _told(
        texts.TOLD_TO_POLICE, (Words("我的资料谁能看到", "Who sees my data"), "ask_privacy")
    ),
    of_service.TOLD_TO_PERSON: _told(
        texts.TOLD_TO_PERSON, (Words("我的资料谁能看到", "Who sees my data"), "ask_privacy")
    ),
    of_service.LAWYER_REAL: lawyer_real,
    of_service.WRONG_BEFORE: _told(texts.WRONG_BEFORE, _PERSON),
    of_service.COMPLAINT: _told(texts.COMPLAINT, _PERSON),
    of_service.WAITED: _told(
        texts.WAITED, (Words("我的咨询怎么样了", "How my enquiry stands"), "ask_enquiry"),
        (Words("我的案子到哪一步了", "Where my case stands"), "ask_case_progress"), _PERSON,
    ),
    of_service.FEE_FIRST: _told(texts.FEE_FIRST),
    of_service.CLICKED: clicked,
    of_service.FEELINGS: _told(texts.FEELINGS, _PERSON),
    of_service.SUED_BY: _told(texts.SUED_BY),
    of_service.SECRET_TYPED: _told(texts.SECRET_TYPED),
    of_service.FORGED_WISHED: _told(
        texts.FORGED_WISHED, (Words("能办哪些公证", "Which deeds there are"), "ask_notarization")
    ),
})  # fmt: skip
_INTENTS: Final = {kind: f"ask_service_{kind}" for kind in _BY_KIND}
"""Names of the questions in the table; the bot knows no such intents."""
ANSWERS: Final[Mapping[str, AnswerTo]] = MappingProxyType({_INTENTS[kind]: told for kind, told in _BY_KIND.items()})
"""Answer to each, for the table of questions."""

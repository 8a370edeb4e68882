"""The question for the last day of the document: never asked by itself, an answer like any other once it is told.

The review shows it, and there it is put right by its name. Left out, it is as if it had never been told.
"""

from __future__ import annotations

from typing import Any

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.fields import Answers, Field
from actions.dialogue.told_days import pressed_order, today_there
from actions.dialogue.turn import Turn
from actions.identity.categories import document_of
from actions.identity.last_day import (
    EXPIRED,
    LABEL,
    LAST_DAY,
    OF,
    TWO,
    YEAR,
    in_words,
    is_of,
    is_year_alone,
    last_day_of,
    named_or_chosen,
    with_kept,
)
from actions.identity.photo import READ
from actions.identity.readers.days_told import last_day
from actions.identity.readers.expiry_words import Asked, Expiry, read_expiry
from actions.identity.residence import today_of
from backend.shared.zone_countries import country_of_zone

WHICH_DAY, HAS_EXPIRED = "utter_identity_expiry_which_day", "utter_document_expired"
_ENTITIES = ("date", "datetime", "date_range")


def heard(turn: Turn, answer: Answer, *, asked: Asked = "", keeps_issue: bool = False) -> Expiry | None:
    """Return what a message tells of the last day of the document; see `read_expiry`."""
    today, country, document = today_there(turn), country_of_zone(turn.timezone), document_of(turn.answers) or ""
    year = str(turn.answers.get(YEAR) or turn.answers.get(LAST_DAY) or "")[:4]
    return read_expiry(answer, today, country, document=document, asked=asked, year=year, keeps_issue=keeps_issue)


async def _read(turn: Turn, answer: Answer) -> Reading:
    asked: Asked = "lately" if turn.stands_instead(answer) else "now" if turn.is_open(LAST_DAY) else ""
    told = heard(turn, answer, asked=asked)
    if told is None or not told.value or not is_of(turn.answers, tuple(told.of)):
        return NOTHING
    value = with_kept(told.value, turn.answers.get(LAST_DAY))
    if is_year_alone(value):
        return Reading(problem=WHICH_DAY, facts={"year": value})
    return Reading(value, entities=_ENTITIES)


async def _pressed(turn: Turn, value: str) -> Reading:
    return await pressed_order(turn, LAST_DAY, value)


async def _look(turn: Turn, value: Any) -> None:
    """Say of a document that has expired that it has, and wait for another one."""
    of = list(turn.answers.get(OF) or named_or_chosen(turn.answers, frozenset()))
    turn.change(forget=[name for name in (YEAR, TWO) if name in turn.answers])
    if value and last_day(str(value)) < today_of(turn):
        changes = without_document(turn.answers, of)
        turn.change({EXPIRED: changes.pop(EXPIRED)}, forget=tuple(changes))
        turn.say(HAS_EXPIRED)
    else:
        turn.change({OF: of}, forget=[EXPIRED] if EXPIRED in turn.answers else [])


def last_day_field() -> Field:
    """The last day of the document, which applies once it is told."""
    return Field(
        LAST_DAY, LABEL, _read, words=("有效期", "到期日", "过期日", "expiry", "expiry date", "expiration"),
        applies=lambda answers: last_day_of(answers) is not None, optional=True, pressed=_pressed, after=_look,
        show=lambda turn, value: in_words(str(value), turn.language), from_opening=lambda value: False,
    )  # fmt: skip


def without_document(answers: Answers, of: list[str]) -> dict[str, Any]:
    """Return the changes by which the form waits for another document than one that has expired."""
    dropped = (LAST_DAY, OF, YEAR, TWO, "document_photo", "photo_right", READ, "document_number")
    return {**dict.fromkeys(name for name in dropped if name in answers), EXPIRED: of}

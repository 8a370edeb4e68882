"""A day that is told in a form: kept, pointed out, or asked about with two buttons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from actions.answers import Answer, Reading
from actions.dialogue.buttons import titled
from actions.dialogue.readers.identity_details import names_somebody
from actions.dialogue.readers.told_days import Side, ToldDay, pending, read_told_day
from actions.dialogue.turn import Turn
from backend.shared.wording import Words, verbatim
from backend.shared.zone_countries import country_of_zone

_FAULTS = {
    "future": "utter_date_future",
    "past": "utter_date_past",
    "age": "utter_date_not_age",
    "year_missing": "utter_date_year_missing",
}


def today_there(turn: Turn) -> date:
    """The person's day, by the clock the message was stamped with."""
    return turn.now.astimezone(ZoneInfo(turn.timezone)).date()


async def told_day(turn: Turn, answer: Answer, name: str, side: Side, needs_year: bool = False) -> Reading | None:
    """Return the reading of a day told for a field, or None where the message tells no whole day.

    Args:
        name: the field's; its two-way question waits under ``<name>_two``.
        side: on which side of today the day has to be.
        needs_year: True where a day without its year is none (a birthday).
    """
    told = read_told_day(answer, today_there(turn), country_of_zone(turn.timezone), side, needs_year)
    if told is None:
        return None
    if told.day is not None:
        return Reading(told.day.isoformat(), entities=("date", "datetime"))
    if told.fault == "which_order":
        return await _ask_order(turn, told, name)
    if told.fault == "no_such_day":
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(told.said or answer.text)})
    return Reading(problem=_FAULTS[str(told.fault)])


async def pressed_order(turn: Turn, name: str, value: str) -> Reading:
    """Return the day whose button was pressed; what the button carries is the order alone."""
    waiting = turn.answers.get(f"{name}_two")
    day = waiting.get(value) if isinstance(waiting, Mapping) else None
    return Reading(str(day)) if day else Reading(problem="utter_choice_gone")


async def say_assumed_year(turn: Turn, side: Side, value: object) -> None:
    """Say which year was taken where none was told."""
    told = read_told_day(turn.answer, today_there(turn), country_of_zone(turn.timezone), side)
    if told is not None and told.year_assumed and told.day is not None and told.day.isoformat() == value:
        turn.say("utter_date_year_assumed", day=full(told.day, turn.language))


def say_beside_name(turn: Turn, label: Words, shown: str) -> None:
    """Say as what a day was taken that was told beside somebody's name: it may have been meant for a birthday."""
    if names_somebody(turn.answer):
        turn.say(
            "utter_form_noted",
            lines=Words("{}：{}", "{}: {}").say(turn.language).format(label.say(turn.language), shown),
        )


def full(on: date, language: str) -> str:
    """A day with its year."""
    return Words(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {on:%B %Y}").say(language)


async def _ask_order(turn: Turn, told: ToldDay, name: str) -> Reading:
    assert told.orders is not None
    if not turn.has_draft:
        return Reading(problem="utter_date_which_order")
    two = dict(pending(told.orders))
    turn.change({f"{name}_two": two})
    buttons = tuple(
        titled(full(date.fromisoformat(two[order]), turn.language), "inform", **{f"{turn.draft.service}_{name}": order})
        for order in ("dm", "md")
    )
    return Reading(problem="utter_date_which_order", buttons=buttons)

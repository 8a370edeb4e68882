"""The question "when": free times offered by button, a day or an hour in words, or the waiting list of a full day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, list_number, pick
from actions.forms.fields import Field
from actions.forms.turn import Turn
from actions.front_door import Declined
from backend.conversation.wanted import A_TIME
from backend.notarization.commands import FindSlots
from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
from backend.shared.wording import Words, day, fact, moment, short_moment, verbatim

WAITING = "waiting"
_DAY = "slot_day"
_NEXT_TIMES, _TIMES_OF_A_DAY = 6, 24
_FULL = "utter_notarization_no_slot"

Wanted = Callable[[Turn], Awaitable[tuple[str, str]]]
"""Which matter and route the times are for, from the form's answers."""


def slot_field(wanted: Wanted, *, waiting_list: bool, **more: Any) -> Field:
    """The field ``slot``: its value is ``{"slot_id", "start", "end"}`` or ``{"waiting": "YYYY-MM-DD"}``.

    Args:
        wanted: which matter and route the times are for.
        waiting_list: whether a full day offers its waiting list.
    """

    async def choices(turn: Turn) -> Sequence[Choice]:
        return [_choice(turn, slot) for slot in await _find(turn, wanted, _chosen_day(turn), None)]

    async def read(turn: Turn, answer: Answer) -> Reading:
        return await _read(turn, answer, wanted, waiting_list)

    return Field(
        "slot",
        Words("预约时间", "Time"),
        read,
        words=("时间", "日期", "哪天", "time", "date"),
        choices=choices,
        show=_show,
        pressed=_pressed(wanted),
        wants=A_TIME,
        **more,
    )


async def _find(turn: Turn, wanted: Wanted, on: date | None, part: str | None) -> list[Slot]:
    """The next few times; of a day that was named, or the next one with room, all of them."""
    limit = _NEXT_TIMES if on is None else _TIMES_OF_A_DAY
    slots: list[Slot] = await turn.do(FindSlots(turn.person.person_id, *await wanted(turn), on, part, limit))
    return slots if on is None else [slot for slot in slots if _day_of(slot) == _day_of(slots[0])]


def _day_of(slot: Slot) -> date:
    return slot.start.astimezone(BEIJING).date()


def _choice(turn: Turn, slot: Slot) -> Choice:
    titles = (short_moment(slot.start, turn.timezone, language) for language in ("zh-Hans", "en"))
    return Choice(f"{_day_of(slot).isoformat()}|{slot.slot_id}", Words(*titles), at=slot.start)


def _chosen_day(turn: Turn) -> date | None:
    """The day whose times are on offer, once the person has named one."""
    chosen = turn.answers.get(_DAY)
    return date.fromisoformat(chosen) if chosen else None


async def _read(turn: Turn, answer: Answer, wanted: Wanted, waiting_list: bool) -> Reading:
    """An hour takes that time if it is free; a day alone is answered by its free times; a number picks one."""
    if (odd := answer.value("invalid_date")) is not None:
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(str(odd))})
    said, clock = answer.day(), _said_clock(answer)
    on = said or _chosen_day(turn)
    if said is None and clock is None and not (answer.text and list_number(answer)):
        return NOTHING
    try:
        slots = await _find(turn, wanted, on, answer.value("part_of_day"))
    except Declined as no:
        if no.utter != _FULL or on is None:
            raise
        return Reading(
            problem=_FULL,
            facts={name: fact(value, turn.language) for name, value in no.facts.items()},
            buttons=(_waiting(turn, on),) if waiting_list else (),
        )
    if said is None and clock is None:
        found = pick(answer, [_choice(turn, slot) for slot in slots])
        return _value(slots[int(list_number(answer) or 1) - 1]) if found.found else NOTHING
    exact = [s for s in slots if _is_at(s, on, clock)]
    if len(exact) == 1:
        return replace(_value(exact[0]), entities=("datetime", "date", "time", "part_of_day"))
    first = _day_of(slots[0])
    problem = _problem(on, first, clock)
    buttons = (_waiting(turn, on),) if waiting_list and on and first != on else ()
    turn.change({_DAY: first.isoformat()})
    return Reading(problem=problem, facts={"day": day(first, turn.language)}, buttons=buttons)


def _problem(wanted: date | None, offered: date, clock: str | None) -> str:
    if clock is not None and (wanted is None or offered == wanted):
        return "utter_notarization_time_taken"
    return "utter_notarization_times_of_day" if wanted in (None, offered) else "utter_notarization_next_day_free"


def _said_clock(answer: Answer) -> str | None:
    said = answer.value("datetime")
    return said[11:16] if said else answer.value("time")


def _waiting(turn: Turn, on: date) -> dict[str, str]:
    label = Words("排候补，有空位通知我", "Join the waiting list")
    return {
        "title": label.say(turn.language),
        "payload": f'/inform{{"notarization_slot": "{WAITING}|{on.isoformat()}"}}',
    }


def _is_at(slot: Slot, on: date | None, clock: str | None) -> bool:
    start = slot.start.astimezone(BEIJING)
    return clock is not None and f"{start:%H:%M}" == clock and (on is None or start.date() == on)


def _value(slot: Slot) -> Reading:
    return Reading({"slot_id": slot.slot_id, "start": slot.start.isoformat(), "end": slot.end.isoformat()})


def _pressed(wanted: Wanted) -> Callable[[Turn, str], Awaitable[Reading]]:
    async def pressed(turn: Turn, value: str) -> Reading:
        """A pressed time is looked up again: it may have been taken since it was offered."""
        head, _, tail = value.partition("|")
        if head == WAITING:
            return Reading({"waiting": date.fromisoformat(tail).isoformat()})
        slots = await _find(turn, wanted, date.fromisoformat(head), None)
        return next((_value(slot) for slot in slots if slot.slot_id == tail), Reading(problem="utter_choice_gone"))

    return pressed


def _show(turn: Turn, value: Any) -> str:
    if "waiting" in value:
        label = Words("候补", "waiting list,").say(turn.language)
        return f"{label} {day(date.fromisoformat(value['waiting']), turn.language)}"
    return moment(datetime.fromisoformat(value["start"]), turn.timezone, turn.person.city, turn.language)

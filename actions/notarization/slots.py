"""The question "when": free times by button, days and hours in words, or the waiting list of a full day.

Which free times suit, and on whose clock an hour is meant, is decided in `actions.dialogue.fitting_times`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, list_number, pick
from actions.dialogue.buttons import button
from actions.dialogue.fields import Field
from actions.dialogue.fitting_times import Fit, fit, of_day
from actions.dialogue.offered_times import (
    CLOCK,
    PAGE,
    ask_which_clock,
    forget,
    kept_wish,
    next_page,
    none_suits,
    on_clock,
    shown,
    tell,
)
from actions.dialogue.readers.clock_words import clock_said
from actions.dialogue.readers.month_spoken import day_alone, in_month_spoken
from actions.dialogue.readers.other_days import without_other_days
from actions.dialogue.readers.wished_times import (
    ENTITIES,
    asks_about_hours,
    asks_for_more,
    read_wished_times,
    wants_any,
    weekdays_alone,
)
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import WISHED, in_words, wish_of
from actions.front_door import Declined
from actions.notarization.common_hours import VIDEO, common_times, mission_name
from actions.notarization.told import assumed_clock
from backend.conversation.wanted import A_TIME
from backend.notarization.commands import FindSlots
from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
from backend.shared.wished_times import WishedTimes
from backend.shared.wording import Words, day, fact, moment, short_moment, verbatim

WAITING = "waiting"
_DAY = "slot_day"
_NEXT_TIMES, _TIMES_OF_A_DAY = 6, 24
_FULL = "utter_notarization_no_slot"

Wanted = Callable[[Turn], Awaitable[tuple[str, str]]]
"""Matter and route the times are for, from the form's answers."""


ThatDay = Callable[[Turn], Awaitable[date | None]]
"""The day that "the same day" means."""


async def _no_day(turn: Turn) -> date | None:
    return None


def slot_field(wanted: Wanted, *, waiting_list: bool, that_day: ThatDay = _no_day, **more: Any) -> Field:
    """The field ``slot``: its value is ``{"slot_id", "start", "end"}`` or ``{"waiting": "YYYY-MM-DD"}``.

    Args:
        wanted: which matter and route the times are for.
        waiting_list: whether a full day offers its waiting list.
        that_day: the day "the same day" means.
    """

    async def choices(turn: Turn) -> Sequence[Choice]:
        return [_choice(turn, slot) for slot in await _on_offer(turn, wanted)]

    async def read(turn: Turn, answer: Answer) -> Reading:
        return await _read(turn, answer, wanted, waiting_list, await that_day(turn))

    async def look_up_wish(turn: Turn) -> None:
        if (wish := wish_of(turn)) is not None:
            await _tell_of_wish(turn, wanted, wish, waiting_list)

    return Field(
        "slot",
        Words("预约时间", "Time"),
        read,
        words=("时间", "日期", "哪天", "time", "date"),
        choices=choices,
        show=_show,
        pressed=_pressed(wanted),
        before=look_up_wish,
        wants=A_TIME,
        **more,
    )


async def _find(turn: Turn, wanted: Wanted, on: date | None) -> list[Slot]:
    """The next few times; of a day that was named, or the next one with room, all of them."""
    limit = _NEXT_TIMES if on is None else _TIMES_OF_A_DAY
    matter, route = await wanted(turn)
    if route == VIDEO:
        return await _find_common(turn, matter, on)
    slots: list[Slot] = await turn.do(FindSlots(turn.person.person_id, *await wanted(turn), on, None, limit))
    return slots if on is None else of_day(slots, _day_of(slots[0]))


async def _every(turn: Turn, wanted: Wanted) -> list[Slot]:
    """Every free time; one of them is offered for booking by `_find` with its day."""
    return await common_times(turn, *await wanted(turn))


async def _find_common(turn: Turn, matter: str, on: date | None) -> list[Slot]:
    """The next times at which office and mission are open, or those of a day; each day is asked of the office.

    Raises:
        Declined: there are none at all.
    """
    every = [slot for slot in await common_times(turn, matter, VIDEO) if on is None or _day_of(slot) >= on]
    if not every:
        raise Declined("utter_notarization_no_common_time", {"mission": await mission_name(turn)})
    chosen = every[:_NEXT_TIMES] if on is None else of_day(every, _day_of(every[0]))
    for one in dict.fromkeys(map(_day_of, chosen)):  # a time is booked only after the office has offered its day
        await turn.do(FindSlots(turn.person.person_id, matter, VIDEO, one, None, _TIMES_OF_A_DAY))
    return chosen


async def _on_offer(turn: Turn, wanted: Wanted) -> list[Slot]:
    """List what the question shows: the times that suit the kept wish, those of the chosen day, or the next ones."""
    if kept_wish(turn) is not None:
        return shown(turn, of_day(await _every(turn, wanted), _chosen_day(turn)))
    return await _find(turn, wanted, _chosen_day(turn))


def _day_of(slot: Slot) -> date:
    return slot.start.astimezone(BEIJING).date()


def _choice(turn: Turn, slot: Slot) -> Choice:
    titles = (short_moment(slot.start, turn.timezone, language) for language in ("zh-Hans", "en"))
    return Choice(_value_on_button(slot), Words(*titles), at=slot.start)


def _value_on_button(slot: Slot) -> str:
    return f"{_day_of(slot).isoformat()}|{slot.slot_id}"


def _chosen_day(turn: Turn) -> date | None:
    """The day whose times are on offer, once the person has named one."""
    chosen = turn.answers.get(_DAY)
    return date.fromisoformat(chosen) if chosen else None


def _day_taken(turn: Turn, wish: WishedTimes) -> date | None:
    """The day of the time that was chosen before, where another hour is told for it ("时间也错了，要上午10点")."""
    return _day_of_taken(turn) if turn.has_draft and wish.at is not None else None


def _day_of_taken(turn: Turn) -> date | None:
    taken = turn.answers.get("slot")
    start = taken.get("start") if isinstance(taken, Mapping) else None
    return datetime.fromisoformat(str(start)).astimezone(BEIJING).date() if start else None


async def _choose_day(turn: Turn, on: date | None) -> None:
    chosen = on.isoformat() if on else ""
    if turn.answers.get(_DAY, "") != chosen:
        turn.change({_DAY: chosen})


def _key(turn: Turn) -> str:
    return f"{turn.draft.service}_slot"


async def _read(turn: Turn, answer: Answer, wanted: Wanted, waiting_list: bool, that_day: date | None) -> Reading:
    """An hour takes that time if it is free; a day, a part of it or a stretch shows what suits; a number picks one."""
    if (odd := answer.value("invalid_date")) is not None:
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(str(odd))})
    if asks_about_hours(answer):
        return NOTHING
    answer = without_other_days(answer, today_there(turn))
    wish = read_wished_times(answer, turn.timezone, that_day)
    if not wish.says_something:
        return await _read_no_time(turn, answer, wanted)
    wish = _on_office_clock(turn, await _on_screen(turn, answer, wanted, wish))
    before = kept_wish(turn)
    if wish.only_day and not wish.says_hours and not (before and before.says_hours):
        return await _read_day(turn, wanted, wish.only_day, waiting_list)
    return await _read_wish(turn, answer, wanted, wish, waiting_list)


async def _on_screen(turn: Turn, answer: Answer, wanted: Wanted, wish: WishedTimes) -> WishedTimes:
    """A weekday by its name is the one on the screen, where a day was told before; else the wish as it is.

    A day of the month alone is one of the month that was spoken of.
    """
    if (on := _in_month_spoken(turn, answer)) is not None and wish.only_day:
        return replace(wish, days=((on.isoformat(), on.isoformat()),))
    named, before = weekdays_alone(answer), kept_wish(turn) if turn.has_draft else None
    told = before is not None and before.says_days
    if len(named) != 1 or not turn.has_draft or not (told or _chosen_day(turn)):
        return wish
    shown_days = sorted({_day_of(slot) for slot in await _on_offer(turn, wanted)})
    meant = next((one.isoformat() for one in shown_days if one.weekday() == named[0]), "")
    return replace(wish, days=((meant, meant),), weekdays=()) if meant else wish


def _on_office_clock(turn: Turn, wish: WishedTimes) -> WishedTimes:
    """An hour without a clock is Beijing's for who comes to the window, wherever their telephone thinks it is."""
    zone = assumed_clock(turn)
    return wish.on_clock(zone) if zone and wish.says_hours and not wish.zone else wish


def _in_month_spoken(turn: Turn, answer: Answer) -> date | None:
    """The day that a number alone names in the stretch that was wished for, or in the month of the day on offer."""
    number = day_alone(answer) if turn.has_draft else 0
    before = kept_wish(turn) if number else None
    first = before.first_day if before is not None else None
    last = before.last_day if before is not None else None
    if number and first is None:
        first = last = _chosen_day(turn) or _day_of_taken(turn)
    meant = in_month_spoken(number, first, last) if number and first and last else None
    return meant if meant is not None and meant >= today_there(turn) else None


async def _read_no_time(turn: Turn, answer: Answer, wanted: Wanted) -> Reading:
    """The number of a time on offer, the next page, the same on another clock, or "any time"."""
    if turn.has_draft and kept_wish(turn) and (zone := clock_said(answer, turn.timezone)[0]):
        return await on_clock(turn, _key(turn), of_day(await _every(turn, wanted), _chosen_day(turn)), zone)
    if turn.has_draft and asks_for_more(answer):
        return await next_page(turn, _key(turn), of_day(await _every(turn, wanted), _chosen_day(turn)))
    if turn.has_draft and wants_any(answer):
        await forget(turn)
        await _choose_day(turn, None)
        return Reading(problem="utter_times_back_to_all", entities=ENTITIES)
    number = list_number(answer) if answer.text else None
    slots = await _on_offer(turn, wanted) if number else []
    found = pick(answer, [_choice(turn, slot) for slot in slots])
    return await _taken(turn, wanted, slots[number - 1]) if number and found.found else NOTHING


async def _read_day(turn: Turn, wanted: Wanted, on: date, waiting_list: bool) -> Reading:
    """A day alone is answered by its free times, or by those of the next day with room."""
    try:
        slots = await _find(turn, wanted, on)
    except Declined as no:
        if no.utter != _FULL:
            raise
        return Reading(
            problem=_FULL,
            facts={name: fact(value, turn.language) for name, value in no.facts.items()},
            buttons=(_waiting(turn, on),) if waiting_list else (),
        )
    first = _day_of(slots[0])
    await forget(turn)
    await _choose_day(turn, first)
    problem = "utter_notarization_times_of_day" if first == on else "utter_notarization_next_day_free"
    buttons = (_waiting(turn, on),) if waiting_list and first != on else ()
    return Reading(problem=problem, facts={"day": day(first, turn.language)}, buttons=buttons, entities=ENTITIES)


async def _read_wish(turn: Turn, answer: Answer, wanted: Wanted, wish: WishedTimes, waiting_list: bool) -> Reading:
    """Read what suits a wish about hours or several days; one exact time is taken, two clocks are asked about."""
    every = await _every(turn, wanted)
    if (before := kept_wish(turn)) is not None:
        wish = wish.after(before)
    chosen = None if wish.says_days else _chosen_day(turn) or _day_taken(turn, wish)
    meant = fit(of_day(every, chosen), wish, turn.timezone)
    if meant.unclear:
        values = {slot.slot_id: _value_on_button(slot) for slot in every}
        return ask_which_clock(turn, _key(turn), meant, values)
    if meant.wish.at is not None and len(meant.found) == 1:
        return await _taken(turn, wanted, meant.found[0])
    if meant.found:
        await _choose_day(turn, chosen)
        return await tell(turn, _key(turn), meant, answer)
    return await _read_unsuited(turn, wanted, fit(every, wish, turn.timezone), chosen, waiting_list)


async def _read_unsuited(turn: Turn, wanted: Wanted, meant: Fit, chosen: date | None, waiting_list: bool) -> Reading:
    """Nothing suits on that day: the office says why the day is closed, else the nearest times are offered."""
    on = meant.wish.only_day or chosen
    await forget(turn)
    if on is not None and meant.wish.at is not None and meant.wish.zone == BEIJING.key:
        slots = await _find(turn, wanted, on)
        first = _day_of(slots[0])
        await _choose_day(turn, first)
        problem = "utter_notarization_time_taken" if first == on else "utter_notarization_next_day_free"
        buttons = (_waiting(turn, on),) if waiting_list and first != on else ()
        return Reading(problem=problem, facts={"day": day(first, turn.language)}, buttons=buttons, entities=ENTITIES)
    if meant.wish.only_day and meant.wish.zone == BEIJING.key:
        await _find(turn, wanted, meant.wish.only_day)  # a closed day is refused with its reason
    near = (*meant.found, *meant.near)
    if not near:
        return Reading(problem="utter_notarization_no_time_at_all")
    await _choose_day(turn, _day_of(near[0]))
    return none_suits(turn, near[0])


async def _tell_of_wish(turn: Turn, wanted: Wanted, wish: WishedTimes, waiting_list: bool) -> None:
    """Say whether there is room at the time that was wished for before; its times, or the nearest, are on offer then.

    Who comes to the window in Jiangmen means its clock.
    """
    turn.say("utter_times_wished", when=in_words(turn, wish, assumed_clock(turn)))
    try:
        _, route = await wanted(turn)
        wish = wish if wish.zone or route == VIDEO else wish.on_clock(BEIJING.key)
        found = await _on_wish(turn, wanted, wish, waiting_list)
    except Declined as no:
        turn.explain(no)
        return
    turn.change(forget=[WISHED])
    if found.problem:
        turn.say(found.problem, buttons=found.buttons, **found.facts)


async def _on_wish(turn: Turn, wanted: Wanted, wish: WishedTimes, waiting_list: bool) -> Reading:
    if wish.only_day and not wish.says_hours:
        return await _read_day(turn, wanted, wish.only_day, waiting_list)
    every = await _every(turn, wanted)
    meant = fit(every, wish, turn.timezone)
    if meant.unclear:
        return ask_which_clock(turn, _key(turn), meant, {slot.slot_id: _value_on_button(slot) for slot in every})
    if meant.found:
        return await tell(turn, _key(turn), meant, turn.answer)
    return await _read_unsuited(turn, wanted, meant, None, waiting_list)


async def _taken(turn: Turn, wanted: Wanted, slot: Slot) -> Reading:
    """A chosen time is offered for booking; it may have been taken since it was shown."""
    offered = await _find(turn, wanted, _day_of(slot))
    found = next((one for one in offered if one.slot_id == slot.slot_id), None)
    return replace(_value(found), entities=ENTITIES) if found else Reading(problem="utter_choice_gone")


def _waiting(turn: Turn, on: date) -> dict[str, str]:
    label = Words("排候补，有空位通知我", "Join the waiting list")
    return button(turn.language, label, "inform", **{_key(turn): f"{WAITING}|{on.isoformat()}"})


def _value(slot: Slot) -> Reading:
    return Reading({"slot_id": slot.slot_id, "start": slot.start.isoformat(), "end": slot.end.isoformat()})


def _pressed(wanted: Wanted) -> Callable[[Turn, str], Awaitable[Reading]]:
    async def pressed(turn: Turn, value: str) -> Reading:
        """A pressed time is looked up again: it may have been taken since it was offered."""
        head, _, tail = value.partition("|")
        if head == WAITING:
            return Reading({"waiting": date.fromisoformat(tail).isoformat()})
        if head in (PAGE, CLOCK):
            slots = of_day(await _every(turn, wanted), _chosen_day(turn))
            key = _key(turn)
            return await (next_page(turn, key, slots, int(tail)) if head == PAGE else on_clock(turn, key, slots, tail))
        slots = await _find(turn, wanted, date.fromisoformat(head))
        return next((_value(slot) for slot in slots if slot.slot_id == tail), Reading(problem="utter_choice_gone"))

    return pressed


def _show(turn: Turn, value: Any) -> str:
    if "waiting" in value:
        label = Words("候补", "waiting list,").say(turn.language)
        return f"{label} {day(date.fromisoformat(value['waiting']), turn.language)}"
    return moment(datetime.fromisoformat(value["start"]), turn.timezone, turn.person.city, turn.language)

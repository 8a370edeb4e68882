"""Days and times of the witness platform, each on the clocks of everybody who has to be there.

Judge and lawyer are on Beijing time; the person has a clock of their own; a third may be named (an interpreter's).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from actions.answers import NOTHING, Answer, Choice, Reading, list_number, pick
from actions.authorization.readers.wording import names_firm
from actions.dialogue.clocks import Clock, own_clocks
from actions.dialogue.fields import Field
from actions.dialogue.fitting_times import fit
from actions.dialogue.offered_times import (
    CLOCK,
    PAGE,
    ask_which_clock,
    button,
    forget,
    kept_wish,
    next_page,
    none_suits,
    on_clock,
    tell,
)
from actions.dialogue.readers.month_spoken import day_alone, in_month_spoken, in_week_spoken, says_same_hour
from actions.dialogue.readers.other_days import without_other_days
from actions.dialogue.readers.wished_times import ENTITIES, asks_about_hours, read_wished_times, weekdays_alone
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import WISHED, in_words, wish_of
from backend.authorization.commands import FindWitnessSlots
from backend.conversation.wanted import A_COMING_DAY, A_PLACE, A_TIME
from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
from backend.shared.wished_times import WishedTimes
from backend.shared.wording import Words, day, verbatim

DAYS_SHOWN = 6


def clocks(turn: Turn) -> list[Clock]:
    """Beijing's clock, the person's and the third one's, also where two show the same."""
    named = list(own_clocks(turn))
    third = turn.answers.get("third_place") if turn.has_draft else None
    if isinstance(third, Mapping):
        named.append((Words(verbatim(third["name"]), verbatim(third["name"])), ZoneInfo(third["timezone"])))
    return named


def on_every_clock(turn: Turn, start: datetime) -> str:
    """A moment in full on every clock that differs: ``北京 11月25日 周三 09:00；多伦多 11月24日 周二 20:00``."""
    said: dict[Any, str] = {}
    for name, zone in clocks(turn):
        there = start.astimezone(zone)
        text = f"{name.say(turn.language)} {day(there.date(), turn.language)} {there:%H:%M}"
        said.setdefault(there.utcoffset(), text)
    return Words("；", "; ").say(turn.language).join(said.values())


def clocks_named(turn: Turn) -> dict[str, str]:
    """Name the clocks the times are shown on, for the question."""
    now = {zone.utcoffset(datetime.now(zone)): name for name, zone in reversed(clocks(turn))}
    names = [name.say(turn.language) for name in reversed(now.values())]
    return {"clocks": Words("、", ", ").say(turn.language).join(names)}


def _title(turn: Turn, start: datetime, language: str) -> str:
    """A time on a button: Beijing's hour, then the others with their weekday where it is another day."""
    beijing = start.astimezone(BEIJING)
    parts, seen = [f"{beijing:%H:%M}"], {beijing.utcoffset()}
    for name, zone in clocks(turn)[1:]:
        there = start.astimezone(zone)
        if there.utcoffset() in seen:
            continue
        seen.add(there.utcoffset())
        when = f"{there:%H:%M}" if there.date() == beijing.date() else f"{day(there.date(), language)} {there:%H:%M}"
        parts.append(f"{name.say(language)} {when}")
    return " / ".join(parts)


def _day_of(slot: Slot) -> date:
    return slot.start.astimezone(BEIJING).date()


async def _slots(turn: Turn, on: date | None) -> list[Slot]:
    found: list[Slot] = await turn.do(FindWitnessSlots(turn.person.person_id, on))
    return found


async def _suiting(turn: Turn, on: date | None) -> list[Slot]:
    """The free times that suit what was asked for; all of them if nothing was, or none does."""
    slots, wish = await _slots(turn, on), kept_wish(turn)
    return [slot for slot in slots if wish is None or wish.suits(slot.start)] or slots


async def _days(turn: Turn) -> Sequence[Choice]:
    days = list(dict.fromkeys(_day_of(slot) for slot in await _suiting(turn, None)))[:DAYS_SHOWN]
    return [Choice(one.isoformat(), Words(day(one, "zh-Hans"), day(one, "en"))) for one in days]


async def _read_day(turn: Turn, answer: Answer, slot: str) -> Reading:
    """A day with room, or the days on which there is room at the hours that were said.

    With an hour beside it the time as well; a full or closed day names the next one.
    """
    if (odd := answer.value("invalid_date")) is not None:
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(str(odd))})
    if asks_about_hours(answer):
        return NOTHING
    answer = without_other_days(answer, today_there(turn))
    wish = _as_spoken(turn, answer, read_wished_times(answer, turn.timezone))
    if turn.has_draft and (before := kept_wish(turn)) is not None:
        wish = wish.after(before) if wish.says_something else wish
    if wish.says_something and not (wish.only_day and not wish.says_hours):
        return await _read_wish(turn, answer, wish, slot)
    if wish.only_day is None:
        return pick(answer, await _days(turn)) if answer.text else NOTHING
    return await _read_one_day(turn, wish.only_day, slot)


def _as_spoken(turn: Turn, answer: Answer, wish: WishedTimes) -> WishedTimes:
    """A weekday, or a day without its month, is of the week or month chosen before; "same time" the hour chosen."""
    chosen, taken = _chosen(turn)
    named, number = weekdays_alone(answer), day_alone(answer)
    same = taken is not None and wish.only_day is not None and not wish.says_hours and says_same_hour(answer.text)
    if same and taken is not None:
        before = kept_wish(turn)
        there = taken.astimezone(ZoneInfo(wish.zone or (before.zone if before else "") or turn.timezone))
        chosen = there.date()
        wish = replace(wish, zone=str(there.tzinfo), at=there.hour * 60 + there.minute)
    if chosen is None or not (len(named) == 1 or number):
        return wish
    meant = in_week_spoken(named[0], chosen) if len(named) == 1 else in_month_spoken(number, chosen, chosen)
    if meant is None or meant <= today_there(turn):
        return wish
    return replace(wish, days=((meant.isoformat(), meant.isoformat()),), weekdays=())


def _chosen(turn: Turn) -> tuple[date | None, datetime | None]:
    """The day that was chosen before, and the beginning of the time."""
    if not turn.has_draft:
        return None, None
    on, taken = turn.answers.get("day"), turn.answers.get("slot")
    start = datetime.fromisoformat(str(taken["start"])) if isinstance(taken, Mapping) and "start" in taken else None
    return (date.fromisoformat(str(on)) if on else None), start


async def _read_wish(turn: Turn, answer: Answer, wish: WishedTimes, slot: str) -> Reading:
    """The days with times that suit; the time itself if one alone is meant."""
    meant = fit(await _slots(turn, None), wish, turn.timezone)
    if meant.unclear and wish.only_day:
        values = {one.slot_id: f"{_day_of(one).isoformat()}|{one.slot_id}" for one in (*meant.found, *meant.other)}
        return ask_which_clock(turn, slot, meant, values)
    if meant.wish.at is not None and len(meant.found) == 1:
        return await _day_and_time(turn, meant.found[0])
    if meant.found and turn.has_draft:
        return await tell(turn, slot, meant, answer, days=len({_day_of(one) for one in meant.found}))
    if wish.only_day is not None:
        return await _read_one_day(turn, wish.only_day, slot)
    return none_suits(turn, meant.near[0]) if meant.near else NOTHING


async def _tell_of_wish(turn: Turn, wish: WishedTimes, slot: str) -> None:
    """Say whether there is room at the time that was wished for before; what suits it, or is nearest, is on offer then.

    An hour without a clock may be the person's own or Beijing's, as where it is asked for.
    """
    turn.say("utter_times_wished", when=in_words(turn, wish, turn.timezone))
    meant = fit(await _slots(turn, None), wish, turn.timezone)
    turn.change(forget=[WISHED])
    if meant.found:
        found = await tell(turn, slot, meant, turn.answer, days=len({_day_of(one) for one in meant.found}))
        turn.say(found.problem or "", buttons=found.buttons, **found.facts)
    elif meant.near:
        none = none_suits(turn, meant.near[0])
        turn.say(none.problem or "", **none.facts)


async def _day_and_time(turn: Turn, chosen: Slot) -> Reading:
    on = _day_of(chosen)
    offered = [one for one in await _slots(turn, on) if one.slot_id == chosen.slot_id]
    also = {"slot": _value(offered[0])} if offered else {}
    return Reading(on.isoformat(), also=also, entities=ENTITIES)


async def _read_one_day(turn: Turn, said: date, slot: str) -> Reading:
    first = _day_of((await _slots(turn, said))[0])
    if first == said:
        return Reading(first.isoformat(), entities=ENTITIES)
    facts = {"day": day(first, turn.language)}
    go_on = (button(slot, first.isoformat(), day(first, turn.language)),)
    return Reading(problem="utter_authorization_next_day_free", facts=facts, buttons=go_on)


async def _press_day(turn: Turn, value: str, slot: str) -> Reading:
    head, _, tail = value.partition("|")
    if head == CLOCK:
        return await on_clock(turn, slot, await _slots(turn, None), tail)
    if tail:
        found = [one for one in await _slots(turn, date.fromisoformat(head)) if one.slot_id == tail]
        return await _day_and_time(turn, found[0]) if found else Reading(problem="utter_choice_gone")
    try:
        return Reading(date.fromisoformat(value).isoformat())
    except ValueError:
        return Reading(problem="utter_choice_gone")


def _slot_key(turn: Turn) -> str:
    return f"{turn.draft.service}_slot"


def _value(slot: Slot) -> dict[str, str]:
    return {"slot_id": slot.slot_id, "start": slot.start.isoformat()}


async def _of_the_day(turn: Turn) -> list[Slot]:
    """The free times of the chosen day, those that suit the kept wish before all others."""
    chosen = turn.answers.get("day")
    slots = await _slots(turn, date.fromisoformat(chosen)) if chosen else []
    return [slot for slot in slots if _day_of(slot).isoformat() == chosen]


async def _times(turn: Turn) -> Sequence[Choice]:
    wish, slots = kept_wish(turn), await _of_the_day(turn)
    slots = [slot for slot in slots if wish is None or wish.suits(slot.start)] or slots
    titles = {s.slot_id: Words(_title(turn, s.start, "zh-Hans"), _title(turn, s.start, "en")) for s in slots}
    return [Choice(s.slot_id, titles[s.slot_id], at=s.start) for s in slots]


async def _read_slot(turn: Turn, answer: Answer, key: str) -> Reading:
    """A time by its number, or by its hour on the clock it is meant on; a part of the day shows what suits."""
    if not turn.has_draft or asks_about_hours(answer):
        return NOTHING
    slots, wish = await _of_the_day(turn), read_wished_times(answer, turn.timezone)
    if wish.says_hours:
        meant = fit(slots, replace(wish, days=(), weekdays=()), turn.timezone)
        if meant.unclear:
            return ask_which_clock(turn, key, meant, {slot.slot_id: slot.slot_id for slot in slots})
        if meant.wish.at is not None and len(meant.found) == 1:
            return Reading(_value(meant.found[0]), entities=ENTITIES)
        if meant.found:
            return await tell(turn, key, meant, answer)
        await forget(turn)
        return Reading(problem="utter_authorization_time_taken")
    number, offered = list_number(answer), await _times(turn)
    if number is None or not 1 <= number <= len(offered):
        return NOTHING
    chosen = next(slot for slot in slots if slot.slot_id == offered[number - 1].value)
    return Reading(_value(chosen), entities=("number",))


async def _press_slot(turn: Turn, value: str, key: str) -> Reading:
    """A pressed time is looked up again: it may have been taken since it was offered."""
    head, _, zone = value.partition("|")
    if head == CLOCK:
        return await on_clock(turn, key, await _of_the_day(turn), zone)
    if head == PAGE:
        return await next_page(turn, key, await _of_the_day(turn), int(zone))
    found = next((slot for slot in await _of_the_day(turn) if slot.slot_id == value), None)
    return Reading(_value(found)) if found else Reading(problem="utter_authorization_time_taken")


def _show_slot(turn: Turn, value: Any) -> str:
    return on_every_clock(turn, datetime.fromisoformat(value["start"]))


def _show_day(turn: Turn, value: Any) -> str:
    return day(date.fromisoformat(str(value)), turn.language)


def day_field(service: str) -> Field:
    """The question on which day, by Beijing's calendar.

    Args:
        service: of the form, the first part of a button's key.
    """

    async def read(turn: Turn, answer: Answer) -> Reading:
        return await _read_day(turn, answer, f"{service}_day")

    async def pressed(turn: Turn, value: str) -> Reading:
        return await _press_day(turn, value, f"{service}_day")

    async def look_up_wish(turn: Turn) -> None:
        if (wish := wish_of(turn)) is not None:
            await _tell_of_wish(turn, wish, f"{service}_day")

    words = ("日期", "哪天", "day")
    return Field("day", Words("日期", "Day"), read, words=words, choices=_days, pressed=pressed, before=look_up_wish,
                 show=_show_day, in_review=False, wants=A_COMING_DAY)  # fmt: skip


def slot_field() -> Field:
    """The question at what time of that day."""

    async def read(turn: Turn, answer: Answer) -> Reading:
        return await _read_slot(turn, answer, _slot_key(turn))

    async def pressed(turn: Turn, value: str) -> Reading:
        return await _press_slot(turn, value, _slot_key(turn))

    words = ("时间", "几点", "time")
    return Field("slot", Words("时间", "Time"), read, words=words, choices=_times, pressed=pressed,
                 show=_show_slot, facts=clocks_named, rests_on=("day",), wants=A_TIME, clocks=clocks)  # fmt: skip


async def _read_third(turn: Turn, answer: Answer) -> Reading:
    """The place told, never the one in a law firm's name."""
    if names_firm(answer.text):
        return NOTHING
    place = answer.value("place")
    if not isinstance(place, Mapping):
        denies = answer.intent in ("deny", "skip") or answer.text in ("没有", "沒有", "冇", "no", "none")
        return Reading("") if denies else Reading(problem="utter_authorization_third_unknown")
    name = place["name"] if turn.language == "en" else place.get("name_zh") or place["name"]
    return Reading({"name": str(name), "timezone": place["timezone"]}, entities=("place",))


def third_field() -> Field:
    """Field for the place of somebody else who will be there, so that the times show their clock as well."""

    def show(turn: Turn, value: Any) -> str:
        return verbatim(value["name"]) if isinstance(value, Mapping) else str(value)

    return Field(
        "third_place",
        Words("另一个地方的时间", "A third clock"),
        _read_third,
        words=("时区", "另一个地方", "clock"),
        show=show,
        optional=True,
        from_opening=lambda value: False,
        wants=A_PLACE,
    )

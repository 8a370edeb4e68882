"""When: days and times of the witness platform, each on the clocks of everybody who has to be there.

Judge and lawyer are on Beijing time; the person has a clock of their own; a third may be named (an interpreter's).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from actions.answers import NOTHING, Answer, Choice, Reading, list_number, pick
from actions.forms.clocks import Clock, own_clocks
from actions.forms.fields import Field
from actions.forms.turn import Turn
from backend.authorization.commands import FindWitnessSlots
from backend.conversation.wanted import A_COMING_DAY, A_PLACE, A_TIME
from backend.shared.calendar import BEIJING
from backend.shared.diary import Slot
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
    """Which clocks the times are shown on, for the question."""
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


async def _days(turn: Turn) -> Sequence[Choice]:
    days = list(dict.fromkeys(_day_of(slot) for slot in await _slots(turn, None)))[:DAYS_SHOWN]
    return [Choice(one.isoformat(), Words(day(one, "zh-Hans"), day(one, "en"))) for one in days]


async def _read_day(turn: Turn, answer: Answer, slot: str) -> Reading:
    """A day with room; with an hour said beside it the time as well; a full or closed day names the next one."""
    if (odd := answer.value("invalid_date")) is not None:
        return Reading(problem="utter_invalid_date", facts={"said": verbatim(str(odd))})
    if (said := answer.day()) is None:
        return pick(answer, await _days(turn)) if answer.text else NOTHING
    slots = await _slots(turn, said)
    first = _day_of(slots[0])
    if first != said:
        button = {
            "title": day(first, turn.language),
            "payload": f'/inform{{"{slot}": "{first.isoformat()}"}}',
        }
        facts = {"day": day(first, turn.language)}
        return Reading(problem="utter_authorization_next_day_free", facts=facts, buttons=(button,))
    exact = [slot for slot in slots if _is_at(slot, _said_clock(answer))]
    also = {"slot": _value(exact[0])} if exact else {}
    return Reading(first.isoformat(), also=also, entities=("datetime", "date", "date_range", "time"))


async def _press_day(turn: Turn, value: str) -> Reading:
    try:
        return Reading(date.fromisoformat(value).isoformat())
    except ValueError:
        return Reading(problem="utter_choice_gone")


def _said_clock(answer: Answer) -> str | None:
    said = answer.value("datetime")
    return said[11:16] if said else answer.value("time")


def _is_at(slot: Slot, clock: str | None) -> bool:
    return clock is not None and f"{slot.start.astimezone(BEIJING):%H:%M}" == clock


def _value(slot: Slot) -> dict[str, str]:
    return {"slot_id": slot.slot_id, "start": slot.start.isoformat()}


async def _of_the_day(turn: Turn) -> list[Slot]:
    chosen = turn.answers.get("day")
    slots = await _slots(turn, date.fromisoformat(chosen)) if chosen else []
    return [slot for slot in slots if _day_of(slot).isoformat() == chosen]


async def _times(turn: Turn) -> Sequence[Choice]:
    slots = await _of_the_day(turn)
    titles = {s.slot_id: Words(_title(turn, s.start, "zh-Hans"), _title(turn, s.start, "en")) for s in slots}
    return [Choice(s.slot_id, titles[s.slot_id], at=s.start) for s in slots]


async def _read_slot(turn: Turn, answer: Answer) -> Reading:
    """A time by its number or by Beijing's hour."""
    slots = await _of_the_day(turn)
    if (clock := _said_clock(answer)) is not None:
        exact = [slot for slot in slots if _is_at(slot, clock)]
        found = Reading(_value(exact[0]), entities=("datetime", "time", "date", "part_of_day")) if exact else None
        return found or Reading(problem="utter_authorization_time_taken")
    number = list_number(answer)
    if number is None:
        return NOTHING
    return Reading(_value(slots[number - 1]), entities=("number",)) if 1 <= number <= len(slots) else NOTHING


async def _press_slot(turn: Turn, value: str) -> Reading:
    """A pressed time is looked up again: it may have been taken since it was offered."""
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

    words = ("日期", "哪天", "day")
    return Field("day", Words("日期", "Day"), read, words=words, choices=_days, pressed=_press_day,
                 show=_show_day, in_review=False, wants=A_COMING_DAY)  # fmt: skip


def slot_field() -> Field:
    """The question at what time of that day."""
    words = ("时间", "几点", "time")
    return Field("slot", Words("时间", "Time"), _read_slot, words=words, choices=_times, pressed=_press_slot,
                 show=_show_slot, facts=clocks_named, rests_on=("day",), wants=A_TIME, clocks=clocks)  # fmt: skip


async def _read_third(turn: Turn, answer: Answer) -> Reading:
    place = answer.value("place")
    if not isinstance(place, Mapping):
        denies = answer.intent in ("deny", "skip") or answer.text in ("没有", "沒有", "冇", "no", "none")
        return Reading("") if denies else Reading(problem="utter_authorization_third_unknown")
    name = place["name"] if turn.language == "en" else place.get("name_zh") or place["name"]
    return Reading({"name": str(name), "timezone": place["timezone"]}, entities=("place",))


def third_field() -> Field:
    """Where somebody else is who will be there, so that the times show their clock as well."""

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

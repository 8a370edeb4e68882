"""Days and hours wished for before free times are on offer: kept with the draft, and looked up when they are asked for.

"12月15号下午可以吗" told while the passport is asked: nothing can be looked up yet, and nothing is asked later as if it
had not been said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from actions.dialogue.commands import ChangeAnswers, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.month_spoken import day_alone, in_month_spoken
from actions.dialogue.readers.other_days import whole_stretches
from actions.dialogue.readers.speech_acts import spoken_act
from actions.dialogue.readers.wished_times import (
    ENTITIES,
    asks_about_hours,
    read_wished_times,
    time_words,
    weekdays_alone,
)
from actions.dialogue.state import State
from actions.dialogue.times_in_words import times_in_words
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from backend.shared.calendar import BEIJING
from backend.shared.wished_times import Days, WishedTimes
from backend.shared.wording import Words

WISHED = "wished_when"
"""Place of the wish in a draft."""
NOTED = "utter_times_noted"
_LATEST = timedelta(days=400)
"""Span ahead within which everybody books."""
_MOSTLY = 0.35
"""Share of a stretch from which it is nothing but a time."""


def wish_of(turn: Turn) -> WishedTimes | None:
    """Return the wish that is kept with the draft, or None."""
    kept = turn.answers.get(WISHED) if turn.has_draft else None
    return WishedTimes.of_kept(kept) if isinstance(kept, Mapping) and kept else None


def changes(message: UserMessage) -> bool:
    """Return True if a message puts another time in the place of one ("改成16号下午")."""
    return not message.pressed and said("changes_to", message.text)


def wish_told(message: UserMessage, zone: str, today: date, before: WishedTimes | None = None) -> WishedTimes | None:
    """Return the times a message wishes for, with what an earlier wish leaves open; None where it wishes for none.

    Only what is said as a wish, as one's stay, or as nothing but a time counts: the day of a death is none.

    Args:
        message: what was said.
        zone: IANA zone of who writes.
        today: their day; no appointment lies before it.
        before: the wish that was kept.
    """
    if message.pressed or not message.text or asks_about_hours(message) or spoken_act(message.text) == "control":
        return None
    wish = _coming(read_wished_times(_only(message, _wishes), zone), today)
    if not wish.says_something:
        wish = _from_arrival(read_wished_times(_only(message, _arrives), zone), today)
    if not wish.says_something or not (wish.says_days or before or _said_as_wish(message.text)):
        return None
    if before is None:
        return wish
    wish = _of_month_spoken(_among(wish, message, before), message, before, today)
    merged = wish.after(before)
    ruled_out = [one for one in wish.not_days if _meets(one, wish.days)] if wish.days else merged.not_days
    at = merged.at if wish.says_hours else before.at
    days = tuple(one for one in merged.days if one not in wish.not_days)
    return replace(merged, at=at, days=days, not_days=tuple(ruled_out))


def _among(wish: WishedTimes, message: UserMessage, before: WishedTimes) -> WishedTimes:
    """The wish for a bare weekday, among the days that were told before ("下个月返嚟", then "星期四朝早")."""
    stretches_told = tuple(one for one in before.days if one[0] != one[1])
    weekdays = weekdays_alone(message)
    if not weekdays or not (stretches_told or before.not_days):
        return wish
    return replace(wish, days=stretches_told, weekdays=weekdays, not_days=() if stretches_told else wish.not_days)


def _of_month_spoken(wish: WishedTimes, message: UserMessage, before: WishedTimes, today: date) -> WishedTimes:
    """The wish for a day without its month, in the stretch or the month told before ("1月中旬", then "14号下午")."""
    number, first, last = day_alone(message), before.first_day, before.last_day
    meant = in_month_spoken(number, first, last) if number and first and last else None
    if meant is None or wish.only_day is None or meant < today:
        return wish
    return replace(wish, days=((meant.isoformat(), meant.isoformat()),))


def note(state: State, wish: WishedTimes | None, *, over: frozenset[str], anew: bool = False) -> tuple[Command, ...]:
    """Return what keeps a wish told too early; nothing where times are asked for.

    Args:
        state: where the flow stands.
        wish: what the message wishes for.
        over: the questions for times.
        anew: whether a time that was chosen before is to be changed: then it is asked for again.
    """
    if wish is None or state.question in over:
        return ()
    kept, chosen = wish.as_kept(), [name for name in over if name in state.answers]
    if chosen:
        again = next(field.name for field in state.flow.fields if field.name in over)
        forgotten = dict.fromkeys(chosen)
        return (ChangeAnswers({WISHED: kept, **forgotten}, NOTED, about=(WISHED,), question=again),) if anew else ()
    if state.here is None:
        return ()
    return (ChangeAnswers({WISHED: kept}, NOTED, about=(WISHED,), goes_on=True),) if kept != _kept(state) else ()


def in_words(turn: Turn, wish: WishedTimes, zone: str) -> str:
    """Say a wish; on the clock of `zone` where nobody has said whose, and on none while the free times decide it."""
    told = wish if wish.zone else wish.on_clock(zone or (BEIJING.key if _keeps_beijing_time(turn) else ""))
    return times_in_words(told, today_there(turn), turn.language)


def _keeps_beijing_time(turn: Turn) -> bool:
    own = turn.now.astimezone(ZoneInfo(turn.timezone))
    return own.utcoffset() == turn.now.astimezone(BEIJING).utcoffset()


def as_line(turn: Turn, zone: str) -> tuple[str, ...]:
    """The wish that is kept, as a line of what was told; none without one."""
    wish = wish_of(turn)
    label = Words("想要的时间：", "Time you would like: ").say(turn.language)
    return (f"{label}{in_words(turn, wish, zone)}",) if wish is not None else ()


def _kept(state: State) -> Any:
    return state.answers.get(WISHED)


def _meets(stretch: Days, others: Sequence[Days]) -> bool:
    return any(first <= stretch[1] and stretch[0] <= last for first, last in others)


def _from_arrival(wish: WishedTimes, today: date) -> WishedTimes:
    """A stay is a wish for its days; who only says when they arrive cannot come before."""
    coming = _coming(wish, today)
    arrival = coming.only_day
    if arrival is None or arrival <= today:
        return coming
    before = (today.isoformat(), (arrival - timedelta(days=1)).isoformat())
    return replace(coming, days=(), not_days=(before,))


def _only(message: UserMessage, fits: Callable[[str, UserMessage], bool]) -> UserMessage:
    """The message with everything blank but the stretches that fit."""
    text, kept = list(" " * len(message.text)), []
    for start, end in whole_stretches(message):
        inside = [one for one in message.entities if start <= int(one.get("start", -1)) < end]
        if inside and fits(message.text[start:end], message.between(start, end)):
            text[start:end] = message.text[start:end]
            kept += inside
    return replace(message, text="".join(text), entities=tuple(kept), parts=())


def _wishes(words: str, piece: UserMessage) -> bool:
    if said("dates_something_else", words):
        return False
    if said("wishes_for_time", words) or said("is_free_then", words):
        return True
    return max(piece.share(*ENTITIES), time_words(piece)) >= _MOSTLY and not said("comes_then", words)


def _arrives(words: str, piece: UserMessage) -> bool:
    return said("comes_then", words) and not said("dates_something_else", words)


def _said_as_wish(words: str) -> bool:
    return any(said(act, words) for act in ("wishes_for_time", "is_free_then", "comes_then"))


def _coming(wish: WishedTimes, today: date) -> WishedTimes:
    """The wish without days that are over, or too far off to be booked."""
    first, last = today.isoformat(), (today + _LATEST).isoformat()
    return replace(wish, days=tuple((begin, end) for begin, end in wish.days if end >= first and begin <= last))

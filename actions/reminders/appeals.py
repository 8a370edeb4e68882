"""Reminder of the last day to appeal, of a judgment whose case is not filed here: of the earlier day, as it is safe.

The day the judgment came may stand in this message or in one before; it is no moment to be reminded at. Rules: CPL-171,
CPL-286.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from actions.answers import Answer
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn, in_form
from actions.hearing.receipt import home_told, received_on, said_to_be_served
from actions.identity.residence import today_of
from actions.readers.standing import stands
from actions.reminders import texts
from actions.reminders.mine import REMOVE, button_of, id_of, mine_of, say, when
from actions.reminders.readers.hearings import names_hearing, steps_wished, wishes_step
from backend.hearing.limits.commands import MyLimits
from backend.hearing.limits.model import NOON, Limit, Service
from backend.reminders.model import MOST, RemoveReminder, SetReminder, may_be_set
from backend.shared.calendar import BEIJING
from backend.shared.notifier import READY_WORDS
from backend.shared.reminder_plan import plan
from backend.shared.wording import Words

_LOOKED_BACK: Final = 4
"""Messages before this one in which the judgment and the day it came may have been told."""
_LONGEST: Final = 200
_USUAL: Final = ("d3", "d1")
_MORNING: Final = time(9)
"""Hour of Beijing at which it is told."""
_ASK: Final = Words(
    "可以。判决书是哪一天收到的？告诉我，我算出上诉的最后一天，再提醒您。",
    "Gladly. On which day did you receive the judgment? Tell me, and I'll work out the last day and remind you.",
)
_SET: Final = Words(
    "记下了。上诉稳妥的最后一天是{last}（按早的那天算）。我在这里提醒您：\n• {due}\n要换时间，直接说“提前五天”。",
    "Done. The safe last day to appeal is {last} (the earlier one). I'll remind you here:\n• {due}\n"
    'For another time just say "five days before".',
)
_LATE: Final = Words(
    "按您说的收到日，上诉稳妥的最后一天是{last}，提醒的时候已经过了：现在就办。",
    "By the day you told me the safe last day to appeal is {last}; the time for that reminder is over: act now.",
)


async def take_up(turn: Turn) -> bool:
    """Set it, or ask for the day the judgment came; False for any other message, and where the court's record knows."""
    said = turn.answer
    if in_form(turn) or said.pressed or not said.text or len(said.text) > _LONGEST or said.danger is not None:
        return False
    before = turn.typed_before(_LOOKED_BACK)
    asked = any(text.startswith((_ASK.zh[:12], _ASK.en[:24])) for text in turn.texts_before)
    if not (asked or wished(said.text, [one.text for one in before])):
        return False
    if await turn.do(MyLimits(turn.person.person_id)):
        return False
    limit = _limit(turn, said, before, asked=asked)
    if limit is None:
        if not asked and stands("names_appeal", said.text):
            say(turn, _ASK)
            return True
        return False
    steps = steps_wished(said.text) or next((found for one in before if (found := steps_wished(one.text))), ())
    await _keep(turn, limit, steps or _USUAL)
    return True


def wished(text: str, before: Sequence[str] = ()) -> bool:
    """Return True if a message wishes to be reminded of an appeal, by its own words or by what was spoken of.

    Args:
        text: the message.
        before: those before it, the newest first.
    """
    wishes = wishes_step(text)
    if not wishes or names_hearing(text):
        return False
    return (
        stands("names_appeal", text)
        or any(stands("names_appeal", one) and not names_hearing(one) for one in before)
        or (bool(before) and stands("judgment_received", before[0]))
    )


def _limit(turn: Turn, said: Answer, before: Sequence[Answer], *, asked: bool) -> Limit | None:
    """The time to appeal of the judgment that was told of last."""
    today = today_of(turn)
    told = (said, *before)
    found = (said_to_be_served(one, today, told) for one in told)
    limit = next((one for one in found if one is not None and one.service.purpose == "appeal"), None)
    if limit is not None or not asked:
        return limit
    day = received_on(said, today) or said.day()
    if day is None or day > today:
        return None
    service = Service("judgment", datetime.combine(day, NOON, BEIJING), "")
    return Limit("", "", "", "", service, home_told(told))


async def _keep(turn: Turn, limit: Limit, steps: Sequence[str]) -> None:
    last = min(ending.deadline.day for ending in limit.endings)
    start = datetime.combine(last, _MORNING, BEIJING)
    words = Words("上诉最后一天：{}", "last day to appeal: {}").say(turn.language).format(full(last, turn.language))
    moments = [one.due for one in plan(steps, start, turn.timezone, turn.now) if may_be_set(one.due, turn.now)]
    if not moments:
        say(turn, _LATE, last=full(last, turn.language))
        return
    old = [one for one in await mine_of(turn) if one.words == words]
    kept = [await turn.do(SetReminder(id_of(turn, words, due), turn.person.person_id, words, due)) for due in moments]
    if kept[0] is None:
        say(turn, texts.TOO_MANY, count=str(MOST))
        return
    for one in old:
        await turn.do(RemoveReminder(one.reminder_id, one.person_id))
    due = Words("；", "; ").say(turn.language).join(when(turn, one) for one in moments)
    said = _SET.say(turn.language).format(last=full(last, turn.language), due=due)
    turn.say(READY_WORDS, [button_of(turn, texts.REMOVE, kept[0], REMOVE)] if len(kept) == 1 else [], words=said)

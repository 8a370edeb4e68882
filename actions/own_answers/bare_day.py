"""Answer to a message that is a day and nothing else, where nothing was asked: what is that day for."""

from __future__ import annotations

from datetime import date
from typing import Final

from actions.dialogue.turn import Turn, in_form
from backend.shared.calendar import BEIJING
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_WHOLE: Final = 0.8
"""A message of which this much is a day is nothing but a day."""
_AHEAD: Final = Words(
    "{}那天要做什么？是开庭，说哪个法院、几点；要我提醒，连钟点一起说，比如“那天上午9点提醒我交材料”。",
    "{}: what is to happen on that day? For a hearing, tell me the court and the hour; for a reminder, say day, hour "
    "and what for.",
)
_BEHIND: Final = Words(
    "{}那天发生了什么？比如收到法院的文件、借出了钱、离职。一句话告诉我，我看能办什么、还剩几天。",
    "{}: what happened on that day? A court's letter came, money was lent, you left a job: tell me in a sentence, and "
    "I see what can be done and how many days are left.",
)


async def take_up(turn: Turn) -> bool:
    """Ask what a day is for, outside any form and where our last words asked nothing; False for any other message."""
    said = turn.answer
    if in_form(turn) or said.pressed or said.danger is not None or said.share("date") < _WHOLE:
        return False
    if any("?" in text or "？" in text for text in turn.texts_before):
        return False
    days = [str(value) for value in said.values("date")]
    if len(days) != 1:
        return False
    try:
        day = date.fromisoformat(days[0])
    except ValueError:
        return False
    words = _AHEAD if day >= turn.now.astimezone(BEIJING).date() else _BEHIND
    shown = Words(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B} {day.year}").say(turn.language)
    turn.say(READY_WORDS, words=words.say(turn.language).format(shown))
    return True

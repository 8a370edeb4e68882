"""Answer to whoever missed a time through an obstacle: within ten days of its end more time is asked for (CPL-86)."""

from __future__ import annotations

from datetime import date
from typing import Final

from actions.answers import Answer
from actions.dialogue.buttons import button
from actions.dialogue.readers.told_days import read_told_day
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.hearing.readers import tells_missed_time, tells_obstacle
from actions.identity.residence import today_of
from backend.filing.clocks import resumption_deadline
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, moment

_LONGEST: Final = 160
_LOOKED_BACK: Final = 2
"""Messages before this one in which the missed time, or the obstacle, may have been told."""
_DAYS: Final = ("date", "datetime")
_RULE: Final = Words(
    "因为不可抗拒的事由或者别的正当理由耽误了期限的，障碍消除后 10 日内，可以向法院申请顺延，准不准由法院决定"
    "（民事诉讼法(2023修正)第86条）。申请书写明耽误了哪个期限、为什么、障碍哪天消除，附证明（比如住院和出院证明）；"
    "同时把耽误的那份材料（上诉状、答辩状等）一起交。",
    "If force majeure or another good reason made you miss a time, you can ask the court for more time within 10 days "
    "after the obstacle is gone; the court decides (Civil Procedure Law (2023) Art. 86). Say which time you missed, "
    "why, and on which day the obstacle ended, with proof (hospital papers, say), and hand in what was late (the "
    "appeal, the answer) with it.",
)
_UNTIL: Final = Words(
    "按您说的 {ended} 障碍消除，最后到：{until}。别等到那天，今天就办。",
    "If the obstacle ended on {ended}, as you say, the last day is {until}. Don't wait for it: do it today.",
)
_OVER: Final = Words(
    "按您说的 {ended} 障碍消除，10 日到 {until}，已经过了：今天就联系承办法官，问还能怎么办；"
    "判决已经生效的，看能不能申请再审。",
    "If the obstacle ended on {ended}, the 10 days ended {until}: contact the judge today and ask what can still be "
    "done; if the judgment is final, a retrial may be applied for.",
)
_WHICH_DAY: Final = Words(
    "障碍是哪一天消除的（比如哪天出院）？告诉我，我给您算最后一天。",
    "On which day did the obstacle end (the day you left hospital, say)? Tell me and I'll count.",
)
_PERSON: Final = Words("转人工", "Talk to a person")


async def take_up(turn: Turn) -> bool:
    """Tell the ten days to whoever tells of a missed time and of the obstacle, the last day where its end is told.

    Right after the question for that day, the day alone is enough. False for any other message.
    """
    said = turn.answer
    if turn.has_draft or said.pressed or not said.text or len(said.text) > _LONGEST:
        return False
    ended = _day(said, turn)
    if ended is not None and _was_asked(turn):
        _tell_until(turn, ended)
        return True
    texts = (said.text, *(one.text for one in turn.typed_before(_LOOKED_BACK)))
    if not tells_obstacle(said.text) or not any(tells_missed_time(text) for text in texts):
        return False
    turn.say(READY_WORDS, words=_RULE.say(turn.language))
    if ended is None:
        turn.say(READY_WORDS, [button(turn.language, _PERSON, "ask_human")], words=_WHICH_DAY.say(turn.language))
    else:
        _tell_until(turn, ended)
    return True


def _was_asked(turn: Turn) -> bool:
    return _WHICH_DAY.say(turn.language) in turn.texts_before


def _day(said: Answer, turn: Turn) -> date | None:
    """The one past day a message tells, or None."""
    if len(said.values(*_DAYS)) != 1:
        return None
    told = read_told_day(said, today_of(turn), "", "past")
    return told.day if told is not None and told.day is not None and told.day <= today_of(turn) else None


def _tell_until(turn: Turn, ended: date) -> None:
    deadline = resumption_deadline(ended)
    words = _OVER if deadline.is_over(today_of(turn)) else _UNTIL
    until = moment(deadline.last_minute, turn.timezone, turn.person.city, turn.language)
    told = words.say(turn.language).format(ended=full(ended, turn.language), until=until)
    turn.say(READY_WORDS, [button(turn.language, _PERSON, "ask_human")], words=told)

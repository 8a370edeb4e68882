"""Day by which a court has to give a fee back, from the day a decision took effect, as it is told (FEE-27)."""

from __future__ import annotations

from typing import Final

from actions.dialogue.readers.told_days import read_told_day
from actions.dialogue.told_days import full
from actions.dialogue.turn import Turn
from actions.identity.residence import today_of
from backend.filing.clocks import refund_due
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_DAYS: Final = ("date", "datetime")
_DUE: Final = Words(
    "按您说的 {effective} 生效算，该退的最晚 {until} 以前退（生效后 15 天，诉讼费用交纳办法第27、53条）。",
    "If the decision took effect on {effective}, as you say, what comes back is due by {until} (15 days, Measures on "
    "Payment of Litigation Costs, Arts. 27, 53).",
)
_OVER: Final = Words(
    "这一天已经过了：请打 12368 或问承办法官退到哪里，收款账户有没有交齐。",
    "That day has passed: ask at 12368, or the judge, where it went and whether your account details are complete.",
)


def tell_refund_due(turn: Turn) -> None:
    """Say by when a refund has to be made, where one day is told and it is past; nothing else."""
    said = turn.answer
    if said.pressed or len(said.values(*_DAYS)) != 1:
        return
    today = today_of(turn)
    told = read_told_day(said, today, "", "past")
    if told is None or told.day is None or told.day > today:
        return
    deadline = refund_due(told.day)
    lines = [
        _DUE.say(turn.language).format(effective=full(told.day, turn.language), until=full(deadline.day, turn.language))
    ]
    if deadline.is_over(today):
        lines.append(_OVER.say(turn.language))
    turn.say(READY_WORDS, words="\n".join(lines))

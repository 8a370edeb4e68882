"""Answer to whoever would appeal against an award of arbitration: there is no appeal, only an application to set aside.

A court's days of appeal, told after an award, would be untrue and, where they are over, an alarm about nothing. The
award of a labour arbitration is another thing: one sues after it (LAB-30).
"""

from __future__ import annotations

from typing import Final

from actions.arbitration.dialogue import explain
from actions.defence.readers.suits import says_sued
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn
from actions.hearing.labour_award import tell_labour_suit
from actions.hearing.readers import is_of_labour_award, paper_named
from actions.readers.sides import standpoint
from actions.readers.standing import stands
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LOOKED_BACK: Final = 3
"""Messages before this one in which the award may have been told."""
_LONGEST: Final = 200
_SUIT: Final = "filing"
_NO_APPEAL: Final = Words(
    "仲裁裁决没有上诉，法院判决的上诉期在这里不适用。不服只能申请撤销，而且只看程序上的几种情形（例如没有仲裁协议、没通知您、"
    "伪造证据）。",
    "An award of arbitration cannot be appealed; the days to appeal against a judgment don't apply here. It can only "
    "be set aside, and only for a few reasons of procedure (no agreement, no notice, forged evidence and the like).",
)


async def appealed(turn: Turn) -> bool:
    """Tell whoever asks about an appeal, and told of an award, how it is set aside, and until when if the day is told.

    Returns:
        False for anybody else: who names a court's decision has another way.
    """
    said = turn.answer
    if turn.has_draft or said.pressed or not said.text or len(said.text) > _LONGEST:
        return False
    if not stands("names_appeal", said.text) or stands("asks_setting_aside", said.text):
        return False  # what can be set aside, and why, the library says at length
    if is_of_labour_award(said.text):
        stand = standpoint(said.text)
        if (stand.wants and stand.way == _SUIT) or says_sued(said.text):
            return (
                False  # the suit after it takes the whole story, the day of the award with it; who is sued answers it
            )
        tell_labour_suit(turn)
        return True
    told = (said, *turn.typed_before(_LOOKED_BACK))
    if not _is_of_award(told):
        return False
    turn.say(READY_WORDS, words=_NO_APPEAL.say(turn.language))
    turn.answer = next((one for one in told if says("arbitrates_received", one.text)), said)
    await explain(turn, "set_aside")
    turn.answer = said
    return True


def _is_of_award(told: tuple[UserMessage, ...]) -> bool:
    """Return True if the newest decision that was told of is an award, and none of a court or of labour arbitration."""
    decided = next((one.text for one in told if says("names_award", one.text) or _is_of_another(one.text)), "")
    return bool(decided) and not _is_of_another(decided)


def _is_of_another(text: str) -> bool:
    return is_of_labour_award(text) or paper_named(text) in ("judgment", "ruling")

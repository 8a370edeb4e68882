"""The way of somebody who is called before a labour arbitration commission, mostly an employer by a worker.

"一个员工去劳动局告我" tells of no suit at court: no answer of fifteen or thirty days runs, and no form of ours hands it
in there. What to do is told from the law library (`labour_called_to_arbitration`), and what is asked next behind it.
"""

from __future__ import annotations

import re
from typing import Final

from actions.defence.readers.suits import says_sued
from actions.dialogue.turn import Turn, in_form
from actions.protection.follow_up import entry_told, spoken_of
from actions.protection.law import tell_entry_named
from actions.protection.linked import link_told
from actions.readers.work_sides import work_side
from actions.script import sign_by_sign
from actions.story.wishes import wants_to_sue

_ENTRY: Final = "labour_called_to_arbitration"
_BODY: Final = re.compile(
    r"劳动局|人社局|社保局|劳动[人事争议]*仲裁|劳动人事|[去到申]\w{0,3}劳动(?:部门|站|所)|劳动仲裁|"
    r"\blabou?r (?:\w+ )?(?:arbitration|commission|bureau|tribunal|department|office|dispute)",
    re.IGNORECASE,
)
_COURT: Final = re.compile(r"法院|法庭|传票|起诉状|裁决|仲裁书|\b(?:court|summons|award|judgment)\b", re.IGNORECASE)
"""A paper or a body behind the arbitration: the days of an award and of a suit are told elsewhere."""
_CALLED: Final = re.compile(
    r"告|仲裁|申请|投诉|通知|叫我|要求|\b(?:sue[ds]?|suing|filed|took|taken|against|complain\w*|claim\w*|notice|notified)\b",
    re.IGNORECASE,
)


async def take_up(turn: Turn) -> bool:
    """Tell what the one does who is called before a labour arbitration; False for anybody else."""
    heard = turn.answer
    if in_form(turn) or heard.pressed:
        return False
    if not is_called(heard.text):
        return await _spoken_of(turn) and await link_told(turn, either_side=True)
    await tell_entry_named(turn, _ENTRY)
    return True


async def _spoken_of(turn: Turn) -> bool:
    """Return True if the last answer of law was of this, so that what the worker wants begins no suit of the writer."""
    told, _ = spoken_of(turn)
    entry = await entry_told(turn) if told else None
    return entry is not None and entry.entry_id == _ENTRY


def is_called(text: str) -> bool:
    """Return True if a text tells that labour arbitration was applied for against the writer, and of no court yet."""
    plain = sign_by_sign(text).casefold()
    if not _BODY.search(plain) or _COURT.search(plain) or not _CALLED.search(plain):
        return False
    return says_sued(text) or (work_side(text) == "employer" and not wants_to_sue(text))

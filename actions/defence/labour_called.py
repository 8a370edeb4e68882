"""The way of somebody who is called before a labour arbitration commission, mostly an employer by a worker.

"一个员工去劳动局告我" tells of no suit at court: no answer of fifteen or thirty days runs, and no form of ours hands it
in there. What to do is told from the law library (`labour_called_to_arbitration`), and what is asked next behind it.
"""

from __future__ import annotations

from typing import Final

from actions.defence.readers.suits import says_sued
from actions.dialogue.turn import Turn, in_form
from actions.protection.follow_up import entry_told, spoken_of
from actions.protection.law import tell_entry_named
from actions.protection.linked import link_told
from actions.readers.work_sides import tells_of_labour_arbitration, work_side
from actions.story.wishes import wants_to_sue

_ENTRY: Final = "labour_called_to_arbitration"


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
    if not tells_of_labour_arbitration(text):
        return False
    return says_sued(text) or (work_side(text) == "employer" and not wants_to_sue(text))

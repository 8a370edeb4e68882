"""A trouble told without a wish, heard as the wish to sue: the law of it is answered, and suing stands as a button.

"我签了担保 借钱的人死了" and "they made me sign an IOU" ask what is so, whatever form they sound like.
"""

from __future__ import annotations

from actions.dialogue.phrases import said as says
from actions.dialogue.questions import QuestionTable
from actions.dialogue.readers.complaints import tells_only, was_forced
from actions.dialogue.turn import Turn
from actions.filing.screening import causes_in, way_elsewhere
from actions.filing.story import story_of
from actions.filing.told_lately import story_lately
from actions.protection.law import tell_entry_named
from actions.story.outright import is_against_private
from actions.story.wishes import wants_to_sue

_LAW, _UNDER_THREAT = "ask_law", "iou_signed_under_threat"


async def answered(turn: Turn, questions: QuestionTable) -> bool:
    """Answer a trouble of no kind that a form is made for, where nothing says that a suit is wished for.

    Args:
        questions: the house's answers.
    """
    said, answer = turn.answer, questions.of(_LAW)
    if answer is None or not said.text or wants_to_sue(said.text) or not tells_only(said):
        return False
    if await told_of_force(turn):
        return True
    if _is_of_a_kind(turn) or _is_heard_surely(turn):
        return False
    await answer(turn)
    return True


async def told_of_force(turn: Turn) -> bool:
    """Tell the law of threats to who was forced to write that they owe; False for anybody else."""
    if not was_forced(turn.answer.text):
        return False
    await tell_entry_named(turn, _UNDER_THREAT)
    return True


def _is_heard_surely(turn: Turn) -> bool:
    """Return True if the wish is heard for sure in a wrong by somebody who can be sued."""
    text = turn.answer.text
    return turn.answer.is_sure and says("tells_wrong", text) and is_against_private(text)


def _is_of_a_kind(turn: Turn) -> bool:
    """Return True if what is told is a suit of a known kind, or goes another way that is known."""
    known = bool(causes_in(turn.answer) or story_of(turn).cause or story_lately(turn).cause)
    return known or way_elsewhere(turn.answer.text) is not None

"""Answer to a bare "what am I to do?": by what was just spoken of, by what is open, or by asking what happened."""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.phrases import says_only
from actions.dialogue.turn import Turn
from actions.matter.next_steps import next_step
from actions.topic import AnswerTo, OpenEnd, topic


def _is_asked(turn: Turn) -> bool:
    """Return True if a message asks nothing but what is to be done ("那我怎么办呢")."""
    said = turn.answer
    return not turn.has_draft and not said.pressed and says_only("asks_what_to_do", said.text)


def follow_up(answers: Mapping[str, AnswerTo]) -> OpenEnd:
    """Return what takes up the bare question outside a form.

    Args:
        answers: what answers it where a service was just spoken of, by service; another goes by what is open.
    """

    async def taken(turn: Turn) -> bool:
        if not _is_asked(turn):
            return False
        await answers.get(topic(turn), next_step)(turn)
        return True

    return taken

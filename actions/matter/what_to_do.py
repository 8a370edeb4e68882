""" "What am I to do?" said alone: by what was just spoken of, else by what is open, else by asking what happened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from actions.dialogue.phrases import says_only
from actions.dialogue.turn import Turn
from actions.matter.next_steps import next_step
from actions.topic import AnswerTo, topic


def asked(turn: Turn) -> bool:
    """Whether a message asks nothing but what is to be done ("那我怎么办呢")."""
    said = turn.answer
    return not turn.has_draft and not said.pressed and says_only("asks_what_to_do", said.text)


def follow_up(answers: Mapping[str, AnswerTo]) -> Callable[[Turn], Awaitable[bool]]:
    """Return what takes up the bare question outside a form.

    Args:
        answers: what answers it where a service was just spoken of, by service; another goes by what is open.
    """

    async def taken(turn: Turn) -> bool:
        if not asked(turn):
            return False
        await answers.get(topic(turn), next_step)(turn)
        return True

    return taken


def first(answer: AnswerTo, taken: Callable[[Turn], Awaitable[bool]]) -> AnswerTo:
    """Return an answer before which the bare question is taken up by what was just spoken of."""

    async def told(turn: Turn) -> None:
        if not await taken(turn):
            await answer(turn)

    return told

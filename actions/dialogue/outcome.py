"""End of a turn: on a question, or outside the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actions.dialogue.flow import Flow
from actions.dialogue.state import first_open
from actions.dialogue.turn import Turn

Events = list[dict[str, Any]]


@dataclass(frozen=True)
class Outcome:
    """Outcome when everything of a turn is done.

    Args:
        question: what is asked; nothing: the open question once more.
        over: the events with which the turn ends without a question.
    """

    question: str = ""
    over: Events | None = None


ASK_AGAIN = Outcome()


def next_question(flow: Flow, turn: Turn) -> Outcome:
    """The first question without an answer, or the review."""
    return Outcome(first_open(flow.fields, turn.answers))

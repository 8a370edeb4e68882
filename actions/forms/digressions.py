"""Questions outside any form: one action whatever the intent (``action_answer_question``)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.questions import QuestionTable
from actions.forms.turn import Turn
from actions.front_door import Declined, FrontDoor
from actions.spoken_of import answer_short

FollowUp = Callable[[Turn], Awaitable[bool]]
"""Answers a short question about what was said last; False leaves it to the table."""


class AnswerQuestion(Action):
    """The answers of the table where no form is open."""

    def __init__(self, door: FrontDoor, questions: QuestionTable, follow_up: FollowUp) -> None:
        self.door = door
        self.questions = questions
        self.follow_up = follow_up

    def name(self) -> str:
        """Rasa's name of this action."""
        return "action_answer_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer the latest message."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        answer = self.questions.of(turn.answer.intent)
        try:
            short = await answer_short(turn, self.questions.short)
            if not short and not await self.follow_up(turn):
                await answer(turn) if answer else turn.say("utter_help")
        except Declined as no:
            turn.explain(no)
        return turn.events

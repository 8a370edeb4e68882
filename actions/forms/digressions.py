"""Questions that can be answered anywhere: alone, or in the middle of a form, which then asks its own again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.forms.turn import Turn
from actions.front_door import Declined, FrontDoor
from actions.spoken_of import AnswerTo, ShortAnswers, answer_short

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

FollowUp = Callable[[Turn], Awaitable[bool]]
"""Answers a short question about what was said last; False leaves it to the table."""


class Digressions:
    """The table from intent to the function that answers it.

    Args:
        table: intent name to an async function that says the answer.
        short: what answers a question that names no subject, by what is being spoken of.
    """

    def __init__(self, table: Mapping[str, AnswerTo], short: ShortAnswers = MappingProxyType({})) -> None:
        self._table = table
        self.short = short

    def of(self, intent: str) -> AnswerTo | None:
        """The function that answers `intent`, or None."""
        return self._table.get(intent)


async def short(form: ServiceForm, turn: Turn) -> list[dict[str, Any]] | None:
    """Answer "那要多少钱" by what this form is about, then ask the open question again."""
    return [*turn.events, *await form.ask(turn)] if await answer_short(turn, form.digressions.short) else None


async def listen(form: ServiceForm, turn: Turn) -> list[dict[str, Any]] | None:
    """Answer a question asked in the middle of `form`, then ask the open question again."""
    said = turn.answer
    answer = form.digressions.of(said.intent) if said.decision == "answer" else None
    if answer is None and said.decision == "refuse":
        answer = form.digressions.of("out_of_scope")
    if answer is None:
        return None
    try:
        await answer(turn)
    except Declined as no:
        turn.explain(no)
    return [*turn.events, *await form.ask(turn)]


class AnswerQuestion(Action):
    """The same answers outside a form: one action whatever the intent (``action_answer_question``)."""

    def __init__(self, door: FrontDoor, digressions: Digressions, follow_up: FollowUp) -> None:
        self.door = door
        self.digressions = digressions
        self.follow_up = follow_up

    def name(self) -> str:
        """Rasa's name of this action."""
        return "action_answer_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer the latest message."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        answer = self.digressions.of(turn.answer.intent)
        try:
            short = await answer_short(turn, self.digressions.short)
            if not short and not await self.follow_up(turn):
                await answer(turn) if answer else turn.say("utter_help")
        except Declined as no:
            turn.explain(no)
        return turn.events

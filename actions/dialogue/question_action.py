"""Questions outside any form: one action whatever the intent (``action_answer_question``)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.offer_taken import form_taken
from actions.dialogue.outside import also_wished, answer_all, forms_wished, keep_for_later, taken_up_by_name
from actions.dialogue.questions import QuestionTable
from actions.dialogue.turn import Turn
from actions.dialogue.unheard import deal_with_beside, say_unheard
from actions.front_door import Declined, FrontDoor
from actions.topic import answer_short, never
from backend.shared.wording import Words

FollowUp = Callable[[Turn], Awaitable[bool]]
"""Answers a short question about what was said last; False leaves it to the table."""


class AnswerQuestion(Action):
    """The answers of the table where no form is open.

    Args:
        door: the way into the backend.
        questions: the table.
        follow_up: see `FollowUp`.
        opened_by: which intent opens which form.
        titles: what each service is called.
        whole: answers what only sounds like a short question of what is being spoken of.
    """

    def __init__(
        self,
        door: FrontDoor,
        questions: QuestionTable,
        follow_up: FollowUp,
        opened_by: Mapping[str, str],
        titles: Mapping[str, Words],
        whole: FollowUp = never,
    ) -> None:
        self.door = door
        self.questions = questions
        self.follow_up = follow_up
        self.opened_by = opened_by
        self.titles = titles
        self.whole = whole

    def name(self) -> str:
        """Rasa's name of this action."""
        return "action_answer_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer the latest message."""
        turn = await Turn.begin(dispatcher, tracker, self.door, "")
        try:
            if (waiting := await taken_up_by_name(turn, self.titles)) is not None:
                return [FollowupAction(f"{waiting}_form")]
            if taken := form_taken(turn, self.titles):
                return [FollowupAction(f"{taken}_form")]
            short = await self.whole(turn) or await answer_short(turn, self.questions.short)
            wished = () if short else forms_wished(turn.answer, self.opened_by)
            followed = not short and await self.follow_up(turn)
            if followed:
                await self._answer_beside_form(turn)
            told = short or followed or await answer_all(turn, self.questions)
            if not told and not wished:
                turn.say("utter_help")
            if wished and not _leads_on(turn) and not _asks_back(turn):
                await keep_for_later(turn, wished[1:], self.titles)
                turn.events.append(FollowupAction(f"{wished[0]}_form"))
        except Declined as no:
            turn.explain(no)
        if not _leads_on(turn):  # a form that opens asks by itself
            await say_unheard(turn, self.questions, self.opened_by, self.titles)
            if not turn.is_all_dealt_with:
                also_wished(turn, self.opened_by, self.titles)
        return turn.events

    async def _answer_beside_form(self, turn: Turn) -> None:
        """Deal with what a story that opens a form wishes for beside it, which the form no longer hears."""
        if service := _form_opened(turn):
            await deal_with_beside(turn, self.questions, self.opened_by, self.titles, service)


def _form_opened(turn: Turn) -> str:
    """Return the service whose form an answer opens, or nothing."""
    names = (str(event.get("name")) for event in turn.events if event.get("event") == "followup")
    return next((name.removesuffix("_form") for name in names if name.endswith("_form")), "")


def _leads_on(turn: Turn) -> bool:
    """Return True if an answer opens a form, or hands the message to another action."""
    return any(event.get("event") == "followup" for event in turn.events)


def _asks_back(turn: Turn) -> bool:
    """Return True if the last answer asks something itself (which city?): a form would take what is said to that."""
    last = turn.said_now[-1] if turn.said_now else {}
    return "_ask_" in str(last.get("response") or "")

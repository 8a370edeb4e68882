"""The last step of a flow: hand the confirmed answers in, once, and say the outcome.

The draft's id is the request's idempotency key and the receipt stays with the draft, so a second confirmation, or a
turn played again after a crash, finds the same receipt and says the same outcome.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.buttons import button
from actions.dialogue.endings import close, leave
from actions.dialogue.flow import Events
from actions.dialogue.opening import nothing_to_ask
from actions.dialogue.submission import Receipt, Submission
from actions.forms.turn import LISTEN, Turn
from actions.front_door import Declined, FrontDoor
from actions.profile.facts import remember
from backend.drafts.model import SubmitDraft

__all__ = ["Receipt", "SubmitFlow", "SubmitService"]


class SubmitFlow(Action):
    """``action_submit_<service>``: hands in a flow's answers.

    Args:
        service: of the flow.
        submission: what is handed in, and how its outcome is told.
        door: the way into the backend.
    """

    def __init__(self, service: str, submission: Submission, door: FrontDoor) -> None:
        self._of = service
        self._submission = submission
        self.door = door

    def name(self) -> str:
        """Rasa's name of this action."""
        return f"action_submit_{self._of}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Submit the draft and leave the flow, or go back to the answer that was refused."""
        turn = await Turn.begin(dispatcher, tracker, self.door, self._of)
        if not turn.has_draft and not (turn.draft_is_over and turn.draft.receipt):
            turn.say("utter_form_nothing_to_submit")
            return close()
        try:
            await self._submission.tell(turn, await self._receipt(turn))
        except Declined as no:
            return await self._declined(turn, no)
        return await leave(turn)

    async def _receipt(self, turn: Turn) -> Receipt:
        if turn.draft.receipt is not None:
            return turn.draft.receipt
        receipt, answers = await self._submission.hand_in(turn), turn.answers
        await remember(turn, self._of, answers)
        await turn.do(SubmitDraft(turn.draft.draft_id, turn.person.person_id, receipt))
        return receipt

    async def _declined(self, turn: Turn, no: Declined) -> Events:
        if ways := self._submission.ways_on.get(no.utter):
            turn.say(no.utter, [button(turn.language, title, intent) for title, intent in ways])
            return [FollowupAction(LISTEN)]
        turn.explain(no)
        if no.utter in self._submission.ends:
            return await nothing_to_ask(turn)
        field = self._submission.reopens.get(no.utter)
        if field is None:
            return [FollowupAction(LISTEN)]
        turn.change(forget=(field,))
        await turn.save()
        return [SlotSet("requested_slot", f"{self._of}_{field}"), FollowupAction(f"{self._of}_form")]


class SubmitService(SubmitFlow, ABC):
    """The same written as a class, for services whose flow is not data yet."""

    service: ClassVar[str]
    reopens: ClassVar[dict[str, str]] = {}
    """Refusal's utterance to the field that must be answered anew (a slot that has just been taken)."""

    def __init__(self, door: FrontDoor) -> None:
        submission = Submission(hand_in=self.submit, tell=self.tell, reopens=self.reopens)
        super().__init__(self.service, submission, door)

    @abstractmethod
    async def submit(self, turn: Turn) -> Receipt:
        """Run the command and return the receipt to keep with the draft (ids only, no personal data).

        Raises:
            Declined: when the backend says no; `run` says it and reopens the field concerned.
        """

    @abstractmethod
    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say the outcome a receipt stands for."""

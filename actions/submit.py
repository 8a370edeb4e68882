"""The last step of a service: hand the confirmed answers in, once, and say the outcome.

The draft's id is the request's idempotency key and the receipt stays with the draft, so a second confirmation, or a
turn played again after a crash, finds the same receipt and says the same outcome.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.endings import close, leave
from actions.forms.turn import LISTEN, Turn
from actions.front_door import Declined, FrontDoor
from actions.profile.facts import remember
from backend.drafts.model import SubmitDraft

Events = list[dict[str, Any]]
Receipt = dict[str, Any]


class SubmitService(Action, ABC):
    """``action_submit_<service>``: runs the service's command with the draft's answers.

    Args:
        door: the way into the backend.
    """

    service: ClassVar[str]
    reopens: ClassVar[dict[str, str]] = {}
    """Refusal's utterance to the field that must be answered anew (a slot that has just been taken)."""

    def __init__(self, door: FrontDoor) -> None:
        self.door = door

    def name(self) -> str:
        """Rasa's name of this action."""
        return f"action_submit_{self.service}"

    @abstractmethod
    async def submit(self, turn: Turn) -> Receipt:
        """Run the command and return the receipt to keep with the draft (ids only, no personal data).

        Raises:
            Declined: when the backend says no; `run` says it and reopens the field concerned.
        """

    @abstractmethod
    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say the outcome a receipt stands for."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Submit the draft and leave the form, or go back to the answer that was refused."""
        turn = await Turn.begin(dispatcher, tracker, self.door, self.service)
        if not turn.has_draft and not (turn.draft_is_over and turn.draft.receipt):
            turn.say("utter_form_nothing_to_submit")
            return close()
        try:
            await self.tell(turn, await self._receipt(turn))
        except Declined as no:
            return await self._declined(turn, no)
        return await leave(turn)

    async def _receipt(self, turn: Turn) -> Receipt:
        if turn.draft.receipt is not None:
            return turn.draft.receipt
        receipt, answers = await self.submit(turn), turn.answers
        await remember(turn, self.service, answers)
        await turn.do(SubmitDraft(turn.draft.draft_id, turn.person.person_id, receipt))
        return receipt

    async def _declined(self, turn: Turn, no: Declined) -> Events:
        turn.explain(no)
        field = self.reopens.get(no.utter)
        if field is None:
            return [FollowupAction(LISTEN)]
        turn.change(forget=(field,))
        await turn.save()
        return [SlotSet("requested_slot", f"{self.service}_{field}"), FollowupAction(f"{self.service}_form")]

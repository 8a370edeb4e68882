"""The last step of a flow: hand the confirmed answers in, once, and say the outcome.

The draft's id is the request's idempotency key and the receipt stays with the draft, so a second confirmation, or a
turn played again after a crash, finds the same receipt and says the same outcome.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.endings import close, leave, pause
from actions.dialogue.flow import Events
from actions.dialogue.opening import nothing_to_ask
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import LISTEN, Turn
from actions.front_door import Declined, FrontDoor
from actions.profile.facts import remember
from backend.drafts.model import SubmitDraft
from backend.shared.notifier import READY_WORDS


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
        if way := self._submission.leads_on.get(no.utter):
            service, said = way
            turn.say(READY_WORDS, words=said.say(turn.language))
            await pause(turn)
            return close(f"{service}_form")
        turn.explain(no)
        if no.utter in self._submission.ends:
            return await nothing_to_ask(turn)
        field = self._submission.reopens.get(no.utter)
        if field is None:
            return [FollowupAction(LISTEN)]
        turn.change(forget=(field,))
        await turn.save()
        return [SlotSet("requested_slot", f"{self._of}_{field}"), FollowupAction(f"{self._of}_form")]

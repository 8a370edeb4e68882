"""A flow as Rasa sees it: the action that is called for every message while the form is open.

Rasa hands every message of an active form to the action of the form's own name (RulePolicy's happy path, with the
documented override of a form by a custom action). The tracker holds which question is open; the answers live in the
backend's draft. What a message leads to is decided by the rules alone (`interpreter`), danger first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue import giving_up
from actions.dialogue.endings import close, discard
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.opening import begin_flow, nothing_to_ask, open_flow
from actions.dialogue.outside import (
    also_wished,
    answer_beside,
    answer_instead,
    forms_spoken_of,
    forms_wished,
    taken_up_by_name,
)
from actions.dialogue.phrases import said
from actions.dialogue.prompt import ask, stay, upcoming
from actions.dialogue.rules.switch import denies_wish, refuses_service, wished_instead
from actions.dialogue.runner import hear, hear_urgent
from actions.dialogue.speech import say_heard, say_refused
from actions.dialogue.state import REVIEW, first_open
from actions.dialogue.titles import returned_to
from actions.dialogue.turn import Turn
from actions.dialogue.unheard import deal_with_beside, say_unheard
from actions.emergency.alarm import keep_wished_instead, let_go, story_kept
from actions.emergency.readers.another import tells_another
from actions.emergency.told import ALARM, after_alarm
from actions.front_door import Declined, FrontDoor

_TELLING = frozenset({"inform", "deny", "correct_answer"})
"""Intents with which a message tells something of the form that waits."""
_SEVERAL = 2
"""Forms a message asks of from which it is for the person to say which comes first."""


class FlowAction(Action):
    """One flow, from opening to the confirmed review.

    Args:
        flow: what is asked.
        door: the way into the backend.
        around: what is the same for every flow.
    """

    def __init__(self, flow: Flow, door: FrontDoor, around: Surroundings) -> None:
        self.flow = flow
        self.door = door
        self.around = around

    def name(self) -> str:
        """Rasa's name of the form and of this action."""
        return f"{self.flow.service}_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Deal with one message and end on an open question, or pass on."""
        turn = await Turn.begin(dispatcher, tracker, self.door, self.flow.service)
        turn.answer = after_alarm(turn)
        active = (tracker.active_loop or {}).get("name") == self.name()
        try:
            events = await (self._go_on(turn) if active else self._begin(turn))
            await turn.save()
        except Declined as no:
            turn.explain(no)
            events = stay(self.flow, turn) if active else await self._not_opened(turn)
            await turn.save()
        return events

    async def open(self, turn: Turn) -> Events:
        """Open the flow."""
        return await open_flow(self.flow, turn, self.around)

    async def _go_on(self, turn: Turn) -> Events:
        fresh = turn.is_fresh_message
        if fresh and (urgent := await hear_urgent(self.flow, turn, self.around)) is not None:
            return urgent
        if turn.draft_is_over:
            return await self._say_outcome(turn)
        if not turn.has_draft:
            return await self.open(turn)
        return await (hear(self.flow, turn, self.around) if fresh else ask(self.flow, turn))

    async def _begin(self, turn: Turn) -> Events:
        if turn.is_fresh_message:
            waiting = await taken_up_by_name(turn, self.around.titles)
            if waiting not in (None, self.flow.service):
                return close(f"{waiting}_form")
            for deals in self.around.before_any:
                if await deals(turn):
                    await self._say_unheard(turn)
                    return [*close(), *turn.events]
        wished = forms_wished(turn.answer, self.around.opened_by) if turn.is_fresh_message else ()
        if self._is_heard(turn) and denies_wish(turn.answer, self.flow.service):
            wished = tuple(service for service in wished if service != self.flow.service)
            if wished:
                return await self._pass_on(turn, wished)
            say_heard(turn)
            return close()
        if wished and wished[0] != self.flow.service:
            return await self._pass_on(turn, wished)
        if not wished and self._is_heard(turn) and await self._asked_which_first(turn):
            return [*close(), *turn.events]
        if not wished and await self._side_first(turn):
            return [*close(), *turn.events]
        meant = self.around.meant(turn.answer, self.flow.service, "") if self._is_heard(turn) else ""
        if not wished and meant not in ("", self.flow.service):
            return close(f"{meant}_form")
        if self._is_heard(turn) and refuses_service(turn.answer, self.flow.service):
            say_refused(turn, self.flow.title)
            return close()
        if turn.is_fresh_message and await self._answered_instead(turn, wished):
            await self._say_unheard(turn)
            return [*close(), *turn.events]  # where the answer leads on, that is where it goes
        if self._tells_more(turn):
            return await self._go_on_hearing(turn)
        if (story := story_kept(turn.tracker, self.flow.service)) is None or (turn.has_draft and turn.answers):
            return await self.open(turn)
        if turn.is_fresh_message and tells_another(turn.answer, story):
            let_go(turn)
            return [*turn.events, *await self.open(turn)]
        return await self._begin_with(turn, story)

    async def _begin_with(self, turn: Turn, story: UserMessage) -> Events:
        """Begin what was wished for beside a danger with all that was told then; data that follow are heard, too."""
        said, turn.answer = turn.answer, story
        let_go(turn)
        if (over := await begin_flow(self.flow, turn, self.around)) is not None:
            return [*turn.events, *over]
        first = first_open(self.flow.fields, turn.answers)
        if turn.tracker.latest_action_name != ALARM:
            return [*turn.events, *await ask(self.flow, turn, first)]
        turn.answer, turn.question = said, await upcoming(self.flow, turn, first)
        return await hear(self.flow, turn, self.around)

    def _tells_more(self, turn: Turn) -> bool:
        """Return True if what waits is taken up by a message that tells or corrects something of it, not by a wish."""
        said = turn.answer
        if not turn.has_draft or turn.draft.state != "waiting" or not turn.answers or said.pressed or said.asks:
            return False
        return said.intent in _TELLING and bool(said.text) and returned_to(said.text, self.around.titles) == ()

    async def _go_on_hearing(self, turn: Turn) -> Events:
        """Take up what waits, and hear the message at the question that was open."""
        if (over := await begin_flow(self.flow, turn, self.around)) is not None:
            return over
        turn.question = await upcoming(self.flow, turn, first_open(self.flow.fields, turn.answers))
        return await hear(self.flow, turn, self.around)

    def _is_heard(self, turn: Turn) -> bool:
        """Return True if this flow begins because a message was heard as the wish for it."""
        heard = self.around.opened_by.get(turn.answer.intent) == self.flow.service
        return heard and turn.is_fresh_message and not turn.has_draft

    async def _side_first(self, turn: Turn) -> bool:
        """Return True if the side the person is on leads elsewhere, or is asked first."""
        if self.around.side_first is None or turn.has_draft or not turn.is_fresh_message:
            return False
        return await self.around.side_first(turn, self.flow.service)

    async def _pass_on(self, turn: Turn, wished: Sequence[str]) -> Events:
        """Open the first of several wishes; what is asked beside them is answered, and the others wait."""
        around = self.around
        await deal_with_beside(turn, around.questions, around.opened_by, around.titles, wished[0], wished[1:])
        return [*close(f"{wished[0]}_form"), *turn.events]

    async def _say_unheard(self, turn: Turn) -> None:
        around = self.around
        await say_unheard(turn, around.questions, around.opened_by, around.titles)

    async def _asked_which_first(self, turn: Turn) -> bool:
        """Answer what a message asks and offer a form for each thing it asks of; False where it is of one thing.

        Which of several is meant first ("想问三件事：…") nobody but the person knows.
        """
        if turn.answer.pressed or not turn.answer.asks:
            return False
        if len(forms_spoken_of(turn.answer, self.around.opened_by)) < _SEVERAL:
            return False
        await answer_beside(turn, self.around.questions, "")
        also_wished(turn, self.around.opened_by, self.around.titles)
        return True

    async def _answered_instead(self, turn: Turn, wished: Sequence[str]) -> bool:
        """A question never opens a form, unless it asks how to begin, however much it sounds like that wish."""
        begins = turn.answer.intent.startswith("start_")
        asked = turn.answer.intent.startswith("ask_") and not turn.answer.pressed
        if turn.has_draft or not (begins or asked or (turn.answer.asks and self._is_heard(turn))):
            return False
        if begins and self._is_heard(turn) and turn.answer.is_sure and said("asks_to_book", turn.answer.text):
            return False  # "點約公證" is answered by the booking
        if not wished and self.around.follow_up is not None and await self.around.follow_up(turn):
            return True
        return begins and await answer_instead(turn, self.around.questions, self.flow.service, wished)

    async def _say_outcome(self, turn: Turn) -> Events:
        """The draft ended in a turn that never reached Rasa's memory (a crash): say the same outcome again."""
        if turn.draft.state == "submitted":
            return [*stay(self.flow, turn, REVIEW), FollowupAction(f"action_submit_{self.flow.service}")]
        await giving_up.say_cancelled(self.flow, turn)
        return close()

    async def _not_opened(self, turn: Turn) -> Events:
        """Leave nothing behind of what cannot even begin but what waited before.

        A partner that is only down for now is no such reason: the questions answered in the opening sentence stay.
        """
        if turn.has_draft and turn.answers:
            return stay(self.flow, turn)
        if service := self._wished_instead(turn):
            keep_wished_instead(turn, service)
            if turn.has_draft:
                await discard(turn)
            return [*close(f"{service}_form"), *turn.events]
        return await nothing_to_ask(turn)

    def _wished_instead(self, turn: Turn) -> str:
        """Return the service that is wished for behind what there is nothing of ("取消公证，先办离婚"), or nothing."""
        said, before = turn.answer, str(turn.tracker.latest_action_name)
        passed_on = before.partition("_")[0] == self.flow.service.partition("_")[0]  # "change" leads to "cancel"
        if said.pressed or said.asks or not (turn.is_fresh_message or passed_on):
            return ""
        return wished_instead(said, self.around.opened_by, self.around.meant, self.flow.service)

"""A flow as Rasa sees it: the action that is called for every message while the form is open.

Rasa hands every message of an active form to the action of the form's own name (RulePolicy's happy path, with the
documented override of a form by a custom action). The tracker holds which question is open; the answers live in the
backend's draft. What a message leads to is the engine's business (``actions/dialogue``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions import foreign
from actions.dialogue.changes import keep
from actions.dialogue.endings import close, discard, leave
from actions.dialogue.flow import Flow
from actions.dialogue.outside import answer_beside, answer_instead
from actions.dialogue.prefill import keep_what_was_said
from actions.dialogue.prompt import ask, stay
from actions.dialogue.questions import QuestionTable
from actions.dialogue.reading import Reading
from actions.dialogue.runner import hear
from actions.dialogue.state import REVIEW, first_open
from actions.emergency import in_form as in_danger
from actions.forms import giving_up
from actions.forms.fields import Field
from actions.forms.turn import Turn
from actions.front_door import Declined, FrontDoor
from backend.drafts.model import OpenDraft, ResumeDraft
from backend.shared.wording import Words

Events = list[dict[str, Any]]
Listener = Callable[[Any, Turn], Awaitable[Events | None]]


class ServiceForm(Action, Flow):
    """One service's flow, from opening to the confirmed review.

    Args:
        door: the way into the backend.
        questions: what can be answered in the middle of a form.
        opened_by: which intent opens which service that has a form, for switching and returning.
        follow_up: answers a short question about what was said last, which may sound like the wish to begin.
    """

    listeners: Sequence[Listener] = ()
    """What only this service hears before any rule, such as a story in a long message."""

    def __init__(
        self,
        door: FrontDoor,
        questions: QuestionTable,
        opened_by: Mapping[str, str],
        follow_up: Callable[[Turn], Awaitable[bool]] | None = None,
    ) -> None:
        self.door = door
        self.follow_up = follow_up
        self.questions = questions
        self.opened_by = dict(opened_by)

    def name(self) -> str:
        """Rasa's name of the form and of this action."""
        return f"{self.service}_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Deal with one message and end on an open question, or pass on."""
        turn = await Turn.begin(dispatcher, tracker, self.door, self.service)
        active = (tracker.active_loop or {}).get("name") == self.name()
        try:
            if active and (stays := await in_danger.hear(self, turn)) is not None:
                return stays
            events = await self._deal_with(turn, active=active)
            await turn.save()
        except Declined as no:
            turn.explain(no)
            events = stay(self, turn) if active else await self._not_opened(turn)
            await turn.save()
        return events

    async def _deal_with(self, turn: Turn, *, active: bool) -> Events:
        if active and turn.draft_is_over:
            return await self._say_outcome(turn)
        if not active and turn.is_fresh_message and await self._answered_instead(turn):
            return [*turn.events, *close()]
        if not active or not turn.has_draft:
            return await self.open(turn)
        if not turn.is_fresh_message:
            return await ask(self, turn)
        return await self._hear(turn)

    async def _hear(self, turn: Turn) -> Events:
        """Another language and the yes to "really cancel?" go before the rules; so does what only a service hears."""
        if await foreign.told(turn, {}):
            return [*turn.events, *await ask(self, turn)]
        if (settled := await giving_up.settle(self, turn)) is not None:
            return settled
        for listen in self.listeners:
            if (events := await listen(self, turn)) is not None:
                return events
        return await hear(self, turn, self.opened_by, titles())

    async def _answered_instead(self, turn: Turn) -> bool:
        """A question never opens a form, however much it sounds like the wish to begin; it is answered."""
        if turn.has_draft or not turn.answer.intent.startswith("start_"):
            return False
        if self.follow_up is not None and await self.follow_up(turn):
            return True
        return await answer_instead(turn, self.questions, self.service)

    async def _say_outcome(self, turn: Turn) -> Events:
        """The draft ended in a turn that never reached Rasa's memory (a crash): say the same outcome again."""
        if turn.draft.state == "submitted":
            return [*stay(self, turn, REVIEW), FollowupAction(f"action_submit_{self.service}")]
        await giving_up.say_cancelled(self, turn)
        return close()

    async def open(self, turn: Turn) -> Events:
        """Begin, or take up a draft that waits; words of the opening sentence that answer questions are kept."""
        draft = await turn.do(OpenDraft(turn.person.person_id, self.service))
        turn.draft = await turn.do(ResumeDraft(draft.draft_id, draft.person_id)) if draft.state == "waiting" else draft
        if turn.answers:
            turn.say("utter_form_resumed", title=self.title.say(turn.language))
        else:
            await self.begin(turn)
            await self.keep_what_was_said(turn)
            if turn.is_fresh_message:
                await answer_beside(turn, self.questions, self.service)
        return await ask(self, turn, first_open(self.fields, turn.answers))

    async def _not_opened(self, turn: Turn) -> Events:
        """What was asked for cannot even begin (nothing to change, say): leave nothing behind but what waited before.

        A partner that is only down for now is no such reason: the questions answered in the opening sentence stay.
        """
        if turn.has_draft and turn.answers:
            return stay(self, turn)
        return await self.nothing_to_ask(turn)

    async def nothing_to_ask(self, turn: Turn) -> Events:
        """Leave nothing behind, and go back to what waits."""
        if turn.has_draft:
            await discard(turn)
        return await leave(turn)

    async def begin(self, turn: Turn) -> None:
        """Say what this is about; a service may fill in what it knows already."""
        turn.say(f"utter_{self.service}_opening")

    async def keep_what_was_said(self, turn: Turn) -> None:
        """Keep what the opening sentence answers already."""
        if self.prefills:
            await keep_what_was_said(self, turn)

    async def keep(self, turn: Turn, field: Field, value: Any) -> None:
        """Keep an answer that nobody had to be asked for."""
        await keep(self, turn, field, Reading(value))

    def field(self, name: str) -> Field | None:
        """The field called `name`, None for the review."""
        return next((field for field in self.fields if field.name == name), None)


def titles() -> dict[str, Words]:
    """What people call each service that has a form, by its name."""
    found: dict[str, Words] = {}
    kinds: list[type] = [ServiceForm]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if "service" in vars(kind) and "title" in vars(kind):
            found[vars(kind)["service"]] = vars(kind)["title"]
    return found

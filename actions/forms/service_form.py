"""ServiceForm: the loop every service is asked in.

Rasa hands every message of an active form to the action of the form's own name (RulePolicy's happy path, with the
documented override of a form by a custom action). The tracker holds which question is open; the answers live in the
backend's draft. A message is offered to the listeners in order; the first that can use it answers the turn.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import foreign
from actions.answers import NOTHING, Reading
from actions.dialogue.other_words import in_other_words
from actions.emergency import in_form as in_danger
from actions.forms import digressions, giving_up, listeners, meaning, opening, review, second_thoughts, shared_position
from actions.forms.fields import NO_FILE, SKIPPED, Field
from actions.forms.leaving import close, leave
from actions.forms.titles import typed_title
from actions.forms.turn import Turn
from actions.front_door import Declined, FrontDoor
from backend.drafts.model import DiscardDraft, OpenDraft, ResumeDraft
from backend.shared.wording import Words

Events = list[dict[str, Any]]
REVIEW = "review"


class ServiceForm(Action, ABC):
    """One service's questions, from opening to the confirmed review.

    Args:
        door: the way into the backend.
        answers_elsewhere: what can be answered in the middle of a form.
        opened_by: which intent opens which service that has a form, for switching and returning.
    """

    service: ClassVar[str]
    title: ClassVar[Words]
    has_review: ClassVar[bool] = True

    def __init__(
        self, door: FrontDoor, answers_elsewhere: digressions.Digressions, opened_by: Mapping[str, str]
    ) -> None:
        self.door = door
        self.digressions = answers_elsewhere
        self.opened_by = opened_by

    @property
    @abstractmethod
    def fields(self) -> Sequence[Field]:
        """The questions in the order they are asked."""

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
            events = self.stay(turn) if active else await self._not_opened(turn)
            await turn.save()
        return events

    async def _deal_with(self, turn: Turn, *, active: bool) -> Events:
        if active and turn.draft_is_over:
            return await self.say_outcome(turn)
        if not active or not turn.has_draft:
            return await self.open(turn)
        if not turn.is_fresh_message:
            return await self.ask(turn)
        if await foreign.told(turn, {}):
            return [*turn.events, *await self.ask(turn)]
        settled = await giving_up.settle(self, turn)
        return settled if settled is not None else await self.hear(turn)

    async def say_outcome(self, turn: Turn) -> Events:
        """The draft ended in a turn that never reached Rasa's memory (a crash): say the same outcome again."""
        if turn.draft.state == "submitted":
            return [*self.stay(turn, REVIEW), FollowupAction(f"action_submit_{self.service}")]
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
        return await self.ask(turn, self.first_open(turn))

    async def _not_opened(self, turn: Turn) -> Events:
        """What was asked for cannot even begin (nothing to change, say): leave nothing behind but what waited before.

        A partner that is only down for now is no such reason: the questions answered in the opening sentence stay.
        """
        if turn.has_draft and turn.answers:
            return self.stay(turn)
        if turn.has_draft:
            await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))
        return await leave(turn)

    async def begin(self, turn: Turn) -> None:
        """Say what this is about; a service may fill in what it knows already."""
        turn.say(f"utter_{self.service}_opening")

    async def keep_what_was_said(self, turn: Turn) -> None:
        """Keep what a message answers beside the open question."""
        await opening.keep_what_was_said(self, turn)

    async def hear(self, turn: Turn) -> Events:
        """Offer the message to the listeners in order of precedence."""
        field = self.open_field(turn)
        try:
            found = await self.read(turn, field)
        except Declined as no:
            turn.explain(no)
            return self.stay(turn) if no.temporary else await self.ask(turn)
        for overhear in listeners.FIRST:
            if (helped := await overhear(self, turn, field, found)) is not None:
                return helped
        if self.is_answer(turn, field, found):
            return await (self.accept(turn, field, found) if field and found.found else self.point_out(turn, found))
        for listen in (digressions.short, type(self).listen, *listeners.AFTERWARDS):
            if (events := await listen(self, turn)) is not None:
                return events
        return await self.point_out(turn, found if found.problem else NOTHING)

    async def listen(self, turn: Turn) -> Events | None:
        """Carry out what only this form knows (removing a party, say); None passes the message on."""
        return None

    async def read(self, turn: Turn, field: Field | None) -> Reading:
        """Read the answer to the open question; the review has none of its own."""
        turn.answer = await shared_position.as_answer(turn, field)
        if turn.answer.uploaded:
            return await field.read_upload(turn, turn.answer.uploaded) if field else NO_FILE
        if turn.answer.pressed:
            return await self._pressed(turn)
        if field is None:
            return NOTHING
        if (typed := typed_title(turn.answer.text, await field.choices(turn))) is not None:
            turn.typed_button = True
            return await field.read_pressed(turn, typed.value)
        return await second_thoughts.read(turn, field)

    async def _pressed(self, turn: Turn) -> Reading:
        field = self.pressed_field(turn)
        return await field.read_pressed(turn, self.pressed_value(turn, field)) if field else NOTHING

    def is_answer(self, turn: Turn, field: Field | None, found: Reading) -> bool:
        """Whether the message answers the open question rather than asking for something else (see `meaning`)."""
        return meaning.is_answer(self.service, turn, field, found)

    async def accept(self, turn: Turn, field: Field, found: Reading) -> Events:
        """Keep the answer and go on."""
        field = self.pressed_field(turn) or field
        if found.partial:
            turn.change({field.so_far: found.value})
            return await self.point_out(turn, found)
        await self.keep(turn, field, found)
        return await self.ask(turn, self.first_open(turn))

    async def keep(self, turn: Turn, field: Field, found: Reading) -> None:
        """Keep a value; answers that rested on the old one are forgotten."""
        values = {field.name: found.value, **found.also}
        changed = {name for name, value in values.items() if turn.answers.get(name) != value}
        void = [f.name for f in self.fields if changed & set(f.rests_on) and f.name not in values]
        turn.change(values, forget=void)
        await field.after(turn, found.value)

    async def point_out(self, turn: Turn, found: Reading) -> Events:
        """Say what is wrong with the answer and ask again; a third time without a word for it brings ways out."""
        stuck = not found.partial and turn.is_stuck()
        unclear = "utter_form_stuck" if stuck else "utter_form_not_understood"
        problem = in_other_words(found.problem, turn.missed) if found.problem else unclear
        turn.say(problem, buttons=found.buttons, **found.facts)
        return await self.ask(turn)

    async def ask(self, turn: Turn, question: str | None = None) -> Events:
        """Ask a question (the open one again if none is named) and leave it open."""
        question = turn.question = question or self.open_question(turn)
        is_new = turn.draft.open_question != question
        turn.change(open_question=question)
        field = self.field(question)
        if field is None:
            return await review.show(self, turn)
        if is_new:
            await field.before(turn)
        choices = await field.choices(turn)
        buttons = [self.button(turn, field, choice.value, choice.label) for choice in choices]
        wanted = field.control(turn, [b["payload"] for b in buttons], choices)
        if field.optional:
            buttons.append({"title": Words("跳过", "Skip").say(turn.language), "payload": "/skip"})
        step, total = self.progress(turn, field)
        turn.say(
            field.utter or f"utter_ask_{self.service}_{field.name}",
            buttons,
            **field.facts(turn),
            custom={"progress": {"step": step, "total": total, "label": field.label.say(turn.language)}, **wanted},
            progress=Words(f"第 {step} 步 / 共 {total} 步", f"Step {step} of {total}").say(turn.language),
        )
        return self.stay(turn, question)

    def button(self, turn: Turn, field: Field, value: str, label: Words) -> dict[str, str]:
        """A button that answers `field`; its payload holds a code, never what a person typed."""
        return {"title": label.say(turn.language), "payload": f'/inform{{"{self.slot(field)}": "{value}"}}'}

    def stay(self, turn: Turn, question: str | None = None) -> Events:
        """Events that keep the form open at a question."""
        question = question or self.open_question(turn)
        return [
            ActiveLoop(self.name()),
            SlotSet("requested_slot", f"{self.service}_{question}"),
            SlotSet("draft_id", turn.draft.draft_id),
            SlotSet("misses", turn.missed),
            SlotSet("giving_up", turn.asks_to),
        ]

    def slot(self, field: Field) -> str:
        """The payload's key for a field."""
        return f"{self.service}_{field.name}"

    def field(self, name: str) -> Field | None:
        """The field called `name`, None for the review."""
        return next((field for field in self.fields if field.name == name), None)

    def pressed_field(self, turn: Turn) -> Field | None:
        """The field a pressed button belongs to."""
        return next((field for field in self.fields if self.slot(field) in turn.answer.pressed), None)

    def pressed_value(self, turn: Turn, field: Field) -> str:
        """The value on the pressed button of `field`."""
        return str(turn.answer.pressed[self.slot(field)])

    async def before_review(self, turn: Turn) -> None:
        """Say what is shown before the review (the papers made from the answers)."""

    def open_question(self, turn: Turn) -> str:
        """The question that is open: the one just asked, else the tracker's, the draft's, the first unanswered."""
        slot = (turn.tracker.get_slot("requested_slot") or "").removeprefix(f"{self.service}_")
        for name in (turn.question, slot, turn.draft.open_question or ""):
            if name == REVIEW or self.field(name):
                return name
        return self.first_open(turn)

    def open_field(self, turn: Turn) -> Field | None:
        """The field whose question is open, None at the review."""
        return self.field(self.open_question(turn))

    def asked(self, turn: Turn) -> list[Field]:
        """The fields that apply to this person."""
        return [field for field in self.fields if field.applies(turn.answers)]

    def steps(self, turn: Turn, here: Field | None) -> list[Field]:
        """The questions that are counted as steps, and gone back through; the open one is among them."""
        return self.asked(turn)

    def first_open(self, turn: Turn) -> str:
        """The first question without an answer, or the review."""
        return next((field.name for field in self.asked(turn) if field.name not in turn.answers), REVIEW)

    def progress(self, turn: Turn, field: Field) -> tuple[int, int]:
        """Which step this question is, and of how many."""
        steps = self.steps(turn, field)
        return steps.index(field) + 1 if field in steps else 1, len(steps)

    def shown(self, turn: Turn, field: Field) -> str:
        """An answer as the review shows it."""
        value = turn.answers.get(field.name, SKIPPED)
        return Words("（未填）", "(none)").say(turn.language) if value == SKIPPED else field.show(turn, value)

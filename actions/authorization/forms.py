"""The advisor as a form: asks what is missing, compares, and closes. What the opening sentence says is not asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from actions.answers import Reading
from actions.authorization.case_code import from_code
from actions.authorization.enquiries import said_of, say_short_answer, short_answer
from actions.authorization.questions import QUESTIONS
from actions.authorization.telling import tell_comparison, tell_route
from actions.forms import review
from actions.forms.fields import Field
from actions.forms.leaving import leave
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.submit import Receipt, SubmitService
from backend.drafts.model import OpenDraft, RestartDraft
from backend.shared.wording import Words

_DIVORCE = re.compile(r"[离離]婚|\bdivorce\b", re.IGNORECASE)
_MOSTLY = 0.5
"""Share of a message that must be the place for it to be meant as one."""
_SHORT = 16
"""Characters up to which an answer that fits is an answer, whatever else it could ask for."""
_OWN_INTENTS = frozenset({"ask_authorization", "start_authorization"})


class AdviceForm(ServiceForm):
    """Compares the routes to a paper for China."""

    service: ClassVar[str] = "authorization_advice"
    title: ClassVar[Words] = Words("委托书怎么办", "How to make a paper for China")
    has_review: ClassVar[bool] = False

    @property
    def fields(self) -> Sequence[Field]:
        """The questions of `questions.QUESTIONS`."""
        return QUESTIONS

    async def open(self, turn: Turn) -> Events:
        """Answer a short question or an expanded route at once; else begin to ask."""
        if await self._told(turn):
            return await leave(turn)
        case = from_code(str(turn.answer.pressed.get("authorization_case", "")))
        return await (super().open(turn) if case is None else self._change(turn, case))

    async def _told(self, turn: Turn) -> bool:
        """Say what needs no question: a route of an earlier comparison, or a short answer."""
        route, code = (str(turn.answer.pressed.get(f"authorization_{name}", "")) for name in ("route", "case"))
        if route:
            case = from_code(code)
            if case is None:
                turn.say("utter_choice_gone")
            else:
                await tell_route(turn, case, route)
            return True
        utter = short_answer(turn.answer) if turn.answer.intent in _OWN_INTENTS else None
        if utter:
            say_short_answer(turn, utter)
        return utter is not None

    async def _change(self, turn: Turn, case: dict[str, str]) -> Events:
        """Take an earlier comparison up again and ask which answer is different."""
        draft = await turn.do(OpenDraft(turn.person.person_id, self.service))
        turn.draft = await turn.do(RestartDraft(draft.draft_id, draft.person_id))
        for name, value in case.items():
            field = self.field(name)
            await (self.keep(turn, field, Reading(value)) if field else self._note(turn, name, value))
        return await review.correct(self, turn)

    async def begin(self, turn: Turn) -> None:
        """Say what this is for, and keep what a button or the sentence has said."""
        turn.say("utter_authorization_advice_opening")
        if _DIVORCE.search(turn.answer.text):
            await self._note(turn, "divorce", "divorce")
        for field in self.fields:
            if not field.applies(turn.answers):
                continue
            if self.slot(field) in turn.answer.pressed:
                found = await field.read_pressed(turn, self.pressed_value(turn, field))
            else:
                found = Reading(await said_of(turn, field))
            if found.found:
                await self.keep(turn, field, found)

    async def keep_what_was_said(self, turn: Turn) -> None:
        """`begin` has kept it: here words count that are no entities ("打官司")."""

    async def _note(self, turn: Turn, name: str, value: Any) -> None:
        turn.change({name: value})

    def is_answer(self, turn: Turn, field: Field | None, found: Reading) -> bool:
        """ "I live in Lima, what do I do?" and "打官司" answer the open question, although they are requests too."""
        said = turn.answer
        fits = field is not None and found.found and not said.pressed
        if fits and (said.intent in _OWN_INTENTS or len(said.text) <= _SHORT):
            return True
        return super().is_answer(turn, field, found)

    async def listen(self, turn: Turn) -> Events | None:
        """A short question, an expanded route or a more exact place between; then the open question again."""
        return await self.ask(turn) if await self._told(turn) or await self._placed(turn) else None

    async def _placed(self, turn: Turn) -> bool:
        """ "Los Angeles", said to another question, still says where the paper is made."""
        place = self.field("place")
        if place is None or turn.answer.pressed or turn.answer.share("place", "country") < _MOSTLY:
            return False
        found = await place.read(turn, turn.answer)
        if found.found:
            await self.keep(turn, place, found)
        return found.found


class SubmitAdvice(SubmitService):
    """Says the comparison; nothing is handed in anywhere."""

    service = "authorization_advice"

    async def submit(self, turn: Turn) -> Receipt:
        """Keep the circumstances with the draft, so that the same question gets the same answer."""
        return {"case": dict(turn.answers)}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Compare as of today."""
        await tell_comparison(turn, receipt["case"])

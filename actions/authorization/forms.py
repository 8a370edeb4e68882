"""The advisor as a form: asks what is missing, compares, and closes. What the opening sentence says is not asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from actions.answers import Answer, Reading
from actions.authorization.case_code import from_code
from actions.authorization.enquiries import (
    OWN_INTENTS,
    country_of,
    said_of,
    short_answer,
    tell_ways,
    told_at_once,
)
from actions.authorization.questions import QUESTIONS
from actions.authorization.telling import tell_comparison
from actions.dialogue.commands import AnswerQuestion, Command, NoteAside
from actions.dialogue.endings import leave
from actions.dialogue.extract import Candidates
from actions.dialogue.runner import ask_which
from actions.dialogue.state import State
from actions.forms.fields import Field
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


def _told_between(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """A short question or an expanded route between is answered, and the open question asked again."""
    wanted = "authorization_route" in message.pressed
    short = message.intent in OWN_INTENTS and short_answer(message) is not None
    return (AnswerQuestion("ask_authorization"),) if wanted or short else ()


def _placed(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """ "Los Angeles", said to another question, still says where the paper is made."""
    found = candidates.elsewhere.get("place")
    if found is None or not found.found or message.share("place", "country") < _MOSTLY:
        return ()
    return (NoteAside("place", found),)


def _told_paper(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """ "我是卖房不是打官司" says once more what the paper is for; it is no new wish and no question."""
    found = candidates.elsewhere.get("paper")
    if found is None or not found.found or message.asks or message.pressed:
        return ()
    return (NoteAside("paper", found),)


class AdviceForm(ServiceForm):
    """Compares the routes to a paper for China."""

    service: ClassVar[str] = "authorization_advice"
    title: ClassVar[Words] = Words("委托书怎么办", "How to make a paper for China")
    has_review: ClassVar[bool] = False
    prefills = False  # `begin` has kept it: here words count that are no entities ("打官司")
    own_rules = (_told_between, _placed, _told_paper)

    @property
    def fields(self) -> Sequence[Field]:
        """The questions of `questions.QUESTIONS`."""
        return QUESTIONS

    async def open(self, turn: Turn) -> Events:
        """Answer a short question or an expanded route at once; else begin to ask."""
        if await told_at_once(turn):
            return await leave(turn)
        case = from_code(str(turn.answer.pressed.get("authorization_case", "")))
        return await (super().open(turn) if case is None else self._change(turn, case))

    async def _change(self, turn: Turn, case: dict[str, str]) -> Events:
        """Take an earlier comparison up again and ask which answer is different."""
        draft = await turn.do(OpenDraft(turn.person.person_id, self.service))
        turn.draft = await turn.do(RestartDraft(draft.draft_id, draft.person_id))
        for name, value in case.items():
            field = self.field(name)
            await (self.keep(turn, field, value) if field else self._note(turn, name, value))
        return await ask_which(self, turn, self.opened_by)

    async def begin(self, turn: Turn) -> None:
        """Say what this is for, and keep what a button or the sentence has said."""
        if _DIVORCE.search(turn.answer.text):
            await self._note(turn, "divorce", "divorce")
        for field in self.fields:
            if not field.applies(turn.answers):
                continue
            if self.slot(field) in turn.answer.pressed:
                value = (await field.read_pressed(turn, str(turn.answer.pressed[self.slot(field)]))).value
            else:
                value = await said_of(turn, field)
            if value is not None:
                await self.keep(turn, field, value)
        country = country_of(turn.answer) if self._missing(turn) else None
        if country and turn.answers.get("paper") == "court_power":
            tell_ways(turn, country)
        else:
            turn.say("utter_authorization_advice_opening")

    def _missing(self, turn: Turn) -> bool:
        """Whether something still has to be asked before the routes can be compared."""
        return any(field.applies(turn.answers) and field.name not in turn.answers for field in self.fields)

    async def _note(self, turn: Turn, name: str, value: Any) -> None:
        turn.change({name: value})

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """ "I live in Lima, what do I do?" and "打官司" answer the open question, although they are requests too."""
        fits = reading.found and (message.intent in OWN_INTENTS or len(message.text) <= _SHORT)
        return True if fits else None


class SubmitAdvice(SubmitService):
    """Says the comparison; nothing is handed in anywhere."""

    service = "authorization_advice"

    async def submit(self, turn: Turn) -> Receipt:
        """Keep the circumstances with the draft, so that the same question gets the same answer."""
        return {"case": dict(turn.answers)}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Compare as of today."""
        await tell_comparison(turn, receipt["case"])

"""A form about a case that was filed: which one is asked only if it is not clear; its name is in the review."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Collection
from typing import ClassVar

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.readers.statements import read_statement
from actions.filing.cases import NAME, case_name, choose_at_once, my_cases
from actions.forms.fields import SKIPPED, Field
from actions.forms.leaving import leave
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.submit import SubmitService
from backend.drafts.model import DiscardDraft
from backend.filing.commands import OneCase
from backend.filing.model import Case, CaseStatus

REASON_LIMIT = 500
_ASKS = re.compile(
    r"[?？]|吗|嗎|么$|怎么|怎麼|怎样|怎樣|点样|點樣|多少|几|幾|邊|哪|什么|什麼|咩|呢$|未$|"
    r"^(?:how|what|when|where|who|which|why|can|could|may|do|does|is|are|will)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(r"^(?:我|想|要|帮|幫|麻烦|麻煩|请|請|please|i (?:want|need)|i'd)", re.IGNORECASE)
_BACK = re.compile(r"上一|前一|返|退|撤回上|^(?:go )?back\b|\bgo back\b|previous|last (?:question|step)", re.IGNORECASE)
_SURE = frozenset({"ask_human", "ask_help", "ask_progress", "change_language"})
_TOO_LATE = frozenset(
    f"utter_filing_{reason}"
    for reason in (
        "supplement_not_open", "supplement_registered", "cure_period_over", "extension_not_open", "extension_already",
        "extension_too_late", "withdraw_registered", "withdraw_over", "case_unknown",
    )
)  # fmt: skip
"""Refusals after which asking again is of no use."""


def asks(text: str) -> bool:
    """Return True if a text is a question."""
    return _ASKS.search(text) is not None


class AboutCase(ServiceForm):
    """What supplement, extension and withdrawal have in common."""

    open_to: ClassVar[Collection[CaseStatus]]
    """Statuses of a case in which this can be asked of the court."""

    @abstractmethod
    async def impossible(self, cases: list[Case]) -> Declined:
        """Why none of the person's cases fits."""

    @abstractmethod
    async def check(self, case: Case) -> None:
        """Look at the chosen case before anything is asked about it.

        Raises:
            Declined: this can't be asked for it any more.
        """

    async def open(self, turn: Turn) -> Events:
        """Begin, or take up what waits unless the case has moved on meanwhile."""
        if turn.has_draft and "case" in turn.answers:
            try:
                await self.check(await the_case(turn))
            except Declined as no:
                turn.explain(no)
                await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))
                return await leave(turn)
        return await super().open(turn)

    async def begin(self, turn: Turn) -> None:
        """Choose the case that is named, or the only one, at once.

        Raises:
            Declined: there is none, or it is too late for it.
        """
        case = await choose_at_once(turn, self.open_to, await self.impossible(await my_cases(turn)))
        if case is not None:
            await self.check(case)
        turn.say(f"utter_{self.service}_opening")
        if case is not None:
            await self.keep(turn, self.fields[0], Reading(case.case_id))

    async def keep_what_was_said(self, turn: Turn) -> None:
        """The sentence that opens such a form names the case, which `begin` has read, and nothing else."""

    def is_answer(self, turn: Turn, field: Field | None, found: Reading) -> bool:
        """To an open question for words, what only sounds like another question is an answer, if it asks nothing.

        "公证要三个星期" is a reason, not a question about notarization; "都齐了" is no wish to stop.
        """
        said = turn.answer
        if field is not None and not field.story and found.found:  # "保留" is a choice, not a wish to save for later
            return True
        if field is None or not field.story or said.pressed or found == NOTHING:
            return super().is_answer(turn, field, found)
        if (found.found and not found.partial and found.value != said.text) or self._opens_this(said):
            return True
        if said.intent == "go_back" and not _BACK.search(said.text):  # "he paid me back"
            return True
        seems = said.intent.startswith(("ask_", "find_", "start_", "change_")) and said.intent not in _SURE
        asks_nothing = not (asks(said.text) or _WISHES.search(said.text))
        return (seems and asks_nothing) or super().is_answer(turn, field, found)

    def _opens_this(self, said: Answer) -> bool:
        return self.opened_by.get(said.intent) == self.service

    async def listen(self, turn: Turn) -> Events | None:
        """What opens this form, said again inside it, is answered by the open question."""
        sure = turn.answer.decision == "answer"
        return await self.ask(turn) if sure and self._opens_this(turn.answer) else None

    async def keep(self, turn: Turn, field: Field, found: Reading) -> None:
        """Keep the case's name beside its id."""
        await super().keep(turn, field, found)
        if field.name == "case":
            name = case_name(await the_case(turn))
            value = {"zh": name.zh, "en": name.en}
            turn.change({NAME: value})

    async def accept(self, turn: Turn, field: Field, found: Reading) -> Events:
        """A case that can't be helped this way is said so, and the question stays."""
        if field.name == "case" and found.found:
            try:
                await self.check(await turn.do(OneCase(str(found.value), turn.person.person_id)))
            except Declined as no:
                turn.explain(no)
                return await self.ask(turn, "case")
        return await super().accept(turn, field, found)


async def the_case(turn: Turn) -> Case:
    """The case this form is about."""
    case: Case = await turn.do(OneCase(str(turn.answers["case"]), turn.person.person_id))
    return case


async def read_reason(turn: Turn, answer: Answer) -> Reading:
    """A reason in the person's words; a bare yes or no is none."""
    if answer.intent in ("affirm", "deny") and len(answer.text) <= 8:
        return Reading(SKIPPED)
    return read_statement(answer.text, REASON_LIMIT)


class SubmitAboutCase(SubmitService):
    """Hands in; what the court has decided meanwhile ends the form instead of asking again and again."""

    async def _declined(self, turn: Turn, no: Declined) -> Events:
        if no.utter not in _TOO_LATE:
            return await super()._declined(turn, no)
        turn.explain(no)
        await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))
        return await leave(turn)

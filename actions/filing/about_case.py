"""A form about a case that was filed: which one is asked only if it is not clear; its name is in the review."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Collection
from typing import ClassVar

from actions.answers import Answer, Reading
from actions.dialogue.endings import leave
from actions.dialogue.flow import Circumstances, Ending
from actions.dialogue.readers.statements import read_statement
from actions.dialogue.state import State
from actions.filing.cases import NAME, case_name, choose_at_once, my_cases
from actions.forms.fields import SKIPPED, Field
from actions.forms.opened_again import asked_for_again, opens_again
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

    prefills = False  # the sentence that opens such a form names the case, which `begin` has read, and nothing else
    own_rules = (asked_for_again,)

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
            await self.keep(turn, self.fields[0], case.case_id)

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """To an open question for words, what only sounds like another question is an answer, if it asks nothing.

        "公证要三个星期" is a reason, not a question about notarization; "都齐了" is no wish to stop.
        """
        if not field.story:  # "保留" is a choice, not a wish to save for later
            return True if reading.found else None
        if (reading.found and not reading.partial and reading.value != message.text) or opens_again(state, message):
            return True
        if message.intent == "go_back" and not _BACK.search(message.text):  # "he paid me back"
            return True
        seems = message.intent.startswith(("ask_", "find_", "start_", "change_")) and message.intent not in _SURE
        asks_nothing = not (asks(message.text) or _WISHES.search(message.text))
        return True if seems and asks_nothing else None

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """Keep the case's name beside its id."""
        if field.name == "case":
            name = case_name(await the_case(turn))
            value = {"zh": name.zh, "en": name.en}
            turn.change({NAME: value})

    async def ends(self, turn: Turn, field: Field, reading: Reading) -> Ending | None:
        """A case that can't be helped this way is said so, and the question stays.

        Raises:
            Declined: this can't be asked for it any more.
        """
        if field.name == "case":
            await self.check(await turn.do(OneCase(str(reading.value), turn.person.person_id)))
        return None


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

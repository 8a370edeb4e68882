"""Flows about a case that was filed: which one is asked only if it is not clear; its name is in the review."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.fields import SKIPPED, Field
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.readers.statements import read_statement
from actions.dialogue.rules.opened_again import opens_again
from actions.dialogue.state import State
from actions.dialogue.subject import Subject
from actions.dialogue.turn import Turn
from actions.filing.cases import case_by_number, case_name, case_title, my_cases, named_case
from actions.filing.readers.words_for_the_court import asks, goes_back
from actions.front_door import Declined
from backend.filing.commands import OneCase
from backend.filing.model import Case, CaseStatus
from backend.shared.wording import Words

REASON_LIMIT = 500
_SURE = frozenset({"ask_human", "ask_help", "ask_progress", "change_language"})
TOO_LATE = frozenset(
    f"utter_filing_{reason}"
    for reason in (
        "supplement_not_open", "supplement_registered", "cure_period_over", "extension_not_open", "extension_already",
        "extension_too_late", "withdraw_registered", "withdraw_over", "case_unknown",
    )
)  # fmt: skip
"""Refusals after which asking again is of no use."""


def case_subject(
    open_to: Collection[CaseStatus],
    none: Callable[[list[Case]], Declined],
    check: Callable[[Case], None],
) -> Subject[Case]:
    """The question which of the person's cases.

    Args:
        open_to: statuses of a case in which this can be asked of the court.
        none: why none of the person's cases fits.
        check: looks at the chosen case (raises `Declined` where this can't be asked for it any more).
    """

    async def named_or_fitting(turn: Turn, mine: Sequence[Case]) -> Sequence[Case]:
        named = await named_case(turn)
        return [named] if named is not None else [case for case in mine if case.status in open_to]

    async def nothing(turn: Turn) -> Declined:
        return none(await my_cases(turn))

    async def still_open(turn: Turn, case: Case) -> None:
        check(case)

    return Subject(
        name="case",
        label=Words("案件", "Case"),
        words=("哪个案子", "case"),
        list_mine=my_cases,
        id_of=lambda case: case.case_id,
        title=lambda turn, case: case_title(case),
        none=nothing,
        suits=lambda case: case.status in open_to,
        meant=named_or_fitting,
        read=_read_number,
        find=one_case,
        check=still_open,
        called=lambda turn, case: case_name(case),
    )


async def _read_number(turn: Turn, answer: Answer) -> Reading:
    case = await case_by_number(turn, answer)
    return NOTHING if case is None else Reading(case.case_id, entities=("case_number",))


async def one_case(turn: Turn, case_id: str) -> Case:
    """One of the person's cases (raises `Declined` for another)."""
    case: Case = await turn.do(OneCase(case_id, turn.person.person_id))
    return case


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """To an open question for words, what only sounds like another question is an answer, if it asks nothing.

    "公证要三个星期" is a reason, not a question about notarization; "都齐了" is no wish to stop.
    """
    if not field.story:  # "保留" is a choice, not a wish to save for later
        return True if reading.found else None
    if (reading.found and not reading.partial and reading.value != message.text) or opens_again(state, message):
        return True
    if message.intent == "go_back" and not goes_back(message.text):  # "he paid me back"
        return True
    seems = message.intent.startswith(("ask_", "find_", "start_", "change_")) and message.intent not in _SURE
    asks_nothing = not (asks(message.text) or wishes(message.text))
    return True if seems and asks_nothing else None


async def the_case(turn: Turn) -> Case:
    """The case this flow is about."""
    return await one_case(turn, str(turn.answers["case"]))


async def read_reason(turn: Turn, answer: Answer) -> Reading:
    """A reason in the person's words; a bare yes or no is none."""
    if answer.intent in ("affirm", "deny") and len(answer.text) <= 8:
        return Reading(SKIPPED)
    return read_statement(answer.text, REASON_LIMIT)

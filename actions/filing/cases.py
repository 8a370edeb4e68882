"""A person's filed cases as the dialogue speaks of them: their names, their facts, and the question "which one"."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.forms.fields import Field
from actions.forms.turn import Turn
from actions.front_door import Declined
from backend.filing.announcements import facts_of
from backend.filing.causes.guides import load_causes
from backend.filing.commands import FindMyCase, MyCases, OneCase
from backend.filing.model import STATUS_NAMES, Case, CaseStatus
from backend.shared.wording import Words, verbatim

CHOSEN = "filing_case"
"""The payload's key by which a button names a case; it holds our id, which tells a stranger nothing."""
NAME = "case_name"
"""Where a form keeps what its case is called, for the review."""
REFERRABLE: frozenset[CaseStatus] = frozenset(STATUS_NAMES) - {"draft"}


def case_facts(turn: Turn, case: Case) -> dict[str, Any]:
    """What can be said of a case in the language of this turn; see `announcements.facts_of`."""
    return dict(facts_of(case, dataclasses.replace(turn.person, language=turn.language)))


def case_name(case: Case) -> Words:
    """What a case is called: the matter, and against whom."""
    whom = verbatim(case.defendant_names[0]) if case.defendant_names else "—"
    cause = load_causes().get(case.cause)
    matter = cause.name if cause else Words(case.cause_name, case.cause_name)
    return Words(f"{matter.zh}（告{whom}）", f"{matter.en}, against {whom}")


def case_title(case: Case) -> Words:
    """How a case stands on a button: its name and its status."""
    name, status = case_name(case), STATUS_NAMES[case.status]
    return Words(f"{name.zh}{status.zh}", f"{name.en}: {status.en}")


async def my_cases(turn: Turn) -> list[Case]:
    """Every case the person has handed in, newest first; one the platform did not take is no case yet."""
    found: list[Case] = await turn.do(MyCases(turn.person.person_id))
    return [case for case in found if case.status in REFERRABLE]


async def named_case(turn: Turn) -> Case | None:
    """The case a button or a number in the message names, or None when it names none.

    Raises:
        Declined: the number, or the button's case, is not one of this person's (``filing_case_unknown``).
    """
    if (chosen := turn.answer.pressed.get(CHOSEN)) is not None:
        case: Case = await turn.do(OneCase(str(chosen), turn.person.person_id))
        return case
    return await case_by_number(turn, turn.answer)


async def case_by_number(turn: Turn, answer: Answer) -> Case | None:
    """The case whose number stands in the message: the court's, or the receipt's as it was told to the person.

    Raises:
        Declined: there is a case number and it is not one of this person's (``filing_case_unknown``).
    """
    if (number := answer.value("case_number")) is not None:
        case: Case = await turn.do(FindMyCase(turn.person.person_id, str(number)))
        return case
    said = _bare(answer.text)
    known = [case for case in await my_cases(turn) if case.filing_number and _bare(case.filing_number) in said]
    return await turn.do(OneCase(known[0].case_id, turn.person.person_id)) if len(known) == 1 and said else None


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def case_field(open_to: Collection[CaseStatus]) -> Field:
    """The question which case, of those in one of these statuses; with only one the form does not ask."""

    async def choices(turn: Turn) -> Sequence[Choice]:
        return [Choice(case.case_id, case_title(case)) for case in await my_cases(turn) if case.status in open_to]

    async def read(turn: Turn, answer: Answer) -> Reading:
        if (case := await case_by_number(turn, answer)) is not None:
            return Reading(case.case_id, entities=("case_number",))
        return pick(answer, await choices(turn)) if answer.text else NOTHING

    async def pressed(turn: Turn, value: str) -> Reading:
        known = {case.case_id for case in await my_cases(turn)}
        return Reading(value) if value in known else Reading(problem="utter_choice_gone")

    return Field(
        "case", Words("案件", "Case"), read, words=("哪个案子", "case"), choices=choices, pressed=pressed, show=_show
    )


def _show(turn: Turn, value: Any) -> str:
    """The review shows the name kept beside the choice; a code tells nobody anything."""
    name = turn.answers.get(NAME)
    return Words(name["zh"], name["en"]).say(turn.language) if isinstance(name, Mapping) else str(value)


async def choose_at_once(turn: Turn, open_to: Collection[CaseStatus], nothing: Declined) -> Case | None:
    """The case a form is about if the message names it or only one comes into question; None to ask.

    Args:
        open_to: statuses in which what the form asks for is possible.
        nothing: why there is nothing to do when no case is in one of them and none is named.

    Raises:
        Declined: `nothing`, or the named case is not this person's.
    """
    if (named := await named_case(turn)) is not None:
        return named
    fitting = [case for case in await my_cases(turn) if case.status in open_to]
    if not fitting:
        raise nothing
    return fitting[0] if len(fitting) == 1 else None

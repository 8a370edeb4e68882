"""A person's filed cases as the dialogue speaks of them: their names, their facts, and the question "which one"."""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.answers import Answer
from actions.dialogue.turn import Turn
from backend.filing.announcements import facts_of
from backend.filing.causes.guides import load_causes
from backend.filing.commands import FindMyCase, MyCases, OneCase
from backend.filing.model import STATUS_NAMES, Case, CaseStatus
from backend.shared.wording import Words, verbatim

CHOSEN = "filing_case"
"""The payload's key by which a button names a case; it holds our id, which tells a stranger nothing."""
REFERRABLE: frozenset[CaseStatus] = frozenset(STATUS_NAMES) - {"draft"}


def case_facts(turn: Turn, case: Case) -> dict[str, Any]:
    """Collect what can be said of a case in the language of this turn; see `announcements.facts_of`."""
    return dict(facts_of(case, dataclasses.replace(turn.person, language=turn.language)))


def case_name(case: Case) -> Words:
    """Name a case: the matter, and against whom."""
    whom = verbatim(case.defendant_names[0]) if case.defendant_names else "—"
    cause = load_causes().get(case.cause)
    matter = cause.name if cause else Words(case.cause_name, case.cause_name)
    return Words(f"{matter.zh}（告{whom}）", f"{matter.en}, against {whom}")


def case_title(case: Case) -> Words:
    """Title of a case on a button: its name and its status."""
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

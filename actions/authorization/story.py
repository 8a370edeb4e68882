"""Reading of a power of attorney told at once: who appoints, whom, for which case, how far, and when they have time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.answers import Answer
from actions.authorization.booking_questions import agent_said
from actions.authorization.powers import ASK_FIRST, POWERS_TOLD
from actions.authorization.readers.conditions import asked_first
from actions.authorization.readers.principals import who_appoints
from actions.authorization.readers.wording import is_only_called, lawyer_called, names_licence
from actions.authorization.the_case import AGAINST, CASE_TOLD, UNFILED, read_case
from actions.dialogue.lawyer_licence import read_licence
from actions.dialogue.phrases import denied
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import WISHED, wish_told
from actions.filing.readers.acting_for import acting_for
from actions.story.mentions import Fact
from actions.story.reading import read_story
from backend.authorization.power.model import SPECIAL_POWERS
from backend.drafts.model import Draft, GetDraft
from backend.shared.courts import COURTS
from backend.shared.wished_times import WishedTimes

PRINCIPAL = "principal"
"""Kept where somebody else than the writer appoints: what the family calls that person, as far as it was said."""
SOMEBODY = "relative"
MONEY = "money"
"""Told, and answered at once: receiving money is no power of the paper."""
CASE = "matter"
FOR_BOOKING, _ADVICE = "for_booking", "authorization_advice"
"""Kept with the comparison of ways: what was told meanwhile for a booking that may follow."""
_KEPT = ("lawyer_name", "lawyer_firm", "scope")
ASIDE = (CASE, "lawyer_name", "lawyer_firm", "lawyer_licence", "scope", POWERS_TOLD)
"""Fields that may be told at any time, in this order."""


def told_in(turn: Turn) -> dict[str, Any]:
    """The answers the opening message gives for certain: a mainland lawyer, by full name and firm if they are told."""
    said = turn.answer
    answers = told_of(said)
    if {"lawyer_name", "lawyer_firm"} & set(answers) or agent_said(said) == "mainland":
        answers["agent"] = "mainland"
    if not answers.get(CASE, {}).get(UNFILED) and (beside := beside_case(said)):
        answers[CASE_TOLD] = beside
    if principal := principal_of(said):
        answers[PRINCIPAL] = principal
    if (wish := wish_told(said, turn.timezone, today_there(turn))) is not None:
        answers[WISHED] = wish.as_kept()
    return answers


def told_of(said: Answer) -> dict[str, Any]:
    """The lawyer, the powers and the case, as far as a message tells them for certain."""
    told = _facts(said)
    answers: dict[str, Any] = {name: told[name].value for name in _KEPT if name in told}
    if "lawyer_name" not in answers and (called := lawyer_called(said.text)):
        answers["lawyer_name"] = called
    if case := _case(said, told):
        answers[CASE] = case
    powers = {power: told[f"power_{power}"].value for power in SPECIAL_POWERS if f"power_{power}" in told}
    if not said.pressed and not said.uploaded:
        powers |= dict.fromkeys(asked_first(said.text), ASK_FIRST)
    if powers:
        answers[POWERS_TOLD] = powers
    if "yes" in powers.values():
        answers.setdefault("scope", "special")
    return answers


async def told_in_advice(turn: Turn) -> dict[str, Any]:
    """Read what was told of the lawyer, the case and the powers while the ways were compared."""
    draft: Draft | None = await turn.do(GetDraft(turn.person.person_id, _ADVICE))
    kept = draft.answers.get(FOR_BOOKING) if draft is not None and draft.state != "discarded" else None
    return dict(kept) if isinstance(kept, Mapping) else {}


def principal_of(said: Answer) -> str:
    """Return the family's word for who appoints the lawyer, where a message says for whom it is; else nothing."""
    if said.pressed or not said.text:
        return ""
    acting = acting_for(said.text)
    if acting.whom == "relative":
        return acting.kin or SOMEBODY
    if kin := who_appoints(said.text):
        return kin
    whom = _facts(said).get("for_whom")
    return SOMEBODY if acting.whom != "self" and whom is not None and whom.value == "relative" else ""


def speaks_of_money(said: Answer) -> bool:
    """Return True if a message says that the lawyer shall, or shall not, receive money."""
    return MONEY in _facts(said)


async def told_now(turn: Turn, before: WishedTimes | None = None) -> dict[str, Any]:
    """The same of this message, with a licence's number where it is called one and has its form.

    Args:
        before: the days and hours that were wished for before.
    """
    said = turn.answer
    told = told_of(said)
    if names_licence(said.text) and (licence := await read_licence(turn, said)).found:
        told["lawyer_licence"] = licence.value
    if said.value("case_number") is not None and (case := await read_case(turn, said)).found:
        told[CASE] = case.value
    if not told.get(CASE, {}).get(UNFILED) and (beside := beside_case(said)):
        told[CASE_TOLD] = beside
    if principal := principal_of(said):
        told[PRINCIPAL] = principal
    if (wish := wish_told(said, turn.timezone, today_there(turn), before)) is not None:
        told[WISHED] = wish.as_kept()
    if speaks_of_money(said):
        told[MONEY] = True
    return told


def beside_case(said: Answer) -> dict[str, Any]:
    """The court and the other side a message tells, whatever it tells of the case itself; a denied court is none."""
    wrong = denied(said.text)
    courts = [
        COURTS.get(str(one.get("value")))
        for one in said.entities
        if one.get("entity") == "court" and not any(said.text[one["start"] : one["end"]] in part for part in wrong)
    ]
    found: dict[str, Any] = {}
    if (court := next((one for one in reversed(courts) if one is not None), None)) is not None:
        found["court"] = court.name.zh
    told = _facts(said)
    against, lawyer = told.get("other_party"), told.get("lawyer_name")
    is_lawyer = against is not None and lawyer is not None and against.value == lawyer.value
    if against is not None and not is_lawyer and not is_only_called(against.evidence):
        found[AGAINST] = str(against.value)
    return found


def _facts(said: Answer) -> Mapping[str, Fact]:
    if said.pressed or said.uploaded or not said.text:
        return {}
    return read_story(said.text, [dict(one) for one in said.entities], cause="authorization").sure


def _case(said: Answer, told: Mapping[str, Fact]) -> dict[str, Any]:
    """The case that is not filed yet: against whom, and in which court, if they are told beside it."""
    if "matter" not in told or said.value("case_number") is not None:
        return {}
    case: dict[str, Any] = {UNFILED: True}
    if (against := told.get("other_party")) is not None:
        case[AGAINST] = str(against.value)
    if (court := COURTS.get(str(said.value("court")))) is not None:
        case["court"] = court.name.zh
    return case

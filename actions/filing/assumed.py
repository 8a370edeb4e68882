"""Answers taken for granted until the person says otherwise: not asked, shown in the review, changed like any other.

Each is what nearly everybody answers, costs nothing to change, and is confirmed with the review. Mediation first is
offered in the opening words and at the review, never imposed (CPL-125); the last demand matters to limitation
(MFD-188). What would change the person's rights without their word (giving up a claim, consenting to electronic
service) is never here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.dialogue.fields import SKIPPED, Answers
from actions.filing.contacts import SAME
from actions.filing.court import NO_AMOUNT, drafted_amount, proposed_court
from actions.filing.elements import elements_of
from actions.filing.from_identity import IDENTIFIED, NEXT, to_come
from actions.filing.proposed import left_of
from actions.filing.readers import kept_address
from actions.filing.readers.party_names import key
from actions.filing.screening import LATER
from actions.filing.story import DOUBTS
from actions.story.readers.places import is_address
from backend.filing.causes.guides import CauseQuestion, load_causes

_INTEREST = "interest"
"""Question of a cause by which what came back may have been interest."""


def assumed(answers: Answers, today: date) -> dict[str, Any]:
    """Return what is taken for granted under these answers, by field; None where nothing can be any more."""
    return {
        "identity": LATER,
        IDENTIFIED: NEXT if to_come(answers) else None,
        "mediation_first": "no",
        "agent_now": "later",
        "service_email": SKIPPED,
        "service_to": SAME if key("plaintiff", 1, "address") in answers else None,
        "amount": _no_amount(answers),
        "court": proposed_court(answers),
        **_left(answers),
        **_defendant(answers),
        **_not_needed(answers, today),
    }


def _left(answers: Answers) -> dict[str, str | None]:
    """Return what is left of a sum, where nothing of what came back was interest, which would leave more of it."""
    cause = load_causes().get(str(answers.get("cause", "")))
    if cause is None:
        return {}
    doubts = answers.get(DOUBTS) or {}
    certain = answers.get(f"{cause.code}_{_INTEREST}") != "yes"
    names = {f"{cause.code}_{one.key}": one for one in cause.questions if one.left_of}
    told = {name: one for name, one in names.items() if _all_told(answers, cause.code, one)}
    return {
        name: left_of(answers, cause, one) if certain and name not in doubts else None for name, one in told.items()
    }


def _all_told(answers: Answers, code: str, question: CauseQuestion) -> bool:
    """Return True if every sum was told; of which nothing came back follows by itself."""
    return all(answers.get(f"{code}_{one}", SKIPPED) != SKIPPED for one in question.left_of)


def _no_amount(answers: Answers) -> str | None:
    """Assume no amount where nothing that was told can be added up, no sum is at stake, or nobody knows it yet."""
    is_ready = str(answers.get("cause", "")) in load_causes() and "claims" in answers
    return NO_AMOUNT if is_ready and drafted_amount(answers) is None else None


def _defendant(answers: Answers) -> dict[str, Any]:
    """Return the defendant the page of the cause names (a company whose books are to be seen)."""
    cause = load_causes().get(str(answers.get("cause", "")))
    if cause is None or cause.defendant is None:
        return {}
    given = elements_of(answers)
    holds = all(given.get(name) in codes for name, codes in cause.defendant.when.items())
    name, place = given.get(cause.defendant.name, ""), given.get(cause.defendant.address, "")
    told: dict[str, Any] = {"name": name or None, "kind": "organisation" if name else None, "address": None}
    if place and is_address(place):
        told["address"] = kept_address(place)
    return {key("defendant", 1, part): value if holds else None for part, value in told.items()}


def _not_needed(answers: Answers, today: date) -> dict[str, Any]:
    """Questions whose answer matters only after years, while those are not over."""
    cause = load_causes().get(str(answers.get("cause", "")))
    given = elements_of(answers)
    late = [question for question in (cause.questions if cause else ()) if question.asked_after is not None]
    return {f"{cause.code}_{one.key}": SKIPPED if _is_recent(one, given, today) else None for one in late if cause}


def _is_recent(question: CauseQuestion, given: Mapping[str, str], today: date) -> bool:
    """Return True if the first known of the days it looks at is so near that the question changes nothing."""
    assert question.asked_after is not None
    day = next((found for name in question.asked_after.days if (found := _day(given.get(name, "")))), None)
    return day is not None and (today - day).days < question.asked_after.years * 365


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None

"""Facts about the person in the answers of a submitted matter, worth remembering for the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from actions.dialogue.fields import SKIPPED, Answers
from actions.dialogue.turn import Turn
from backend.profile.model import Kind, RememberFacts

_NAMES: Mapping[str, Mapping[str, Kind]] = MappingProxyType(
    {
        "notarization": {
            "applicant_name": "name", "document_number": "document_number", "phone": "phone", "city": "city",
        },
        "identity": {
            "category": "identity_kind", "full_name": "name", "document_type": "document_type",
            "document_number": "document_number", "birth_date": "birth_date", "nationality": "nationality",
            "home": "residence",
        },
        "filing": {
            "plaintiff_1_name": "name", "plaintiff_1_birth_date": "birth_date", "plaintiff_1_phone": "phone",
            "plaintiff_1_document_number": "document_number", "plaintiff_1_address": "address",
        },
        "mediation": {"name": "name", "phone": "phone"},
        "defence": {"name": "name", "birth_date": "birth_date", "phone": "phone"},
        "arbitration": {"name": "name", "phone": "phone"},
        "arbitration_answer": {"name": "name", "phone": "phone"},
    }
)  # fmt: skip


def _is_person(answers: Answers) -> bool:
    return answers.get("category") != "organisation"


def is_for_oneself(answers: Answers) -> bool:
    """Return True if the first plaintiff of a filing is the person who writes."""
    return answers.get("for_whom") == "self"


def _applies_oneself(answers: Answers) -> bool:
    return not answers.get("for_relative")


def _answers_alone(answers: Answers) -> bool:
    return answers.get("kind") == "person" and "、" not in str(answers.get("name", SKIPPED))


_ABOUT_ONESELF: Mapping[str, Callable[[Answers], bool]] = {
    "identity": _is_person,
    "notarization": _applies_oneself,
    "filing": is_for_oneself,
    "defence": _answers_alone,
    "arbitration": _answers_alone,
    "arbitration_answer": _answers_alone,
}


def facts_in(service: str, answers: Answers) -> dict[Kind, Any]:
    """Return what the answers of a service tell of the person; nothing where they tell of somebody else."""
    about = _ABOUT_ONESELF.get(service)
    if about is not None and not about(answers):
        return {}
    told = {kind: answers.get(name, SKIPPED) for name, kind in _NAMES.get(service, {}).items()}
    return {kind: value for kind, value in told.items() if value and value != SKIPPED}


def answers_about_oneself(service: str) -> Mapping[str, Kind]:
    """The answers of a service that tell who is writing, with the kind of each."""
    return _NAMES.get(service, {})


async def remember(turn: Turn, service: str, answers: Answers) -> None:
    """Remember what a matter that has just been handed in tells of the person."""
    if facts := facts_in(service, answers):
        await turn.do(RememberFacts(turn.person.person_id, service, facts))

"""At the question for a name, in every service, a name is the answer, whatever intent the bot takes it for."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from actions.answers import Answer
from actions.authorization.booking_questions import booking_questions
from actions.dialogue.fields import Field
from actions.dialogue.turn import Turn
from actions.enquiries.flows import LEAVE
from actions.filing.intake import filing_questions
from actions.identity.questions import QUESTIONS as IDENTITY
from actions.notarization.questions import QUESTIONS as NOTARIZATION
from backend.identity.commands import VerifiedPartyOf
from backend.shared.messages import Command
from tests.dialogue.states import answers_question

_LISTS = Path(__file__).parent / "readers"
_OTHER_INTENTS = ("greet", "goodbye", "thank", "cancel", "start_filing", "ask_court_fee", "change_language", "ask_law")
_FILING = (
    "plaintiff_1_name", "plaintiff_2_name", "defendant_1_name", "defendant_2_name", "service_recipient", "agent_name",
)  # fmt: skip


def _questions() -> list[tuple[str, Field]]:
    every = (
        ("identity", IDENTITY, ("full_name",)),
        ("notarization", NOTARIZATION, ("applicant_name",)),
        ("authorization", booking_questions(), ("lawyer_name", "interpreter")),
        ("filing", filing_questions(), _FILING),
        ("enquiry", LEAVE.fields, ("name",)),
    )
    return [(service, field) for service, fields, names in every for field in fields if field.name in names]


def _list(kind: str) -> list[str]:
    pages = [yaml.safe_load((_LISTS / f"{kind}_{half}.yml").read_text("utf-8")) for half in ("known", "held_out")]
    return [text for page in pages for texts in page.values() for text in texts]


async def _nobody(command: Command) -> Any:
    """The backend of somebody of whom nothing is known."""
    return None if isinstance(command, VerifiedPartyOf) else []


async def _kept(service: str, field: Field, text: str, intent: str, decision: str) -> Any:
    said = Answer(text, intent, decision)
    person = SimpleNamespace(person_id="p_1")
    turn = cast(
        Turn,
        SimpleNamespace(
            answer=said,
            answers={},
            typed_button=False,
            language="zh-Hans",
            person=person,
            do=_nobody,
            is_open=lambda name: False,
            typed_before=lambda most: [],
            draft=SimpleNamespace(service=service),
        ),
    )
    found = await field.read(turn, said)
    kept = found.found and not found.partial and answers_question(service, said, field, found)
    return found.value if kept else None


_BOTH_SIDES = {"原告是我，被告是吴志明": "吴志明"}
"""Who is asked for the defendant's name and says both sides has said it; at any other question it is no name."""


def test_every_service_that_asks_for_a_name_is_tried() -> None:
    assert len(_questions()) == 11


@pytest.mark.parametrize(("service", "field"), _questions(), ids=lambda one: getattr(one, "name", one))
async def test_ninety_nine_of_a_hundred_names_are_kept(service: str, field: Field) -> None:
    names = _list("names")
    lost = [
        name
        for number, name in enumerate(names)
        if not await _kept(service, field, name, _OTHER_INTENTS[number % len(_OTHER_INTENTS)], "answer")
    ]
    assert len(lost) <= len(names) / 100, lost


@pytest.mark.parametrize("decision", ["answer", "ask_back", "refuse"])
@pytest.mark.parametrize(("service", "field"), _questions(), ids=lambda one: getattr(one, "name", one))
async def test_what_is_no_name_is_never_kept(service: str, field: Field, decision: str) -> None:
    heard = {text: await _kept(service, field, text, "inform", decision) for text in _list("non_names")}
    told = _BOTH_SIDES if field.name == "defendant_1_name" else {}
    assert {text: name for text, name in heard.items() if name} == told

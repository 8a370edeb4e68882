"""A telephone that was said back with an assumed country code is put right by writing it again."""

from __future__ import annotations

import pytest

from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.rules import phone_code
from tests.dialogue.test_rules import FIELDS, state_of

OLD, NEW = "⟦phone:0000000001⟧", "⟦phone:0000000002⟧"
SAID_BACK = ("utter_phone_read_as", "utter_ask_small_email")


def told(text: str) -> UserMessage:
    return UserMessage(text, "inform", "answer", ({"entity": "phone", "value": NEW},) if NEW in text else ())


@pytest.mark.parametrize("text", [NEW, f"应该是{NEW}", f"it's {NEW}", f"{NEW}，英国的"])
def test_the_number_with_its_code_replaces_the_one_that_was_said_back(text: str) -> None:
    state = state_of(FIELDS, "email", {"phone": OLD}, said_last=SAID_BACK)
    found = Candidates(elsewhere={"phone": Reading(NEW)})
    assert phone_code.propose(state, told(text), found) == (do.CorrectSlot("phone", Reading(NEW)),)


@pytest.mark.parametrize(
    ("text", "said_last", "here"),
    [
        (NEW, ("utter_ask_small_email",), Reading()),  # nothing was assumed
        (f"my brother can be reached at {NEW} any time after eight", SAID_BACK, Reading()),
        (f"{NEW}?", SAID_BACK, Reading()),
        ("a@b.example", SAID_BACK, Reading("a@b.example")),
    ],
)
def test_another_number_and_another_answer_change_nothing(text: str, said_last: tuple[str, ...], here: Reading) -> None:
    state = state_of(FIELDS, "email", {"phone": OLD}, said_last=said_last)
    message = UserMessage(text, "inform", "ask_back" if "?" in text else "answer", told(text).entities)
    assert phone_code.propose(state, message, Candidates(here)) == ()


def test_another_number_without_its_code_is_none_of_it() -> None:
    """ "647 555 0199" at a passport's question is a telephone, and its code is assumed as well."""
    state = state_of(FIELDS, "email", {"phone": OLD}, said_last=SAID_BACK)
    assert phone_code.propose(state, told(NEW), Candidates(elsewhere={"phone": Reading("⟦phone:0000000003⟧")})) == ()

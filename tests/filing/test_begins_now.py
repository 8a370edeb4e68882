"""A wish to begin what is open already goes on with it; what will be wanted is told once as it begins."""

from __future__ import annotations

import pytest

from backend.drafts.handlers import DraftHandlers
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from tests.filing.open_filing import LOAN, Filing

TOLD = {
    "lent_on": "2024-03-01", "lent_amount": "500000.00 HKD", "handed_over": "bank", "written": "iou", "due_on": "",
    "repaid": "20000.00 HKD",
}  # fmt: skip
ELEMENT, SURE = "utter_ask_filing_element", "utter_form_restart_sure"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def filing(database: Database, keyring: Keyring, clock: FixedClock) -> Filing:
    return Filing(DraftHandlers(database, keyring, clock))


@pytest.mark.parametrize(
    ("text", "intent"),
    [("yes start it", "restart"), ("start", "restart"), ("好,开始吧", "affirm"), ("ok let's begin", "start_filing")],
)
@pytest.mark.parametrize("question", ["lent_on", "interest"])
def test_a_wish_to_begin_goes_on_with_the_open_question(filing: Filing, text: str, intent: str, question: str) -> None:
    known = TOLD if question == "interest" else {}
    filing.begin(f"{LOAN}{question}", **{f"{LOAN}{name}": value for name, value in known.items()})
    assert filing.say(text, intent=intent) == [ELEMENT]
    assert filing.question == f"filing_{LOAN}{question}" and f"{LOAN}{question}" not in filing.facts


@pytest.mark.parametrize("text", ["重新开始", "start over", "从头来过"])
def test_beginning_anew_is_still_asked_first(filing: Filing, text: str) -> None:
    filing.begin(f"{LOAN}lent_on")
    assert filing.say(text, intent="restart")[0] == SURE

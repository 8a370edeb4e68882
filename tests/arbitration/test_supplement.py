"""At the question for papers "that is all" hands in, and a wish to stop is no note for SCIA."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Reading
from actions.arbitration.supplement import SUPPLEMENT, takes
from tests.dialogue.states import state_of

PAPERS = next(field for field in SUPPLEMENT.fields if field.name == "papers")
NOTE = Reading({"files": [], "note": "取消"}, problem="utter_arbitration_evidence_note", partial=True)
WHOLE = Reading({"files": [], "note": "营业执照下周寄到"})


@pytest.mark.parametrize(
    ("text", "intent", "found", "taken"),
    [
        ("取消", "cancel", NOTE, None),
        ("以后再说", "save_for_later", NOTE, None),
        ("营业执照下周寄到", "start_filing", NOTE, True),
        ("都齐了", "cancel", WHOLE, True),
    ],
)
def test_what_stops_is_no_note(text: str, intent: str, found: Reading, taken: bool | None) -> None:
    assert takes(state_of((PAPERS,), "papers"), Answer(text, intent), PAPERS, found) is taken

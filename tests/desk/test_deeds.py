"""The log of a case is read by people: what was done stands there in words, in both languages."""

from __future__ import annotations

from typing import get_args

import pytest

from backend.api.desk.rendering import Rendering
from backend.calls.model import Deed, Kind
from backend.enquiries.model import EntryKind
from backend.filing import events
from backend.filing.court import DecisionKind
from backend.filing.court_requests import KINDS
from backend.mediation.dispute.confirmation import CourtNews
from backend.shared.messages import Event

TOLD_BY_THE_COURT = [
    name for name, one in vars(events).items() if isinstance(one, type) and issubclass(one, Event) and one is not Event
]
MORE = ("asked", "moved", "entered", "link")
NOT_SO = {"caption", "move"}
"""Words typed in a call are in no log; one that is moved is ``moved`` there."""
CODES = [
    *(f"filing.{kind}.{state}" for kind in KINDS for state in ("asked", "done", "refused", "failed")),
    *(f"desk.filing.{kind}" for kind in get_args(DecisionKind)),
    *(f"enquiry.{kind}" for kind in (*get_args(EntryKind), "late")),
    *(f"call.{one}" for one in sorted({*get_args(Deed), *get_args(Kind), *MORE} - NOT_SO)),
    *(f"filing.{name}" for name in TOLD_BY_THE_COURT),
    "hearing.scheduled", "hearing.moved", "hearing.cancelled", "mediation.sent", "desk.enquiry_read", "desk.paper_read",
    "desk.dispute_read", "dispute.applied", "dispute.invitation_join", "dispute.offered", "dispute.wrote_nobody",
    "dispute.agreement_confirmed", "dispute.confirmation_handed_in", "dispute.mediator_chosen", "dispute.ended",
    *(f"dispute.confirmation_{one}" for one in (*get_args(CourtNews), "done", "refused", "dropped", "wished")),
    "dispute.court_word_taken_back", "dispute.court_confirmed", "dispute.court_refused",
]  # fmt: skip


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("code", CODES)
def test_what_was_done_stands_in_words(code: str, language: str) -> None:
    said = Rendering().deed(code, language)
    assert "_" not in said and code not in said
    assert all(part.isascii() for part in said.split(" · ")) == (language == "en")


def test_a_deed_nobody_has_words_for_yet_is_still_shown() -> None:
    assert Rendering().deed("filing.teleported", "zh-Hans") == "立案 · teleported"

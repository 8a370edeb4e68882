"""A shared position: sealed, named by its city, readable by its own person only, and refused when it is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backend.conversation.model import Inbound, Location, SharedLocation
from backend.conversation.tables import history, inbox
from backend.shared.errors import Refused
from connectors.base import read_location
from connectors.terminal.connector import read_message
from connectors.web.connector import read_message as read_web_message
from tests.person_keys import in_clear
from tests.web.fake_house import House, house

TORONTO = Location(43.653226, -79.383184)
DEVICE = {"address": "s", "language": None, "timezone": None}


@pytest.fixture
def running(tmp_path: Path) -> Any:
    with house(tmp_path) as one:
        yield one


def kept(running: House) -> tuple[str, str, str]:
    """Person, payload and what the history shows of a position that was sent."""
    backend = running.backend
    turn = backend.conversation.receiver.receive(Inbound("web", "somebody", "m-00000001", location=TORONTO))
    with backend.database.reading() as session:
        row = in_clear(session, inbox, inbox.c.turn_id == turn)[0]
        body = in_clear(session, history, history.c.turn_id == turn)[0]["body"]
    return row["person_id"], row["payload"], json.dumps(body, ensure_ascii=False)


def test_only_a_token_travels_and_the_history_names_the_city(running: House) -> None:
    _, payload, shown = kept(running)
    assert "43.6" not in payload + shown
    assert "多伦多" in shown and "⟦location:" in payload


def test_the_position_can_be_had_by_its_person_to_a_hundred_metres_and_by_nobody_else(running: House) -> None:
    person, payload, _ = kept(running)
    token = json.loads(payload.removeprefix("/find_institution"))["location"]
    assert running.backend.bus.handle(SharedLocation(person, token)) == Location(43.653, -79.383)
    for somebody, what in (("p_0000000000000000", token), (person, "⟦location:0000000000⟧"), (person, "1,2,3")):
        with pytest.raises(Refused, match="location_unknown"):
            running.backend.bus.handle(SharedLocation(somebody, what))


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"lat": "1", "lon": 2}, {"lat": 91, "lon": 0}, {"lat": 0, "lon": -180.5}, {"lat": True, "lon": 1},
     {"lat": float("nan"), "lon": 0}, {"lat": 10**400, "lon": 0}, {"lat": 1}],
)  # fmt: skip
def test_what_is_no_position_is_not_taken_for_one(data: Any) -> None:
    assert read_location(data) is None
    assert read_web_message({"id": "m-00000001", "location": data}, DEVICE) == (None, "invalid")
    assert read_message({"person": "p", "id": "m-1", "location": data}) is None


def test_the_channels_make_the_same_neutral_message_of_a_position() -> None:
    sent = {"lat": 43.653226, "lon": -79.383184}
    from_web, _ = read_web_message({"id": "m-00000001", "location": sent}, DEVICE)
    from_terminal = read_message({"person": "p", "id": "m-1", "location": sent})
    assert from_web is not None and from_terminal is not None
    assert from_web.location == from_terminal.location == TORONTO
    assert read_message({"person": "p", "id": "m-1", "location": sent, "text": "x"}) is None

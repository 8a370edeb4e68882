"""The course of a witness: what the room and the court tell, told on once, and the platform told in its turn."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backend.authorization.platform_news import read_callback
from backend.authorization.room.events import WitnessBegun, WitnessMissed, WitnessRefused, WitnessSealed
from backend.shared.diary import Slot
from backend.shared.errors import PlatformRejected, Refused
from tests.authorization.conftest import PAPER, World, sealed_power

AT = datetime(2026, 11, 25, 1, 5, tzinfo=UTC)
SHA = hashlib.sha256(PAPER).hexdigest()


@pytest.fixture
def booked(world: World) -> World:
    world.book()
    world.work()
    return world


def test_a_sealed_witness_is_closed_and_filed_at_the_platform_and_the_paper_sent(booked: World) -> None:
    booked.happen(WitnessBegun("d1", AT))
    assert booked.witness().status == "under_way"
    booked.happen(WitnessSealed("d1", sealed_power(SHA), "0" * 64, AT))
    booked.work()
    kept = booked.session()
    assert (kept["status"], kept["result"], kept["document_sha256"], kept["filed"]) == ("closed", "sealed", SHA, True)
    assert (booked.witness().status, booked.said()) == ("sealed", ["sealed"])
    assert booked.spoken[0][1]["custom"]["file"]["kind"] == "power_pdf"


def test_the_same_ending_told_three_times_is_told_on_once(booked: World) -> None:
    for _ in range(3):
        booked.happen(WitnessSealed("d1", sealed_power(SHA), None, AT))
    booked.happen(WitnessMissed("d1", ("lawyer",), AT))
    booked.work()
    assert (booked.witness().status, booked.said()) == ("sealed", ["sealed"])


def test_an_outage_at_the_end_delays_the_platforms_file_and_loses_nothing(booked: World) -> None:
    booked.court.control("faults", outage=True)
    booked.happen(WitnessSealed("d1", sealed_power(SHA), None, AT))
    booked.work()
    assert booked.said() == ["sealed"]
    booked.court.control("faults", outage=False)
    booked.clock.advance(timedelta(minutes=1))
    booked.work()
    assert booked.session()["filed"]


def test_a_lawyer_who_never_came_is_named_and_the_slot_goes_back(booked: World) -> None:
    slot_id = booked.witness().slot.slot_id
    booked.court.control("capacity", slot_id=slot_id, places=1)
    booked.happen(WitnessMissed("d1", ("lawyer",), AT))
    booked.work()
    assert (booked.witness().status, booked.said()) == ("missed", ["missed"])
    assert booked.spoken[0][1]["who"] == "律师"
    assert booked.session()["result"] == "missed"
    assert slot_id in {slot.slot_id for slot in booked.slots()}


def test_a_refusal_of_the_judge_is_told_with_its_reason(booked: World) -> None:
    booked.happen(WitnessRefused("d1", "not_own_will", "对方在旁指示", AT))
    booked.work()
    assert (booked.witness().status, booked.said()) == ("refused", ["refused"])
    because = booked.spoken[0][1]["because"]
    assert because.startswith("utter_authorization_ending_not_own_will") and "对方在旁指示" in because
    assert booked.session()["reason"] == "not_own_will"


def test_a_session_the_court_calls_off_is_told_once_and_its_room_shut(booked: World) -> None:
    assert booked.hear("session_cancelled", reason="法官出差")
    assert not booked.hear("session_cancelled", reason="法官出差")
    booked.work()
    assert (booked.witness().status, booked.said(), len(booked.room.shut)) == ("cancelled", ["called_off"], 1)
    assert "法官出差" in booked.spoken[0][1]["because"]


def test_a_session_the_court_moves_takes_room_and_reminders_along(booked: World) -> None:
    start = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
    booked.hear("session_moved", slot=Slot("gw-20261130-0900", start, start + timedelta(minutes=30), 0))
    booked.work()
    assert booked.room.prepared[-1].start == booked.witness().slot.start == start
    booked.clock.set(start - timedelta(hours=1))
    booked.work()
    assert booked.said() == ["moved_by_court", "reminder", "reminder"]


def test_another_judge_is_told_and_gets_a_way_in_of_their_own(booked: World) -> None:
    booked.hear("judge_assigned", judge="赵法官")
    booked.work()
    assert (booked.room.prepared[-1].judge, booked.said()) == ("赵法官", ["judge_changed"])
    assert booked.session()["judge_url"].endswith("judge-1")


def test_news_about_nothing_of_ours_is_refused_and_news_after_the_end_changes_nothing(booked: World) -> None:
    with pytest.raises(Refused, match="authorization_not_found"):
        booked.bus.handle(read_callback(NEWS | {"reference": "stranger"}))
    booked.happen(WitnessMissed("d1", ("party",), AT))
    assert booked.hear("session_cancelled")
    assert booked.witness().status == "missed"


NEWS = {"event_id": "E9", "kind": "session_cancelled", "reference": "d1", "occurred_at": AT.isoformat()}


@pytest.mark.parametrize(
    "odd", [{}, [], None, NEWS | {"kind": "else"}, NEWS | {"kind": "session_moved"}, NEWS | {"kind": "judge_assigned"}]
)
def test_a_callback_outside_the_contract_is_rejected(odd: Any) -> None:
    with pytest.raises(PlatformRejected):
        read_callback(odd)

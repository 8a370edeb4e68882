"""The real client against the office over HTTP: what it understands, and which fate each error has."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from backend.notarization.office import REFUSALS, OfficeBooking
from backend.platforms.base import Patience
from backend.platforms.wuyi_notary import WuyiNotary
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from sandbox.wuyi_notary.problems import PROBLEMS
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

WEDNESDAY = date(2026, 11, 25)
QUICK = Patience(connect=0.5, read=0.4, budget=1.0, tries=3, pause=0.01)
BOOKING = OfficeBooking(
    reference="d1", matter="birth", route="in_person", slot_id="ip-20261125-0900", applicant_name="陈国强",
    document_number="E12345678", phone="+14165550123", nationality="prc_mainland", use_place="china",
    whereabouts="abroad", stay_basis="residence_permit", note="",
)  # fmt: skip


@pytest.fixture
def notary(wuyi_sandbox: RunningSandbox) -> Iterator[WuyiNotary]:
    client = WuyiNotary(wuyi_sandbox.url, KEY, "http://127.0.0.1:9/callbacks/wuyi_notary", QUICK)
    yield client
    client.close()


def test_free_slots_come_soonest_first_with_aware_times_and_places_left(notary: WuyiNotary) -> None:
    slots = notary.free_slots("in_person", WEDNESDAY, WEDNESDAY, 50)
    assert [slot.start for slot in slots] == sorted(slot.start for slot in slots)
    assert slots[0].start == datetime.fromisoformat("2026-11-25T09:00:00+08:00")
    assert {slot.left for slot in slots} == {3}


@pytest.mark.parametrize(("day", "open_"), [("2026-11-28", False), ("2026-12-31", True), ("2027-01-01", False)])
def test_the_office_is_closed_on_weekends_and_public_holidays(notary: WuyiNotary, day: str, open_: bool) -> None:
    asked = date.fromisoformat(day)
    assert bool(notary.free_slots("in_person", asked, asked, 50)) is open_


def test_the_office_works_on_a_made_up_saturday(notary: WuyiNotary, wuyi_sandbox: RunningSandbox) -> None:
    wuyi_sandbox.control("now", now="2026-09-15T09:00:00+08:00")
    saturday = date(2026, 10, 10)
    assert notary.free_slots("in_person", saturday, saturday, 50)


def test_the_same_key_books_once_and_gets_the_same_number(notary: WuyiNotary, wuyi_sandbox: RunningSandbox) -> None:
    first, again = notary.book("k1", BOOKING), notary.book("k1", BOOKING)
    assert first == again
    assert len(wuyi_sandbox.state()["bookings"]) == 1


def test_an_answer_that_got_lost_is_not_booked_twice(notary: WuyiNotary, wuyi_sandbox: RunningSandbox) -> None:
    wuyi_sandbox.control("faults", latency_after=5)
    with pytest.raises(PlatformUnavailable):
        notary.book("k1", BOOKING)
    wuyi_sandbox.control("faults", latency_after=0)
    receipt = notary.book("k1", BOOKING)
    assert [b["confirmation_number"] for b in wuyi_sandbox.state()["bookings"]] == [receipt.confirmation_number]


def test_a_short_outage_is_bridged_by_a_second_try(notary: WuyiNotary, wuyi_sandbox: RunningSandbox) -> None:
    wuyi_sandbox.control("faults", failing=1)
    assert notary.book("k1", BOOKING).status == "confirmed"


@pytest.mark.parametrize("fault", [{"outage": True}, {"latency_before": 10}])
def test_an_office_that_is_down_or_slow_is_unavailable_within_the_budget(
    notary: WuyiNotary, wuyi_sandbox: RunningSandbox, fault: dict[str, object]
) -> None:
    wuyi_sandbox.control("faults", **fault)
    began = time.monotonic()
    with pytest.raises(PlatformUnavailable):
        notary.free_slots("in_person", WEDNESDAY, WEDNESDAY, 5)
    assert time.monotonic() - began < QUICK.budget + 0.5


def test_the_default_patience_leaves_a_chat_turn_its_eight_seconds() -> None:
    assert Patience().budget + Patience().connect <= 8


def test_nobody_listening_is_unavailable() -> None:
    with pytest.raises(PlatformUnavailable):
        WuyiNotary("http://127.0.0.1:9", KEY, "http://127.0.0.1:9/x", QUICK).free_slots(
            "in_person", WEDNESDAY, WEDNESDAY, 1
        )


@pytest.mark.parametrize("kind", ["not_json", "html", "wrong_shape", "null"])
def test_nonsense_is_rejected_not_believed(notary: WuyiNotary, wuyi_sandbox: RunningSandbox, kind: str) -> None:
    wuyi_sandbox.control("faults", nonsense=kind)
    with pytest.raises(PlatformRejected):
        notary.free_slots("in_person", WEDNESDAY, WEDNESDAY, 5)
    with pytest.raises(PlatformRejected):
        notary.book("k1", BOOKING)


@pytest.mark.parametrize("code", sorted(set(PROBLEMS) & set(REFUSALS)))
def test_every_known_refusal_has_a_reason_of_ours(notary: WuyiNotary, wuyi_sandbox: RunningSandbox, code: str) -> None:
    wuyi_sandbox.control("faults", refusals=[code])
    with pytest.raises(Refused) as refused:
        notary.book("k1", BOOKING)
    assert refused.value.reason == REFUSALS[code]


@pytest.mark.parametrize("code", sorted(set(PROBLEMS) - set(REFUSALS)))
def test_a_refusal_that_means_our_own_fault_is_rejected(
    notary: WuyiNotary, wuyi_sandbox: RunningSandbox, code: str
) -> None:
    wuyi_sandbox.control("faults", refusals=[code])
    with pytest.raises(PlatformRejected):
        notary.book("k1", BOOKING)


def test_a_wrong_api_key_is_our_fault(wuyi_sandbox: RunningSandbox) -> None:
    with pytest.raises(PlatformRejected):
        WuyiNotary(wuyi_sandbox.url, "wrong", "http://127.0.0.1:9/x", QUICK).free_slots(
            "in_person", WEDNESDAY, WEDNESDAY, 1
        )


def test_a_key_used_for_another_wish_is_rejected(notary: WuyiNotary) -> None:
    notary.book("k1", BOOKING)
    with pytest.raises(PlatformRejected):
        notary.book("k1", replace(BOOKING, slot_id="ip-20261125-0930"))


def test_no_personal_data_reaches_the_log(
    notary: WuyiNotary, wuyi_sandbox: RunningSandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    wuyi_sandbox.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        notary.book("k1", BOOKING)
    assert "wuyi_notary" in caplog.text
    assert not any(secret in caplog.text for secret in ("陈国强", "E12345678", "4165550123", KEY))


def test_move_cancel_join_and_leave_answer_in_our_words(notary: WuyiNotary) -> None:
    receipt = notary.book("k1", BOOKING)
    assert notary.move("k2", receipt.office_id, "ip-20261126-0900").slot.slot_id == "ip-20261126-0900"
    assert notary.cancel("k3", receipt.office_id).status == "cancelled"
    entry = notary.join("k4", "w1", "birth", "in_person", WEDNESDAY)
    assert entry.position == 1
    assert notary.leave("k5", entry.office_id).position is None


def test_the_office_remembers_through_a_restart(tmp_path: Path) -> None:
    with running_sandbox(keep_in=tmp_path) as before:
        first = WuyiNotary(before.url, KEY, "http://127.0.0.1:9/x", QUICK)
        slot = first.free_slots("in_person", WEDNESDAY, date(2027, 6, 1), 1)[0]
        receipt = first.book("k1", replace(BOOKING, slot_id=slot.slot_id))
    with running_sandbox(keep_in=tmp_path) as after:
        second = WuyiNotary(after.url, KEY, "http://127.0.0.1:9/x", QUICK)
        assert second.book("k1", replace(BOOKING, slot_id=slot.slot_id)) == receipt
    assert "E12345678" not in (tmp_path / "wuyi_notary.json").read_text("utf-8")


def test_a_decision_still_owed_is_given_after_a_restart(tmp_path: Path) -> None:
    with running_sandbox(keep_in=tmp_path) as before:
        client = WuyiNotary(before.url, KEY, "http://127.0.0.1:9/x", QUICK)
        slot = client.free_slots("remote_video", WEDNESDAY, date(2027, 6, 1), 1)[0]
        wish = replace(BOOKING, slot_id=slot.slot_id, route="remote_video")
        assert client.book("k1", wish).status == "pending"
    with running_sandbox(keep_in=tmp_path, decide_after=0.05) as after:
        deadline = time.monotonic() + 10
        while after.state()["bookings"][0]["status"] == "pending" and time.monotonic() < deadline:
            time.sleep(0.05)
        assert after.state()["bookings"][0]["status"] == "confirmed"

"""The real client of the witness platform against its stand-in over HTTP."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from backend.authorization.court_platform import SessionEnd, SessionWish
from backend.platforms.base import Patience
from backend.platforms.guangzhou_witness import GuangzhouWitness
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)
WEDNESDAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 1, 10, tzinfo=UTC)
PAPER = b"%PDF-1.7 sealed"
WISH = SessionWish(
    "w1", "gw-20261125-0900", "黄美玲", "黄美玲诉梁大文民间借贷纠纷", "", "李律师", "广东某某律师事务所",
    "14407201010123456", "special", "mandarin", "",
)  # fmt: skip
SEALED = SessionEnd("sealed", NOW, document_sha256=hashlib.sha256(PAPER).hexdigest(), recording_sha256="0" * 64)


@pytest.fixture
def platform(one_sandbox: RunningSandbox) -> Iterator[GuangzhouWitness]:
    part = one_sandbox.part("guangzhou_witness")
    part.control("reset")
    part.control("now", now="2026-11-24T17:00:00+08:00")
    client = GuangzhouWitness(part.url, KEY, "http://127.0.0.1:9/callbacks/guangzhou_witness", QUICK)
    yield client
    client.close_connections()


@pytest.fixture
def court(one_sandbox: RunningSandbox, platform: GuangzhouWitness) -> RunningSandbox:
    return one_sandbox.part("guangzhou_witness")


def test_free_slots_lie_in_the_courts_hours_and_on_working_days(platform: GuangzhouWitness) -> None:
    slots = platform.free_slots(WEDNESDAY, date(2026, 11, 30), 200)
    assert slots[0].slot_id == "gw-20261125-0900" and slots[0].minutes == 30
    assert {slot.start.weekday() for slot in slots} == {0, 2, 3, 4}


def test_a_session_is_booked_with_a_judge_and_a_number(platform: GuangzhouWitness) -> None:
    receipt = platform.book("k1", WISH)
    assert (receipt.status, receipt.slot.slot_id) == ("booked", WISH.slot_id)
    assert receipt.number.startswith("GZ261125") and receipt.judge


def test_the_same_key_again_is_the_same_session(platform: GuangzhouWitness, court: RunningSandbox) -> None:
    assert platform.book("k1", WISH) == platform.book("k1", WISH)
    assert len(court.state()["sessions"]) == 1


def test_a_session_runs_from_the_judges_link_to_the_filed_paper(
    platform: GuangzhouWitness, court: RunningSandbox
) -> None:
    session_id = platform.book("k1", WISH).session_id
    platform.let_judge_in("k2", session_id, "https://chat.example.org/witness/abc")
    assert platform.open("k3", session_id, NOW).status == "open"
    assert platform.close("k4", session_id, SEALED).status == "closed"
    platform.file("k5", session_id, PAPER)
    kept = court.state()["sessions"][0]
    assert (kept["result"], kept["filed"], kept["judge_url"]) == ("sealed", True, "")


def test_another_paper_than_the_one_closed_with_is_not_filed(platform: GuangzhouWitness) -> None:
    session_id = platform.book("k1", WISH).session_id
    platform.close("k2", session_id, SEALED)
    with pytest.raises(Refused, match="authorization_document_differs"):
        platform.file("k3", session_id, PAPER + b" changed")


def test_a_missed_session_gives_its_place_back(platform: GuangzhouWitness, court: RunningSandbox) -> None:
    court.control("capacity", slot_id=WISH.slot_id, places=1)
    session_id = platform.book("k1", WISH).session_id
    platform.close("k2", session_id, SessionEnd("missed", NOW, "lawyer"))
    assert platform.book("k3", replace(WISH, reference="w2", party_name="陈国强")).status == "booked"


def test_twenty_people_at_once_get_the_one_place_that_is_left(
    platform: GuangzhouWitness, court: RunningSandbox
) -> None:
    court.control("capacity", slot_id=WISH.slot_id, places=1)

    def attempt(number: int) -> str:
        try:
            return platform.book(f"k{number}", replace(WISH, reference=f"w{number}", party_name=f"P{number}")).status
        except Refused as refused:
            return refused.reason

    with ThreadPoolExecutor(20) as crowd:
        fates = list(crowd.map(attempt, range(20)))
    assert (fates.count("booked"), fates.count("authorization_slot_full")) == (1, 19)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"slot_id": "gw-20261128-0900"}, "authorization_slot_gone"),
        ({"slot_id": "gw-20261124-0900"}, "authorization_slot_past"),
        ({"slot_id": "nonsense"}, "authorization_slot_gone"),
        ({"licence": "10000000000000000"}, "authorization_lawyer_not_registered"),
        ({"language": "interpreter"}, "authorization_interpreter_missing"),
    ],
)
def test_what_the_court_refuses_comes_in_our_words(
    platform: GuangzhouWitness, other: dict[str, str], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        platform.book("k1", replace(WISH, **other))


def test_a_session_is_moved_cancelled_twice_and_then_no_more_moved(platform: GuangzhouWitness) -> None:
    session_id = platform.book("k1", WISH).session_id
    assert platform.move("k2", session_id, "gw-20261126-0930").slot.slot_id == "gw-20261126-0930"
    assert platform.cancel("k3", session_id).status == platform.cancel("k4", session_id).status == "cancelled"
    with pytest.raises(Refused, match="authorization_not_changeable"):
        platform.move("k5", session_id, "gw-20261126-1000")


def test_an_outage_and_nonsense_have_their_own_fates(platform: GuangzhouWitness, court: RunningSandbox) -> None:
    court.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        platform.book("k1", WISH)
    court.control("faults", outage=False, nonsense="wrong_shape")
    with pytest.raises(PlatformRejected):
        platform.free_slots(WEDNESDAY, WEDNESDAY, 5)


def test_nothing_a_person_told_us_is_logged(
    platform: GuangzhouWitness, court: RunningSandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    court.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        platform.book("k1", WISH)
    assert "guangzhou_witness" in caplog.text
    assert not any(secret in caplog.text for secret in ("黄美玲", "14407201010123456", KEY))


def test_the_judges_page_shows_the_sessions_of_the_day_with_their_way_in(
    platform: GuangzhouWitness, court: RunningSandbox
) -> None:
    session_id = platform.book("k1", replace(WISH, case="<b>甲诉乙</b>")).session_id
    platform.let_judge_in("k2", session_id, "https://chat.example.org/witness/abc")
    assert "今天没有见证" in court.http.get("desk").text
    court.control("now", now="2026-11-25T08:50:00+08:00")
    page = court.http.get("desk").text
    assert 'href="https://chat.example.org/witness/abc"' in page
    assert "&lt;b&gt;" in page and "<b>" not in page


def test_the_platform_remembers_through_a_restart(tmp_path: Path) -> None:
    with running_sandbox(keep_in=tmp_path) as before:
        first = GuangzhouWitness(before.url_of("guangzhou_witness"), KEY, "http://127.0.0.1:9/x", QUICK)
        slot = first.free_slots(date(2020, 1, 1), date(2099, 1, 1), 1)[0]
        receipt = first.book("k1", replace(WISH, slot_id=slot.slot_id))
    assert json.loads((tmp_path / "guangzhou_witness.json").read_text("utf-8"))["sessions"]
    with running_sandbox(keep_in=tmp_path) as after:
        second = GuangzhouWitness(after.url_of("guangzhou_witness"), KEY, "http://127.0.0.1:9/x", QUICK)
        assert second.book("k1", replace(WISH, slot_id=slot.slot_id)) == receipt

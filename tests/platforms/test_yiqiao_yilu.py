"""The clients of 邑侨邑路 against its stand-in: once for each key, refusals, outages, and forged updates."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import httpx
import pytest

from backend.enquiries.centre import HandedEnquiry
from backend.mediation.dispute.centre import HandedDispute
from backend.mediation.dispute.confirmation import AskedConfirmation, Asking
from backend.mediation.docking import DockedCase
from backend.platforms.base import Patience
from backend.platforms.yiqiao_yilu.system import YiqiaoYilu
from backend.shared.calendar import BEIJING
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from tests.sandbox_fixture import RunningSandbox

QUICK = Patience(connect=1, read=1.0, budget=2.0, tries=2, pause=0.01)
ASKED = datetime(2026, 11, 24, 17, tzinfo=BEIJING)
ENQUIRY = HandedEnquiry("e1", "SF-2026-0001", "zh-Hans", ASKED, "立案要带什么？", "陈太", "13800138000")
DISPUTE = HandedDispute(
    "d1", "en", True, "house", "english", "My brother and I share a house in Taishan.", "Mei", "mei@example.org",
    "Lam", "", "weekends",
)  # fmt: skip
CONFIRMATION = AskedConfirmation(
    "d1", "TJ-20261124-AB12CD", "taishan", "debt", date(2026, 11, 24),
    (Asking("林小明", "13800138000", ASKED), Asking("吴国安", "", ASKED)), b"%PDF-1.7 sealed",
)  # fmt: skip
CASE = DockedCase("c1", "taishan", "民间借贷纠纷", ("陈大文", "林小明"))


@pytest.fixture
def centre(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("yiqiao_yilu")
    part.control("reset")
    return part


@pytest.fixture
def system(centre: RunningSandbox) -> Iterator[YiqiaoYilu]:
    system = YiqiaoYilu(centre.url, centre.key, "http://127.0.0.1:9/callbacks/yiqiao_yilu", QUICK)
    yield system
    system.close()


def test_an_enquiry_is_taken_once_added_to_and_erased(centre: RunningSandbox, system: YiqiaoYilu) -> None:
    service = system.litigation_service
    service.take("k1", ENQUIRY)
    service.take("k1", ENQUIRY)
    service.more("k2", "e1", "还有一份合同")
    sha256 = hashlib.sha256(b"photo").hexdigest()
    for _ in range(2):
        service.add_file("k2f", "e1", sha256, b"photo")
    assert centre.state()["enquiries"]["e1"]["files"] == {sha256: 5}
    with pytest.raises(PlatformRejected, match="file_damaged"):
        service.add_file("k2g", "e1", sha256, b"another")
    kept = centre.state()["enquiries"]
    assert list(kept) == ["e1"] and (kept["e1"]["name"], kept["e1"]["replies"]) == ("陈太", ["还有一份合同"])
    service.withdraw("k3", "e1")
    assert service.status("e1") == "withdrawn"
    assert centre.state()["enquiries"]["e1"]["files"] == {}
    with pytest.raises(Refused, match="enquiry_over"):
        service.add_file("k4", "e1", sha256, b"photo")
    assert all(word not in str(centre.state()["enquiries"]) for word in ("陈太", "13800138000", "立案", "合同"))


def test_a_dispute_goes_with_consent_alone(centre: RunningSandbox, system: YiqiaoYilu) -> None:
    resolution = system.dispute_resolution
    with pytest.raises(Refused, match="dispute_consent_missing"):
        resolution.hand_over("k0", replace(DISPUTE, consent=False))
    assert centre.state()["disputes"] == {}
    resolution.hand_over("k1", DISPUTE)
    assert resolution.status("d1") == "received"
    centre.control("decide", kind="dispute", status="accepted")
    assert resolution.status("d1") == "accepted"


def test_a_mediator_of_the_list_is_asked_and_a_dispute_taken_back_is_erased(
    centre: RunningSandbox, system: YiqiaoYilu
) -> None:
    resolution = system.dispute_resolution
    listed = resolution.mediators()
    assert len(listed) > 3 and all(one.made_up for one in listed)
    assert any(one.overseas and "english" in one.tongues and one.zone.startswith("America/") for one in listed)
    resolution.hand_over("k1", DISPUTE)
    resolution.ask_mediator("k2", "d1", listed[0].mediator_id)
    with pytest.raises(Refused, match="dispute_mediator_gone"):
        resolution.ask_mediator("k3", "d1", "nobody")
    resolution.take_back("k4", "d1")
    resolution.take_back("k5", "d1")
    assert all(word not in str(centre.state()["disputes"]) for word in ("Mei", "Taishan", "Lam", "weekends"))
    with pytest.raises(Refused, match="dispute_over"):
        resolution.ask_mediator("k6", "d1", listed[0].mediator_id)
    with pytest.raises(Refused, match="dispute_unknown"):
        resolution.take_back("k7", "d2")


def test_a_case_goes_to_mediation_and_comes_back(centre: RunningSandbox, system: YiqiaoYilu) -> None:
    docking = system.mediation_docking
    assert docking.send("k1", CASE).status == "received"
    assert docking.call_back("k2", "c1").outcome == "called_back"
    docking.send("k3", replace(CASE, reference="c2"))
    centre.control("decide", kind="mediation", status="ended", outcome="agreed", reference="c2")
    assert docking.state("c2").outcome == "agreed"
    with pytest.raises(Refused, match="mediation_over"):
        docking.call_back("k4", "c2")


def test_both_sides_ask_a_court_once_and_it_decides_step_by_step(centre: RunningSandbox, system: YiqiaoYilu) -> None:
    courts = system.judicial_confirmation
    receipt = courts.apply("k1", CONFIRMATION)
    assert courts.apply("k1", CONFIRMATION) == courts.apply("k2", CONFIRMATION) == receipt
    assert list(centre.state()["confirmations"]) == ["d1"]
    with pytest.raises(httpx.HTTPStatusError):
        centre.control("confirmation", kind="confirmed")
    centre.control("confirmation", kind="accepted")
    assert courts.state("d1").case_number.startswith("（20") and courts.state("d1").ruling_number == ""
    centre.control("confirmation", kind="confirmed")
    assert courts.state("d1").status == "confirmed" and "粤0781民特" in courts.state("d1").ruling_number
    with pytest.raises(httpx.HTTPStatusError):
        centre.control("confirmation", kind="rejected")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (replace(CONFIRMATION, court="jiangmen_intermediate"), "dispute_court_not_here"),
        (replace(CONFIRMATION, matter="house"), "dispute_court_not_here"),
        (
            replace(
                CONFIRMATION, applicants=(CONFIRMATION.applicants[0], Asking("吴", "", ASKED + timedelta(days=40)))
            ),
            "dispute_court_late",
        ),
    ],
)
def test_what_no_court_here_confirms_is_refused_with_its_reason(
    centre: RunningSandbox, system: YiqiaoYilu, asked: AskedConfirmation, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        system.judicial_confirmation.apply("k1", asked)
    assert centre.state()["confirmations"] == {}


def test_the_thirtieth_day_on_a_saturday_ends_on_the_next_working_day(system: YiqiaoYilu) -> None:
    asked = tuple(Asking(name, "", datetime(2026, 12, 28, 9, tzinfo=BEIJING)) for name in ("林", "吴"))
    late = tuple(Asking(name, "", datetime(2026, 12, 29, 0, 1, tzinfo=BEIJING)) for name in ("林", "吴"))
    saturday = replace(CONFIRMATION, effective_on=date(2026, 11, 26))
    with pytest.raises(Refused, match="dispute_court_late"):
        system.judicial_confirmation.apply("k1", replace(saturday, applicants=late))
    assert system.judicial_confirmation.apply("k2", replace(saturday, applicants=asked))


CALLS: dict[str, Callable[[YiqiaoYilu], Any]] = {
    "take": lambda system: system.litigation_service.take("k", ENQUIRY),
    "more": lambda system: system.litigation_service.more("k", "e1", "更多"),
    "withdraw": lambda system: system.litigation_service.withdraw("k", "e1"),
    "dispute": lambda system: system.dispute_resolution.hand_over("k", DISPUTE),
    "mediators": lambda system: system.dispute_resolution.mediators(),
    "ask mediator": lambda system: system.dispute_resolution.ask_mediator("k", "d1", "tjy-001"),
    "mediation": lambda system: system.mediation_docking.send("k", CASE),
    "call back": lambda system: system.mediation_docking.call_back("k", "c1"),
    "confirmation": lambda system: system.judicial_confirmation.apply("k", CONFIRMATION),
    "updates": lambda system: system.research.after(0),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_system_that_is_away_or_slow_may_be_asked_again(
    centre: RunningSandbox, system: YiqiaoYilu, name: str
) -> None:
    if name in ("more", "withdraw"):
        system.litigation_service.take("k0", ENQUIRY)
    if name == "ask mediator":
        system.dispute_resolution.hand_over("k0", DISPUTE)
    if name == "call back":
        system.mediation_docking.send("k0", CASE)
    centre.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        CALLS[name](system)
    centre.control("faults", outage=False, latency_after=3)
    with pytest.raises(PlatformUnavailable):
        CALLS[name](system)
    centre.control("faults", latency_after=0)
    CALLS[name](system)


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("nonsense", ["not_json", "html", "wrong_shape", "null"])
def test_nonsense_is_not_believed(centre: RunningSandbox, system: YiqiaoYilu, name: str, nonsense: str) -> None:
    centre.control("faults", nonsense=nonsense)
    with pytest.raises(PlatformRejected):
        CALLS[name](system)


def test_updates_come_in_their_order_and_a_tampered_one_is_not_believed(
    centre: RunningSandbox, system: YiqiaoYilu
) -> None:
    centre.control("issue", entries=[{"id": "a"}])
    centre.control("issue", entries=[{"id": "b"}])
    assert [one.version for one in system.research.after(0)] == [1, 2]
    assert [one.version for one in system.research.after(1)] == [2]
    for broken in ("signature", "digest"):
        centre.control("issue", entries=[{"id": "c"}], broken=broken)
        with pytest.raises(PlatformRejected, match="not as it was signed"):
            system.research.after(2)
        centre.control("reset")
        centre.control("issue", entries=[{"id": "a"}])
        centre.control("issue", entries=[{"id": "b"}])

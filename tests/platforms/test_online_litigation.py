"""The real client against the court's platform over HTTP: what it understands, and which fate each error has."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from backend.filing.court import REFUSALS, CourtFiling, Decision, SentFile, Supplement
from backend.platforms.base import Patience
from backend.platforms.online_litigation import OnlineLitigation
from backend.shared.courts import COURTS
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from sandbox.online_litigation.desk import COURT_NUMBERS
from sandbox.online_litigation.problems import PROBLEMS
from tests.filing.conftest import complaint
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

QUICK = Patience(connect=0.5, read=0.4, budget=1.0, tries=3, pause=0.01)
MOMENT = datetime(2026, 11, 24, 1, tzinfo=UTC)
FILING = CourtFiling("d1", MOMENT, complaint())
NOTE = b"a scan of the note"
NOTE_HASH = hashlib.sha256(NOTE).hexdigest()
NOWHERE = "http://127.0.0.1:9/callbacks/online_litigation"


@pytest.fixture
def platform(one_sandbox: RunningSandbox) -> RunningSandbox:
    """The platform on Tuesday 2026-11-24, with an empty shelf."""
    part = one_sandbox.part("online_litigation")
    part.control("reset")
    part.control("now", now="2026-11-24T09:00:00+08:00")
    return part


@pytest.fixture
def client(platform: RunningSandbox) -> Iterator[OnlineLitigation]:
    client = OnlineLitigation(platform.url, KEY, NOWHERE, QUICK)
    yield client
    client.close()


def test_a_filing_is_answered_with_a_report_in_our_words(client: OnlineLitigation) -> None:
    report = client.file("d1", FILING)
    assert (report.status, report.sequence, report.received_on) == ("under_review", 1, date(2026, 11, 24))
    assert client.look_up(report.filing_number) == report


def test_the_same_key_files_once_and_gets_the_same_receipt(client: OnlineLitigation, platform: RunningSandbox) -> None:
    assert client.file("d1", FILING) == client.file("d1", FILING)
    assert len(platform.state()["filings"]) == 1


def test_a_file_arrives_whole_or_not_at_all(client: OnlineLitigation, platform: RunningSandbox) -> None:
    assert not client.has_evidence(NOTE_HASH)
    with pytest.raises(PlatformRejected, match="evidence_damaged"):
        client.send_evidence(NOTE_HASH, NOTE[:5])
    assert not client.has_evidence(NOTE_HASH)
    for _ in range(2):
        client.send_evidence(NOTE_HASH, NOTE)
    assert client.has_evidence(NOTE_HASH)
    assert platform.state()["evidence"] == {NOTE_HASH: len(NOTE)}


def test_a_filing_whose_file_never_arrived_is_our_fault(client: OnlineLitigation) -> None:
    with pytest.raises(PlatformRejected, match="evidence_unknown"):
        client.file("d1", replace(FILING, evidence=(SentFile(NOTE_HASH, "借条.pdf", "application/pdf"),)))


def test_every_court_we_know_has_its_number_there() -> None:
    assert {court.code: court.number for court in COURTS.values()} == COURT_NUMBERS


@pytest.mark.parametrize("court", sorted(COURT_NUMBERS))
def test_a_case_number_names_its_court_and_year(client: OnlineLitigation, platform: RunningSandbox, court: str) -> None:
    number = client.file("d1", replace(FILING, complaint=complaint(court=court))).filing_number
    platform.control("decide", filing=number, decision="register")
    assert client.look_up(number).case_number == f"（2026）粤{COURT_NUMBERS[court]}民初1号"


def test_defects_are_told_once_and_a_correction_begins_the_review_anew(
    client: OnlineLitigation, platform: RunningSandbox
) -> None:
    number = client.file("d1", FILING).filing_number
    platform.control("decide", decision="defects", defects=["补身份证明", "补译文"])
    assert client.look_up(number).defects == ("补身份证明", "补译文")
    assert client.ask_extension("x1", number, "公证要三周", MOMENT).extension == "asked"
    platform.control("decide", decision="grant_extension")
    assert client.look_up(number).cure_by == date(2026, 12, 24)
    client.send_evidence(NOTE_HASH, NOTE)
    cure = Supplement(MOMENT, "补上了", (SentFile(NOTE_HASH, "护照.pdf", "application/pdf"),))
    assert client.supplement("s1", number, cure).cured_on == date(2026, 11, 24)
    again = platform.http.post("_control/decide", json={"decision": "defects", "defects": ["再补"]})
    assert (again.status_code, again.json()["code"]) == (409, "decision_impossible")


def test_the_fee_is_noticed_with_its_day(client: OnlineLitigation, platform: RunningSandbox) -> None:
    number = client.file("d1", FILING).filing_number
    platform.control("decide", decision="register")
    platform.control("decide", decision="fee_notice")
    report = client.look_up(number)
    assert (report.fee, report.fee_noticed_on) == (Decimal("2300.00"), date(2026, 11, 24))


def test_a_filing_is_withdrawn_before_it_is_registered_and_not_after(
    client: OnlineLitigation, platform: RunningSandbox
) -> None:
    first = client.file("d1", FILING).filing_number
    assert client.withdraw("w1", first, "和解").status == "withdrawn"
    second = client.file("d2", replace(FILING, reference="d2")).filing_number
    platform.control("decide", case="d2", decision="register")
    with pytest.raises(Refused, match="filing_withdraw_registered"):
        client.withdraw("w2", second, "")


@pytest.mark.parametrize("code", sorted(set(PROBLEMS) & set(REFUSALS)))
def test_every_known_refusal_has_a_reason_of_ours(
    client: OnlineLitigation, platform: RunningSandbox, code: str
) -> None:
    platform.control("faults", refusals=[code])
    with pytest.raises(Refused) as refused:
        client.file("d1", FILING)
    assert refused.value.reason == REFUSALS[code]


@pytest.mark.parametrize("code", sorted(set(PROBLEMS) - set(REFUSALS)))
def test_a_refusal_that_means_our_own_fault_is_rejected(
    client: OnlineLitigation, platform: RunningSandbox, code: str
) -> None:
    platform.control("faults", refusals=[code])
    with pytest.raises(PlatformRejected):
        client.file("d1", FILING)


@pytest.mark.parametrize("kind", ["not_json", "html", "wrong_shape", "null"])
def test_nonsense_is_rejected_not_believed(client: OnlineLitigation, platform: RunningSandbox, kind: str) -> None:
    platform.control("faults", nonsense=kind)
    for ask in (
        lambda: client.file("d1", FILING), lambda: client.look_up("WL202611240001"),
        lambda: client.has_evidence(NOTE_HASH), lambda: client.send_evidence(NOTE_HASH, NOTE),
    ):  # fmt: skip
        with pytest.raises(PlatformRejected):
            ask()


@pytest.mark.parametrize("fault", [{"outage": True}, {"latency_before": 5}])
def test_a_platform_that_is_down_or_slow_is_unavailable_within_the_budget(
    client: OnlineLitigation, platform: RunningSandbox, fault: dict[str, object]
) -> None:
    platform.control("faults", **fault)
    began = time.monotonic()
    with pytest.raises(PlatformUnavailable):
        client.file("d1", FILING)
    assert time.monotonic() - began < QUICK.budget + 0.5


def test_a_short_outage_is_bridged_by_a_second_try(client: OnlineLitigation, platform: RunningSandbox) -> None:
    platform.control("faults", failing=1)
    assert client.file("d1", FILING).status == "under_review"


def test_a_wrong_api_key_is_our_fault(platform: RunningSandbox) -> None:
    with pytest.raises(PlatformRejected):
        OnlineLitigation(platform.url, "wrong", NOWHERE, QUICK).file("d1", FILING)


def test_no_personal_data_reaches_the_log(
    client: OnlineLitigation, platform: RunningSandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    platform.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        client.file("d1", FILING)
    assert "online_litigation" in caplog.text
    assert not any(secret in caplog.text for secret in ("陈国强", "E12345678", "4165550123", "李志明", KEY))
    assert "陈国强" not in repr(FILING)


def test_the_platform_remembers_through_a_restart(tmp_path: Path) -> None:
    with running_sandbox(keep_in=tmp_path) as before:
        first = OnlineLitigation(before.url_of("online_litigation"), KEY, NOWHERE, QUICK)
        receipt = first.file("d1", FILING)
    with running_sandbox(keep_in=tmp_path) as after:
        second = OnlineLitigation(after.url_of("online_litigation"), KEY, NOWHERE, QUICK)
        assert second.file("d1", FILING) == receipt
        assert second.look_up(receipt.filing_number) == receipt


def test_left_alone_the_desk_accepts_and_registers_by_itself() -> None:
    with running_sandbox(decide_after=0.1) as sandbox:
        client = OnlineLitigation(sandbox.url_of("online_litigation"), KEY, NOWHERE, QUICK)
        number = client.file("d1", FILING).filing_number
        deadline = time.monotonic() + 10
        while client.look_up(number).fee is None and time.monotonic() < deadline:
            time.sleep(0.05)
        report = client.look_up(number)
    assert (report.status, report.fee) == ("registered", Decimal("2300.00"))


def test_what_an_officer_has_in_hand_the_platforms_own_clerk_leaves_alone() -> None:
    with running_sandbox(decide_after=0.1) as sandbox:
        client = OnlineLitigation(sandbox.url_of("online_litigation"), KEY, NOWHERE, QUICK)
        ours = client.file("d1", FILING)
        told = Decision("defects", "o_1", ours.sequence, defects=("请附译文",))
        assert client.decide("k1", ours.filing_number, told).status == "defects"
        client.supplement("s1", ours.filing_number, Supplement(MOMENT, "好了"))
        other = client.file("d2", replace(FILING, reference="d2")).filing_number
        deadline = time.monotonic() + 10
        while client.look_up(other).fee is None and time.monotonic() < deadline:
            time.sleep(0.05)
        assert (client.look_up(other).status, client.look_up(ours.filing_number).status) == (
            "registered",
            "under_review",
        )


def test_a_decision_on_an_older_state_or_a_number_given_twice_is_refused(client: OnlineLitigation) -> None:
    first, second = (client.file(name, replace(FILING, reference=name)) for name in ("d1", "d2"))
    order = Decision("register", "o_1", 1, case_number="（2026）粤0703民初9号", fee=Decimal("50.00"))
    report = client.decide("k1", first.filing_number, order)
    assert (report.case_number, report.fee, report) == (
        order.case_number,
        order.fee,
        client.decide("k1", first.filing_number, order),
    )
    for key, number, reason in (
        ("k2", first.filing_number, "filing_decision_impossible"),
        ("k3", second.filing_number, "filing_case_number_taken"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=reason):
            client.decide(key, number, order)

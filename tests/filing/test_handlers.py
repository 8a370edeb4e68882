"""What a person asks of a filing, from the command to the court's shelf and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from backend.filing.commands import (
    DescribeCause,
    FileCase,
    FindMyCase,
    MyCases,
    OneCase,
)
from backend.filing.court import REFUSALS, Claimant
from backend.filing.model import Party
from backend.filing.tables import cases, requests
from backend.shared.errors import PlatformRejected
from tests.filing.conftest import ANNA, BEN, NAME, World, complaint, refused


def test_a_filing_gets_a_receipt_and_the_courts_seven_working_days(world: World) -> None:
    case = world.file()
    assert (case.status, case.decision_due) == ("under_review", date(2026, 12, 3))
    assert case.filing_number == world.court.state()["filings"][0]["filing_number"]
    assert [step.status for step in case.timeline] == ["submitting", "under_review"]
    assert world.said() == []  # it was told in the turn


def test_the_same_draft_twice_is_one_case_and_one_receipt(world: World) -> None:
    assert world.file().filing_number == world.file().filing_number
    assert len(world.court.state()["filings"]) == 1


def test_evidence_goes_first_each_file_once_and_the_filing_names_it_by_its_hash(world: World) -> None:
    note, photo = world.keep("借条.pdf", "借条"), world.keep("转账.pdf", "转账")
    world.file(evidence=world.evidence(note, photo))
    world.file("d2", evidence=world.evidence(note))
    state = world.court.state()
    assert state["evidence"].keys() == {note.sha256, photo.sha256}
    assert [one["evidence"] for one in state["filings"]] == [[note.sha256, photo.sha256], [note.sha256]]


def test_only_a_verified_person_may_file(world: World) -> None:
    del world.verified[ANNA]
    assert refused(world, FileCase("d1", ANNA, complaint())) == "filing_not_verified"
    assert world.do(MyCases(ANNA)) == []


@pytest.mark.parametrize("name", ["陈国强（护照姓名 CHEN GUOQIANG）", "Chen Guoqiang (陈国强)", "CHEN, Guoqiang"])
def test_a_second_name_may_stand_beside_the_verified_one(world: World, name: str) -> None:
    plaintiff = replace(complaint().plaintiffs[0], name=name)
    assert world.file(plaintiffs=(plaintiff,)).status == "under_review"


STRANGER = Party("person", "王大明", "Toronto", "CA")
COMPANY = Party("organisation", "永利有限公司", "Hong Kong", "HK", representative="黄先生")


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"plaintiffs": (STRANGER,)}, "filing_plaintiff_not_you"),
        ({"plaintiffs": (STRANGER,), "for_whom": "relative"}, "filing_authority_needed"),
        ({"plaintiffs": (COMPANY,), "for_whom": "organisation"}, "filing_authority_needed"),
        ({"plaintiffs": (STRANGER,), "for_whom": "organisation"}, "filing_plaintiff_not_you"),
        ({"defendants": ()}, "filing_incomplete"),
        ({"claims": (" ",)}, "filing_incomplete"),
        ({"court": "guangzhou"}, "filing_court_unknown"),
        ({"cause": "murder"}, "filing_cause_unknown"),
        ({"currency": "QQQ"}, "filing_currency_unknown"),
        ({"facts": "长" * 30_001}, "filing_text_too_long"),
    ],
)
def test_what_cannot_be_filed_is_refused_before_anything_is_kept(
    world: World, parts: dict[str, Any], reason: str
) -> None:
    assert refused(world, FileCase("d1", ANNA, complaint(**parts))) == reason
    assert world.do(MyCases(ANNA)) == []
    assert world.court.state()["filings"] == []


@pytest.mark.parametrize(
    "parts",
    [
        {"plaintiffs": (Party("person", "chen  guoqiang", "Toronto", "CA"),)},
        {"plaintiffs": (STRANGER,), "for_whom": "relative", "authority": "母亲的授权委托书"},
        {"plaintiffs": (COMPANY,), "for_whom": "organisation", "authority": "董事"},
        {
            "plaintiffs": (Party("organisation", "永利有限公司", "Hong Kong", "HK", representative=NAME),),
            "for_whom": "organisation",
        },
    ],
)
def test_oneself_a_relative_or_an_organisation_with_authority_may_file(world: World, parts: dict[str, Any]) -> None:
    assert world.file(**parts).status == "under_review"


def test_an_organisations_own_account_files_for_that_organisation_only(world: World) -> None:
    world.verified[ANNA] = Claimant(True, ("永利有限公司",))
    assert world.file(plaintiffs=(COMPANY,), for_whom="organisation").status == "under_review"
    other = complaint(plaintiffs=(Party("organisation", "别的公司", "HK"),), for_whom="organisation", authority="董事")
    assert refused(world, FileCase("d2", ANNA, other)) == "filing_plaintiff_not_you"


def test_somebody_elses_file_is_no_evidence(world: World) -> None:
    bens = world.keep(person_id=BEN)
    assert refused(world, FileCase("d1", ANNA, complaint(evidence=world.evidence(bens)))) == "file_unknown"


def test_a_strangers_draft_id_does_not_exist(world: World) -> None:
    world.file()
    assert refused(world, FileCase("d1", BEN, complaint())) == "filing_case_unknown"


def test_numbers_are_opened_for_the_court_alone(world: World) -> None:
    with world.database.transaction() as session:
        token = world.privacy.mask(session, ANNA, "13800138000")
    party = Party("person", NAME, "Toronto", "CA", phone=token)
    world.court.control("faults", outage=True)
    world.file(plaintiffs=(party,))
    with world.database.reading() as session:
        whole = str([dict(row) for table in (cases, requests) for row in session.execute(select(table)).mappings()])
    assert "13800138000" not in whole and NAME not in whole and "100000" not in whole


def test_while_the_court_is_away_the_case_is_kept_and_the_person_is_written_to_later(world: World) -> None:
    world.court.control("faults", outage=True)
    case = world.file()
    assert (case.status, case.waiting) == ("submitting", ("file",))
    world.court.control("faults", outage=False)
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.case().status == "under_review"
    assert world.said() == ["received"]


def test_an_answer_that_got_lost_makes_no_second_filing(world: World) -> None:
    world.court.control("faults", latency_after=1.5)
    assert world.file().status == "submitting"
    world.court.control("faults", latency_after=0)
    world.clock.advance(timedelta(minutes=1))
    world.runner.run_due_once()
    assert [one["filing_number"] for one in world.court.state()["filings"]] == [world.case().filing_number]


def test_many_megabytes_do_not_keep_a_turn_waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.filing.sending.QUICK_BYTES", 10)
    assert world.file(evidence=world.evidence(world.keep())).status == "submitting"
    world.clock.advance(timedelta(seconds=3))
    world.runner.run_due_once()
    assert world.case().status == "under_review"


@pytest.mark.parametrize("code", ["outside_scope", "identity_refused", "court_unknown", "duplicate_filing"])
def test_what_the_platform_refuses_can_be_put_right_and_handed_in_again(world: World, code: str) -> None:
    world.court.control("faults", refusals=[code])
    assert refused(world, FileCase("d1", ANNA, complaint())) == REFUSALS[code]
    assert world.case().status == "draft"
    assert world.file(facts="改过的事实和理由。").status == "under_review"
    assert [step.status for step in world.case().timeline] == ["submitting", "draft", "submitting", "under_review"]


def test_an_answer_outside_the_contract_is_told_and_the_same_may_be_tried_again(world: World) -> None:
    world.court.control("faults", nonsense="wrong_shape")
    with pytest.raises(PlatformRejected):
        world.file()
    assert world.case().status == "submitting"
    world.court.control("faults", nonsense=None)
    assert world.file().status == "under_review"
    assert len(world.court.state()["filings"]) == 1


def test_a_case_is_found_by_either_number_however_it_is_typed(world: World) -> None:
    receipt = world.file().filing_number
    world.hear(world.decide("register", case_number="（2026）粤0703民初123号"))
    for number in (
        receipt,
        f" {receipt} ",
        "（2026）粤0703民初123号",
        "(2026)粤0703民初123号",
        "(２０２６) 粤0703民初 123",
    ):
        assert world.do(FindMyCase(ANNA, str(number))).case_id == "d1"


def test_a_strangers_number_is_as_unknown_as_an_invented_one(world: World) -> None:
    receipt = str(world.file().filing_number)
    assert {refused(world, FindMyCase(BEN, number)) for number in (receipt, "WL1", "")} == {"filing_case_unknown"}
    assert refused(world, OneCase("d1", BEN)) == "filing_case_unknown"
    assert world.do(MyCases(BEN)) == []


def test_every_change_is_in_the_audit_log_without_personal_data(world: World) -> None:
    world.file()
    world.hear(world.decide("register"))
    assert world.audit.verify(world.database) is None
    with world.database.reading() as session:
        facts = str(session.execute(text("SELECT what, facts FROM audit")).all())
    assert "filing.file.asked" in facts and "filing.CaseRegistered" in facts
    assert NAME not in facts


def test_a_cause_is_described_or_unknown(world: World) -> None:
    assert world.do(DescribeCause("divorce")).code == "divorce"
    assert refused(world, DescribeCause("murder")) == "filing_cause_unknown"

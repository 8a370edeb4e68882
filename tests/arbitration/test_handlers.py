"""What becomes of an application: sealed, handed in once, told of, reminded of, corrected."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from backend.arbitration.commands import (
    ApplicationPaper,
    ArbitrationAtDesk,
    ArbitrationQueue,
    FeesFor,
    ImportFeeTables,
    KeepApplication,
    MyArbitrations,
    OneArbitration,
    PreviewApplication,
    RecordNews,
    SupplementArbitration,
)
from backend.arbitration.course import News
from backend.arbitration.model import Agreement, Arbitration
from backend.arbitration.tables import arbitrations
from backend.shared.calendar import BEIJING
from backend.shared.errors import PlatformRejected, Refused
from tests.arbitration.conftest import ANNA, APPLICATION, BEN, World

TOMORROW = timedelta(days=1)


def standing(world: World) -> Arbitration:
    one: Arbitration = world.do(OneArbitration("a1", ANNA))
    return one


def test_an_application_goes_to_scia_once_with_its_files_and_its_numbers_opened(world: World) -> None:
    sent = world.apply()
    assert (sent.status, sent.number[:7]) == ("received", "SCIA-R-")
    assert world.apply().number == sent.number
    [kept] = world.scia.state()["applications"].values()
    assert kept["applicants"][0]["phone"] == "+1 416 555 0100"
    assert kept["evidence"][0]["sha256"] in world.scia.state()["files"]
    assert (kept["amount"], kept["currency"], kept["arbitrators"]) == ("800000", "CNY", "three")


def test_it_is_its_owner_s_alone(world: World) -> None:
    world.apply()
    assert [one.arbitration_id for one in world.do(MyArbitrations(ANNA))] == ["a1"]
    assert world.do(MyArbitrations(BEN)) == []
    assert world.refused(OneArbitration("a1", BEN)) == "arbitration_unknown"
    assert world.refused(ApplicationPaper("a1", BEN, "arbitration_pdf")) == "arbitration_unknown"
    assert world.refused(KeepApplication("a1", BEN, APPLICATION)) == "arbitration_unknown"


def test_nothing_a_person_said_lies_open_in_the_database(world: World) -> None:
    world.apply()
    world.told("defect", text="请补交王小姐的身份证明")
    with world.database.reading() as session:
        row = session.execute(select(arbitrations)).mappings().one()
    seen = json.dumps({name: str(value) for name, value in row.items()}, ensure_ascii=False)
    for secret in ("Maple", "宏发", "货款", "王小姐"):
        assert secret not in seen


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"agreement": Agreement("离婚财产由深圳国际仲裁院仲裁", "family")}, "arbitration_clause_outside"),
        ({"agreement": Agreement("由江门法院管辖", "court")}, "arbitration_clause_missing"),
        ({"agreement": Agreement("", "scia")}, "arbitration_clause_missing"),
        ({"respondents": ()}, "arbitration_nobody"),
        ({"claims": ()}, "arbitration_no_claim"),
        ({"amount": Decimal("-5")}, "arbitration_amount_odd"),
        ({"currency": "QQQ"}, "arbitration_amount_odd"),
        ({"facts": "字" * 20_001}, "arbitration_too_much"),
    ],
)
def test_what_is_no_application_is_refused_before_anything_is_kept(
    world: World, change: dict[str, object], reason: str
) -> None:
    application = dataclasses.replace(APPLICATION, **change)  # type: ignore[arg-type]
    assert world.refused(KeepApplication("a1", ANNA, application)) == reason
    assert world.do(MyArbitrations(ANNA)) == []


def test_an_amount_in_another_currency_goes_as_it_was_said(world: World) -> None:
    world.apply(amount=Decimal("120000.50"), currency="USD")
    [kept] = world.scia.state()["applications"].values()
    assert (kept["amount"], kept["currency"]) == ("120000.50", "USD")


def test_while_scia_is_away_nothing_is_lost_and_the_receipt_is_told_later(world: World) -> None:
    world.scia.control("faults", outage=True)
    assert world.apply().status == "sending"
    assert world.said() == []
    world.scia.control("faults", outage=False)
    world.until(world.clock.now() + timedelta(hours=1))
    assert standing(world).status == "received"
    assert world.said() == ["utter_arbitration_news_received"]
    assert len(world.scia.state()["applications"]) == 1


def test_scia_away_for_days_is_asked_again(world: World) -> None:
    world.scia.control("faults", outage=True)
    world.apply()
    world.until(world.clock.now() + timedelta(days=3))
    assert standing(world).status == "sending"
    world.scia.control("faults", outage=False)
    world.until(world.clock.now() + TOMORROW)
    assert standing(world).status == "received"


def test_a_refusal_is_told_and_the_paper_stays(world: World) -> None:
    clause = Agreement("争议提交北京仲裁委员会仲裁。", "scia_inexact")
    sent = world.apply(agreement=clause)
    assert (sent.status, sent.reason) == ("refused", "arbitration_not_for_scia")
    assert world.do(ApplicationPaper("a1", ANNA, "arbitration_pdf"))[:4] == b"%PDF"


def test_nonsense_from_scia_is_not_taken_for_a_receipt(world: World) -> None:
    world.scia.control("faults", nonsense="wrong_shape")
    with pytest.raises(PlatformRejected):
        world.apply()
    assert standing(world).status == "failed"


def test_each_status_is_told_in_its_turn_and_once(world: World) -> None:
    world.apply()
    for kind in ("accepted", "tribunal", "hearing", "award"):
        assert world.told(kind)
    assert standing(world).status == "award"
    assert world.said() == [
        "utter_arbitration_news_accepted", "utter_arbitration_news_tribunal", "utter_arbitration_news_hearing",
        "utter_arbitration_news_award_undated",
    ]  # fmt: skip
    assert "李敏" in world.spoken[1][1]["arbitrators"]


def test_the_same_news_twice_and_old_news_count_for_nothing(world: World) -> None:
    world.apply()
    order = RecordNews("E1", "a1", News("accepted", number="（2026）深国仲受1号"), 2)
    assert world.do(order) is True
    assert world.do(order) is False
    late = RecordNews("E0", "a1", News("defect", text="请补正"), 1)
    assert world.do(late) is False
    assert world.said() == ["utter_arbitration_news_accepted"]


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (RecordNews("E1", "a1", News("award"), 1), "arbitration_out_of_order"),
        (RecordNews("E1", "a1", News("hearing", place="深圳"), 1), "arbitration_news_odd"),
        (RecordNews("E1", "a1", News("defect"), 1), "arbitration_news_odd"),
        (RecordNews("E1", "a9", News("award"), 1), "arbitration_unknown"),
    ],
)
def test_news_that_cannot_be_is_refused(world: World, order: RecordNews, reason: str) -> None:
    world.apply()
    assert world.refused(order) == reason
    assert standing(world).status == "received"


def test_an_award_with_its_date_says_it_and_one_without_says_so(world: World) -> None:
    world.apply()
    world.told("accepted")
    world.told("award", award_number="（2027）深国仲裁1号", award_on=date(2027, 6, 1))
    utter, facts = world.spoken[-1]
    assert (utter, facts["award_on"]) == ("utter_arbitration_news_award", "6月1日 周二")


def test_the_last_day_to_correct_is_reminded_of_until_the_correction_is_in(world: World) -> None:
    world.apply()
    world.told("defect", due=(world.clock.now() + timedelta(days=8)).date())
    world.scia.control("decide", kind="defect", text="请补交营业执照")
    world.until(world.clock.now() + timedelta(days=2))
    assert world.said().count("utter_arbitration_near_correction") == 1
    order = SupplementArbitration("s1", ANNA, "a1", "补交营业执照", ("f_0000000000000002",))
    assert world.do(order).status == "received"
    world.do(order)
    [kept] = world.scia.state()["applications"].values()
    assert len(kept["supplements"]) == 1
    world.until(world.clock.now() + timedelta(days=12))
    assert world.said().count("utter_arbitration_near_correction") == 1
    assert "utter_arbitration_missed_correction" not in world.said()


def test_a_correction_waits_for_scia_and_is_told_when_it_is_in(world: World) -> None:
    world.apply()
    world.scia.control("decide", kind="defect", text="请补交")
    world.told("defect")
    world.scia.control("faults", outage=True)
    waiting = world.do(SupplementArbitration("s1", ANNA, "a1", "补交", ()))
    assert (waiting.status, waiting.supplement_waits) == ("defect", True)
    world.scia.control("faults", outage=False)
    world.until(world.clock.now() + timedelta(hours=1))
    assert standing(world).status == "received"
    assert world.said()[-1] == "utter_arbitration_news_corrected"


def test_nothing_is_corrected_that_nobody_asked_for(world: World) -> None:
    world.apply()
    assert world.refused(SupplementArbitration("s1", ANNA, "a1", "补交")) == "arbitration_nothing_to_correct"
    world.told("defect")
    assert world.refused(SupplementArbitration("s2", BEN, "a1", "补交")) in ("file_unknown", "arbitration_unknown")
    assert world.refused(SupplementArbitration("s3", ANNA, "a1", "", ("f_9999999999999999",))) == "file_unknown"


def test_the_fee_is_reminded_of_until_the_tribunal_stands(world: World) -> None:
    world.apply()
    world.told("accepted", due=(world.clock.now() + timedelta(days=10)).date(), amount=Decimal("17500"))
    assert world.spoken[-1][1]["amount"].find("17,500.00 CNY") >= 0
    world.until(world.clock.now() + timedelta(days=4))
    assert world.said().count("utter_arbitration_near_payment") == 1
    world.told("tribunal")
    world.until(world.clock.now() + timedelta(days=10))
    assert world.said().count("utter_arbitration_near_payment") == 1


def test_a_hearing_is_reminded_of_and_a_moved_one_at_its_new_time_alone(world: World) -> None:
    world.apply()
    world.told("accepted")
    first = datetime(2026, 12, 20, 9, 30, tzinfo=BEIJING)
    world.told("hearing", start=first)
    world.told("hearing", start=first + timedelta(days=20))
    world.until(first + timedelta(days=20))
    near = [facts["when"] for utter, facts in world.spoken if utter == "utter_arbitration_near_hearing"]
    assert len(near) >= 3
    assert all("1月9日" in when for when in near)


def test_a_draft_is_its_owner_s_to_read_and_counts_as_no_application(world: World) -> None:
    world.do(PreviewApplication("a1", ANNA, APPLICATION))
    assert world.do(ApplicationPaper("a1", ANNA, "arbitration_pdf"))[:4] == b"%PDF"
    assert world.do(ApplicationPaper("a1", ANNA, "arbitration_docx"))[:2] == b"PK"
    assert world.refused(PreviewApplication("a1", BEN, APPLICATION)) == "arbitration_unknown"
    assert world.do(MyArbitrations(ANNA)) == []
    assert world.do(ArbitrationQueue()) == []
    assert world.refused(RecordNews("E1", "a1", News("award"), 1)) == "arbitration_unknown"
    assert world.apply().status == "received"


def test_the_secretary_sees_what_goes_on_with_numbers_shortened(world: World) -> None:
    world.apply()
    [one] = world.do(ArbitrationQueue())
    assert "⟦" not in one.application.applicants[0].phone
    assert one.application.applicants[0].phone != "+1 416 555 0100"
    assert world.do(ArbitrationAtDesk("a1")).application.claims == APPLICATION.claims
    world.told("not_accepted")
    assert world.do(ArbitrationQueue()) == []
    assert [one.status for one in world.do(ArbitrationQueue(over=True))] == ["not_accepted"]


PAGE = """
foreign:
  title: {zh: 涉外案件, en: foreign-related}
  as_of: 2026-05-01
  source: {zh: 深圳国际仲裁院官网收费表, en: "SCIA's published fee table"}
  registration: 10000
  least: 10000
  brackets: [{above: 0, percent: "3.5"}, {above: 1000000, percent: "2.5"}]
"""


def test_the_order_for_fees_reckons_by_an_imported_table_alone(world: World, tmp_path: Path) -> None:
    assert world.do(FeesFor(Decimal(800_000))) == ()
    page = tmp_path / "fees.yml"
    page.write_text(PAGE, "utf-8")
    assert world.do(ImportFeeTables(page)) == ("foreign",)
    world.do(ImportFeeTables(page))
    [fee] = world.do(FeesFor(Decimal(800_000)))
    assert (fee.fee, fee.registration, fee.as_of) == (Decimal(28_000), Decimal(10_000), "2026-05-01")
    assert world.do(FeesFor(Decimal(800_000), "USD")) == ()


@pytest.mark.parametrize(
    "broken",
    [
        "", "- a", "foreign: 7", PAGE.replace("2026-05-01", "2031-05-01"), PAGE.replace("as_of: 2026-05-01", ""),
        PAGE.replace("above: 1000000", "above: 0"), PAGE.replace('"2.5"', "many"), PAGE.replace("as_of", "day"),
        PAGE.replace("percent: \"3.5\"", "percent: \"350\""), "foreign: {",
        PAGE.replace("zh: 深圳国际仲裁院官网收费表", "zh: ''"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_reckoned_by_is_refused_whole(world: World, tmp_path: Path, broken: str) -> None:
    page = tmp_path / "fees.yml"
    page.write_text(broken, "utf-8")
    with pytest.raises(Refused, match="arbitration_fees_odd"):
        world.do(ImportFeeTables(page))
    assert world.do(FeesFor(Decimal(800_000))) == ()

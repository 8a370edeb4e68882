"""An IOU sent while a filing is open: proposed in one list, kept after a yes, and nothing of it without one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from actions.filing.evidence import evidence_of
from backend.contracts.paper_reader import ReadContents
from backend.drafts.handlers import DraftHandlers
from backend.paper_reader.contents.model import PaperContents
from backend.paper_reader.framed_values import KIND, read_picture_name
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from tests.filing.open_filing import LOAN, Filing

IOU = (
    "借条",
    "今借到陈大文人民币叁拾万元整（¥300000元），用于生意周转，于2025年2月28日前还清，月利率1%。",
    "借款人：林小明",
    "担保人：张伟",
    "2024年3月1日",
)
ANOTHER = (
    "借条",
    "今借到陈大文人民币伍万元整（¥50000元），于2025年2月28日前还清，月利率1%，到期不还按月计。",
    *IOU[2:],
)
BILL = ("广东电网公司电费通知单", "户名：林小明", "应缴电费：161.84元", "请于2026年11月25日前缴费，逾期加收违约金。")
TWENTY = ("money", "20万元", {"amount": "200000.00", "currency": "CNY"})


@pytest.fixture
def filing(database: Database, keyring: Keyring, clock: FixedClock) -> Filing:
    return Filing(DraftHandlers(database, keyring, clock))


SHOWN = ["utter_channel_words", "utter_ask_filing_paper_right"]
"""Picture of the values where they stand, and the question about them."""
READ = {
    f"{LOAN}lent_on": "2024-03-01",
    f"{LOAN}lent_amount": "300000.00 CNY",
    f"{LOAN}due_on": "2025-02-28",
    f"{LOAN}interest": "yes",
    f"{LOAN}interest_rate": "月利率1%",
    f"{LOAN}written": "iou",
    "plaintiff_1_name": "陈大文",
    "defendant_1_name": "林小明",
}


def test_an_iou_is_said_back_in_one_list_and_nothing_of_it_is_kept_before_the_yes(filing: Filing) -> None:
    filing.begin()
    assert filing.send("f1", *IOU) == ["utter_filing_paper_received", *SHOWN]
    shown = filing.said[-1]
    for words in (
        "1. 出借人",
        "陈大文",
        "林小明",
        "担保人",
        "张伟",
        "300,000元",
        "2024年3月1日",
        "2025年2月28日",
        "月利率1%",
    ):
        assert words in shown["lines"]
    assert shown["lines"].count("记作原告") == shown["lines"].count("记作被告") == 1
    assert "约定2025年2月28日前归还" in shown["entry"]
    assert filing.facts == {}
    assert all("陈大文" not in str(button["payload"]) for button in shown["buttons"])


def test_before_the_question_a_picture_shows_where_the_values_stand_and_again_when_one_is_put_right(
    filing: Filing,
) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    picture = pictures(filing)
    file_id, lines = read_picture_name(picture[0]["id"])
    numbers = sorted(number for line in lines for number in line.numbers)
    assert (len(picture), picture[0]["kind"], file_id) == (1, KIND, "f1")
    assert numbers == list(range(1, filing.said[-1]["lines"].count("\n") + 2))
    filing.say("2不对")
    again = pictures(filing)
    assert len(again) == 1 and len(read_picture_name(again[0]["id"])[1]) <= len(lines)


def pictures(filing: Filing) -> list[dict[str, str]]:
    custom = [one.get("custom") or {} for one in filing.said]
    return [one["picture"] for one in custom if "picture" in one]


def test_after_the_yes_the_facts_and_the_entry_of_the_evidence_list_stand(filing: Filing) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    assert "utter_filing_paper_kept" in filing.press("right")
    assert filing.facts == READ
    (entry,) = evidence_of(filing.answers)
    assert (entry.name, entry.source, entry.pages) == ("借条（2024年3月1日）", "林小明出具", 1)
    assert entry.purpose.startswith("证明林小明于2024年3月1日向陈大文借款300,000元")
    assert "paper" not in filing.answers
    assert filing.question == f"filing_{LOAN}handed_over"


def test_a_guarantor_is_named_and_sued_by_nobody_s_doing(filing: Filing) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    assert "utter_filing_paper_guarantor" in filing.press("right")
    assert "defendant_2_name" not in filing.answers


@pytest.mark.parametrize("no", ["不用", "不要", "no"])
def test_after_a_no_nothing_is_kept_and_the_question_comes_back(filing: Filing, no: str) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    assert filing.say(no, intent="deny") == ["utter_filing_paper_not_kept", "utter_ask_filing_element"]
    assert filing.facts == {} and evidence_of(filing.answers) == ()
    assert filing.question == f"filing_{LOAN}lent_on"
    assert "paper" not in filing.answers


def test_it_can_be_evidence_and_nothing_more(filing: Filing) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    assert "utter_filing_paper_only_evidence" in filing.press("only_evidence")
    assert filing.facts == {}
    assert [one.file_id for one in evidence_of(filing.answers)] == ["f1"]


@pytest.mark.parametrize(
    ("text", "entity", "name", "value"),
    [
        ("第3项是张大伟", None, None, None),
        (
            "借款金额是20万元",
            TWENTY,
            "lent_amount",
            "200000.00 CNY",
        ),
        ("还款日是2025年3月1日", ("date", "2025年3月1日", "2025-03-01"), "due_on", "2025-03-01"),
        (
            "第4项不对，是20万元",
            TWENTY,
            "lent_amount",
            "200000.00 CNY",
        ),
        ("利率是年息6%", None, "interest_rate", "年息6%"),
    ],
)
def test_a_value_is_put_right_by_number_or_name_and_shown_again(
    filing: Filing, text: str, entity: Any, name: str | None, value: str | None
) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    assert filing.say(text, *([entity] if entity else [])) == SHOWN
    assert filing.facts == {}
    filing.press("right")
    assert filing.facts == {**READ, **({f"{LOAN}{name}": value} if name else {})}


def test_what_is_called_wrong_is_left_out_and_asked_by_its_question(filing: Filing) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    assert filing.press("lent_on") == SHOWN
    assert filing.say("不对", intent="deny") == ["utter_filing_paper_which_is_wrong", "utter_ask_filing_paper_right"]
    filing.press("right")
    assert f"{LOAN}lent_on" not in filing.answers
    assert filing.question == f"filing_{LOAN}lent_on"


@pytest.mark.parametrize(("way", "kept"), [("paper", "300000.00 CNY"), ("told", "200000.00 CNY")])
def test_what_contradicts_the_person_s_words_is_asked_about(filing: Filing, way: str, kept: str) -> None:
    told = {f"{LOAN}lent_on": "2024年3月", f"{LOAN}lent_amount": "200000.00 CNY"}
    filing.begin(f"{LOAN}handed_over", **told)
    filing.send("f1", *IOU)
    assert "您说的是200,000元" in filing.said[-1]["lines"]
    assert filing.press("right")[-1] == "utter_ask_filing_paper_differs"
    asked = filing.said[-1]
    assert (asked["paper"], asked["told"]) == ("300,000元", "200,000元")
    assert filing.answers[f"{LOAN}lent_amount"] == "200000.00 CNY"
    filing.press(way)
    assert filing.answers[f"{LOAN}lent_amount"] == kept
    assert filing.answers[f"{LOAN}lent_on"] == "2024-03-01"
    assert filing.question == f"filing_{LOAN}handed_over"


def test_sent_at_the_question_for_evidence_it_is_asked_for_more_afterwards(filing: Filing) -> None:
    filing.begin("evidence_1_file")
    assert filing.send("f1", *IOU)[-1] == "utter_ask_filing_paper_right"
    filing.press("right")
    assert [one.name for one in evidence_of(filing.answers)] == ["借条（2024年3月1日）"]


def test_two_papers_are_shown_one_after_the_other(filing: Filing) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    filing.send("f2", *ANOTHER)
    assert "300,000元" in filing.said[-1]["lines"]
    filing.press("right")
    filing.press("told") if filing.question == "filing_paper_differs" else None
    assert "50,000元" in filing.said[-1]["lines"]


def test_another_paper_is_evidence_as_ever(filing: Filing) -> None:
    filing.begin()
    assert filing.send("f1", *BILL) == ["utter_filing_evidence_kept", "utter_ask_filing_element"]
    assert filing.facts == {}
    assert [one.file_id for one in evidence_of(filing.answers)] == ["f1"]


def test_in_a_filing_about_something_else_it_gives_no_facts(filing: Filing) -> None:
    filing.begin("labour_employer", cause="labour")
    filing.send("f1", *IOU)
    filing.press("right")
    assert filing.facts == {}
    assert evidence_of(filing.answers)[0].name == "借条（2024年3月1日）"


REST: Mapping[str, Any] = {
    f"{LOAN}handed_over": "bank", f"{LOAN}repaid": "", "plaintiff_1_sex": "", "plaintiff_1_birth_date": "",
    "plaintiff_1_address": {"text": "12 Queen Street, Toronto", "region": "CA", "district": ""},
    "plaintiff_1_phone": "+14165550123", "plaintiff_1_document_number": "E12345678", "plaintiff_1_more": "no",
    "defendant_1_address": {"text": "江门市蓬江区港口路1号", "region": "CN", "district": "pengjiang"},
    "defendant_1_details": "", "defendant_1_more": "no", "court": "pengjiang", "service_to": "self",
    "service_email": "", "agent_now": "no",
}  # fmt: skip


def test_the_review_and_the_complaint_hold_what_was_confirmed(filing: Filing) -> None:
    filing.begin(**REST)
    filing.send("f1", *IOU)
    filing.press("right")
    filing.press("accept")
    assert "utter_form_review" in filing.press("none")
    shown = filing.said[-1]["lines"]
    assert all(words in shown for words in ("陈大文", "林小明", "300,000元", "月利率1%"))
    assert "2024年3月1日，被告向原告借款300000元" in filing.complaint.facts
    assert any("月利率1%" in claim for claim in filing.complaint.claims)
    assert [(one.source, one.pages) for one in filing.complaint.evidence] == [("林小明出具", 1)]


def test_claims_that_were_drafted_before_follow_what_the_paper_gives(filing: Filing) -> None:
    told = {f"{LOAN}lent_on": "2024-03-01", f"{LOAN}lent_amount": "200000.00 CNY", f"{LOAN}interest": "no"}
    filing.begin("evidence_1_file", **REST, **told, **{f"{LOAN}due_on": "2025-02-28", f"{LOAN}written": "iou"})
    filing.send("f1", *IOU)
    assert filing.press("right")[-1] == "utter_ask_filing_paper_differs"
    assert filing.press("paper")[-1] == "utter_ask_filing_paper_differs"
    filing.press("paper")
    assert (filing.facts[f"{LOAN}lent_amount"], filing.facts[f"{LOAN}interest_rate"]) == ("300000.00 CNY", "月利率1%")
    assert filing.facts[f"{LOAN}principal"] == "300000.00 CNY"


def test_a_sum_that_differs_on_the_paper_itself_is_asked(filing: Filing) -> None:
    filing.begin()
    filing.send(
        "f1", "借条", "今借到陈大文人民币壹拾伍万元整（¥105000元），用于生意周转，于2025年2月28日前还清。", *IOU[2:]
    )
    assert "两种写法" in filing.said[-1]["notes"]
    filing.press("right")
    assert f"{LOAN}lent_amount" not in filing.facts
    assert filing.question == f"filing_{LOAN}lent_amount"


def test_a_no_at_the_question_for_evidence_brings_that_question_back(filing: Filing) -> None:
    filing.begin("evidence_1_file", **REST, **READ)
    filing.send("f1", *IOU)
    filing.press("none")
    assert "evidence_1_file" not in filing.answers


def test_a_paper_that_nobody_can_read_is_evidence_as_ever(filing: Filing) -> None:
    def refuse(wish: ReadContents) -> PaperContents:
        raise Refused("court_paper_busy")

    filing.begin()
    filing.commands[ReadContents] = refuse
    assert filing.send("f1", *IOU) == ["utter_filing_evidence_kept", "utter_ask_filing_element"]
    assert [one.file_id for one in evidence_of(filing.answers)] == ["f1"]


def test_sent_before_anything_is_told_it_says_what_the_filing_is_about(filing: Filing) -> None:
    filing.begin("matter", cause=None, matter=None, for_whom=None, mediation_first=None)
    filing.send("f1", *IOU)
    assert "民间借贷纠纷" in filing.said[-1]["lines"]
    filing.press("right")
    assert filing.facts == READ
    assert (filing.answers["cause"], filing.answers["for_whom"]) == ("private_lending", "self")
    assert filing.question == "filing_private_lending_handed_over"


SLIP = (
    "中国工商银行电子回单",
    "付款人 陈大文",
    "收款人 林小明",
    "金额 ¥300,000.00元",
    "交易日期 2024年3月1日",
    "附言 借款，一年内还清，收到请回复",
)


def test_a_slip_hands_the_loan_over_where_the_parties_are_known(filing: Filing) -> None:
    filing.begin(plaintiff_1_name="陈大文", defendant_1_name="林小明")
    assert filing.send("f1", *SLIP)[-1] == "utter_ask_filing_paper_right"
    assert "记作借出金额" in filing.said[-1]["lines"]
    filing.press("right")
    told = {name.removeprefix(LOAN): value for name, value in filing.facts.items() if name.startswith(LOAN)}
    assert told == {"lent_on": "2024-03-01", "lent_amount": "300000.00 CNY", "handed_over": "bank"}
    (entry,) = evidence_of(filing.answers)
    assert (entry.name, entry.source) == ("转账记录（2024年3月1日）", "银行")
    assert entry.purpose.startswith("证明陈大文于2024年3月1日向林小明转账300,000元")


def test_a_slip_between_strangers_is_evidence_and_gives_no_facts(filing: Filing) -> None:
    filing.begin()
    filing.send("f1", *SLIP)
    assert "记作" not in filing.said[-1]["lines"]
    filing.press("right")
    assert filing.facts == {}
    assert evidence_of(filing.answers)[0].name == "转账记录（2024年3月1日）"


def test_a_slip_that_is_refused_leaves_nothing(filing: Filing) -> None:
    filing.begin(plaintiff_1_name="陈大文", defendant_1_name="林小明")
    filing.send("f1", *SLIP)
    filing.say("都不要")
    assert filing.facts == {"plaintiff_1_name": "陈大文", "defendant_1_name": "林小明"}
    assert evidence_of(filing.answers) == ()


def test_a_lease_gives_the_facts_of_a_filing_about_it(filing: Filing) -> None:
    filing.begin("house_lease_leased_from", cause="house_lease", house_lease_my_side="landlord")
    filing.send(
        "f1",
        "房屋租赁合同",
        "出租方（甲方）：陈大文",
        "承租方（乙方）：林小明",
        "一、甲方将江门市蓬江区长堤路12号出租给乙方，租期自2024年3月1日起至2026年2月28日止。",
        "二、租金每月人民币3000元，每月5日前支付。",
    )
    assert "出租人" in filing.said[-1]["lines"]
    filing.press("right")
    answers = filing.answers
    assert (answers["plaintiff_1_name"], answers["defendant_1_name"]) == ("陈大文", "林小明")
    assert (answers["house_lease_monthly_rent"], answers["house_lease_leased_from"]) == ("3000.00 CNY", "2024-03-01")
    assert evidence_of(answers)[0].name == "房屋租赁合同"


def test_claims_and_facts_that_stood_are_drafted_anew_when_the_paper_gives_what_was_missing(filing: Filing) -> None:
    told = {name: value for name, value in READ.items() if name != f"{LOAN}interest_rate"}
    more = {f"{LOAN}interest": "no", f"{LOAN}principal": "300000.00 CNY", "defendant_1_kind": "person"}
    filing.begin("claims", **{**REST, **told, **more, "plaintiff_1_kind": "person"})
    filing.press("accept")
    assert {"claims", "facts"} <= set(filing.answers)
    filing.send("f1", *IOU)
    filing.press("right")
    heard = filing.press("paper")
    assert heard[-1] == "utter_ask_filing_claims"
    assert "月利率1%" in str(filing.said[-1])


def test_a_verified_plaintiff_keeps_their_name_and_the_list_says_who_lent(filing: Filing) -> None:
    filing.begin(identity="verified", plaintiff_1_name="黄美玲")
    filing.send("f1", *IOU)
    assert "（原告是" in filing.said[-1]["lines"]
    filing.press("right")
    assert (filing.answers["plaintiff_1_name"], filing.answers["defendant_1_name"]) == ("黄美玲", "林小明")


@pytest.mark.parametrize(("text", "intent"), [("都对", "inform"), ("对", "affirm"), ("yes", "affirm")])
def test_a_yes_in_words_is_one(filing: Filing, text: str, intent: str) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    assert "utter_filing_paper_kept" in filing.say(text, intent=intent)
    assert filing.facts == READ


@pytest.mark.parametrize("text", ["算了", "都不要", "不记"])
def test_who_wants_none_of_it_in_other_words_gives_nothing_up(filing: Filing, text: str) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    assert filing.say(text) == ["utter_filing_paper_not_kept", "utter_ask_filing_element"]
    assert filing.facts == {}


def test_a_relative_is_no_name_and_a_name_keeps_its_characters(filing: Filing) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    filing.say("出借人是我妈")
    filing.press("right")
    assert "plaintiff_1_name" not in filing.facts
    filing.send("f2", *ANOTHER)
    filing.say("出借人是陳大文")
    assert "陳大文" in filing.said[-1]["lines"]


@pytest.mark.parametrize("text", ["不要，只当证据", "都不用记，只作证据就好", "no, just evidence"])
def test_a_no_with_what_is_wished_instead_keeps_the_file_alone(filing: Filing, text: str) -> None:
    filing.begin()
    filing.send("f1", *IOU)
    said = filing.say(text, intent="ask_filing_materials")
    assert "utter_filing_paper_only_evidence" in said

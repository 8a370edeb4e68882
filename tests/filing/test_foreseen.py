"""What would be sent back: each rule with what it must find, and with look-alikes it must leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from backend.filing.commands import ForeseeDefects
from backend.filing.desk_pages import defect_templates, refusal_grounds
from backend.filing.foreseen.looking import Looking, foresee
from backend.filing.foreseen.model import GRAVITY_NAMES, GROUNDS
from backend.filing.model import Complaint, EvidenceItem, Party, ServiceAddress
from backend.shared.clock import FixedClock
from tests.filing.conftest import complaint

TODAY = date(2026, 11, 24)
ANNA = Party("person", "陈国强", "12 Queen Street, Toronto", "CA", phone="+14165550123")
LI = Party("person", "李志明", "江门市蓬江区港口路1号", "CN", "pengjiang", phone="13800138000")
SERVICE = ServiceAddress("陈国强", "12 Queen Street, Toronto", "+14165550123")
WAGES = "2024年起在被告处做工，工资一直没有发，多次催要。"
FACTS = "2024年3月1日，被告向原告借款100000元，通过银行转账，约定一年后归还，到期未还，原告多次催要。"


def evidence(*names: str, purpose: str = "证明借款") -> tuple[EvidenceItem, ...]:
    return tuple(EvidenceItem(f"f{number}", name, purpose=purpose) for number, name in enumerate(names))


def sound(**other: Any) -> Complaint:
    """A complaint in which a clerk finds nothing."""
    usual: dict[str, Any] = {
        "plaintiffs": (ANNA,), "defendants": (LI,), "service_address": SERVICE, "facts": FACTS,
        "claims": ("判令被告归还借款100000元", "诉讼费由被告承担"), "evidence": evidence("借条.jpg", "转账记录.pdf"),
        "elements": {"lent_on": "2024-03-01", "due_on": "2025-03-01"},
    }  # fmt: skip
    return complaint(**(usual | other))


def rules(one: Complaint) -> list[str]:
    return [found.rule for found in foresee(one, TODAY)]


def party(base: Party, **other: Any) -> tuple[Party, ...]:
    return (replace(base, **other),)


def test_nothing_is_found_in_a_sound_complaint() -> None:
    assert foresee(sound(), TODAY) == ()


FOUND: list[tuple[str, dict[str, Any]]] = [
    ("telephone_missing", {"plaintiffs": party(ANNA, phone=""), "service_address": replace(SERVICE, phone="")}),
    ("telephone_unreal", {"plaintiffs": party(ANNA, phone="+1 416 555")}),
    ("telephone_unreal", {"defendants": party(LI, phone="1380013")}),
    ("telephone_elsewhere", {"plaintiffs": party(ANNA, phone="+61412345678")}),
    ("plaintiff_address", {"plaintiffs": party(ANNA, address="Toronto")}),
    ("plaintiff_address", {"plaintiffs": party(ANNA, address="加拿大多伦多市")}),
    ("service_address", {"service_address": replace(SERVICE, address="Vancouver")}),
    ("service_box", {"service_address": replace(SERVICE, address="P.O. Box 12, Toronto")}),
    ("defendant_address_missing", {"defendants": party(LI, address="", district="pengjiang")}),
    ("defendant_address", {"defendants": party(LI, address="江门市蓬江区")}),
    ("defendant_address", {"defendants": party(LI, address="江门市蓬江区港口路")}),
    ("defendant_called", {"defendants": party(LI, name="阿强")}),
    ("defendant_called", {"defendants": party(LI, name="李先生")}),
    ("defendant_called", {"defendants": party(LI, name="强哥")}),
    ("defendant_in_letters", {"defendants": party(LI, name="Li Zhiming")}),
    ("both_sides", {"defendants": party(LI, phone="+1 416-555-0123", region="CA")}),
    (
        "both_sides",
        {"defendants": party(LI, phone="⟦phone:0123456789⟧"), "plaintiffs": party(ANNA, phone="⟦phone:0123456789⟧")},
    ),
    ("both_sides", {"defendants": party(LI, name="陈国强")}),
    ("both_sides", {"defendants": party(LI, address="12 Queen Street, Toronto", region="CA", phone="")}),
    ("minor_plaintiff", {"plaintiffs": party(ANNA, birth_date=date(2012, 1, 1))}),
    ("minor_plaintiff", {"plaintiffs": party(ANNA, birth_date=date(2008, 11, 25))}),
    ("minor_defendant", {"defendants": party(LI, birth_date=date(2010, 5, 1))}),
    ("authority_paper", {"for_whom": "relative", "authority": "我是他儿子"}),
    ("organisation_paper", {"for_whom": "organisation"}),
    ("claim_not_sued", {"claims": ("判令李志明、王芳共同归还借款100000元",)}),
    ("claim_not_sued", {"claims": ("判令被告和黄伟连带归还借款100000元",)}),
    ("interest_without_start", {"claims": ("判令被告归还借款100000元", "判令被告支付利息")}),
    ("interest_without_start", {"claims": ("判令被告归还借款100000元并按LPR支付利息",)}),
    ("interest_without_rate", {"claims": ("判令被告归还借款100000元及自2025年3月1日起的利息",)}),
    ("amount_unlike", {"claims": ("判令被告归还借款80000元",)}),
    ("amount_unlike", {"claims": ("判令被告归还借款8万元", "判令被告赔偿损失3万元")}),
    ("amount_missing", {"amount": None}),
    ("evidence_missing", {"evidence": ()}),
    ("promised_transfer", {"evidence": evidence("借条.jpg")}),
    ("promised_recording", {"facts": FACTS + "原告有录音。"}),
    ("promised_contract", {"facts": FACTS + "双方签订了借款合同。"}),
    ("cause_paper", {"evidence": evidence("结婚证.jpg", purpose="证明婚姻")}),
    ("cause_paper", {"cause": "labour", "evidence": evidence("工资条.jpg", purpose="证明工资"), "facts": WAGES}),
    ("translation", {"evidence": (*evidence("借条.jpg", "转账记录.pdf"), *evidence("loan agreement.pdf"))}),
    ("purpose", {"evidence": evidence("借条.jpg", "转账记录.pdf", purpose="")}),
    ("facts_short", {"facts": "他借钱不还。"}),
    ("facts_without_year", {"facts": "被告向原告借款十万元，约定一年后归还，到期一直没有还，原告多次催要都没有结果。"}),
    ("days_contradict", {"elements": {"lent_on": "2024-03-01", "due_on": "2023-03-01"}}),
    ("days_contradict", {"elements": {"lent_on": "2024年5月", "due_on": "2024-03-01"}}),
    ("day_ahead", {"elements": {"lent_on": "2027-03-01"}}),
    ("court_doubtful", {"court": "taishan"}),
    ("not_civil", {"claims": ("判令被告归还借款100000元", "判他坐牢")}),
    ("abuse", {"facts": FACTS + "被告这个王八蛋。"}),
]  # fmt: skip
LEFT_ALONE: list[tuple[str, dict[str, Any]]] = [
    ("both_sides", {"defendants": party(LI, phone=""), "plaintiffs": party(ANNA, phone="")}),
    ("both_sides", {"cause": "divorce", "defendants": party(LI, address="12 Queen Street, Toronto", region="CA")}),
    ("both_sides", {"defendants": party(LI, name="陈国强制品厂", kind="organisation")}),
    ("telephone_missing", {"plaintiffs": party(ANNA, phone="")}),
    ("telephone_unreal", {"plaintiffs": party(ANNA, phone="⟦phone:0123456789⟧")}),
    ("telephone_unreal", {"defendants": party(LI, phone="0750-3168168")}),
    ("telephone_elsewhere", {"plaintiffs": party(ANNA, phone="13800138000")}),
    ("telephone_elsewhere", {"plaintiffs": party(ANNA, phone="+12125550123")}),
    ("plaintiff_address", {"plaintiffs": party(ANNA, address="香港九龙弥敦道100号", region="HK", phone="")}),
    ("plaintiff_address", {"plaintiffs": party(ANNA, address="Flat 3, 20 High St")}),
    ("service_address", {"service_address": replace(SERVICE, address="台山市四九镇下坪村")}),
    ("defendant_address", {"defendants": party(LI, address="台山市四九镇下坪村")}),
    ("defendant_address", {"defendants": party(LI, address="江门市蓬江区江会路凤凰苑3栋502")}),
    ("defendant_called", {"defendants": party(LI, name="王仲伯")}),
    ("defendant_called", {"defendants": party(LI, name="老舍", kind="organisation")}),
    ("defendant_called", {"defendants": party(LI, name="李小明")}),
    ("defendant_in_letters", {"defendants": party(LI, name="John Smith", region="US", phone="")}),
    ("defendant_in_letters", {"defendants": party(LI, name="李志明（LI ZHIMING）")}),
    ("minor_plaintiff", {"plaintiffs": party(ANNA, birth_date=date(2008, 11, 24))}),
    (
        "minor_plaintiff",
        {"plaintiffs": party(ANNA, birth_date=date(2015, 1, 1)),
         "for_whom": "relative",
         "authority": "母亲"},
    ),
    ("minor_plaintiff", {"plaintiffs": party(ANNA, birth_date=date(2015, 1, 1), representative="陈母")}),
    (
        "authority_paper",
        {"for_whom": "relative",
         "authority": "x",
         "evidence": evidence("借条.jpg", "转账.pdf", "授权委托书.pdf")},
    ),
    ("claim_not_sued", {"claims": ("判令被告李志明归还借款100000元",)}),
    ("claim_not_sued", {"claims": ("判令两被告共同归还借款100000元",)}),
    ("claim_not_sued", {"claims": ("请求判令对方立即归还借款100000元",)}),
    ("claim_not_sued", {"claims": ("判令准许原告与被告离婚", "婚生子陈小宝由原告抚养，李志明支付抚养费")}),
    ("claim_not_sued", {"claims": ("判令被告向陈国强归还借款100000元",)}),
    ("interest_without_start", {"claims": ("判令被告归还借款100000元及自2025年3月1日起按LPR计算至清偿之日的利息",)}),
    ("interest_without_start", {"claims": ("判令被告归还借款100000元，原告不要求利息",)}),
    ("interest_without_start", {"claims": ("判令被告归还借款100000元", "判令被告支付利息5000元")}),
    ("interest_without_start", {"claims": ("repay 100000 yuan with interest from 1 March 2025 at the LPR rate",)}),
    ("interest_without_rate", {"claims": ("判令被告归还借款100000元及从2025年3月1日起月息1分的利息",)}),
    ("amount_unlike", {"claims": ("判令被告归还借款10万元", "判令被告支付利息5000元")}),
    ("amount_unlike", {"claims": ("判令被告归还借款100000元（其中现金20000元）", "诉讼费300元由被告承担")}),
    ("amount_unlike", {"claims": ("判令被告归还100,000元",)}),
    ("amount_unlike", {"claims": ("判令被告每月支付抚养费2000元",)}),
    ("amount_unlike", {"claims": ("判令被告归还50000港元",), "currency": "HKD", "amount": Decimal(60000)}),
    ("amount_missing", {"amount": None, "cause": "divorce"}),
    ("amount_missing", {"amount": None, "claims": ("判令准许离婚", "诉讼费100元由被告承担")}),
    ("promised_transfer", {"evidence": evidence("借条.jpg", "银行流水.pdf")}),
    ("promised_iou", {"facts": FACTS + "当时没有写借条。", "evidence": evidence("转账记录.pdf")}),
    ("promised_iou", {"facts": FACTS + "被告写了借条，后来丢失了。", "evidence": evidence("转账记录.pdf")}),
    ("promised_contract", {"facts": FACTS + "双方没有签订合同。"}),
    ("promised_contract", {"facts": FACTS + "本案是合同纠纷。"}),
    ("cause_paper", {"cause": "other", "evidence": evidence("照片.jpg")}),
    ("translation", {"evidence": evidence("IMG_0012.jpg", "借条.jpg", "转账.pdf")}),
    ("translation", {"evidence": evidence("借条.jpg", "转账.pdf", "loan agreement.pdf", "中文译本.pdf")}),
    ("facts_without_year", {"facts": "去年三月，被告向原告借款十万元，约定一年后归还，到期一直没有还，原告多次催要。"}),
    ("days_contradict", {"elements": {"lent_on": "2024-03-01", "due_on": "2024年3月"}}),
    ("days_contradict", {"elements": {"lent_on": "2024年", "due_on": "2024-01-05"}}),
    ("days_contradict", {"elements": {"due_on": "2023-03-01"}}),
    ("days_contradict", {"elements": {"lent_on": "大概前年", "due_on": "2023-03-01"}}),
    ("day_ahead", {"elements": {"lent_on": "2026-11-24"}}),
    ("day_ahead", {"elements": {"lent_on": "2024-03-01", "due_on": "2028-03-01"}}),
    ("day_ahead", {"elements": {"lent_on": "2026年"}}),
    ("not_civil", {"facts": FACTS + "被告曾因诈骗被拘留。"}),
    ("abuse", {"facts": FACTS + "被告骗我说第二天就还。"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changed"), FOUND)
def test_it_is_found(rule: str, changed: dict[str, Any]) -> None:
    assert rule in rules(sound(**changed))


@pytest.mark.parametrize(("rule", "changed"), LEFT_ALONE)
def test_a_look_alike_is_left_alone(rule: str, changed: dict[str, Any]) -> None:
    assert rule not in rules(sound(**changed))


def test_every_rule_has_a_look_alike_or_is_about_something_that_is_simply_not_there() -> None:
    tried = {rule for rule, _ in LEFT_ALONE}
    assert {rule for rule, _ in FOUND} - tried <= {
        "defendant_address_missing", "evidence_missing", "facts_short", "court_doubtful", "service_box", "purpose",
        "minor_defendant", "organisation_paper", "promised_recording",
    }  # fmt: skip


def test_each_finding_names_its_ground_a_template_of_the_court_and_a_question() -> None:
    known = {*defect_templates(), *refusal_grounds().grounds}
    for _, changed in FOUND:
        for one in foresee(sound(**changed), TODAY):
            assert one.ground in GROUNDS and one.template in known and one.gravity in GRAVITY_NAMES and one.about
            assert one.text.zh[-1] in "。？" and one.text.en[-1] in ".?"


def test_the_gravest_comes_first() -> None:
    found = foresee(sound(evidence=(), facts="他借钱不还。", plaintiffs=party(ANNA, phone="+61412345678")), TODAY)
    assert [one.gravity for one in found] == ["returned", "asked", "hint"]


def test_a_file_nobody_named_may_be_what_is_missing_so_it_is_only_a_hint() -> None:
    found = foresee(sound(evidence=evidence("IMG_1.jpg", purpose="")), TODAY)
    (one,) = [one for one in found if one.rule == "cause_paper"]
    assert one.gravity == "hint" and "没有写名称的文件" in one.text.zh


def test_a_nearly_grown_plaintiff_is_asked_about_and_a_child_sent_back() -> None:
    def gravity(born: date) -> str:
        return foresee(sound(plaintiffs=party(ANNA, birth_date=born)), TODAY)[0].gravity

    assert (gravity(date(2009, 1, 1)), gravity(date(2015, 1, 1))) == ("asked", "returned")


def test_a_complaint_without_parties_has_nothing_to_look_at() -> None:
    assert foresee(sound(plaintiffs=(), defendants=()), TODAY) == ()


def test_numbers_are_opened_for_their_own_person_alone() -> None:
    """Of somebody else's draft no token opens, and a token that stays shut is no number to judge."""
    token = "⟦phone:0123456789⟧"

    def unmask(person_id: str, text: str) -> str:
        return text.replace(token, "+1 416 555") if person_id == "anna" else text

    look = Looking(FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC)), unmask)
    masked = sound(plaintiffs=party(ANNA, phone=token))
    assert [one.rule for one in look(ForeseeDefects("anna", masked))] == ["telephone_unreal"]
    assert look(ForeseeDefects("ben", masked)) == ()

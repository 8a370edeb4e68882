"""The links of an entry: sentences nobody wrote on the pages find theirs, and their look-alikes find none."""

from __future__ import annotations

import pytest

from backend.config import ROOT
from backend.protection.commands import FindNext, WarmUpLaw
from backend.protection.handlers import LawLibrary
from backend.protection.next_pages import next_pages
from backend.protection.retrieval.next_search import NextSearch
from bench.follow_ups import TUNING, read_follow_ups

FOLLOWS = (
    ("loan_no_interest_agreed", "那逾期的利息是几时起算的", "loan_no_interest_agreed"),
    ("loan_transfer_without_iou", "我手上只有微信的聊天截图，够不够", "evidence_chat_records"),
    ("loan_debtor_dead", "如果他几个子女都不要遗产呢", "next_heirs_all_renounce"),
    ("loan_guarantor", "要是我替他还了钱，可以追讨回来吗", "next_guarantor_recovers"),
    ("labour_unpaid_wages", "我冇同佢簽過合約，點證明我喺度打工", "next_prove_employment"),
    ("labour_dismissal_compensation", "奖金和提成算不算进月工资里", "next_average_wage"),
    ("labour_unpaid_wages", "what if the factory has already shut down", "next_employer_gone"),
    ("labour_work_injury", "单位没给我买社保", "labour_work_injury"),
    ("labour_unpaid_wages", "单位没给我买社保", "labour_social_insurance"),
    ("divorce_protection_order", "没报过警，没有报警记录可以申请吗", "next_protection_order_proof"),
    ("divorce_protection_order", "he came back although he violates the order", "next_protection_order_broken"),
    ("custody_on_divorce", "女儿十岁了，她自己说想跟我", "custody_on_divorce"),
    ("inherit_no_will_shares", "我大哥死活不肯签字", "inherit_notary_or_court_or_registry"),
    ("inherit_no_will_shares", "my uncle claims there is a will, must I believe it", "next_will_not_shown"),
    ("inherit_no_will_shares", "三叔早就不在了，他两个女儿能分吗", "inherit_grandchildren_step_in"),
    ("defendant_first_steps", "那我的证据最迟几时要交上去", "evidence_time_limit"),
    ("defendant_answer_brief", "may I write the answer in English", "defendant_answer_brief"),
    ("payment_order_received", "那份异议要怎么写", "payment_order_received"),
    ("preservation_against_me", "申请复议会不会马上解冻", "next_review_does_not_stop"),
    ("appeal_days", "at which court do I do that", "next_appeal_where"),
    ("appeal_missed", "那个顺延的申请要怎么写", "next_relief_contents"),
    ("inherit_debts_of_dead", "if I renounce do I still owe his debts", "inherit_debts_of_dead"),
    ("inherit_debts_of_dead", "过了半年还能放弃吗", "notary_renounce_inheritance"),
    ("inherit_will_made_abroad", "那要什么材料", "next_will_from_abroad"),
    ("loan_guarantor", "银行能不能直接找我", "loan_guarantor"),
    ("loan_debtor_moved_assets", "how long do I have to undo it", "enforcement_moved_after_judgment"),
    ("property_rent_unpaid", "do I have to give him notice first", "property_rent_unpaid"),
    ("tenant_charged_for_damage", "押金不够赔怎么办", "lease_tenant_caused_damage"),
    ("labour_unpaid_wages", "佢而家可唔可以即刻走人", "labour_resigns"),
    ("will_needs_no_notary", "他写的时候已经老年痴呆了", "next_will_without_capacity"),
    ("property_rent_unpaid", "我能不能直接换锁", "property_rent_unpaid"),
    ("property_contract_signed_not_registered", "后来发现他又卖给了第二个人", "next_house_sold_twice"),
    ("scam_already_paid", "去派出所报案要准备哪些材料", "next_report_to_police"),
    ("traffic_driver_liable", "if his car has no insurance", "traffic_uninsured_vehicle"),
    ("con_lost_passport", "我的航班是后天，来不及补", "con_lost_passport"),
    ("enforcement_how_apply", "but he only has one home", "enforcement_only_house"),
    ("labour_unpaid_wages", "去仲裁要帶咩文件去", "next_labour_papers"),
    ("labour_unpaid_wages", "what should I bring along", "next_labour_papers"),
    ("labour_resigns", "那这种情况补偿给几个月", "labour_dismissal_compensation"),
    ("labour_dismissed_on_probation", "how much compensation would that be", "labour_dismissal_compensation"),
    ("loan_transfer_without_iou", "要預備啲乜嘢證據先告得", "next_loan_evidence"),
    ("loan_or_gift", "which documents should I get ready", "next_loan_evidence"),
    ("loan_transfer_without_iou", "有冇時限㗎", "limitation_three_years"),
    ("partnership_split", "by when do I have to go to court", "limitation_three_years"),
    ("neighbour_water_leak", "我应该先准备些什么材料", "next_suit_papers"),
    ("village_dividend_married_out", "咁我要準備啲咩", "next_suit_papers"),
    ("traffic_uninsured_vehicle", "我手上要留哪些单据", "next_accident_papers"),
    ("traffic_uninsured_vehicle", "多久才能拿到钱", "trial_how_long"),
    ("lease_landlord_ends_early", "可以让我弟弟代我去吗", "trial_relative_agent"),
    ("loan_transfer_without_iou", "can my daughter go to court for me", "trial_relative_agent"),
    ("maintenance_arrears_no_limit", "我唔返去喺呢邊告得唔得", "filing_from_abroad"),
    ("loan_transfer_without_iou", "is that possible from abroad", "filing_from_abroad"),
    ("divorce_where_to_begin", "can that be done from overseas", "divorce_sue_from_abroad"),
    ("service_public_notice", "冇去開庭會點", "defendant_ignore_default"),
    ("defendant_first_steps", "and if I just ignore it, what happens", "defendant_ignore_default"),
    ("rec_divorce_how", "what papers", "rec_divorce_papers"),
    ("marriage_abroad_valid", "那要在国内离婚行吗", "divorce_both_abroad"),
    ("labour_overtime", "我需要哪些证据", "labour_overtime_proof"),
    ("limitation_guarantor", "没写是什么担保", "loan_guarantor"),
    ("farewell_letter_as_will", "打印嘅呢", "inherit_will_forms_valid"),
    ("inherit_will_forms_valid", "要唔要搵人作證", "inherit_will_forms_valid"),
)
FOLLOWS += (
    ("payment_order_apply", "他人在国外可以用吗", "next_payment_order_abroad"),
    ("payment_order_apply", "债务人早就移民加拿大了，还能用吗", "next_payment_order_abroad"),
    ("payment_order_apply", "佢而家喺外國住，用唔用得", "next_payment_order_abroad"),
    ("payment_order_apply", "what if the borrower has moved overseas", "next_payment_order_abroad"),
    ("enforcement_against_me", "能不能分几次给", "next_debtor_instalments"),
    ("enforcement_against_me", "can i pay it in instalments", "next_debtor_instalments"),
    ("enforcement_how_apply", "他说要分期还", "enforcement_instalments"),
    ("appeal_days", "交到哪里", "next_appeal_where"), ("appeal_fee", "where is it handed in", "next_appeal_where"),
    ("appeal_days", "上诉状要写些什么", "appeal_statement_contents"),
    ("arb_may_i_sue_despite_clause", "要是他没提异议就答辩了呢", "next_arbitration_waived"),
    ("preservation_during_suit", "担保要给多少", "preservation_security"),
    ("poa_divorce_still_attend", "她不肯离呢", "divorce_one_side_refuses"),
    ("divorce_where_to_begin", "佢唔肯離點算", "divorce_one_side_refuses"),
)  # fmt: skip
ABROAD = (
    ("loan_transfer_without_iou", "他人在国外能告吗"), ("lease_deposit_back", "房东一直在外国，能告吗"),
    ("loan_transfer_without_iou", "欠钱的人现在住在国外，可以告吗"),
    ("loan_transfer_without_iou", "佢走咗去外國，告得唔得"), ("divorce_where_to_begin", "对方人在海外能离吗"),
    ("divorce_where_to_begin", "she lives overseas, can that be done"),
)  # fmt: skip
"""Follow-ups about the other side's being abroad, which say nothing of the speaker's."""
OTHERS = (
    ("loan_no_interest_agreed", "那我妈呢"),
    ("loan_transfer_without_iou", "我想改一下金额"),
    ("loan_debtor_dead", "我爸死了，别人欠他的钱谁去要"),
    ("labour_unpaid_wages", "我老婆也在那里做"),
    ("labour_unpaid_wages", "谢谢"),
    ("property_rent_unpaid", "房东换锁不让我进"),
    ("traffic_driver_liable", "我没买保险呢"),
    ("custody_on_divorce", "孩子的护照怎么办"),
    ("inherit_no_will_shares", "他的狗怎么办"),
    ("con_lost_passport", "找不到大使馆"),
    ("divorce_sue_from_abroad", "公证处在哪里"),
    ("appeal_days", "今天几号"),
    ("inherit_no_will_shares", "她嫁给谁了"),
    ("enforcement_how_apply", "我现在是没有律师证的"),
    ("divorce_hidden_property", "多久之内可以告"),
    ("divorce_hidden_property", "发现以后几个月内要提"),
    ("loan_transfer_without_iou", "他还款期限写的是什么"),
    ("labour_resigns", "我被打伤了补偿怎么算"),
    ("loan_transfer_without_iou", "他儿子替我还了"),
    ("lease_deposit_back", "我准备回国了"),
    ("trial_how_long", "补偿怎么算"),
    ("service_public_notice", "对方不去开庭会怎样"),
)


@pytest.fixture(scope="module")
def search() -> NextSearch:
    return NextSearch(next_pages().links)


@pytest.mark.parametrize(("told", "text", "to"), FOLLOWS)
def test_what_is_asked_next_finds_its_answer(search: NextSearch, told: str, text: str, to: str) -> None:
    found = search.find((told,), text)
    assert found is not None and found[0].to == to


@pytest.mark.parametrize(("told", "text"), OTHERS)
def test_what_only_shares_a_word_finds_none(search: NextSearch, told: str, text: str) -> None:
    found = search.find((told,), text)
    assert found is None, found[0].label.en


@pytest.mark.parametrize(("told", "text"), ABROAD)
def test_another_abroad_is_not_told_how_to_file_from_there(search: NextSearch, told: str, text: str) -> None:
    found = search.find((told,), text)
    assert found is None or found[0].to not in ("filing_from_abroad", "divorce_sue_from_abroad")


def test_who_is_abroad_oneself_still_is(search: NextSearch) -> None:
    for text in ("我人在国外能办吗", "不回去可以告他吗", "can I do that from here"):
        found = search.find(("loan_transfer_without_iou",), text)
        assert found is not None and found[0].to == "filing_from_abroad"


def test_a_link_stands_only_behind_its_entries(search: NextSearch) -> None:
    assert search.find(("labour_unpaid_wages",), "没签劳动合同怎么证明") is not None
    assert search.find(("divorce_bride_price",), "没签劳动合同怎么证明") is None


def test_of_what_is_tuned_on_hardly_anything_is_told_wrong(search: NextSearch) -> None:
    page = [(one, found[0].to) for one in read_follow_ups(TUNING) if (found := search.find((one.told,), one.text))]
    wrong = [(one.told, one.text, to) for one, to in page if not one.is_right(to)]
    assert len(page) >= 40 and len(wrong) <= 2, wrong


@pytest.fixture(scope="module")
def library() -> LawLibrary:
    made = LawLibrary(ROOT / "models")
    made.warm_up(WarmUpLaw())
    return made


def test_a_question_that_surely_asks_of_another_subject_is_no_follow_up(library: LawLibrary) -> None:
    assert library.find_next(FindNext(("labour_unpaid_wages",), "离婚要多久")) is None
    found = library.find_next(FindNext(("labour_unpaid_wages",), "仲裁要多久"))
    assert found is not None and found.entry.entry_id == "labour_arbitration_first"


def test_behind_several_that_were_offered_the_one_it_belongs_to_is_named(library: LawLibrary) -> None:
    found = library.find_next(FindNext(("fee_scale", "loan_guarantor"), "我替他还了能向他要回来吗"))
    assert found is not None and (found.told, found.entry.entry_id) == ("loan_guarantor", "next_guarantor_recovers")
    assert library.find_next(FindNext(("fee_scale",), "2026")) is None

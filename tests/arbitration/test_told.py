"""A clause is found wherever it stands, and no wish that names SCIA is taken for one."""

from __future__ import annotations

import pytest

from actions.arbitration.clause import kept_clause
from actions.arbitration.dialogue import topic_asked, without_deeds
from actions.arbitration.evidence_told import evidence_told
from actions.arbitration.readers.told import (
    clause_in,
    contract_in,
    own_company_in,
    representative_in,
    respondent_in,
    wants_by_clause,
)
from backend.arbitration.clause_check.check import check_clause

CLAUSE = "因本合同引起的争议，提交深圳国际仲裁院仲裁"


@pytest.mark.parametrize(
    "text",
    [
        f"我想申请仲裁，合同里写“{CLAUSE}”，对方欠我货款80万",
        f"我要申请仲裁，合同第12条写着{CLAUSE}。对方欠80万",
        f"我想申請仲裁，條款：{CLAUSE}",
        f"我想仲裁，合约上约定：{CLAUSE}",
    ],
)
def test_the_clause_of_a_wish_is_found(text: str) -> None:
    assert CLAUSE in clause_in(text, is_wish=True)


def test_the_clause_of_a_pasted_contract_is_found() -> None:
    paper = (
        "购销合同\n甲方：枫叶贸易有限公司\n"
        + "第一条 货物质量符合国家标准，乙方验收。\n" * 200
        + f"第十二条 {CLAUSE}。\n"
    )
    assert clause_in(f"我想申请仲裁，这是合同\n{paper}", is_wish=True)


@pytest.mark.parametrize(
    "text",
    [
        "我想向深圳国际仲裁院申请仲裁",
        "我要去深圳国际仲裁院告他",
        "深圳国际仲裁院收费多少：我有80万的货款",
        "我要申请仲裁，合同写了深圳国际仲裁院，争议金额五十万",
        "我想申请仲裁，对方欠80万",
    ],
)
def test_a_wish_that_names_the_body_is_no_clause(text: str) -> None:
    assert clause_in(text, is_wish=True) == ""


@pytest.mark.parametrize(
    ("text", "contract"),
    [
        ("对方欠80万，合同是2024年3月5日签的", "合同是2024年3月5日签的"),
        ("2024年3月的供货合同里签了仲裁", "2024年3月的供货合同里签了仲裁"),
        ("the contract was signed on 5 March 2024, they owe 80,000", "the contract was signed on 5 March 2024"),
        ("合同里有仲裁条款", ""),
        ("合同名称叫五金购销合同 2023年5月8日签的", "五金购销合同 2023年5月8日签的"),
        ("the contract is the Supply Agreement dated 4 July 2023", "Supply Agreement dated 4 July 2023"),
        ("合同名称是设备采购合同", "设备采购合同"),
        ("合同是去年签的", ""),
        ("他2024年3月拿了货", ""),
    ],
)
def test_the_contract_is_told_by_its_day(text: str, contract: str) -> None:
    assert contract_in(text) == contract


def test_ones_own_company_is_the_one_called_so() -> None:
    assert own_company_in("我司枫叶贸易有限公司，对方是江门大通贸易有限公司") == "枫叶贸易有限公司"
    assert own_company_in("对方是江门大通贸易有限公司") == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我叫林小明，对方陈大文，2024年3月签的合同", "陈大文"),
        ("被申请人是江门大通贸易有限公司，欠80万", "江门大通贸易有限公司"),
        ("我想申请仲裁，对方欠80万", "欠80万"),
        ("我想申请仲裁", ""),
    ],
)
def test_the_words_for_the_other_side_are_found_and_judged_as_a_name_elsewhere(text: str, who: str) -> None:
    assert respondent_in(text) == who


def test_of_a_pasted_contract_the_passage_is_kept() -> None:
    paper = "第一条 货物质量符合国家标准，乙方验收。\n" * 60 + f"第十二条 {CLAUSE}。\n"
    kept = kept_clause(paper, check_clause(paper))
    assert CLAUSE in kept["text"]
    assert len(kept["text"]) < 400


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        (f"我想申请仲裁，对方欠货款80万，合同写着：{CLAUSE}", True),
        ("我想申请仲裁，对方欠货款80万", False),
        (f"我要起诉，合同写着：{CLAUSE}", False),
    ],
)
def test_a_story_with_a_wish_and_a_clause_goes_to_arbitration(text: str, wants: bool) -> None:
    assert wants_by_clause(text) is wants


@pytest.mark.parametrize(
    ("text", "is_clause"),
    [
        ("合同里写了仲裁条款，但对方去法院告我，我应该几时提异议？", False),
        ("我们合同写明争议提交深圳国际仲裁院，他却跑去江门法院起诉，法院会不会受理？", False),
        ("合同写：争议提交仲裁委员会仲裁，也可以向人民法院起诉，这样有效吗？", True),
        ("因本合同引起的争议，任何一方可以向仲裁委员会申请仲裁，也可以向法院起诉", True),
    ],
)
def test_what_the_other_side_did_is_no_part_of_a_clause(text: str, is_clause: bool) -> None:
    assert (check_clause(without_deeds(text)).outcome == "either_or") is is_clause


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("我们合同写明争议提交深圳国际仲裁院，他却跑去江门法院起诉，法院会不会受理？", "sued_anyway"),
        ("Our contract says disputes go to SCIA arbitration, but he sued in Jiangmen court. Will the court take it?",
         "sued_anyway"),
        ("合同写的是去江门法院，他却去仲裁院申请仲裁，有效吗？", "without_agreement"),
        ("合同写了提交深圳国际仲裁院仲裁，我想去法院告可以吗？", "clause"),
        ("条款写：争议提交深圳国际仲裁院仲裁，也可以向法院起诉，有效吗？", "clause"),
    ],
)  # fmt: skip
def test_what_a_side_did_is_told_apart_from_what_the_clause_says(text: str, topic: str) -> None:
    assert topic_asked(text) == topic


def test_a_quoted_clause_is_one_whatever_it_says() -> None:
    assert (
        clause_in("合同寫「如有爭議，可以去仲裁，又可以去法院」", is_wish=True) == "如有爭議，可以去仲裁，又可以去法院"
    )
    assert clause_in("他说“我们下个月一定付款给你们公司”", is_wish=True) == ""


def test_a_place_with_company_behind_it_names_no_company() -> None:
    assert own_company_in("我们是新加坡公司，国内没有机构", places=["新加坡"]) == ""
    assert own_company_in("我们是新加坡 Golden Harvest Pte Ltd", answers=True) == "Golden Harvest Pte Ltd"
    assert own_company_in("申请人是香港永泰贸易有限公司", answers=True) == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lion Trading Pte Ltd，代表人 Tan Ah Kow", "Tan Ah Kow"),
        ("法定代表人：邓伟良，电话", "邓伟良"),
        ("We are Golden Harvest Inc., represented by Mary Tan", "Mary Tan"),
        ("没有代表", ""),
        ("代表是我 张国辉", "张国辉"),
        ("代表是陈立新 董事", "陈立新"),
        ("our representative is Tan Wei Ming, director", "Tan Wei Ming"),
    ],
)
def test_who_acts_for_a_company_is_read(text: str, who: str) -> None:
    assert representative_in(text) == who


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("证据有合同、汇款单、微信", "合同、汇款单、微信"),
        ("evidence: contract, wire receipt, emails", "contract, wire receipt, emails"),
        ("证据要怎么交？", ""),
        ("证据不够怎么办", ""),
    ],
)
def test_evidence_that_is_named_waits_as_words(text: str, note: str) -> None:
    told = evidence_told(text)
    assert (told["evidence_so_far"]["note"] if told else "") == note

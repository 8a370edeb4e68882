"""Clauses as contracts have them, and what the check makes of each; three tables, of which one was held out."""

from __future__ import annotations

import pytest

from backend.arbitration.clause_check.bodies import body_name
from backend.arbitration.clause_check.check import LONGEST_QUOTE, check_clause, names_body_only
from backend.arbitration.clause_check.model import LONGEST, OUTCOMES
from bench.clause_report import HELD_OUT, HELD_OUT_LATER, SEEN, TARGET, judge, share

FILLER = (
    "第{n}条　双方应当本着诚实信用的原则履行本合同。乙方应在收到货物后三十日内付款，逾期付款的，按日支付违约金，"
    "并赔偿由此造成的损失。货物的包装、运输和保险由甲方负责，验收标准见附件。本条款对双方的继承人和受让人均有约束力。\n"
)
ENGLISH_FILLER = (
    "Article {n}. The Seller shall deliver the goods within sixty days. The Buyer shall pay within thirty days after "
    "delivery, and late payment bears interest. This Agreement binds the heirs, successors and assigns of all.\n"
)


def contract(clause: str, filler: str = FILLER, title: str = "国际货物买卖合同\n", articles: int = 180) -> str:
    """A contract of about twenty pages with a clause in its middle."""
    pages = [filler.format(n=number) for number in range(1, articles + 1)]
    return title + "".join([*pages[: articles // 2], clause + "\n", *pages[articles // 2 :]])


def test_there_are_enough_clauses_of_every_kind_and_half_of_them_are_held_out() -> None:
    own, held_out = judge(SEEN[0]), judge(HELD_OUT)
    assert len(own) + len(held_out) >= 120
    assert {one.is_ for one in own} == {one.is_ for one in held_out} == set(OUTCOMES)
    assert not {one.text for one in own} & {one.text for one in held_out}


@pytest.mark.parametrize("table", SEEN)
def test_every_clause_the_rules_were_made_with_is_read_as_what_it_is(table: str) -> None:
    assert [one for one in judge(table) if not one.right] == []


@pytest.mark.parametrize("table", [HELD_OUT, HELD_OUT_LATER])
def test_clauses_nobody_made_a_rule_for_are_read_right_almost_always(table: str) -> None:
    assert share(judge(table)) >= TARGET


@pytest.mark.parametrize("table", [*SEEN, HELD_OUT, HELD_OUT_LATER])
def test_nobody_is_sent_to_scia_who_has_no_clause_for_it(table: str) -> None:
    assert not any(one.falsely_scia for one in judge(table))


@pytest.mark.parametrize("filler", [FILLER, ENGLISH_FILLER])
def test_a_clause_is_found_in_a_contract_of_twenty_pages(filler: str) -> None:
    long = contract("第九十一条　争议解决　与本合同有关的争议提交深圳国际仲裁院仲裁。", filler)
    assert len(long) > 15_000
    found = check_clause(long)
    assert (found.outcome, found.cut) == ("scia", False)
    assert "争议提交深圳国际仲裁院仲裁" in found.quote


def test_two_clauses_of_one_contract_that_contradict_each_other_are_both_seen() -> None:
    long = contract("争议提交深圳国际仲裁院仲裁。")
    late = long + "补充条款：双方就本合同发生的一切争议由江门市中级人民法院诉讼解决。"
    assert check_clause(long).outcome == "scia"
    assert check_clause(late).outcome == "either_or"
    assert check_clause(long + "如有纠纷，由广州仲裁委员会仲裁。").outcome == "several"


def test_a_court_that_enforces_or_preserves_in_a_long_contract_is_no_second_way() -> None:
    clause = "争议提交深圳国际仲裁院仲裁。仲裁期间可以向法院申请保全；裁决可以向法院申请强制执行。"
    assert check_clause(contract(clause)).outcome == "scia"


def test_the_title_of_a_long_paper_says_that_it_is_about_work_or_family() -> None:
    clause = "双方发生争议，提交深圳国际仲裁院仲裁。"
    assert check_clause(contract(clause, title="劳动合同\n")).outcome == "labour"
    assert check_clause(contract(clause, title="离婚协议书\n")).outcome == "family"
    assert check_clause(contract(clause, title="房屋买卖合同\n")).outcome == "scia"


def test_heirs_and_real_estate_make_no_family_matter() -> None:
    heirs = "Disputes are submitted to SCIA. This clause binds the heirs and assigns of the parties."
    assert check_clause(heirs).outcome == "scia"
    assert (
        check_clause("Any dispute about the real estate sold hereunder shall be arbitrated by SCIA.").outcome == "scia"
    )
    assert check_clause("争议提交深圳国际仲裁院仲裁，对双方的继承人和受让人有约束力。").outcome == "scia"


def test_more_than_twenty_pages_are_cut_and_it_is_said() -> None:
    found = check_clause("甲" * LONGEST + "争议提交深圳国际仲裁院仲裁。")
    assert (found.outcome, found.cut) == ("none", True)


def test_a_quote_is_what_was_written_and_stays_short() -> None:
    told = "雙方爭議提交深圳國際仲裁院仲裁。"
    assert check_clause(told).quote == told
    assert len(check_clause(contract(told * 40)).quote) <= LONGEST_QUOTE + 1


@pytest.mark.parametrize("text", ["", "   ", "？？？", "⟦phone:0123456789⟧", "仲裁", "a" * 5000, "《》（）" * 200])
def test_nothing_and_nonsense_are_no_clause_for_scia(text: str) -> None:
    assert check_clause(text).outcome in ("none", "unclear")


def test_bodies_are_called_by_their_names_of_today() -> None:
    assert body_name("scia_former", "zh-Hans") == "深圳国际仲裁院"
    assert body_name("hkiac", "en") == "Hong Kong International Arbitration Centre (HKIAC)"
    assert body_name("佛山仲裁委员会", "en") == "佛山仲裁委员会"
    assert check_clause("争议由佛山仲裁委员会裁决仲裁。").bodies == ("佛山仲裁委员会",)


@pytest.mark.parametrize(
    ("text", "place"),
    [("合同只写了在深圳仲裁", "深圳"), ("双方约定争议在江门仲裁", "江门"), ("arbitration in Shenzhen", "Shenzhen")],
)
def test_the_place_of_a_clause_without_a_body_is_known(text: str, place: str) -> None:
    assert check_clause(text).place == place


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("是深圳国际仲裁院", True), ("深圳國際仲裁院", True), ("It is SCIA", True),
        ("合同写的是华南国际经济贸易仲裁委员会", True),
        ("提交深圳国际仲裁院仲裁", False), ("争议由深圳国际仲裁院处理", False),
        ("Any dispute shall be submitted to SCIA", False), ("不知道", False), ("去法院", False),
    ],
)  # fmt: skip
def test_the_name_of_a_body_is_no_clause(text: str, alone: bool) -> None:
    assert names_body_only(text) is alone

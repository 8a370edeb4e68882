"""Open questions keep what they ask for: no age, nationality, question, remark or other answer becomes a value."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.name_shapes import han_name
from actions.filing.further_sued import with_further_sued
from actions.filing.readers.acting_for import name_of
from actions.filing.readers.asides import without_asides
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.companies_told import read_company
from actions.filing.readers.goods import goods_told
from actions.filing.readers.heirs_told import division_told, heirs_told
from actions.filing.readers.several_sued import called_too
from actions.story.readers.companies import companies_in
from actions.story.readers.plain import plain
from actions.story.reading import mark, read_story
from tests.filing.one_message import after, commands, entities

ACCIDENT: dict[str, Any] = {
    "cause": "tort_traffic", "matter": "civil", "for_whom": "self", "mediation_first": "no",
    "tort_traffic_kind": "traffic", "plaintiff_1_kind": "person", "plaintiff_1_name": "谭伟强",
}  # fmt: skip


def said(text: str) -> Answer:
    return Answer(text, "inform")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("右腿骨折，司机全责，我要告他", "右腿骨折，司机全责"),
        ("骨盆骨折，我帮佢告", "骨盆骨折"),
        ("我是马来西亚籍", ""),
        ("我今年六十八岁", ""),
        ("手机坏了，我系澳洲公民", "手机坏了"),
        ("my left arm is broken, i want to sue him", "my left arm is broken"),
        ("I am a Canadian citizen", ""),
        ("误工两个月，能不能要营养费", "误工两个月"),
        ("我外祖父的护照坏了", "我外祖父的护照坏了"),
        ("iphone", "iphone"),
        ("粤J88888，车灯坏了", "车灯坏了"),
        ("我要告撞我的司机 右腿骨折 我是马来西亚籍", "右腿骨折"),
    ],
)
def test_clauses_about_people_and_the_suit_are_no_part_of_what_happened(text: str, kept: str) -> None:
    assert without_asides(said(text)).text == kept


@pytest.mark.parametrize("text", ["我是马来西亚籍", "我今年六十八岁", "粤J88888"])
def test_who_somebody_is_becomes_no_loss(text: str) -> None:
    answers = after(commands(text, "tort_traffic_other_loss", ACCIDENT), ACCIDENT)
    assert "tort_traffic_other_loss" not in answers


@pytest.mark.parametrize(
    ("text", "insurer"),
    [
        ("司机叫黄建华，粤J88888，保险平安", "平安"),
        ("他的车投保在人保", "人保"),
        ("平安保险", "平安保险"),
        ("insured with PICC", "PICC"),
        ("司机姓梁，车是借来的", None),
    ],
)
def test_an_insurer_is_kept_without_the_driver_and_the_plate(text: str, insurer: str | None) -> None:
    found = read_company(said(text))
    assert (found.value if found.found else None) == insurer


@pytest.mark.parametrize(
    "text",
    [
        "买卖合同有 没写仲裁",
        "三份合同都签了",
        "江门也有铺头",
        "we have a signed contract",
        "我今年六十八岁",
        "还没验货",
    ],
)
def test_a_paper_an_age_and_a_clause_are_no_goods(text: str) -> None:
    assert goods_told(said(text)) == ""


@pytest.mark.parametrize("text", ["有机肥20吨", "不锈钢水槽300个", "打印纸两百箱"])
def test_goods_with_such_signs_stay_goods(text: str) -> None:
    assert goods_told(said(text)) == text


@pytest.mark.parametrize(
    ("text", "heirs"),
    [
        ("大叔陈国华，二叔陈国强", "大叔陈国华，二叔陈国强"),
        ("弟弟陈明，房子值九十万", "弟弟陈明"),
        ("留下了会城仁寿路9号的房子 值九十万", ""),
        ("姑姑有份吗", ""),
        ("my sister Mary Chen and two uncles", "my sister Mary Chen and two uncles"),
    ],
)
def test_heirs_are_people_and_nothing_that_is_left(text: str, heirs: str) -> None:
    assert heirs_told(said(text)) == heirs


@pytest.mark.parametrize(
    ("text", "told"),
    [("一人一半", True), ("房子归我，补钱给他们", True), ("equal shares", True), ("奶奶黄秀英，大叔陈国华", False)],
)
def test_a_division_says_who_gets_what(text: str, told: bool) -> None:
    assert bool(division_told(said(text))) is told


@pytest.mark.parametrize("count", ["七十五", "八十二", "三十", "十一"])
def test_an_age_is_no_name(count: str) -> None:
    assert not han_name(count)
    assert name_of("爷爷", f"爷爷{count}，在台山被车撞了") == ""


@pytest.mark.parametrize("name", ["万一鸣", "丁一", "陆百川", "张三丰"])
def test_names_with_signs_of_figures_stay_names(name: str) -> None:
    assert han_name(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [("老板在江门也有公司", []), ("他在新会有厂", []), ("我要告江门有德贸易公司", ["江门有德贸易公司"])],
)
def test_that_somebody_has_a_firm_names_none(text: str, names: list[str]) -> None:
    assert [one.value for one in companies_in(text, plain(text), [])] == names


@pytest.mark.parametrize(
    ("text", "who"),
    [("奶奶要不要一起告", ""), ("阿嫲使唔使一齐告", ""), ("should i also sue my aunt", ""), ("奶奶也要一起告", "奶奶")],
)
def test_whether_somebody_is_to_be_sued_too_is_a_question(text: str, who: str) -> None:
    assert called_too(text, []) == who


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("he should pay back by end 2023", False),
        ("she should have returned the money before may 2022", False),
        ("he should pay me back 20000 dollars", True),
        ("he must return the house", True),
    ],
)
def test_until_when_something_was_due_is_no_claim(text: str, claim: bool) -> None:
    assert bool(claims_told(text)) is claim


def test_a_payment_back_dates_no_loan() -> None:
    text = "lent my friend 5 grand, he gave back 1 grand in may 2024"
    may = {"from": "2024-05-01", "to": "2024-05-31"}
    sums = ("money", "1 grand", {"amount": "1000.00", "currency": "CNY"})
    read = [dict(one) for one in entities(text, ("date_range", "may 2024", may), sums)]
    assert "lent_on" not in read_story(text, read, today=date(2026, 12, 2), cause="private_lending").facts


@pytest.mark.parametrize(
    ("text", "names"),
    [("大叔陈国华，二叔陈国强，都住新会会城", ["陈国华", "陈国强"]), ("我要告小姑林美玲", ["林美玲"])],
)
def test_relatives_by_their_place_in_the_family_lead_to_their_names(text: str, names: list[str]) -> None:
    assert [one.value for one in mark(text, []).mentions if one.kind == "name"] == names


@pytest.mark.parametrize("text", ["他们在蓬江区建设路88号", "佢哋喺蓬江区建设路88号", "她們在蓬江区建设路88号"])
def test_no_part_of_they_stands_in_an_address(text: str) -> None:
    assert find_address(text) == "蓬江区建设路88号"


def test_once_several_are_sued_by_name_other_people_are_only_spoken_of() -> None:
    known = {"defendant_1_name": "陈国华", "defendant_2_name": "陈国强", "defendant_1_more": "yes"}
    story = read_story("奶奶黄秀英，大叔陈国华，二叔陈国强", [], cause="inheritance")
    told = with_further_sued(story, mark(story.text, []).mentions, known, many=True)
    assert not [name for name in told.facts if name.startswith("defendant_")]


def test_the_end_of_a_year_is_told_in_english_without_of() -> None:
    text = "he should pay back by end 2023"
    read = [dict(one) for one in entities(text, ("number", "2023", 2023))]
    due = read_story(text, read, today=date(2026, 12, 2), cause="private_lending").sure["due_on"]
    assert due.value == "2023年底"

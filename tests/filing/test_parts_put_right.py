"""Corrections at the review of a filing: two in one message, a part of an answer, and whose name it is."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import ChangeLanguage
from tests.filing.one_message import LOAN, after, commands

HERS = {"text": "香港九龙弥敦道100号3楼", "region": "HK", "district": ""}
HIS = {"text": "lives at 鹤山市沙坪街道人民路18号302", "region": "CN", "district": "heshan"}
KNOWN: dict[str, Any] = {
    **LOAN,
    "plaintiff_1_name": "Priya Tan",
    "plaintiff_1_address": HERS,
    "plaintiff_1_sex": "female",
    "defendant_1_name": "陈国强",
    "defendant_1_kind": "person",
    "defendant_1_address": HIS,
    "claims": ["请求判令被告偿还借款本金180000元", "请求判令被告承担本案诉讼费用"],
    "facts": "2023年5月3日，被告向原告借款。说了不清楚，只知道台城。至今未还。",
}
UNNAMED = {name: value for name, value in KNOWN.items() if name != "plaintiff_1_name"}
CLEAN, HIGHER = "鹤山市沙坪街道人民路18号302", "香港九龙弥敦道100号4楼"


def corrected(text: str, known: dict[str, Any] = KNOWN, question: str = "", intent: str = "correct_answer") -> Any:
    """The answers after a message at the review, or at a question."""
    return after(commands(text, question, known, intent=intent), known)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "two things wrong: the defendant's address shouldn't have the words \"lives at\", and my name must be "
            "Priya Tan-Wong (黃麗珊)",
            "Priya Tan-Wong (黃麗珊)",
        ),
        ("有两处要改：被告地址去掉“lives at”；我的名字应该是黄丽珊", "黄丽珊"),
    ],
)
def test_two_corrections_are_both_made(text: str, name: str) -> None:
    made = corrected(text, UNNAMED)
    assert made["defendant_1_address"]["text"] == CLEAN
    assert made["plaintiff_1_name"] == name
    assert made["defendant_1_name"] == "陈国强"


@pytest.mark.parametrize(
    "text",
    ["我的地址是4楼不是3楼", "原告地址是4楼不是3楼", "要改两处：我的地址是4楼不是3楼；还有被告地址去掉“lives at”"],
)
def test_a_floor_is_changed_and_the_street_stays(text: str) -> None:
    made = corrected(text)["plaintiff_1_address"]
    assert (made["text"], made["region"]) == (HIGHER, "HK")


def test_a_whole_new_address_stands_alone() -> None:
    assert corrected("被告地址改成江门市新会区会城街道5号")["defendant_1_address"]["text"] == "江门市新会区会城街道5号"


@pytest.mark.parametrize("text", ["remove 'lives at'", "“lives at”去掉", "把被告地址里的“lives at”删掉"])
def test_words_leave_the_answer_they_stand_in(text: str) -> None:
    assert corrected(text)["defendant_1_address"]["text"] == CLEAN


def test_words_leave_the_facts_and_no_order_enters_them() -> None:
    facts = str(corrected('in the facts delete "说了不清楚"', intent="ask_law")["facts"])
    assert "不清楚" not in facts
    assert "delete" not in facts
    assert "至今未还" in facts


@pytest.mark.parametrize("text", ["my name should be Wong Lai Shan", "我的名字应该是黄丽珊"])
def test_my_name_is_never_the_defendants(text: str) -> None:
    made = corrected(text, UNNAMED)
    assert made["defendant_1_name"] == "陈国强"
    assert made["plaintiff_1_name"] in text


def test_each_side_gets_its_own_name() -> None:
    made = corrected("no! the defendant is 陳國祥. I'm the plaintiff and MY name is Priya Tan-Wong 黃麗珊", UNNAMED)
    assert (made["plaintiff_1_name"], made["defendant_1_name"]) == ("Priya Tan-Wong 黃麗珊", "陳國祥")


@pytest.mark.parametrize("text", ["错了！原告是我，黄伟东是我老公", "原告是我，我叫谢小玲，黄伟东是我老公"])
def test_a_relative_leaves_the_writers_place_and_what_is_the_writers_stays(text: str) -> None:
    known = {**KNOWN, "plaintiff_1_name": "黄伟东"}
    known.pop("defendant_1_name")
    made = corrected(text, known)
    assert made["defendant_1_name"] == "黄伟东"
    assert made["plaintiff_1_name"] in (None, "谢小玲")
    assert made["plaintiff_1_address"] == HERS


def test_a_chinese_name_stands_beside_the_one_in_letters() -> None:
    made = commands("no my chinese name is 黃麗珊, please put both", "claims", KNOWN)
    assert after(made, KNOWN)["plaintiff_1_name"] == "Priya Tan"
    assert after(made, KNOWN)["plaintiff_1_chinese_name"] == "黃麗珊"
    assert not any(isinstance(one, ChangeLanguage) for one in made)


@pytest.mark.parametrize("text", ["改第19項，第2條改成：被告承擔律師費一萬元", "第19项的第2条改成：被告承担律师费一万"])
def test_a_claim_is_called_within_its_entry(text: str) -> None:
    claims = corrected(text)["claims"]
    assert claims[0] == KNOWN["claims"][0]
    assert "一" in claims[1]
    assert len(claims) == 2


def test_one_more_claim_is_no_wish_for_an_appointment() -> None:
    made = corrected("加一条，按约定押金不退", intent="change_appointment")
    assert made["claims"] == [*KNOWN["claims"], "按约定押金不退"]


@pytest.mark.parametrize("text", ["加一条狗的照片", "加一个被告", "我想加微信", "再约一个时间"])
def test_other_wishes_add_no_claim(text: str) -> None:
    assert corrected(text)["claims"] == KNOWN["claims"]

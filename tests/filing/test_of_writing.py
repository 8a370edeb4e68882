"""Remarks on the writing enter no paper; a name's words are no work; what nobody knows is left out."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.readers.of_writing import of_writing
from tests.filing.one_message import after, commands

GOODS = "sale_contract_goods"
SALE: dict[str, Any] = {
    "cause": "sale_contract",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "sale_contract_my_side": "buyer",
    "plaintiff_1_name": "Frank Ng",
    "plaintiff_1_kind": "person",
    "defendant_1_name": "Jiangmen Hengtai Lighting Co Ltd",
    "defendant_1_kind": "organisation",
}
WRONG = {**SALE, GOODS: "are LED lamps, 4000 ordered"}


@pytest.mark.parametrize(
    ("text", "question", "known", "goods"),
    [
        ("The goods are: LED lamps. Please correct it, the sentence is nonsense", "claims", WRONG, "LED lamps"),
        ("The goods are copper valves. Please fix that.", "claims", WRONG, "copper valves"),
        ("货物是铜阀门2000个。请改正，这句话写得不通", "claims", WRONG, "铜阀门2000个"),
        (
            "goods: ceramic tiles, 300 boxes. Please correct it",
            "",
            {**WRONG, "claims": ["x"]},
            "ceramic tiles, 300 boxes",
        ),
        ("The goods are ceramic tiles", GOODS, SALE, "ceramic tiles"),
        ("货物是：电机50台", GOODS, SALE, "电机50台"),
        ("貨物係電機50台", GOODS, SALE, "電機50台"),
    ],
)
def test_the_value_alone_is_kept(text: str, question: str, known: dict[str, Any], goods: str) -> None:
    assert after(commands(text, question, known), known)[GOODS] == goods


@pytest.mark.parametrize(
    "text", ["请改正", "請更正一下", "Please fix it", "this sentence makes no sense", "呢句寫得唔通"]
)
def test_what_is_said_of_the_writing(text: str) -> None:
    assert of_writing(text)


@pytest.mark.parametrize(
    "text", ["请更正登记", "请修复屋顶漏水", "please fix the roof", "the sentence was three years in prison"]
)
def test_what_is_asked_of_a_court_is_not(text: str) -> None:
    assert not of_writing(text)


OWES: dict[str, Any] = {
    "cause": "private_lending",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "plaintiff_1_name": "Amy Lei",
    "plaintiff_1_kind": "person",
    "defendant_1_name": "Lei Guoqiang",
    "defendant_1_kind": "person",
    "defendant_1_address": "Kaiping",
}
WORK = "defendant_1_background"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("His Chinese name is 雷国强", "雷国强"),
        ("her name in Chinese is 陳美玲", "陳美玲"),
        ("他的中文名是雷国强", "雷国强"),
        ("佢中文名叫雷國強", "雷國強"),
    ],
)
def test_words_of_a_name_are_no_work(text: str, name: str) -> None:
    made = commands(text, "defendant_1_details", OWES)
    assert [one.reading.also for one in made] == [{"defendant_1_chinese_name": name}]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "the occupation is wrong, I don't know his job",
        "remove the occupation",
        "职业删掉，我不知道他做什么",
        "職業唔啱，我唔知佢做乜",
    ],
)
def test_what_nobody_knows_is_left_out(text: str) -> None:
    known = {**OWES, WORK: "His", "claims": ["x"], "facts": "y"}
    assert after(commands(text, "", known), known)[WORK] == ""


def test_two_corrections_by_number_are_two() -> None:
    known = {**OWES, "plaintiff_1_address": "Toronto", "claims": ["x"], "facts": "y"}
    both = commands("第6项不对，是10 Pell Street, New York。第9项应该是Taishan, Duanfen", "", known)
    fields = [one.field for one in both if hasattr(one, "field")]
    assert len(fields) == len(set(fields)) == 2

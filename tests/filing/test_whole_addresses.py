"""An address is kept whole, whatever stands before its street, and is put right by its label at another question."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.commands import CorrectSlot
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.named_answers import label_before
from actions.filing.readers.owners import Sides
from actions.filing.readers.particulars_told import particulars_told
from tests.filing.one_message import LOAN, commands

CUT = {"text": "25 Lambeth Road", "region": "GB", "district": ""}
KNOWN: dict[str, Any] = {
    **LOAN,
    "plaintiff_1_sex": "male",
    "plaintiff_1_address": CUT,
    "defendant_1_name": "陈大文",
    "defendant_1_kind": "person",
    "defendant_1_address": {"text": "台山市水步镇", "region": "CN", "district": "taishan"},
}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("男，London SE1 7PB, 25 Lambeth Road", "London SE1 7PB, 25 Lambeth Road"),
        ("female, Toronto M1B 2K3, 12 Finch Avenue", "Toronto M1B 2K3, 12 Finch Avenue"),
        ("Sanba town, Taishan, Dongkeng village, don't know the number", "Sanba town, Taishan, Dongkeng village"),
        ("Guanghai, Taishan", "Guanghai, Taishan"),
        ("住址：18 Queen Street, Auckland 1010，男", "18 Queen Street, Auckland 1010"),
        ("住所：新会会城中心南路8号", "新会会城中心南路8号"),
        ("家庭住址是台山市台城街道桥湖路5号", "台山市台城街道桥湖路5号"),
        ("地址要写全：25 Lambeth Road, London SE1 7PB", "25 Lambeth Road, London SE1 7PB"),
        ("lives at 鶴山市沙坪街道人民路 18號 302", "鶴山市沙坪街道人民路 18號 302"),
        ("he live 台山广海镇", "台山广海镇"),
    ],
)
def test_nothing_of_an_address_is_cut_and_nothing_around_it_is_kept(text: str, address: str) -> None:
    assert find_address(text) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Chan Tai Man, 12 Finch Ave, Toronto", "12 Finch Ave, Toronto"),
        ("I was born in Hong Kong, 12 Finch Ave, Toronto", "12 Finch Ave, Toronto"),
        ("the old village, my home town", None),
        ("a small town, nice", None),
        ("没有住址", None),
        ("他的住址我不知道", None),
        ("新会会城 Flat 3", "新会会城 Flat 3"),
        ("Xinhui 会城街道冈州大道5号", "Xinhui 会城街道冈州大道5号"),
        ("Pay attention, Taishan", "Taishan"),
        ("Mary Wong, Kaiping", "Kaiping"),
    ],
)
def test_a_name_or_a_remark_before_it_is_no_part_of_an_address(text: str, address: str | None) -> None:
    assert find_address(text) == address


@pytest.mark.parametrize("question", ["plaintiff_1_document_number", "plaintiff_1_phone"])
@pytest.mark.parametrize(
    "text",
    [
        "地址要写全：25 Lambeth Road, London SE1 7PB",
        "地址漏了邮编，25 Lambeth Road, London SE1 7PB",
        "住址：25 Lambeth Road, London SE1 7PB",
        "地址是25 Lambeth Road, London SE1 7PB",
    ],
)
def test_an_address_is_put_right_by_its_label_while_another_answer_is_asked(text: str, question: str) -> None:
    (made,) = [one for one in commands(text, question, KNOWN) if isinstance(one, CorrectSlot)]
    assert made.field == "plaintiff_1_address"
    assert made.reading.value["text"] == "25 Lambeth Road, London SE1 7PB"


@pytest.mark.parametrize(
    "text",
    ["地址我不知道", "电话是我妹妹的", "地址是什么意思", "他地址是台山市水步镇长安村8号"],
)
def test_what_is_no_other_address_of_theirs_changes_none(text: str) -> None:
    made = commands(text, "plaintiff_1_phone", KNOWN)
    assert not [one for one in made if isinstance(one, CorrectSlot) and one.field == "plaintiff_1_address"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("地址要写全：5 Rose Street", "地址"),
        ("姓名：谭伟明", "姓名"),
        ("my full address is 5 Rose Street", "address"),
        ("他地址是台山", ""),
        ("你们地址是哪里", ""),
        ("我借了钱给他", ""),
    ],
)
def test_the_label_a_message_begins_with(text: str, label: str) -> None:
    assert label_before(text) == label


SIDES = Sides(names={"plaintiff": (), "defendant": ("林阿明",)})


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("he live 台山广海镇", "台山广海镇"),
        ("he live in Guanghai, Taishan", "Guanghai, Taishan"),
        ("he in 台山 广海", "台山 广海"),
        ("佢喺台山斗山鎮", "台山斗山鎮"),
        ("she is in Toronto now", "Toronto"),
    ],
)
def test_where_the_other_side_is_said_to_be_is_kept(text: str, home: str) -> None:
    assert particulars_told(Answer(text, "inform"), SIDES).get("defendant_1_lives") == home


@pytest.mark.parametrize(
    "text",
    [
        "he is in debt",
        "he lives with his mother",
        "he stay in touch",
        "他在电话里骂我",
        "佢喺我度攞咗钱",
        "他在新会租我的房",
    ],
)
def test_a_deed_or_a_state_is_no_home(text: str) -> None:
    assert "defendant_1_lives" not in particulars_told(Answer(text, "inform"), SIDES)

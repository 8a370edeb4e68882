"""Goods are what was sold: no person, no address, no day, no sum and no remark stands in their place."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.filing.readers.goods import goods_told
from tests.filing.one_message import after, commands

TOKEN = "⟦phone:0123456789⟧"
SALE: dict[str, Any] = {
    "cause": "sale_contract",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "sale_contract_my_side": "seller",
    "sale_contract_arbitration_clause": "no",
    "plaintiff_1_kind": "person",
    "plaintiff_1_name": "谭伟强",
    "defendant_1_kind": "person",
    "defendant_1_name": "梁志雄",
}

GOODS = [
    ("灯具配件，300箱", "灯具配件，300箱"),
    ("灯具配件，300箱，今年3月发货的", "灯具配件，300箱"),
    ("燈飾配件三百箱，上個月送到佢舖頭", "燈飾配件三百箱"),
    ("佢攞咗五十套浴缸，話月底俾錢", "五十套浴缸"),
    ("他向我订了2000米布料，欠我8万", "2000米布料"),
    ("卖给他的是水暖配件，一共1200件", "水暖配件，一共1200件"),
    ("瓷砖", "瓷砖"),
    ("lamp parts, 300 boxes, shipped in March this year", "lamp parts, 300 boxes"),
    ("He ordered 40 bathtubs from us, he still owes 90,000", "40 bathtubs"),
    ("we sold him ceramic tiles, 1,200 m2", "ceramic tiles, 1,200 m2"),
    ("我再说一遍，是陶瓷洗手盆80个", "陶瓷洗手盆80个"),
    ("住宅用的门窗，60套", "住宅用的门窗，60套"),
    ("手机壳5000个", "手机壳5000个"),
    ("Kaiping faucets, 500 pcs", "Kaiping faucets, 500 pcs"),
]
NONE = [
    f"他是个体户，手机{TOKEN}，住长沙街道光明路12号",
    "佢係開平嗰邊做生意嘅，住喺長沙街道光明路12號",
    "今年3月发货的",
    "在开平他店里交的。我再说一遍总货款20万",
    "他叫梁志雄，住开平",
    "He is a sole trader and lives at 12 Guangming Road",
    "the buyer is a shop owner in Kaiping",
    "欠我二十万",
    "2025年8月下的单，8月底交的货",
    "长沙街道光明路12号",
    "ok lets apply",
    "对方一直不付钱",
]


@pytest.mark.parametrize(("said", "goods"), GOODS)
def test_goods_are_kept_without_what_is_none(said: str, goods: str) -> None:
    assert goods_told(Answer(said, "inform")) == goods


@pytest.mark.parametrize("said", NONE)
def test_what_is_no_goods_is_refused(said: str) -> None:
    assert goods_told(Answer(said, "inform")) == ""


@pytest.mark.parametrize("said", NONE)
def test_what_is_no_goods_never_becomes_the_goods(said: str) -> None:
    answers = after(commands(said, "sale_contract_goods", SALE), SALE)
    assert "sale_contract_goods" not in answers


def test_the_day_beside_the_goods_goes_to_its_own_question() -> None:
    march = {"from": "2026-03-01", "to": "2026-03-31"}
    told = ("date_range", "今年3月", march)
    answers = after(commands("灯具配件，300箱，今年3月发货的", "sale_contract_goods", SALE, told), SALE)
    assert answers["sale_contract_goods"] == "灯具配件，300箱"
    assert answers["sale_contract_delivered_on"] == "2026年3月"
    assert "sale_contract_signed_on" not in answers


def test_a_known_day_of_delivery_is_not_written_over_by_the_goods() -> None:
    known = {**SALE, "sale_contract_delivered_on": "2025-08-20"}
    told = ("date_range", "今年3月", {"from": "2026-03-01", "to": "2026-03-31"})
    answers = after(commands("灯具配件，300箱，今年3月发货的", "sale_contract_goods", known, told), known)
    assert answers["sale_contract_delivered_on"] == "2025-08-20"

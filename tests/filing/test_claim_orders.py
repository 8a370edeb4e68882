"""Orders about the list of claims are carried out, several in a message or with a remark; none becomes a claim."""

from __future__ import annotations

import pytest

from actions.filing.readers.claim_orders import several_orders

CLAIMS = ["判令被告还款8万元", "判令被告支付利息", "判令被告赔礼道歉", "判令被告承担诉讼费"]
USE = ("就用这些", "use these")


@pytest.mark.parametrize(
    ("text", "left", "accepted"),
    [
        ("删除第4条，就用这些", [0, 1, 2], True),
        ("删除第3条，第4条也删掉", [0, 1], False),
        ("第3条不要了，我不想为难他", [0, 1, 3], False),
        ("就用这些，但删除第4条", [0, 1, 2], True),
        ("删除第2条；删除第3条；就用这些", [0, 3], True),
        ("delete claim 4, use these", [0, 1, 2], True),
        ("把第二条删了，谢谢", [0, 2, 3], False),
        ("刪除第3條，就用这些", [0, 1, 3], True),
    ],
)
def test_orders_beside_one_another_are_all_carried_out(text: str, left: list[int] | None, accepted: bool) -> None:
    found = several_orders(CLAIMS, text, USE)
    assert (found and found.claims) == (left and [CLAIMS[n] for n in left])
    assert bool(found and found.accepted) is accepted


def test_a_change_keeps_its_commas_up_to_the_next_order() -> None:
    found = several_orders(CLAIMS, "第2条改成支付利息，从2024年1月起算，删除第3条", USE)
    assert found is not None
    assert found.claims == [CLAIMS[0], "支付利息，从2024年1月起算", CLAIMS[3]]


def test_a_claim_is_added_beside_an_order() -> None:
    found = several_orders(CLAIMS, "删除第3条，加一条：判令被告支付律师费", USE)
    assert found is not None
    assert found.claims[-1] == "判令被告支付律师费"


@pytest.mark.parametrize(
    "text",
    [
        "删除第4条",
        "判令被告搬走，返还房屋",
        "删除第9条，就用这些",
        "他删除了聊天记录，第4条消息也没了",
        "就用这些",
        "判令被告删除第4条评论，赔礼道歉",
        "删除第1条，删除第2条，删除第3条，删除第4条",
        "他说第2条不对，要改",
    ],
)
def test_anything_else_is_left_to_the_readers_of_one(text: str) -> None:
    assert several_orders(CLAIMS, text, USE) is None

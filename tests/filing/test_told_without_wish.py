"""Troubles told without a wish open no form, and who was forced to write a debt is no lender."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.complaints import complains_of_misuse, tells_only, was_forced


def heard(text: str) -> Answer:
    return Answer(text, "start_notarization")


@pytest.mark.parametrize(
    "text",
    [
        "my aunt sold grandpas house with a fake power of attorney",
        "my uncle got a notarised will that grandpa never signed",
        "my brother used my signature to mortgage mums flat",
        "有个堂叔冒充我爸卖了地，村里盖的章",
        "姑姑拿我的身份证去注册了公司",
        "細佬偷偷將阿媽層樓過咗戶",
    ],
)
def test_a_misused_paper_or_name_is_complained_of_and_no_paper_wished_for(text: str) -> None:
    assert complains_of_misuse(heard(text))


@pytest.mark.parametrize(
    "text",
    [
        "I want to book a notary for a power of attorney",
        "有人伪造我的签名，我要办一份公证声明",
        "帮我预约公证，我哥没有授权",
        "我要做放弃继承声明书公证",
    ],
)
def test_who_wants_a_paper_made_does_not_only_complain(text: str) -> None:
    assert not complains_of_misuse(heard(text))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("我签了担保，借钱的人死了", True),
        ("我妹妹在国内替我保管房产证不还", True),
        ("同事借我身份开公司，现在公司欠税", True),
        ("我签了担保，借钱的人死了，我要告他老婆", False),
        ("请帮我立案", False),
        ("I would like to go to court over a guarantee", False),
    ],
)
def test_a_trouble_without_a_wish_is_told_apart_from_one_with_it(text: str, alone: bool) -> None:
    assert tells_only(heard(text)) is alone


@pytest.mark.parametrize(
    ("text", "forced"),
    [
        ("佢哋夾硬要我寫欠條", True),
        ("赌场的人逼我签了张借据", True),
        ("they made me sign an IOU for 30000", True),
        ("I signed the IOU under duress", True),
        ("he signed an IOU for 30000", False),
        ("他给我写了借条，一直不还", False),
        ("我让他写了欠条", False),
    ],
)
def test_who_was_made_to_write_a_debt_is_told_apart_from_a_lender(text: str, forced: bool) -> None:
    assert was_forced(text) is forced

"""A danger told outright is heard; a game, a settled accident or a debtor's threat is none."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import read, told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("救", "violence_now"),
        ("他把我锁房间里了", "trafficked_or_held"),
        ("被锁在地下室", "trafficked_or_held"),
        ("我睇到我老公捽住個女條頸", "violence_now"),
        ("我最近总站在阳台往下看", "self_harm"),
        ("半夜老是走到窗边往下看", "self_harm"),
        ("我太太抱住個仔企咗喺橋邊", "self_harm"),
        ("海上船进水", "disaster"),
        ("炮声很近", "disaster"),
        ("金三角 我朋友 定位还在动", "trafficked_or_held"),
        ("uncle touch him in bad place", "violence_now"),
        ("i think im gonna do something to him", "violence_intended"),
    ],
)
def test_danger_is_read(text: str, kind: str) -> None:
    found = read(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "救济金怎么申请",
        "邻居总站在阳台往下看我家",
        "晚上总站在阳台往下看夜景",
        "房东把门锁了",
        "颈椎病能报销吗",
        "颈链被他拿走不肯还",
        "船漏水，货坏了谁赔",
        "西港的房子能公证吗",
        "i am going to do something about the house",
        "he touched my car in a bad place",
        "我被一辆外卖车撞了，医药费八千欧，找外卖员还是平台",
        "玩游戏的时候他说要砍死我，是游戏里啦，钱不还怎么办",
    ],
)
def test_look_alike_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "outright"),
    [
        ("他掐住我的脖子", True),
        ("他把我锁在地下室", True),
        ("舅舅摸了我女儿的大腿", True),
        ("uncle touch him in bad place", True),
        ("颈链被抢", False),
        ("他把门锁了", False),
        ("老师摸了摸孩子的头", False),
    ],
)
def test_outright_words_are_believed_however_the_rest_sounds(text: str, outright: bool) -> None:
    assert told(text).is_outright == outright


@pytest.mark.parametrize(
    ("text", "over"),
    [("没事,就是有点胸口闷,左手麻", False), ("没事,只是有点累", True), ("没事了", True)],
)
def test_nothing_but_a_sign_of_the_body_is_not_over(text: str, over: bool) -> None:
    assert told(text).is_over == over


def test_blood_after_an_accident_is_heard() -> None:
    assert read("我被车撞了，流血不止，躺在地上") is not None


def test_debtor_who_speaks_of_dying_swindles_nobody() -> None:
    assert not told('借钱的说"再逼我我就去死"，该不该继续追债').is_called
    assert told("有人打电话说我儿子出事要马上转钱").is_called

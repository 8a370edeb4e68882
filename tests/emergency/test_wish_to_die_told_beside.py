"""A wish to die told beside a debt, pills not taken yet, and an edge that is named behind the alarm."""

from __future__ import annotations

import pytest

from actions.emergency.readers.kinds import kind_meant
from actions.emergency.readers.situations import situation_of


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("medical", "老伴走了 女儿也不接电话 觉得活着好累 想吃一瓶安眠药睡过去"),
        ("overdose", "真想把整盒安定吃了一睡不醒"), ("medical", "干脆吞晒啲安眠藥 唔想再醒"),
        ("overdose", "不如把安眠药全吃了一了百了"), ("medical", "想食成樽安眠藥瞓着永遠唔使醒"),
        ("violence_by_stranger", "高利贷天天堵我 公司也倒了 我站在桥上 想跳下去"),
        ("violence_by_stranger", "大耳窿日日上門 我想跳樓一了百了"), ("extortion", "网贷催收天天骂 我不想活了"),
        ("violence_now", "欠了一屁股债 好想跳海"), ("violence_by_stranger", "loan sharks call daily, I want to die"),
        ("extortion", "i owe so much from gambling, i'm on the bridge and want to die"),
    ],
)  # fmt: skip
def test_a_wish_to_die(heard: str, text: str) -> None:
    assert kind_meant(heard, text) == "self_harm"


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("overdose", "我想死 刚吃了一瓶安眠药"), ("overdose", "不想活了 吞了三十粒安眠药 好困"),
        ("overdose", "我不想活了，药都吃完了"), ("medical", "想吃两片安眠药睡个好觉 医生说可以吗"),
        ("violence_by_stranger", "高利贷上门拿刀砍我 我想跳楼逃走"),
        ("violence_by_stranger", "讨债的在砸门 我不想活了"),
        ("violence_by_stranger", "债主跳楼价抢我的铺"), ("violence_now", "老公打我 不想活了"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_it(heard: str, text: str) -> None:
    assert kind_meant(heard, text) != "self_harm"


@pytest.mark.parametrize(
    "text",
    [
        "我在海边", "桥下面是河", "下面好高", "我喺天台", "坐喺江邊", "我站在月台边", "the water is right below",
        "im by the river", "I'm on the bridge", "下面全是车",
    ],
)  # fmt: skip
def test_an_edge_or_water(text: str) -> None:
    assert situation_of("self_harm", text) == "at_height"


@pytest.mark.parametrize("text", ["我在家", "在房间里", "他们又打来了", "I'm in my room", "房子在河边", "利息很高"])
def test_no_edge(text: str) -> None:
    assert situation_of("self_harm", text) != "at_height"

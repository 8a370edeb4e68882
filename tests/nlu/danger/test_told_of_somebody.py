"""Dangers of somebody else, waters that break, rabid bites, broken orders, and what only sounds like them."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import read


@pytest.mark.parametrize(
    ("text", "kind", "whose"),
    [
        ("我儿子说要跳楼 因为我不给他买手机", "self_harm", "other"),
        ("女儿十四岁 房间里找到她写的遗书", "self_harm", "other"),
        ("朋友发信息说下辈子再见 她一个人住", "self_harm", "other"),
        ("隔離屋阿婆話想死 佢老公剛走", "self_harm", "other"),
        ("妈妈说想死 我不知道怎么办", "self_harm", "other"),
        ("我前妻说要带着孩子一起死", "self_harm", "other"),
        ("我妈发语音说她对不起我们 让我照顾好弟弟 然后关机了", "self_harm", "other"),
        ("我弟弟上吊了 刚放下来 没有呼吸", "self_harm", "other"),
        ("我想带着孩子一起死", "self_harm", "self"),
        ("我不想活了 我儿子也不理我", "self_harm", "self"),
        ("老婆破水了 七个月", "medical", "other"),
        ("羊水破了 怎么办", "medical", "self"),
        ("i was bitten by a dog it was foaming", "medical", "self"),
        ("被疯狗咬了 流口水那种", "medical", "self"),
        ("前夫放出来了 我刚看见他的车在楼下 有禁止令的", "violence_now", "self"),
        ("前妻带着儿子已经到机场了 不让我见", "kidnapping", "self"),
    ],
)
def test_who_is_in_danger_is_told(text: str, kind: str, whose: str) -> None:
    danger = read(text)
    assert danger is not None
    assert (danger.kind, danger.whose) == (kind, whose)


@pytest.mark.parametrize(
    "text",
    [
        "老板跳楼了 工资找谁要",
        "我爸爸在江门被打伤 警察只调解 能起诉要钱吗",
        "我儿子在学校打架打伤人 对方家长要两万 合理吗",
        "以前老公打过我 判离的时候能多分财产吗",
        "he stabbed me in the back, my business partner sold the shop in taishan without telling me",
        "grandma died in Taishan, she has a house, me and two uncles, one is missing",
        "只卖房 不许她收钱 钱打我账户",
        "老婆说想死我了",
        "打破水缸要赔多少",
        "家里破水管谁赔",
        "邻居的狗咬伤我 能要赔偿吗",
        "i was bitten by a dog in china who pays",
        "前夫假释了 我要改抚养权",
        "前妻带着儿子到机场接我",
        "下辈子再还你钱",
    ],
)
def test_what_only_sounds_so_raises_no_alarm(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["以前老公打过我 现在又打", "我爸被打伤 他们还在打 能起诉吗"])
def test_what_goes_on_is_no_thing_of_the_past(text: str) -> None:
    danger = read(text)
    assert danger is not None and danger.kind == "violence_now"

"""Real dangers in long or indirect words get the right words; what only looks like them stays what it is."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.readers.kinds import kind_meant
from actions.emergency.readers.situations import advice_in, answer_to, need_of, situation_of

TAKEN = [
    "前夫把我儿子从幼儿园接走了,现在关机,说要带他回恩平",
    "不是自杀，是他抢走孩子",
    "老婆把女儿带回国了，不肯送回来",
    "孩子被他爸带走，说要出境",
    "個仔俾前夫接走咗,電話唔通",
    "婆婆把我女儿抱走了不还",
    "他把孩子抢走了",
    "佢將個仔帶走咗",
    "my ex picked up our son and won't answer",
    "my husband took the kids and left the country",
]


@pytest.mark.parametrize("text", TAKEN)
@pytest.mark.parametrize("heard", ["self_harm", "missing"])
def test_a_child_taken_by_the_other_parent(heard: str, text: str) -> None:
    meant = kind_meant(heard, text)
    assert (meant, situation_of(meant, text)) == ("kept_by_family", "child_taken")


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("missing", "前夫每周末接走儿子，周日送回来"),
        ("missing", "前妻不肯让我见孩子"),
        ("kidnapping", "陌生人把我儿子带走了"),
        ("kidnapping", "我老公被绑走了，要二十万"),
        ("missing", "我老婆带着儿子走了，三天没消息，怕她出事"),
        ("missing", "我女儿去墨西哥旅游，三天没有消息，电话关机"),
        ("self_harm", "我不想活了，前夫把孩子抢走了"),
        ("missing", "他把我孩子的钱抢了"),
        ("missing", "my mom took my son to school"),
        ("violence_now", "My husband just threw me against the wall, I'm hiding in the car with the kids"),
    ],
)
def test_no_child_is_taken(heard: str, text: str) -> None:
    assert kind_meant(heard, text) == heard


@pytest.mark.parametrize(
    "text",
    [
        "我九岁的儿子放学五个小时了还没回家，学校说他准时走的",
        "儿子九岁，五个小时不见了",
        "女儿在商场不见了",
        "個仔十歲，放學未返屋企",
        "孙子从公园走丢了",
        "my 9 year old went to the shop five hours ago and hasn't come back",
        "my son is nine and has been missing for five hours",
        "our daughter didn't come home from school",
        "a ten-year-old boy is missing",
        "my daughter never came home from school",
    ],
)
def test_a_child_who_is_missing(text: str) -> None:
    assert situation_of("missing", text) == "child_missing"


@pytest.mark.parametrize(
    "text",
    [
        "我爸八十二岁，两天没接电话",
        "阿嬷有痴呆，去公园没回来",
        "my son is at university and hasn't called",
        "我老公三天没消息",
        "my father, 82, is not answering",
    ],
)
def test_a_grown_up_is_no_child(text: str) -> None:
    assert situation_of("missing", text) != "child_missing"


def test_a_missing_child_hears_no_words_for_an_old_person_behind_a_door() -> None:
    for language in ("zh", "en"):
        said = advice_in("child_missing", Danger("missing", "other", language, "first"), there=True)
        assert said and "24" not in said and "开锁" not in said


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("violence_now", "我弟弟肩膀中枪流好多血"),
        ("medical", "还在流血"),
        ("medical", "怎么止血"),
        ("medical", "點樣止血呀"),
        ("medical", "血止不住，毛巾湿透了"),
        ("violence_by_stranger", "他被捅伤了，一地血"),
        ("violence_now", "he is bleeding a lot"),
        ("medical", "how do I stop the bleeding"),
        ("violence_by_stranger", "my brother was shot in the shoulder"),
        ("medical", "there is blood everywhere"),
    ],
)
def test_who_bleeds_is_told_to_press(kind: str, text: str) -> None:
    assert need_of(Danger(kind, "other", "zh", "first"), text) == "bleeds"
    assert "压" in answer_to("bleeds", Danger(kind, "other", "zh", "first"))
    assert "press" in answer_to("bleeds", Danger(kind, "self", "en", "first"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("medical", "I'm in labour and bleeding a lot"),
        ("medical", "我怀孕八个月，流血了"),
        ("medical", "他脑出血了"),
        ("medical", "爸爸高血压晕倒了"),
        ("medical", "他吐血了"),
        ("violence_past", "去年他把我打到流血"),
        ("medical", "my nose is bleeding"),
    ],
)
def test_nothing_is_pressed_where_it_would_not_help(kind: str, text: str) -> None:
    assert need_of(Danger(kind, "other", "zh", "first"), text) != "bleeds"


@pytest.mark.parametrize(
    "text",
    [
        "my dad could be lying on the floor! who can check on him?",
        "谁能上门看一下我爸",
        "有没有人可以去看看",
        "可能晕倒在家里",
        "邊個可以上門睇下佢",
        "can somebody go there and knock",
        "他会不会摔在地上",
        "can the police do a welfare check",
        "怕她躺在地上",
        "找谁去敲门看看",
    ],
)
def test_who_can_go_and_look(text: str) -> None:
    assert need_of(Danger("missing", "other", "zh", "first"), text) == "who_can_look"
    said = answer_to("who_can_look", Danger("missing", "other", "zh", "first"))
    assert all(word in said for word in ("邻居", "村委", "110", "120", "国内"))


@pytest.mark.parametrize("text", ["我爸两天没接电话", "I already checked on him", "邻居已经去看过了"])
def test_nobody_asks_who_can_go(text: str) -> None:
    assert need_of(Danger("missing", "other", "zh", "first"), text) != "who_can_look"


@pytest.mark.parametrize(
    ("kind", "text", "need"),
    [
        ("violence_by_stranger", "警察打通了，他们在路上，谢谢你", "help_on_the_way"),
        ("violence_now", "报警打通了", "help_on_the_way"),
        ("violence_now", "警察快到了", "help_on_the_way"),
        ("violence_now", "差佬過緊嚟", "help_on_the_way"),
        ("trafficked_or_held", "the police are on their way", "help_on_the_way"),
        ("medical", "救护车马上到", "ambulance_on_the_way"),
        ("medical", "the ambulance is coming", "ambulance_on_the_way"),
        ("violence_now", "警察还没来", ""),
        ("violence_now", "警察什么时候到", "how_long"),
        ("violence_now", "the police are not coming", ""),
        ("violence_now", "警察打不通", ""),
    ],
)
def test_help_on_its_way_is_waited_for_inside(kind: str, text: str, need: str) -> None:
    assert need_of(Danger(kind, "self", "zh", "goes_on"), text) == need
    if need == "help_on_the_way":
        assert "看清楚是警察再开" in answer_to(need, Danger(kind, "self", "zh", "goes_on"))

"""Dangers that another script saves from: war, a collapse, a boat, a child in somebody's hands, a way out."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.readers.afterwards import asks_for_mission
from actions.emergency.readers.kinds import kind_meant, whose_meant
from actions.emergency.readers.situations import advice_in, answer_to, need_of, situation_of


@pytest.mark.parametrize(
    ("heard", "text", "meant", "situation"),
    [
        ("trafficked_or_held", "他把我锁房间里了 手机快没电 我还想离婚", "trafficked_or_held", "shut_in_by_partner"),
        ("trafficked_or_held", "he wont let me out of flat since sunday", "trafficked_or_held", "shut_in_by_partner"),
        ("trafficked_or_held", "老板把我们锁宿舍里，护照收了", "trafficked_or_held", ""),
        ("violence_now", "老公捽住個女條頸", "violence_now", "child_strangled"),
        ("violence_now", "他掐我脖子，孩子在哭", "violence_now", ""),
        ("self_harm", "我太太抱住個仔企咗喺橋邊", "self_harm", "parent_and_child_at_edge"),
        ("self_harm", "我想抱着孩子去桥上走走", "self_harm", ""),
        (
            "violence_past",
            "my uncle touched my son in a wrong place last year",
            "sexual_abuse",
            "child_abused_by_kin",
        ),
        ("violence_past", "舅舅摸了我女儿的大腿，去年的事", "sexual_abuse", "child_abused_by_kin"),
        ("violence_now", "the man touched my car in a bad place", "violence_now", ""),
        ("trafficked_or_held", "my mother in law lock the grandma in room no food", "kept_by_family", ""),
        (
            "trafficked_or_held",
            "the boss locked us in the compound, my grandma does not know",
            "trafficked_or_held",
            "",
        ),
        ("violence_now", "im gonna do something to him, the knife is in my car", "violence_intended", ""),
        ("violence_now", "he is gonna do something to me, he has a knife", "violence_now", ""),
        ("violence_now", "he hit me and i am going to get him arrested", "violence_now", ""),
        ("missing", "我孙子被他爸带上飞机了，没跟我女儿说", "kept_by_family", "child_on_plane"),
        ("missing", "his father took my grandson on a plane this morning", "kept_by_family", "child_on_plane"),
        ("missing", "爸爸一个人上飞机后失联", "missing", ""),
        ("violence_now", "我手腕在流血，是我自己割的", "self_harm", "cut_and_bleeding"),
        ("violence_now", "切菜切到手流血，是我自己弄的", "violence_now", ""),
        ("violence_now", "老公打我，流血，我自己弄不了", "violence_now", ""),
        ("disaster", "炮声很近，我们困在楼里", "disaster", "under_fire"),
        ("violence_now", "bombing outside, we are in the basement", "disaster", "under_fire"),
        ("disaster", "厨房着火了", "disaster", ""),
        ("disaster", "工地塌了，三个工友压在下面", "disaster", "others_buried"),
        ("disaster", "地震了，我被压在下面", "disaster", "pinned"),
        ("disaster", "海上，船进水，五个人", "disaster", "on_the_water"),
        ("disaster", "our boat is taking on water", "disaster", "on_the_water"),
        ("disaster", "船沉了，货没了，保险赔吗", "disaster", ""),
        ("gas_leak", "好大煤气味，我阿嫲晕咗", "gas_leak", "gas_with_somebody_inside"),
        ("gas_leak", "家里有煤气味", "gas_leak", ""),
        ("detained", "我跑出来了，在路边，没鞋没护照，后面可能有车追", "trafficked_or_held", "ran_to_the_road"),
        ("detained", "我酒驾逃逸，警车在追", "detained", ""),
        ("trafficked_or_held", "我被反鎖喺露台，細路喺屋入面", "trafficked_or_held", "locked_on_balcony"),
        ("medical", "有点胸口闷，左手麻，出汗", "medical", "heart_signs"),
        ("medical", "chest tight and my left arm is numb", "medical", "heart_signs"),
        ("medical", "他一拳打我胸口，痛", "medical", ""),
        ("missing", "金三角，我朋友，他发了一个句号", "trafficked_or_held", ""),
        ("missing", "我爸旅游团在老挝，定位不动", "missing", ""),
    ],
)
def test_script_fits_what_is_told(heard: str, text: str, meant: str, situation: str) -> None:
    kind = kind_meant(heard, text)
    assert (kind, situation_of(kind, text)) == (meant, situation)


@pytest.mark.parametrize(
    ("kind", "text", "whose"),
    [
        ("violence_now", "我姐住恩平，姐夫刚才打她头流血，她不让我报警", "other"),
        ("violence_now", "我妹在开平被打，她老公踢她", "other"),
        ("violence_now", "我姐夫打我，我姐在旁边看", "self"),
        ("violence_now", "我妈在哭，他打我", "self"),
        ("violence_now", "他打我，也打她，不让我报警", "self"),
    ],
)
def test_sister_is_the_one_who_is_beaten(kind: str, text: str, whose: str) -> None:
    assert whose_meant("self", text, kind) == whose


def test_own_wound_is_the_speakers_whoever_else_is_named() -> None:
    assert whose_meant("other", "我手腕在流血，是我自己弄的，别叫我家人", "self_harm") == "self"
    assert whose_meant("other", "我女儿割了手腕", "self_harm") == "other"


@pytest.mark.parametrize(
    ("kind", "whose", "text", "need"),
    [
        ("violence_now", "self", "911我英文不好说不来", "no_foreign_language"),
        ("violence_now", "self", "my english is bad", "no_foreign_language"),
        ("violence_now", "self", "他英文很好", ""),
        ("violence_by_stranger", "self", "可以发短信报警吗", "text_emergency"),
        ("violence_by_stranger", "self", "他给我发短信", ""),
        ("extortion", "self", "我十六歲", "child_tells_age"),
        ("extortion", "self", "我十五", "child_tells_age"),
        ("extortion", "self", "我十五万没了", ""),
        ("extortion", "self", "我三十六岁", ""),
        ("kept_by_family", "other", "she is 88", "elder_age_told"),
        ("kept_by_family", "other", "佢今年八十八歲", "elder_age_told"),
        ("kidnapping", "other", "no police or he die", "kidnappers_forbid_police"),
        ("kidnapping", "other", "报警就撕票", "kidnappers_forbid_police"),
        ("kept_by_family", "other", "法院判给我女儿的", "custody_by_court"),
        ("gas_leak", "other", "我喺外面", "outside_of_gas"),
        ("sexual_abuse", "other", "should i tell police there or here", "where_to_report_abuse"),
        ("trafficked_or_held", "self", "now he is in shower", "chance_to_leave"),
        ("violence_now", "other", "而家佢瞓咗", "chance_to_leave"),
        ("trafficked_or_held", "self", "要我签认罪书", "told_to_sign"),
        ("violence_by_stranger", "self", "监控有，要给谁", "footage"),
        ("violence_intended", "self", "just tell me how to sue him then", "how_to_sue_instead"),
        ("violence_now", "other", "她说算了，但是孩子一直哭", "lets_it_go"),
    ],
)
def test_word_after_an_alarm_is_answered_by_itself(kind: str, whose: str, text: str, need: str) -> None:
    danger = Danger(kind, whose, "zh", "goes_on")
    assert need_of(danger, text) == need


def test_scripts_do_not_send_anybody_into_a_greater_danger() -> None:
    at_war = advice_in("under_fire", Danger("disaster", "self", "zh", "first"), there=True)
    assert at_war.startswith("先别出去")
    for_gas = advice_in("gas_with_somebody_inside", Danger("gas_leak", "other", "zh", "first"), there=True)
    assert "别再进去" in for_gas
    buried = advice_in("others_buried", Danger("disaster", "self", "en", "first"), there=True)
    assert "Don't crawl in" in buried
    for_child = answer_to("child_tells_age", Danger("extortion", "self", "zh", "first"))
    assert "不是你的错" in for_child
    assert "1-800-668-6868" in for_child


@pytest.mark.parametrize(
    ("text", "asks"),
    [("使馆电话", True), ("怎么联系领事馆", True), ("embassy number please", True), ("我在使馆旁边住", False)],
)
def test_mission_is_asked_for(text: str, asks: bool) -> None:
    assert asks_for_mission(text) == asks

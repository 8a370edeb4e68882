"""Two kinds of danger in one message, who is in it, where, and what is then said; look-alikes stay what they are."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.readers.afterwards import says_cannot_call, written_in
from actions.emergency.readers.kinds import kind_meant, whose_meant
from actions.emergency.readers.mentions import airport_city
from actions.emergency.readers.questions import asks_to_delete, tells_of_pictures
from actions.emergency.readers.situations import need_of, situation_of
from actions.emergency.reply import Help, asking_back, first_words, further_words, last_words
from backend.shared.emergency_numbers import numbers_in
from backend.shared.helplines import helpline_for


@pytest.mark.parametrize(
    ("heard", "text", "meant", "situation"),
    [
        ("extortion", "my ex shared my nudes in the class group, I want to die", "self_harm", ""),
        ("extortion", "前男友把我裸照发到群里，我不想活了", "self_harm", ""),
        ("extortion", "他拿裸照威胁我给钱", "extortion", ""),
        ("self_harm", "我个心好痛，行唔到路", "medical", ""),
        ("self_harm", "my chest hurts and I can't breathe", "medical", ""),
        ("self_harm", "心好痛，走不出来，想死", "self_harm", ""), ("self_harm", "心好痛，他不要我了", "self_harm", ""),
        ("self_harm", "老婆三天没回家，电话关机，她说过不想活", "missing", "despaired_and_gone"),
        ("self_harm", "my wife has been missing for two days, she wanted to die", "missing", "despaired_and_gone"),
        ("self_harm", "佢話唔想做人，唔見咗兩日", "missing", "despaired_and_gone"),
        ("self_harm", "我老婆说不想活了", "self_harm", ""),
        ("self_harm", "他站在天台上，三天没吃饭", "self_harm", "at_height"),
        ("missing", "我妈走丢了", "missing", ""),
        ("kidnapping", "柏林警察扣住我，孩子在幼儿园等我", "detained", ""),
        ("kidnapping", "the police are holding me, my son is at kindergarten", "detained", ""),
        ("kidnapping", "自称警察的人扣住我儿子，要赎金", "kidnapping", ""),
        ("self_harm", "老公收咗我PR卡，唔畀我出門口", "trafficked_or_held", "kept_at_home"),
        ("passport_lost", "my husband took my passport and won't let me out", "trafficked_or_held", "kept_at_home"),
        ("self_harm", "老公不让我出门，我想死", "self_harm", ""),
        ("trafficked_or_held", "老板锁了我的护照不让我走", "trafficked_or_held", ""),
        ("violence_now", "lost my passport, my mom will kill me", "passport_lost", ""),
        ("violence_now", "护照弄丢了，我老婆肯定骂死我", "passport_lost", ""),
        ("violence_now", "he took my passport and said he will kill me", "violence_now", ""),
        ("violence_now", "my husband will kill me", "violence_now", ""),
        ("violence_now", "last night my husband hit me and kicked the door, restraining order?", "violence_past", ""),
        ("violence_now", "昨晚我老公打了我，踢门，我想申请保护令", "violence_past", ""),
        ("violence_now", "昨晚他打我，现在又在门外踢门，我要保护令", "violence_now", "besieged"),
        ("violence_by_stranger", "I hit a man with my car in Xinhui", "medical", "on_the_road"),
        ("detained", "在新会有个人酒驾撞了人跑了，还没抓到", "medical", "on_the_road"),
        ("violence_now", "酒駕嘅人撞咗我爸走咗佬", "medical", "on_the_road"),
        ("violence_by_stranger", "a drunk driver hit my dad and drove away", "medical", "on_the_road"),
        ("detained", "我老公酒驾撞了人，人在台山中医院，警察把他带走了", "detained", ""),
        ("detained", "my brother drove drunk and hit an old man, he is at the police station now", "detained", ""),
        ("violence_past", "去年酒驾的撞了我爸，保险不赔", "violence_past", ""),
        ("passport_lost", "I found someone's passport on the bus", "passport_lost", "passport_found"),
        ("passport_lost", "我執到人哋本護照", "passport_lost", "passport_found"),
        ("passport_lost", "我找到我的护照了", "passport_lost", ""),
        ("passport_lost", "房东扣了我的护照", "passport_lost", "papers_kept"),
        ("passport_lost", "我护照被偷了", "passport_lost", ""),
    ],
)  # fmt: skip
def test_the_kind_and_the_situation_of_a_message(heard: str, text: str, meant: str, situation: str) -> None:
    assert kind_meant(heard, text) == meant
    assert situation_of(meant, text) == situation


@pytest.mark.parametrize(
    ("kind", "text", "need"),
    [
        ("detained", "柏林警察扣住我，孩子还在幼儿园等我接", "child_waits"),
        ("detained", "police hold me and my daughter is waiting at school", "child_waits"),
        ("detained", "警察扣住我，我儿子在中国", ""), ("missing", "孩子在幼儿园没人接", ""),
        ("self_harm", "他把我裸照发到班群，我想死", "pictures_shown"),
        ("self_harm", "my ex share my naked photos in wechat group, I want die", "pictures_shown"),
        ("self_harm", "我把照片都删了，想死", ""),
    ],
)  # fmt: skip
def test_what_is_told_with_the_first_words(kind: str, text: str, need: str) -> None:
    assert need_of(Danger(kind, "self", "zh", "first"), text) == need


def test_who_locked_themselves_in_is_in_danger_themselves() -> None:
    assert whose_meant("other", "my wife has a knife, I locked myself in the bathroom", "violence_now") == "self"
    assert whose_meant("other", "老婆揸刀，我鎖咗自己喺廁所", "violence_now") == "self"
    assert whose_meant("other", "my sister locked herself in, her husband has a knife", "violence_now") == "other"
    assert whose_meant("other", "我妹躲在厕所里，妹夫拿刀", "violence_now") == "other"


@pytest.mark.parametrize(
    ("text", "before", "language"),
    [
        ("邻居说门锁着", "ja", "zh"), ("門鎖住，點算好", "th", "zh"), ("我是台山人，我的手机被抢了", "es", "zh"),
        ("he is at the door now", "th", "en"), ("he is here", "th", "th"),
        ("what do I do, my mother is alone", "es", "en"),
        ("助けてください", "ja", "ja"), ("東京駅前", "ja", "ja"), ("mi marido me pega", "es", "es"), ("ok", "th", "th"),
    ],
)  # fmt: skip
def test_the_reply_follows_a_person_who_changes_to_chinese_or_english(text: str, before: str, language: str) -> None:
    assert written_in(text, before) == language


@pytest.mark.parametrize(
    ("text", "cannot"),
    [
        ("我怕打电话他听到", True), ("我驚打電話佢聽到", True), ("打电话会被发现", True), ("不敢出声", True),
        ("he might hear me", True), ("I am scared to call", True),
        ("我打电话给他了", False), ("电话打通了", False), ("我听到他在喊", False), ("I can hear him outside", False),
        ("we want to hear about the case", False),
    ],
)  # fmt: skip
def test_who_cannot_call_is_heard(text: str, cannot: bool) -> None:
    assert says_cannot_call(text) is cannot


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("我表弟在悉尼机场被海关扣了", "悉尼"), ("佢喺曼谷機場俾人扣住", "曼谷"), ("我在新加坡樟宜机场", "新加坡"),
        ("my cousin is held at Sydney airport", "sydney"), ("机场的人很多", ""), ("I am at the airport", ""),
    ],
)  # fmt: skip
def test_an_airport_is_a_place(text: str, city: str) -> None:
    assert airport_city(text) == city


def test_pictures_and_their_removal_are_read() -> None:
    assert tells_of_pictures("my ex share my naked photos in wechat group")
    assert tells_of_pictures("佢将我啲相放上网，公开咗啲床照")
    assert not tells_of_pictures("护照照片要几寸")
    assert asks_to_delete("can i sue him and how to delete") and asks_to_delete("怎么删掉")
    assert not asks_to_delete("can I sue him")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lost_passport_is_no_alarm(language: str) -> None:
    there, lost = Help(numbers_in("CA"), "Toronto"), Danger("passport_lost", "self", language, "first")
    said = first_words(lost, there)
    assert "911" not in said and "12308" in said
    assert "911" in first_words(lost, there, "papers_kept")
    for before in range(1, 4):
        more = further_words(lost, there, before)
        assert "911" not in more and "陪着" not in more and "Is anyone nearby" not in more
    found = asking_back(lost, there, "passport_found")
    assert ("交给" in found and "报失" not in found) if language == "zh" else ("hand it in" in found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_who_did_not_mean_to_die_is_thanked_and_told_the_crisis_line_once(language: str) -> None:
    there = Help(numbers_in("CA"), "Toronto", helpline=helpline_for("CA"))
    said = last_words(Danger("self_harm", "self", language, "over"), there)
    assert "988" in said.replace("⁠", "") and ("谢谢" in said or "Thank you" in said)

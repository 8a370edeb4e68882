"""After an alarm a further word on the danger stays with it; data, a wish and "I am safe" do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.emergency.readers.afterwards import (
    asks_home_numbers,
    leaves_danger,
    passes_on,
    says_cannot_call,
    says_misheard,
    says_safe,
    speaks_of_danger,
)
from actions.emergency.readers.another import tells_another
from actions.emergency.readers.mentions import tells_away, tells_own_place


def further(text: str, whose: str = "self", entities: Sequence[dict[str, Any]] = ()) -> UserMessage:
    return UserMessage(text, "emergency", entities=entities, danger=Danger("violence_now", whose, "en", "goes_on"))


@pytest.mark.parametrize(
    "text",
    [
        "for myself", "other side fully responsible", "PICC Heshan", "James Lau", "he is Chen Jun", "I'm Amy Liang",
        "I want the house half", "他叫陈军", "我叫梁爱美", "我想要一半房子", "没有孩子", "2018年在新会登记", "继续",
        "continue", "please go on",
    ],
)  # fmt: skip
def test_what_is_plainly_data_or_a_wish_leaves_the_danger(text: str) -> None:
    assert leaves_danger(further(text), "inform")


def test_a_sum_and_a_number_are_data_whatever_the_message_was_heard_as() -> None:
    money = {"entity": "money", "value": {}, "start": 8, "end": 14}
    assert leaves_danger(further("medical 45,000", entities=[money]), "out_of_scope")
    assert leaves_danger(further("⟦phone:025a6537c6⟧"), "out_of_scope")
    assert not leaves_danger(further("blub"), "out_of_scope")


@pytest.mark.parametrize(
    "text",
    [
        "he is here now", "he has locked the door", "I am hiding in the bathroom", "my arm is bleeding", "no answer",
        "what do I do", "I'm scared", "he's outside with two men", "they say they come back tonight",
        "他来了", "他现在出门了", "他在敲门", "我躲在厕所", "好痛", "打不通", "我不敢报警", "佢哋仲喺出面", "怎么办",
    ],
)  # fmt: skip
def test_a_further_word_on_the_danger_stays_with_it(text: str) -> None:
    assert speaks_of_danger(text)
    assert not leaves_danger(further(text), "inform")
    assert not leaves_danger(further(text), "inform", asked_since=True)


def test_what_is_told_of_another_in_danger_stays_with_it() -> None:
    assert not leaves_danger(further("他一个人住", "other"), "inform")
    assert not leaves_danger(further("he is 80 years old", "other"), "inform")


@pytest.mark.parametrize(
    ("text", "heard_as"),
    [
        ("the address is 41 Bayard Street, 2nd floor", "inform"), ("楼号是B3，六楼", "inform"),
        ("I am in KK park now, I use friend phone", "inform"), ("no cannot call, they listen", "ask_human"),
        ("ok thank you, please tell my sister in Jiangmen, ⟦phone:025a6537c6⟧", "inform"),
        ("我现在在园区里", "inform"), ("唔可以打電話，佢哋睇住", "inform"),
        ("麻烦告诉我姐姐，⟦phone:025a6537c6⟧", "inform"),
    ],
)  # fmt: skip
def test_who_is_held_tells_where_they_are_and_whom_to_tell_and_fills_in_no_form(text: str, heard_as: str) -> None:
    held = UserMessage(text, "emergency", danger=Danger("trafficked_or_held", "self", "en", "goes_on"))
    assert not leaves_danger(held, heard_as)
    assert not leaves_danger(held, heard_as, asked_since=True)


@pytest.mark.parametrize("text", ["Not yet", "My name is Lin Hua", "3000 yuan a month", "他们同意赔钱"])
def test_data_of_somebody_held_are_data(text: str) -> None:
    held = UserMessage(text, "emergency", danger=Danger("trafficked_or_held", "self", "en", "goes_on"))
    assert leaves_danger(held, "inform")


@pytest.mark.parametrize(
    ("text", "passed_on"),
    [
        ("please tell my sister", True), ("通知我妈妈", True), ("帮我跟我哥说一声", True), ("我跟我老公吵架了", False),
        ("my sister is here", False),
    ],
)  # fmt: skip
def test_somebody_close_shall_be_told(text: str, passed_on: bool) -> None:
    assert passes_on(text) is passed_on


def test_where_the_speaker_is_stays_with_it() -> None:
    place = {"entity": "place", "value": {"said": "曼谷"}, "start": 1, "end": 3}
    assert not leaves_danger(further("在曼谷", entities=[place]), "inform")
    shop = {"entity": "place", "value": {"said": "Heshan"}, "start": 0, "end": 6}
    # Right after an alarm a street and a number are where help is needed, not a shop's answer to nothing.
    assert not leaves_danger(further("Heshan Shaping street 12", entities=[shop]), "inform")


def test_a_yes_right_after_the_alarm_is_no_answer_but_one_to_a_later_question_is() -> None:
    assert not leaves_danger(further("yes"), "affirm")
    assert leaves_danger(further("yes"), "affirm", asked_since=True)


def test_a_danger_told_anew_never_leaves() -> None:
    first = UserMessage("James Lau", "emergency", danger=Danger("violence_now", "self", "en", "first"))
    assert not leaves_danger(first, "inform", asked_since=True)


@pytest.mark.parametrize(
    "text",
    [
        "没事，打错了", "没有危险", "我很安全", "搞错了", "冇事", "系误会", "不是危险", "我没事了", "不用报警",
        "是误会，没有危险",
        "I'm safe", "no danger", "no more danger", "there is no danger", "I am not in danger", "it was a mistake",
        "sorry, false alarm",
        "I'm fine", "we're ok now", "oh no, this was a mistake",
    ],
)  # fmt: skip
def test_a_short_word_ends_it(text: str) -> None:
    assert says_safe(text)


@pytest.mark.parametrize(
    "text",
    [
        "我不安全",
        "没事做",
        "is it safe to go home",
        "I'm fine with a lawyer",
        "他没事找事又打我",
        "no",
        "没有",
        "是",
        "我没事，他还在门口",
        "I'm fine, but he is outside",
    ],
)
def test_what_only_sounds_like_it_does_not(text: str) -> None:
    assert not says_safe(text)


@pytest.mark.parametrize(
    ("text", "cause", "another"),
    [
        ("我要立案", "", False), ("我要立案，谢谢", "", False), ("我想离婚", "divorce", False),
        ("please file my case", "", False), ("I want to file for divorce", "divorce", False),
        ("我要立案，朋友欠钱不还", "", True), ("我要告朋友欠钱", "private_lending", True),
        ("I want to file a case, my friend does not pay me back", "", True),
    ],
)  # fmt: skip
def test_a_wish_with_a_matter_of_its_own_is_another_one(text: str, cause: str, another: bool) -> None:
    told = [{"entity": "cause", "value": cause}] if cause else []
    story = UserMessage("老公打我，我想离婚", "start_filing", entities=[{"entity": "cause", "value": "divorce"}])
    assert tells_another(UserMessage(text, "start_filing", entities=told), story) is another


def test_a_sum_in_a_wish_is_of_another_matter() -> None:
    said = UserMessage("我要立案，30万", "start_filing", entities=[{"entity": "money", "value": {}}])
    assert tells_another(said, UserMessage("老公打我，我想离婚", "start_filing"))


@pytest.mark.parametrize(
    ("text", "name", "own"),
    [
        ("I am in Sydney. My husband beats me", "Sydney", True), ("我在悉尼，老公打我", "悉尼", True),
        ("我叫陈美玉，现在住在悉尼", "悉尼", True), ("I live in Sydney", "Sydney", True),
        ("I'm Amy, living in Sydney", "Sydney", True), ("我人在悉尼", "悉尼", True),
        ("我在悉尼被车撞了", "悉尼", False), ("我在悉尼法院起诉", "悉尼", False), ("我妈住在悉尼", "悉尼", False),
        ("我妈妈，住在悉尼", "悉尼", False), ("I was born in Sydney", "Sydney", False), ("悉尼", "悉尼", False),
        ("I want to sue in Sydney", "Sydney", False),
    ],
)  # fmt: skip
def test_where_the_speaker_says_to_be(text: str, name: str, own: bool) -> None:
    start = text.index(name)
    assert tells_own_place(text, {"start": start, "end": start + len(name)}) is own


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("我在国外", True), ("我人喺海外", True), ("我回不去", True), ("I live abroad", True), ("I'm overseas", True),
        ("I can't get home", True), ("他在国外", False), ("国外用的公证", False), ("I want it used abroad", False),
    ],
)  # fmt: skip
def test_who_says_to_be_away_from_home(text: str, away: bool) -> None:
    assert tells_away(text) is away


@pytest.mark.parametrize(
    "text",
    [
        "我要离开这里", "怎么拿回护照", "我想回家", "让我走，我要离开", "我要逃出去", "我想返屋企", "我要攞返本护照",
        "放我走",
        "I want to get out", "let me go home", "how do I get my passport back", "please get me out",
    ],
)  # fmt: skip
def test_a_wish_to_get_away_stays_with_the_danger_of_who_is_held(text: str) -> None:
    held = UserMessage(text, "emergency", danger=Danger("trafficked_or_held", "self", "zh", "goes_on"))
    assert not leaves_danger(held, "start_filing")
    assert not leaves_danger(held, "inform", asked_since=True)


@pytest.mark.parametrize(
    ("text", "stays"),
    [("我要离开这里", True), ("I want to get out of here", True), ("我想离婚", False), ("我要离开他，想离婚", False)],
)
def test_who_is_beaten_and_wants_away_stays_with_the_danger_and_a_divorce_leaves_it(text: str, stays: bool) -> None:
    assert leaves_danger(further(text), "start_filing") is not stays


@pytest.mark.parametrize(
    ("text", "misheard"),
    [
        ("我没有被骗也没有被困，我是被人骂", True), ("我冇俾人呃", True), ("我没打算骗人", False),
        ("你听错了", True), ("是误会", True), ("你理解错了，我问的是名单", True), ("you misheard", True),
        ("you got it wrong", True), ("我很安全", False), ("他打错了人", False), ("I'm safe", False),
    ],
)  # fmt: skip
def test_who_says_that_they_were_misheard(text: str, misheard: bool) -> None:
    assert says_misheard(text) is misheard


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("給我國內嘅電話", True), ("我想要大陆那边的报警电话", True), ("恩平公安的号码是多少", True),
        ("what is the police number in China", True), ("I need the Chinese police, not 911", True),
        ("我的电话是 13800000000", False), ("他在中国打工", False),
    ],
)  # fmt: skip
def test_who_asks_for_the_telephone_of_china(text: str, asked: bool) -> None:
    assert asks_home_numbers(text) == asked


@pytest.mark.parametrize(
    ("text", "cannot"),
    [
        ("我不敢打电话,他们就在旁边", True), ("唔可以講電話,會俾人聽到", True), ("打电话不方便,只能打字", True),
        ("I can't call, they would hear me", True), ("not safe to talk, only text", True),
        ("电话打通了", False), ("I called them already", False), ("电话没人接", False),
    ],
)  # fmt: skip
def test_who_cannot_telephone(text: str, cannot: bool) -> None:
    assert says_cannot_call(text) == cannot


@pytest.mark.parametrize(
    "text", ["没人勒索我,我是房东", "冇人恐嚇我,我係賣家", "no one is blackmailing me, I am owed rent"]
)
def test_who_denies_what_was_heard_says_that_it_was_misheard(text: str) -> None:
    assert says_misheard(text)

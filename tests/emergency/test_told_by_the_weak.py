"""Old people, children, the threatened and who lies still: which kind is meant, and what they are told."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.readers.afterwards import speaks_of_danger
from actions.emergency.readers.kinds import kind_meant, whose_meant
from actions.emergency.readers.situations import need_of, situation_of
from actions.emergency.reply import Help, asking_back, first_words, last_words, with_apology
from backend.shared.emergency_numbers import numbers_in


@pytest.mark.parametrize(
    ("heard", "text", "meant", "situation"),
    [
        ("self_harm", "我個孫仔話如果我唔轉個物業俾佢,就唔俾飯我食,前日仲推咗我一下", "kept_by_family",
         "robbed_by_kin"),
        ("self_harm", "I am 81, my daughter in law took my bank card and locks the fridge", "kept_by_family",
         "robbed_by_kin"),
        ("violence_now", "我老公推了我,儿子看见了", "violence_now", ""),
        ("violence_now", "我儿子在学校被老师推了", "violence_now", ""),
        ("violence_intended", "有人天天在我公司楼下等我,往我车上放了把刀,说不撤诉就让我儿子上不了学",
         "violence_by_stranger", "threatened_over_case"),
        ("violence_intended", "他骗了我,我今晚要砍死他", "violence_intended", ""),
        ("violence_intended", "i will kill him, he threatened my wife", "violence_intended", ""),
        ("extortion", "my ex keep sending me photos of my window from outside", "violence_now", "stalked"),
        ("extortion", "he wants money or he posts photos of me naked at my window", "extortion", ""),
        ("violence_past", "我把老婆打伤了,她躺地上不动", "medical", "hurt_by_speaker"),
        ("violence_past", "我去年打伤了人,判了半年", "violence_past", ""),
        ("disaster", "阿爸啱啱跌咗落樓梯,叫佢唔應", "medical", ""),
        ("violence_now", "my husband is holding his chest and sweating", "medical", ""),
        ("violence_now", "我個女飲咗洗潔精,而家嘔緊", "medical", "swallowed_by_mistake"),
        ("violence_by_stranger", "昨天晚上房东对我做了那种事,我不敢说", "sexual_abuse", ""),
        ("self_harm", "我妹妹发了告别的朋友圈,电话关机,她人在恩平", "missing", ""),
        ("trafficked_or_held", "他们把我护照扣了,说还清钱才给,不过我可以出门,工资也有发", "passport_lost",
         "papers_kept"),
        ("trafficked_or_held", "护照被收走,不让出门,工资也有发", "trafficked_or_held", ""),
        ("violence_now", "女友个仔喺恩平俾人打伤，想问下点告", "violence_past_by_stranger", ""),
        ("violence_now", "而家俾人打，点告佢", "violence_now", ""),
        ("trafficked_or_held", "我怀孕七个月,肚子很痛,婆婆把我锁在家里", "trafficked_or_held", "with_child"),
        ("violence_now", "我今年十二岁,爸爸天天打我", "violence_now", "child_speaks"),
        ("violence_now", "我女儿十二岁,她爸爸打我", "violence_now", ""),
        ("self_harm", "对,我已经在上面了", "self_harm", "at_height"),
    ],
)  # fmt: skip
def test_the_kind_and_the_situation(heard: str, text: str, meant: str, situation: str) -> None:
    kind = kind_meant(heard, text)
    assert (kind, situation_of(kind, text)) == (meant, situation)


@pytest.mark.parametrize(
    ("kind", "text", "need"),
    [
        ("kept_by_family", "please dont call police on my son", "declines_police"),
        ("sexual_abuse", "i dont want to talk to police", "declines_police"),
        ("violence_now", "我不敢报警", "declines_police"), ("violence_now", "警察不来", ""),
        ("kept_by_family", "佢而家唔喺屋企", "abuser_away"), ("violence_now", "现在他出去买酒了", "abuser_away"),
        ("violence_now", "他出去了快回来了", ""), ("sexual_abuse", "我已经洗过澡了", "washed"),
        ("self_harm", "唔敢話俾屋企人知", "afraid_to_tell"), ("self_harm", "你们快来人", "asks_us_to_call"),
    ],
)  # fmt: skip
def test_what_they_need(kind: str, text: str, need: str) -> None:
    assert need_of(Danger(kind, "self", "zh", "goes_on"), text) == need


def _words(kind: str, whose: str, text: str, language: str = "zh") -> str:
    danger = Danger(kind, whose, language, "first")
    return first_words(danger, Help(numbers_in("US")), situation_of(kind, text))


def test_nobody_starved_by_their_own_is_told_to_stay_with_them() -> None:
    said = _words("kept_by_family", "self", "唔俾飯我食，推咗我")
    assert "陪着他" not in said
    assert "别签" in said and "由您定" in said


def test_a_child_is_told_whom_a_child_can_tell() -> None:
    assert "老师" in _words("violence_now", "self", "我今年十二岁,爸爸天天打我")
    assert "老师" not in _words("violence_now", "self", "爸爸天天打我")


def test_who_was_taken_for_an_attacker_is_told_sorry() -> None:
    said = with_apology(Danger("violence_by_stranger", "self", "zh", "first"), "…")
    assert said.startswith("对不起") and said.endswith("…")


def test_who_came_down_is_welcomed_and_who_takes_leave_is_asked_softly() -> None:
    there = Help(numbers_in("CN"))
    assert "平安下来" in last_words(Danger("self_harm", "other", "zh", "over"), there)
    assert "平安下来" not in last_words(Danger("self_harm", "self", "zh", "over"), there)
    text = "跟你们说再见了,律师费也付清了,不欠谁的了"
    asked = asking_back(Danger("self_harm", "self", "zh", "unsure"), there, situation_of("self_harm", text))
    assert "事情办完了" in asked


@pytest.mark.parametrize(
    ("text", "told"),
    [("大概二十片吧", True), ("五楼", True), ("两个人", True), ("十分钟前", True), ("3rd floor", True),
     ("五万元", False), ("陈建民", False), ("三年", False)],
)  # fmt: skip
def test_an_amount_a_floor_or_a_time_answers_the_danger(text: str, told: bool) -> None:
    assert speaks_of_danger(text) == told


def test_who_is_inside_is_no_bystander() -> None:
    text = "门口几个讨债的,家里只有我和两个孩子"
    assert whose_meant("other", text, "violence_by_stranger") == "self"
    assert whose_meant("other", "我妈家门口几个讨债的", "violence_by_stranger") == "other"

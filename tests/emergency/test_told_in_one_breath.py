"""A danger in one breath gets words that fit it: the right number first, nothing presumed, and the wish is kept."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.emergency.readers.afterwards import leaves_danger, speaks_of_danger
from actions.emergency.readers.kinds import kind_meant
from actions.emergency.readers.situations import answer_to, need_of, situation_of
from actions.emergency.reply import Help, asking_back, first_words, further_words
from actions.emergency.whereabouts import _is_a_yes
from actions.protection.readers.tricked import has_entered_card
from backend.shared.emergency_numbers import numbers_in
from backend.shared.helplines import helpline_for

MARKS = str.maketrans("", "", "\ue000\ue001")
IN_CANADA = Help(numbers_in("CA"), "加拿大", helpline=helpline_for("CA"))


@pytest.mark.parametrize(
    ("kind", "text", "situation"),
    [
        ("self_harm", "我女儿割了手腕", "cut_and_bleeding"),
        ("self_harm", "my sister slit her wrists", "cut_and_bleeding"),
        ("self_harm", "她说要割腕", ""), ("self_harm", "去年割过一次手", ""),
        ("self_harm", "i have a knife at my wrist", "blade_at_body"), ("self_harm", "刀片放在手腕上", "blade_at_body"),
        ("self_harm", "我老婆話要帶個仔跳樓，而家鎖咗房門", "jumps_behind_door"),
        ("self_harm", "我想带孩子跳楼", ""), ("self_harm", "门锁了，家里没人", ""),
        ("kept_by_family", "his dad left my baby locked in the car", "child_in_car"),
        ("kept_by_family", "孩子被锁在车里", "child_in_car"), ("kept_by_family", "孩子坐车去学校", ""),
        ("kidnapping", "当兵的拦车要钱，枪指着我们司机", "roadblock"), ("detained", "警察拦车查证件", ""),
        ("violence_now", "佢話出到去就斬死我", "outside_waits"), ("violence_now", "出门就堵车，他打我", ""),
        ("violence_now", "楼下枪响", "gunfire"), ("violence_now", "店里有人中枪", ""),
        ("medical", "酒里被人下了药", "drugged"), ("medical", "医生给我开了药", ""),
        ("extortion", "im 16", "child_blackmailed"), ("extortion", "我女儿16岁", ""),
        ("extortion", "我才高一", "child_blackmailed"),
        ("extortion", "threatening to send my nudes to my school if i dont pay", ""),
        ("violence_by_stranger", "放贷的拍了我女儿放学的照片发来", "school_gate"),
        ("kept_by_family", "前夫说明天就把女儿带去中国", "child_flown"),
        ("kept_by_family", "佢哋而家喺機場", "child_on_plane"),
        ("kept_by_family", "they went through security", "child_on_plane"),
    ],
)  # fmt: skip
def test_the_situation_told(kind: str, text: str, situation: str) -> None:
    assert situation_of(kind, text) == situation


@pytest.mark.parametrize(
    ("kind", "text", "need"),
    [
        ("violence_now", "佢落緊嚟", "comes_nearer"), ("violence_now", "he's coming up", "comes_nearer"),
        ("violence_now", "他上来拿过一次钱就走了，没打人", ""),
        ("self_harm", "流好多", "bleeds"), ("self_harm", "流好多眼泪", ""),
        ("disaster", "没有信号 电话打不出", "no_signal"), ("disaster", "有信号", ""),
        ("trafficked_or_held", "39度8", "feverish"), ("trafficked_or_held", "room 39", ""),
        ("trafficked_or_held", "孩子发烧", "feverish"),
    ],
)  # fmt: skip
def test_what_is_needed_then(kind: str, text: str, need: str) -> None:
    assert need_of(Danger(kind, "self", "zh", "goes_on"), text) == need
    assert not need or answer_to(need, Danger(kind, "self", "zh", "goes_on"))


@pytest.mark.parametrize(
    ("heard", "text", "meant"),
    [
        ("self_harm", "i took all of them", "overdose"), ("self_harm", "i want to take all of them", "self_harm"),
        ("violence_intended", "he's outside my dorm again with that knife", "violence_by_stranger"),
        ("violence_intended", "I'll go to his house with a knife", "violence_intended"),
        ("missing", "阿爺跌咗喺廁所 唔識應人", "medical"), ("missing", "前夫说明天就把女儿带去中国", "kept_by_family"),
    ],
)  # fmt: skip
def test_the_kind_meant(heard: str, text: str, meant: str) -> None:
    assert kind_meant(heard, text) == meant


@pytest.mark.parametrize("situation", ["cut_and_bleeding", "jumps_behind_door", "at_height"])
def test_where_minutes_count_the_ambulance_stands_before_the_crisis_line(situation: str) -> None:
    said = first_words(Danger("self_harm", "other", "zh", "first"), IN_CANADA, situation).translate(MARKS)
    assert said.splitlines()[0].index("911") < said.splitlines()[0].index("988")
    usual = first_words(Danger("self_harm", "self", "zh", "first"), IN_CANADA).translate(MARKS)
    assert usual.splitlines()[0].index("988") < usual.splitlines()[0].index("911")


@pytest.mark.parametrize("language", ["zh", "en", "es", "pt", "fr", "it", "th", "tl", "ja", "vi", "ko", "ms", "id"])
def test_a_wish_beside_words_of_not_living_is_said_to_be_kept(language: str) -> None:
    danger = Danger("self_harm", "self", language, "unsure")
    alone, beside = asking_back(danger, IN_CANADA), asking_back(danger, IN_CANADA, wishes=True)
    assert len(beside.splitlines()) == len(alone.splitlines()) + 1
    other = Danger("violence_now", "self", language, "unsure")
    assert asking_back(other, IN_CANADA, wishes=True) == asking_back(other, IN_CANADA)


def test_no_child_is_presumed_where_debtors_come() -> None:
    said = first_words(Danger("violence_by_stranger", "self", "zh", "first"), IN_CANADA, "debtors_come")
    assert "孩子" not in said and "绑架" in said


def test_whoever_worries_about_another_is_not_told_to_leave() -> None:
    said = further_words(Danger("violence_by_stranger", "other", "zh", "goes_on"), IN_CANADA)
    assert "别开门" in said and "能走就先走" not in said


@pytest.mark.parametrize(
    ("text", "told"),
    [("在意大利，普拉托", True), ("在酒吧", True), ("佢落緊嚟", True), ("在多伦多出生", False), ("在江门起诉", False)],
)
def test_a_place_alone_is_a_word_on_the_danger(text: str, *, told: bool) -> None:
    assert speaks_of_danger(text) is told


def test_a_childs_age_stays_with_the_danger() -> None:
    age = UserMessage("im 16", "inform", danger=Danger("extortion", "self", "en", "goes_on"))
    assert not leaves_danger(age, "inform")
    sum_told = UserMessage("5000 dollars", "inform", danger=Danger("extortion", "self", "en", "goes_on"))
    assert leaves_danger(sum_told, "inform")


@pytest.mark.parametrize(
    ("text", "entered"),
    [
        ("I already clicked and typed my passport number", True), ("点了链接，填了护照号", True),
        ("I uploaded my passport on your page", False), ("我的护照号填好了", False),
    ],
)  # fmt: skip
def test_an_identity_given_on_a_false_page_is_one(text: str, *, entered: bool) -> None:
    assert has_entered_card(text) is entered


@pytest.mark.parametrize(
    ("sentence", "yes"), [("sí", True), ("No.", True), ("Lima", False), ("東京", False), ("서울", False)]
)
def test_a_yes_is_no_place(sentence: str, *, yes: bool) -> None:
    assert _is_a_yes(sentence) is yes


@pytest.mark.parametrize("before", [1, 2, 3, 4])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_only_a_family_that_may_be_asked_to_pay_hears_of_ransom(language: str, before: int) -> None:
    at_home = further_words(Danger("violence_now", "self", language, "goes_on"), IN_CANADA, before, silent=True)
    assert "赎身" not in at_home and "release money" not in at_home


@pytest.mark.parametrize(("language", "words"), [("zh", "赎身"), ("en", "release money")])
def test_a_family_that_may_be_asked_to_pay_is_told_not_to(language: str, words: str) -> None:
    held = Danger("trafficked_or_held", "self", language, "goes_on")
    assert words in "".join(further_words(held, IN_CANADA, before, silent=True) for before in (1, 2, 3))

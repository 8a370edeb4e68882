"""Situations told in few words get advice that fits, short words first, and what stands beside them is heard, too."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.alarm import SLOT, as_meant, question_kept
from actions.emergency.readers.afterwards import says_long_ago, speaks_of_danger
from actions.emergency.readers.kinds import kind_meant, whose_meant
from actions.emergency.readers.mentions import tells_home_in_china
from actions.emergency.readers.situations import answer_to, in_short, need_of, situation_of
from actions.emergency.reply import Help, asking_back, first_words, told_in_passing, with_numbers
from actions.protection.readers.tricked import has_entered_card, is_lured_abroad
from backend.shared.emergency_numbers import numbers_in
from backend.shared.helplines import helpline_for

MARKS = str.maketrans("", "", "\ue000\ue001")
IN_CANADA = Help(numbers_in("CA"), "加拿大", helpline=helpline_for("CA"))


@pytest.mark.parametrize(
    ("heard", "text", "meant", "situation"),
    [
        ("self_harm", "I jumped from the compound, my leg broke, hiding in a field", "trafficked_or_held", "escaped"),
        ("medical", "我从园区二楼跳下来，腿断了，他们在找我", "trafficked_or_held", "escaped"),
        ("trafficked_or_held", "我从园区逃出来了，在湄索", "trafficked_or_held", "escaped"),
        ("trafficked_or_held", "我想逃出园区，怎么逃", "trafficked_or_held", ""),
        ("violence_now", "爷爷拿着刀把自己锁在厕所里哭", "self_harm", "blade_on_self"),
        ("violence_now", "他拿着刀，我把自己锁在厕所里", "violence_now", "hidden"),
        ("self_harm", "室友锁着门烧炭", "self_harm", "charcoal"), ("self_harm", "我们去烧烤烧炭", "self_harm", ""),
        ("self_harm", "my dad says he is a burden and gave me his passwords", "self_harm", "says_burden"),
        ("self_harm", "我是个负担，不想活了", "self_harm", ""),
        ("violence_now", "man with gun in our shop now", "violence_by_stranger", "armed_robbery"),
        ("violence_now", "my husband has a gun in the shop", "violence_now", ""),
        ("violence_now", "他把孩子举在阳台外面", "violence_now", "held_over_edge"),
        ("violence_now", "我前夫今晚要带孩子飞走", "kept_by_family", "child_flown"),
        ("violence_now", "she is going to fly out with our son tonight", "kept_by_family", "child_flown"),
        ("violence_now", "前夫暑假要带孩子飞回国旅游", "violence_now", ""),
        ("violence_by_stranger", "有人在校门口堵我儿子", "violence_by_stranger", "school_gate"),
        ("violence_now", "孩子被学校同学打了", "violence_now", "school_fight"),
        ("violence_by_stranger", "要债的说今晚上门，不还钱就抱走一个", "violence_by_stranger", "debtors_come"),
        ("violence_by_stranger", "要债的已经在敲门了", "violence_by_stranger", "besieged"),
        ("violence_by_stranger", "他们去我老家泼红漆了", "violence_by_stranger", "paint_at_home"),
        ("violence_now", "他说要找人收拾我", "violence_now", "threatened"),
        ("violence_now", "他打了我，还说要找人收拾我", "violence_now", ""),
        ("sexual_abuse", "my cousin raped me in March. Can I still report?", "sexual_abuse", "abuse_past"),
        ("sexual_abuse", "昨晚房东强奸了我", "sexual_abuse", ""),
        ("impersonation_scam", "embassy police told me stay in hotel with video on", "impersonation_scam", "in_hotel"),
        ("medical", "my coworker ate a peanut and his throat is closing", "medical", "airway"),
        ("medical", "买了过敏保险", "medical", ""),
        ("detained", "ICE is at my door", "detained", "officers_at_door"),
        ("detained", "ICE took my brother", "detained", ""),
        ("violence_now", "补习老师叫我脱衣服拍照，我十三", "sexual_abuse", ""),
        ("violence_now", "舅舅帮她洗澡的时候一直摸她", "sexual_abuse", ""),
        ("violence_now", "他叫我脱鞋进屋", "violence_now", ""),
        ("violence_by_stranger", "说是做客服，门口有枪，用别人手机发的", "trafficked_or_held", "guarded"),
        ("violence_by_stranger", "店里有人拿枪抢劫", "violence_by_stranger", "armed_robbery"),
        ("self_harm", "外公八十了，去买菜到现在没回来，记性不好", "missing", ""),
        ("self_harm", "外公八十了，说不想活了", "self_harm", ""),
        ("extortion", "再不复合就把我照片发到群里", "extortion", "pictures_threatened"),
        ("extortion", "不给两万就发我的照片", "extortion", ""),
        ("trafficked_or_held", "我被锁在屋里两天了没吃的", "trafficked_or_held", "shut_in"),
        ("trafficked_or_held", "我们被公司锁在宿舍的屋里", "trafficked_or_held", ""),
        ("violence_past", "佢外面有人,成日打我,分開咗三年幾", "violence_past", ""),
    ],
)  # fmt: skip
def test_the_kind_and_the_situation(heard: str, text: str, meant: str, situation: str) -> None:
    assert (kind_meant(heard, text), situation_of(meant, text)) == (meant, situation)


@pytest.mark.parametrize(
    ("kind", "text", "need"),
    [
        ("trafficked_or_held", "hiding in field, phone 5%", "little_power"),
        ("violence_now", "手机快没电了", "little_power"), ("violence_now", "利息5%", ""),
        ("violence_by_stranger", "债主堵门，我撑不下去了", "wants_to_die"),
        ("violence_intended", "我想杀了他然后自杀", "wants_to_die"), ("violence_now", "他说他要自杀", ""),
        ("violence_by_stranger", "雇主用滚水烫亲她", "burnt"), ("violence_now", "他说要泼我硫酸", ""),
        ("violence_now", "我不敢去医院，怕他知道", "afraid_of_hospital"),
        ("self_harm", "老婆在医院，离婚的事要不要先停", "case_can_wait"),
        ("self_harm", "yes I have pills", "has_means"), ("self_harm", "I have no pills", ""),
        ("violence_by_stranger", "她现在在我家", "is_with_me"),
    ],
)  # fmt: skip
def test_what_is_needed_besides(kind: str, text: str, need: str) -> None:
    assert need_of(Danger(kind, "self", "zh", "first"), text) == need


def test_a_need_is_looked_for_among_some_alone() -> None:
    danger, text = Danger("self_harm", "self", "zh", "first"), "我割了手流好多血，不敢告诉家里"
    assert need_of(danger, text, {"bleeds"}) == "bleeds"
    assert need_of(danger, text, {"burnt"}) == ""


def test_short_words_stand_right_behind_the_number() -> None:
    said = first_words(Danger("violence_now", "self", "zh", "first"), IN_CANADA).translate(MARKS).splitlines()
    assert "911" in said[0] and said[1].startswith("先离开") and len(said[1]) < 64
    assert "保护令" in said[-1]


@pytest.mark.parametrize(
    ("advice", "brief"),
    [("先走。再打。后面很多话。", "先走。再打。"), ("长" * 70 + "。短。", ""), ("短。" + "长" * 70 + "。", "短。")],
)
def test_an_advice_is_cut_where_a_sentence_ends(advice: str, brief: str) -> None:
    assert in_short(advice, "zh") == (brief, advice[len(brief) :])


def test_who_is_far_away_hears_the_advice_whole() -> None:
    away = replace(IN_CANADA, there=False)
    said = first_words(Danger("violence_now", "other", "zh", "first"), away).splitlines()
    assert said[-1].startswith("您不在那里")


@pytest.mark.parametrize("kind", ["missing", "self_harm", "medical"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_who_worries_is_not_asked_about_themselves(kind: str, language: str) -> None:
    asked = [asking_back(Danger(kind, whose, language, "unsure"), IN_CANADA) for whose in ("self", "other")]
    assert asked[0] != asked[1]


def test_beside_another_danger_the_crisis_line_is_named() -> None:
    danger = Danger("violence_intended", "self", "zh", "first")
    said = with_numbers(answer_to("wants_to_die", danger), danger, IN_CANADA).translate(MARKS)
    assert "988" in said and "{" not in said


@pytest.mark.parametrize("language", ["zh", "en", "ko", "fr"])
def test_past_violence_in_a_form_is_one_line_with_a_number(language: str) -> None:
    said = told_in_passing(Danger("violence_past", "self", language, "first"), IN_CANADA)
    assert "911" in said.translate(MARKS) and "\n" not in said


@pytest.mark.parametrize(
    "text", ["唔係而家,係三年前嘅事", "没有危险,以前的事", "that was years ago", "it is not happening now"]
)
def test_long_ago(text: str) -> None:
    assert says_long_ago(text)


@pytest.mark.parametrize("text", ["他现在在门口", "我要办以前的房子", "he is here now", "我三年前结婚"])
def test_not_long_ago(text: str) -> None:
    assert not says_long_ago(text)


@pytest.mark.parametrize(
    "text", ["他晚上回来", "he lives with us", "i am across the street", "我在厕所里", "佢今晚返屋企瞓"]
)
def test_a_word_on_who_is_near_is_of_the_danger(text: str) -> None:
    assert speaks_of_danger(text)


@pytest.mark.parametrize("text", ["我叫陈国强", "I live in Toronto", "在多伦多出生", "2021年3月"])
def test_data_are_not(text: str) -> None:
    assert not speaks_of_danger(text)


def test_a_child_at_home_beside_the_speaker_makes_it_theirs() -> None:
    assert whose_meant("other", "我带着两个孩子在家,要债的说今晚上门", "violence_by_stranger") == "self"
    assert whose_meant("other", "我姐带着两个孩子在家,要债的说今晚上门", "violence_by_stranger") == "other"


def test_the_old_home_is_in_china() -> None:
    assert tells_home_in_china("他们去我老家泼红漆了")
    assert not tells_home_in_china("他们来我店里泼红漆了")


def test_a_swindle_is_not_turned_into_another_danger_by_a_likeness() -> None:
    kept = {"kind": "impersonation_scam", "whose": "self", "language": "en", "stage": "first", "heard_as": "x"}
    tracker: Any = SimpleNamespace(get_slot={SLOT: kept}.get, events=[])
    assert as_meant(tracker, Danger("missing", "other", "en", "first", "likeness")).kind == "impersonation_scam"
    assert as_meant(tracker, Danger("self_harm", "self", "en", "first", "sign")).kind == "self_harm"


def test_the_question_that_was_taken_for_a_danger_is_kept_without_it() -> None:
    marks = [{"entity": "danger_kind", "value": "medical"}, {"entity": "money", "value": 5}]
    kept = {"asked": {"intent": "ask_law", "text": "能赔吗", "entities": marks}}
    tracker: Any = SimpleNamespace(get_slot={SLOT: kept}.get)
    asked = question_kept(tracker)
    assert asked is not None and asked.text == "能赔吗"
    assert [one["entity"] for one in asked.entities] == ["money"]
    assert question_kept(SimpleNamespace(get_slot={SLOT: {"asked": None}}.get)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "公司叫我去柬埔寨上班,月薪三万包食宿,护照给他们办签证,靠谱吗",
        "朋友介绍去缅甸做客服月薪两万，能去吗，会不会骗人",
        "a job in Cambodia pays the flight, is it legit", "去泰国打字高薪包机票，真的吗",
    ],
)  # fmt: skip
def test_a_lure_abroad(text: str) -> None:
    assert is_lured_abroad(text)


@pytest.mark.parametrize(
    "text",
    [
        "我在柬埔寨上班，老板欠我工资", "我被关在缅甸逃不出去，护照给了他们", "在泰国结婚要什么材料，靠谱吗",
        "我去迪拜出差，护照快过期", "my company in Thailand needs a notarized contract",
    ],
)  # fmt: skip
def test_no_lure(text: str) -> None:
    assert not is_lured_abroad(text)


@pytest.mark.parametrize(
    "text", ["我已经点进去填了银行卡", "扫了码，把验证码发给他了", "I clicked the link and entered my card"]
)
def test_a_card_that_was_given(text: str) -> None:
    assert has_entered_card(text)


@pytest.mark.parametrize(
    "text", ["我点了链接但没填银行卡", "填了银行卡收抚养费", "您的链接我填了身份证", "I sent you my card"]
)
def test_no_card_was_given(text: str) -> None:
    assert not has_entered_card(text)

"""Questions about one act under an alarm: answered as the situation wants it, or left to the operator who knows."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import actions.emergency.readers.situations as pages
from actions.dialogue.danger import Danger
from actions.emergency.readers.afterwards import says_misheard, says_safe
from actions.emergency.readers.questions import asks_of_help
from actions.emergency.readers.situations import answer_to, need_of
from actions.emergency.reply import Help, further_words
from backend.shared.emergency_numbers import numbers_in

READERS = Path(pages.__file__).parent
IN_SITUATIONS = yaml.safe_load((READERS / "answers_in_situations.yml").read_text("utf-8"))
NEEDS = {
    name: one
    for page in ("needs_of_first_aid", "needs_asked", "needs_since", "needs")
    for name, one in yaml.safe_load((READERS / f"{page}.yml").read_text("utf-8")).items()
}
SITUATIONS = {
    name: one
    for page in sorted(READERS.glob("situations*.yml"))
    for name, one in yaml.safe_load(page.read_text("utf-8")).items()
}
THERE = Help(numbers_in("CA"), "加拿大")


@pytest.mark.parametrize(
    ("kind", "whose", "text", "need"),
    [
        ("medical", "self", "要不要涂牙膏", "on_the_skin"),
        ("medical", "other", "should i put butter on it", "on_the_skin"),
        ("medical", "self", "擦點藥酒得唔得", "on_the_skin"),
        ("medical", "other", "可不可以冷敷", "cold_on_it"),
        ("medical", "other", "should we put her in a cold bath", "cold_on_it"),
        ("medical", "other", "他说睡一觉就好", "wait_and_see"),
        ("medical", "other", "佢話唔使去醫院", "wait_and_see"),
        ("medical", "other", "he says he just needs rest", "wait_and_see"),
        ("medical", "other", "要不要掐人中", "prick_or_pinch"),
        ("medical", "other", "能不能扎手指放血", "prick_or_pinch"),
        ("medical", "other", "水泡要挑破吗", "blister_or_clothes"),
        ("medical", "other", "should i pop the blister", "blister_or_clothes"),
        ("medical", "other", "可以拍他的背吗", "back_blows"),
        ("medical", "other", "should i do the heimlich", "back_blows"),
        ("disaster", "other", "我跳下去救他行吗", "jump_in"),
        ("disaster", "other", "should i swim out to her", "jump_in"),
        ("medical", "other", "我能不能碰他", "touch_in_current"),
        ("medical", "other", "can i touch him", "touch_in_current"),
        ("medical", "other", "能不能让她睡", "may_sleep"),
        ("medical", "other", "is it ok if he sleeps", "may_sleep"),
        ("medical", "other", "要多久才来", "how_long"),
        ("violence_now", "self", "how long until they come", "how_long"),
        ("violence_by_stranger", "self", "甩掉了 可以回家吗", "go_home"),
        ("violence_now", "self", "is it safe to go home", "go_home"),
        ("violence_now", "self", "要不要报警", "call_whom"),
        ("medical", "other", "do i need an ambulance", "call_whom"),
        ("violence_by_stranger", "self", "我能追上去吗", "go_to_them"),
        ("kidnapping", "other", "should i meet him", "go_to_them"),
        ("extortion", "self", "要不要回他信息", "answer_them"),
        ("extortion", "self", "should i block him", "answer_them"),
        ("extortion", "self", "聊天要删掉吗", "keep_or_delete"),
        ("sexual_abuse", "self", "我可以洗澡吗", "may_wash"),
        ("sexual_abuse", "self", "can i shower", "may_wash"),
        ("self_harm", "other", "我该怎么劝他", "what_to_say"),
        ("self_harm", "other", "what do i say to her", "what_to_say"),
        ("missing", "other", "要等24小时吗", "wait_a_day"),
        ("medical", "other", "能开车吗", "drive_there"),
        ("medical", "self", "can i drive", "drive_there"),
        ("disaster", "self", "能不能把门扒开", "force_lift_door"),
        ("self_harm", "other", "可以离开一会吗", "what_to_say"),
        ("medical", "other", "要打破伤风吗", "needs_shots"),
        ("medical", "other", "does she need a rabies shot", "needs_shots"),
        ("medical", "other", "能不能把他抬到床上", "may_move"),
        ("medical", "other", "可以拖她到阴凉处吗", "may_move"),
        ("medical", "other", "should he borrow my puffer", "give_by_mouth"),
        ("medical", "other", "要不要喂他吃救心丸", "give_by_mouth"),
        ("violence_now", "self", "should i call the police now", "call_whom"),
    ],
)
def test_question_is_told_by_what_it_is_about(kind: str, whose: str, text: str, need: str) -> None:
    assert need_of(Danger(kind, whose, "zh", "goes_on"), text) == need


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("medical", "公证要多久"),
        ("violence_now", "should i call my mum first"),
        ("medical", "离婚官司要打多久"),
        ("violence_now", "起诉要多久"),
        ("extortion", "要不要请律师"),
        ("medical", "how long does a divorce take"),
        ("violence_now", "要回彩礼可以吗"),
        ("medical", "冰箱坏了可以索赔吗"),
        ("violence_now", "我能回国开庭吗"),
        ("missing", "护照可以补办吗"),
    ],
)
def test_question_about_a_case_is_none_about_first_aid(kind: str, text: str) -> None:
    asked = yaml.safe_load((READERS / "needs_of_first_aid.yml").read_text("utf-8"))
    assert need_of(Danger(kind, "self", "zh", "goes_on"), text) not in asked


@pytest.mark.parametrize(
    ("situation", "need", "zh", "en"),
    [
        ("snake_bite", "tie_off", "不要扎紧", "Don't tie"),
        ("burn", "cold_on_it", "不用冰", "no ice"),
        ("heat_stroke", "cold_on_it", "越快越好", "as fast as you can"),
        ("stroke", "wait_and_see", "别等", "Don't wait"),
        ("stroke", "give_by_mouth", "阿司匹林", "No aspirin"),
        ("in_the_water", "by_lift_or_window", "别跳下去", "Don't jump in"),
        ("followed_now", "go_home", "别回家", "not home yet"),
        ("stuck_in_lift", "force_lift_door", "不要扒门", "Don't force"),
    ],
)
def test_answer_is_the_situations(situation: str, need: str, zh: str, en: str) -> None:
    kind = SITUATIONS[situation]["kinds"][0]
    for language, words in (("zh", zh), ("en", en)):
        danger = Danger(kind, "other", language, "goes_on")
        assert words in answer_to(need, danger, situation=situation)
        assert answer_to(need, danger, situation=situation) != answer_to(need, danger)


@pytest.mark.parametrize(("situation", "need"), [(one, need) for one, of in IN_SITUATIONS.items() for need in of])
def test_every_row_of_the_table_names_what_there_is_in_both_languages(situation: str, need: str) -> None:
    assert situation in SITUATIONS and need in NEEDS
    assert set(SITUATIONS[situation]["kinds"]) & set(NEEDS[need]["kinds"]), "heard in no kind of this situation"
    assert all(IN_SITUATIONS[situation][need][language] for language in ("zh", "en"))


@pytest.mark.parametrize(("language", "words"), [("zh", "接线员"), ("en", "operator")])
def test_what_is_not_known_here_the_operator_knows_and_the_next_step_stands_behind(language: str, words: str) -> None:
    danger = Danger("medical", "other", language, "goes_on")
    step = further_words(danger, THERE, 1)
    said = further_words(danger, THERE, 1, asks_else=True)
    number, asked, *rest = said.splitlines()
    assert "911" in number and words in asked
    assert rest == step.splitlines()[1:]


@pytest.mark.parametrize("text", ["接下来呢", "what next", "现在怎么办", "ok what do i do now", "血止住了"])
def test_who_asks_only_what_comes_next_is_told_the_next_step(text: str) -> None:
    assert not asks_of_help(text)


@pytest.mark.parametrize("text", ["it was a joke", "開玩笑啫", "just kidding", "im safe now"])
def test_a_joke_or_safety_ends_the_alarm(text: str) -> None:
    assert says_safe(text)


@pytest.mark.parametrize("text", ["this is no joke", "我没开玩笑", "这不是开玩笑", "he is joking with a knife"])
def test_who_does_not_joke_is_in_danger_still(text: str) -> None:
    assert not says_safe(text)
    assert not says_misheard(text)


@pytest.mark.parametrize("text", ["可以用热水袋吗", "should i give her oxygen", "他能不能坐飞机"])
def test_who_asks_one_thing_is_told_who_knows(text: str) -> None:
    assert asks_of_help(text)

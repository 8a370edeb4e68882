"""Further help, one step a message: for every kind, in Chinese and English, and never the same words twice."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.danger import PAST, Danger
from actions.emergency.alarm import SLOT, as_meant
from actions.emergency.ladder import LADDERS, steps_of
from actions.emergency.readers.kinds import kind_meant
from actions.emergency.readers.situations import situation_of
from actions.emergency.reply import Help, further_words, words_of
from actions.readers.pattern_pages import page_of
from backend.shared.emergency_numbers import numbers_in

THERE = Help(numbers_in("CA"), "Toronto")
AFAR = Help(numbers_in("CN"), "江门", there=False)
KINDS = sorted(words_of("zh")["kinds"])
_LADDERS = {name: one for page in LADDERS.glob("*.yml") for name, one in page_of(page).items()}
_MENU = re.compile("想办什么|like to do|choose below|从下面选|我记着|noted")


@pytest.mark.parametrize("there", [THERE, AFAR])
@pytest.mark.parametrize("whose", ["self", "other"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_danger_has_six_different_further_replies(kind: str, language: str, whose: str, there: Help) -> None:
    danger = Danger(kind, whose, language, "goes_on")
    said = [further_words(danger, there, before) for before in range(1, 7)]
    assert len(set(said)) == 6
    assert not any(_MENU.search(one) for one in said)
    assert len(steps_of(danger, "", there=there.there)) >= (3 if kind in PAST else 4)


@pytest.mark.parametrize("name", sorted(_LADDERS))
def test_a_step_is_short_and_said_in_both_languages(name: str) -> None:
    one = _LADDERS[name]
    assert len(one["zh"]) == len(one["en"]) >= 3
    assert all(len(step) <= 145 for step in one["zh"]) and all(len(step) <= 300 for step in one["en"])
    assert set(one["kinds"]) <= set(KINDS)


@pytest.mark.parametrize(
    ("kind", "text", "helps", "hurts"),
    [
        ("medical", "he swallowed a button battery", "X-ray", "compressions"),
        ("medical", "孩子误食了洗洁精", "中毒热线", "AED"),
        ("medical", "grandpa is choking on meat", "back|blows", "poison"),
        ("violence_now", "我躲在衣柜里，他在找我", "轻声", "去邻居家"),
        ("detained", "ICE is at my door", "paper", "knife"),
        ("disaster", "外面一直有枪声", "趴低", "楼梯"),
    ],
)
def test_a_situation_has_steps_of_its_own(kind: str, text: str, helps: str, hurts: str) -> None:
    language = "en" if text.isascii() else "zh"
    danger = Danger(kind, "self" if kind != "medical" else "other", language, "goes_on")
    steps = steps_of(danger, situation_of(kind, text), there=True)
    assert re.search(helps, " ".join(steps[:3])) and not re.search(hurts, steps[0])


@pytest.mark.parametrize(
    ("before", "told", "ground", "meant"),
    [
        ("kidnapping", "self_harm", "likeness", "kidnapping"), ("kidnapping", "extortion", "sign", "kidnapping"),
        ("medical", "passport_lost", "sign", "medical"), ("sexual_abuse", "detained", "sign", "sexual_abuse"),
        ("violence_now", "passport_lost", "sign", "violence_now"), ("extortion", "self_harm", "sign", "self_harm"),
        ("violence_now", "medical", "sign", "medical"), ("kept_by_family", "violence_now", "sign", "violence_now"),
        ("kidnapping", "medical", "sign", "medical"),
    ],
)  # fmt: skip
def test_only_a_graver_danger_takes_the_place_of_the_one_that_is_on(
    before: str, told: str, ground: str, meant: str
) -> None:
    kept = {"kind": before, "whose": "self", "language": "zh", "stage": "first", "heard_as": before}
    tracker: Any = SimpleNamespace(get_slot={SLOT: kept}.get, events=[])
    assert as_meant(tracker, Danger(told, "self", "zh", "first", ground)).kind == meant


@pytest.mark.parametrize(
    ("kind", "text", "situation"),
    [
        ("medical", "he spiked my drink and hes driving me somewhere", "driven_away"),
        ("violence_by_stranger", "司机不肯停车，越开越远", "driven_away"),
        ("violence_now", "我喺佢車上面，佢唔畀我落車", "driven_away"),
        ("disaster", "房子塌了，我被压在衣柜下面", "pinned"),
        ("disaster", "my leg is trapped under the beam", "pinned"),
        ("disaster", "地震後我哋畀石屎壓住咗", "pinned"),
        ("violence_now", "老公把我锁在外面，女儿还在里面", "child_left_inside"),
        ("violence_now", "he kicked me out and my kids are still inside with him", "child_left_inside"),
        ("violence_by_stranger", "我喺巴士度俾個男人非禮", "groped_in_public"),
        ("violence_by_stranger", "a guy groped me on the train", "groped_in_public"),
        ("self_harm", "個女琴日𠝹手", "cut_and_bleeding"),
        ("detained", "移民局来查黑工 我躲在厕所", "officers_at_door"),
        ("medical", "he is driving me to the hospital", ""), ("disaster", "电梯坏了，我被困在里面", "stuck_in_lift"),
        ("disaster", "the lift company sued us", ""),
        ("detained", "警察抓了我老公", ""), ("violence_now", "他在车上骂我爸", ""),
    ],
)  # fmt: skip
def test_where_somebody_is_decides_what_helps(kind: str, text: str, situation: str) -> None:
    assert situation_of(kind, text) == situation


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("我個女俾同學蝦，琴日佢𠝹手", "self_harm"), ("儿子在学校被打，回来用刀片划自己", "self_harm"),
        ("my daughter is bullied and cuts herself", "self_harm"),
        ("女儿被人打 昨天割手了", "self_harm"),
        ("同学用刀割了我儿子的手", "violence_by_stranger"),
        ("he cut my arm with a knife", "violence_by_stranger"), ("打我的人割断了我手机线", "violence_by_stranger"),
    ],
)  # fmt: skip
def test_who_cuts_themselves_is_bound_up_whatever_drove_them(text: str, meant: str) -> None:
    assert kind_meant("violence_by_stranger", text) == meant

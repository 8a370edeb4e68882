"""Questions in the middle of a danger, a child beside, no papers, bodies that need their own first aid."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.readers.mentions import is_patients
from actions.emergency.readers.questions import asks_what_to_do
from actions.emergency.readers.situations import advice_in, answer_to, asked_needs, need_of, situation_of


@pytest.mark.parametrize(
    ("kind", "text", "need"),
    [
        ("medical", "能扶他起来吗", "may_move"), ("medical", "我該唔該搬佢去床", "may_move"),
        ("medical", "shud i lift him onto the sofa", "may_move"),
        ("medical", "is it ok to turn her over", "may_move"),
        ("medical", "给她翻身行不行", "may_move"),
        ("violence_now", "要不要开门", "open_door"), ("violence_now", "should i open", "open_door"),
        ("violence_by_stranger", "開唔開門畀佢", "open_door"), ("violence_now", "can I let him in", "open_door"),
        ("violence_now", "我应该去应门吗", "open_door"), ("detained", "should I open the door", "open_to_officers"),
        ("gas_leak", "要不要开灯找", "switch_on"), ("gas_leak", "can I turn on the fan", "switch_on"),
        ("gas_leak", "得唔得熄電掣", "switch_on"), ("disaster", "可以泼水吗", "water_on_fire"),
        ("disaster", "should we take the lift", "by_lift_or_window"),
        ("disaster", "跳下去行吗", "by_lift_or_window"),
        ("overdose", "要不要催吐", "make_vomit"), ("medical", "要唔要叫佢嘔返出嚟", "make_vomit"),
        ("medical", "should I make her throw up", "make_vomit"), ("medical", "要不要撬开嘴塞毛巾", "in_the_mouth"),
        ("medical", "可以给他喝水吗", "give_by_mouth"), ("medical", "can i give her aspirin", "give_by_mouth"),
        ("medical", "我自己开车送医院还是等", "drive_there"),
        ("medical", "should i drive her to the er", "drive_there"),
        ("violence_now", "我该不该走", "run_or_stay"), ("violence_now", "should I leave", "run_or_stay"),
        ("violence_by_stranger", "用皮带扎可以吗", "tie_off"), ("medical", "can I use my belt", "tie_off"),
        ("medical", "要唔要用布條綁住隻手", "tie_off"), ("self_harm", "怎么按", "no_breath"),
        ("disaster", "小孩捞起来了 不喘气", "no_breath"), ("medical", "how do i press", "no_breath"),
        ("violence_by_stranger", "血喷的 压不住", "bleeds"), ("violence_by_stranger", "手划了一刀 一直流", "bleeds"),
        ("violence_now", "我要不要跑", "run_or_stay"), ("violence_now", "should I hide", "run_or_stay"),
        ("violence_now", "can we hide my kids somewhere", "run_or_stay"),
        ("violence_by_stranger", "should I go downstairs", "run_or_stay"),
        ("violence_now", "能不能还手", "fight_back"), ("self_harm", "我撞唔撞門好", "break_in"),
        ("violence_by_stranger", "不敢出声怎么报警", "call_in_silence"),
        ("violence_now", "how do I call without making a sound", "call_in_silence"),
        ("violence_now", "没有居留 不敢报警", "afraid_without_papers"),
        ("violence_now", "i have no visa, they will deport me", "afraid_without_papers"),
        ("sexual_abuse", "我黑咗 驚移民局", "afraid_without_papers"),
        ("extortion", "签证过期了怕被遣返", "afraid_without_papers"),
        ("violence_now", "my visa expired, he'll call immigration", "afraid_without_papers"),
        ("violence_now", "孩子在我身边 三岁", "child_beside"),
        ("violence_now", "my toddler is with me", "child_beside"),
        ("violence_by_stranger", "我抱住個仔", "child_beside"), ("violence_now", "个女同我一齐", "child_beside"),
    ],
)  # fmt: skip
def test_what_is_asked_in_a_danger(kind: str, text: str, need: str) -> None:
    assert need_of(Danger(kind, "self", "zh", "goes_on"), text) == need


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("violence_past", "how do I hide my address?"), ("violence_now", "can I hide the phone number from him"),
        ("violence_now", "要不要离婚"), ("violence_now", "should I sue him"), ("medical", "我应该告医院吗"),
        ("medical", "要不要搬家"), ("medical", "扶养费可以要多少吗"), ("violence_now", "should I open a case"),
        ("violence_now", "孩子一直跟我一起生活，抚养权归谁"), ("violence_now", "he opened the door"),
        ("disaster", "泼水节可以开庭吗"), ("medical", "他搬到新会了"), ("self_harm", "法院可以破门吗"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_question_in_danger(kind: str, text: str) -> None:
    found = need_of(Danger(kind, "self", "zh", "goes_on"), text)
    assert found not in asked_needs() | {"child_beside", "afraid_without_papers"}, found


def test_a_rescued_child_is_no_child_beside_an_attacked_parent() -> None:
    assert need_of(Danger("violence_now", "other", "zh", "goes_on"), "孩子在我身边") == "is_with_me"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("need", sorted(asked_needs() - {"run_or_stay", "what_to_say"}))
def test_every_question_has_an_answer(need: str, language: str) -> None:
    assert answer_to(need, Danger("medical", "self", language, "goes_on"))


@pytest.mark.parametrize("text", ["要不要", "搬唔搬", "可以吗", "点算", "should we", "is it safe to stay", "怎么办"])
def test_forms_of_a_question(text: str) -> None:
    assert asks_what_to_do(text)


@pytest.mark.parametrize("text", ["他打我", "i am hiding", "血止住了", "he went out"])
def test_what_asks_nothing(text: str) -> None:
    assert not asks_what_to_do(text)


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("老婆要生了 羊水破了", "giving_birth"), ("the baby is coming, I can see the head", "giving_birth"),
        ("我太太作動喇，宮縮好密", "giving_birth"), ("my wife's water broke in the car", "giving_birth"),
        ("老婆肚子痛 孩子头都看见了", "giving_birth"),
        ("他吃汤圆噎住了", "choking"), ("阿嫲食年糕哽親", "choking"), ("my son is choking on a grape", "choking"),
        ("果冻卡在喉咙里", "choking"), ("something stuck in her throat, she is blue", "choking"),
        ("被蛇咬了", "snake_bite"), ("a cobra bit my foot", "snake_bite"), ("俾蛇咬咗隻手", "snake_bite"),
        ("老婆破水了 七个月", "giving_birth"), ("被疯狗咬了 流口水那种", "animal_bite"),
        ("i was bitten by a dog it was foaming", "animal_bite"), ("俾隻癲貓抓傷咗隻手", "animal_bite"),
        ("snake bite on the ankle", "snake_bite"), ("蛇啄了我一口", "snake_bite"),
        ("宝宝高烧抽筋了", "having_fits"),
        ("she's having a seizure", "having_fits"),
        ("佢成身抽搐口吐白沫", "having_fits"),
        ("he is having a fit on the floor", "having_fits"), ("孩子惊厥了", "having_fits"),
        ("二叔摔下楼梯 动不了 脖子痛", "hurt_by_fall"), ("阿婆跌親 斷咗條腿", "hurt_by_fall"),
        ("he fell off the ladder and his back hurts", "hurt_by_fall"), ("腿断了 骨头露出来", "hurt_by_fall"),
        ("my arm is broken", "hurt_by_fall"),
    ],
)  # fmt: skip
def test_bodies_with_a_first_aid_of_their_own(text: str, situation: str) -> None:
    assert situation_of("medical", text) == situation


@pytest.mark.parametrize(
    "text",
    [
        "狗咬伤人 狗主要赔吗",
        "打破水缸",
        "他掐我脖子",
        "my boyfriend choked me",
        "跌价了",
        "sore throat",
        "小腿抽筋",
        "头痛",
        "he gave birth certificate",
    ],
)
def test_what_only_sounds_like_one_of_them(text: str) -> None:
    illness = ("giving_birth", "choking", "snake_bite", "animal_bite", "having_fits", "hurt_by_fall")
    assert situation_of("medical", text) not in illness


@pytest.mark.parametrize("situation", ["giving_birth", "choking", "snake_bite", "having_fits", "hurt_by_fall"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("whose", ["self", "other"])
@pytest.mark.parametrize("there", [True, False])
def test_each_is_told_to_whoever_writes(situation: str, language: str, whose: str, there: bool) -> None:
    assert advice_in(situation, Danger("medical", whose, language, "first"), there=there)


@pytest.mark.parametrize(
    ("text", "name", "theirs"),
    [
        ("佢喺新會屋企 得個工人姐姐睇住", "新會", True),
        ("她一个人在台山", "台山", True),
        ("wait, she's in Jiangmen", "Jiangmen", True),
        ("he's back in Enping with grandma", "Enping", True), ("老人家在开平", "开平", True),
        ("我在多伦多", "多伦多", False),
        ("I am in Jiangmen", "Jiangmen", False),
        ("the court in Jiangmen", "Jiangmen", False),
        ("他在江门法院工作", "江门", False),
    ],
)  # fmt: skip
def test_where_whoever_is_ill_is(text: str, name: str, theirs: bool) -> None:
    start = text.index(name)
    assert is_patients(text, {"entity": "place", "start": start, "end": start + len(name)}) is theirs

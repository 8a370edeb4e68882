"""A danger of little certainty leaves a wish the intent; "not safe" behind the one line raises the alarm."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.danger.afterwards import SECONDS, stay_with_danger
from bot.nlu.danger.answered import says_help_comes, says_not_safe
from bot.nlu.danger.beside_wish import stands_beside_wish
from bot.nlu.danger.component import BESIDE, entities_of
from bot.nlu.danger.reading import Danger

NOW = 1_000_000.0


def _heard(
    text: str, kind: str, beside: str, stage: str = "unsure", ground: str = "likeness", language: str = "zh"
) -> dict[str, Any]:
    marks = entities_of(Danger(kind, "self", language), text, stage, ground)
    intent = {"name": "emergency", "confidence": 1.0}
    return {"text": text, "intent": intent, "entities": marks, BESIDE: {"name": beside, "confidence": 0.6}}


@pytest.mark.parametrize(
    ("text", "kind", "beside"),
    [
        ("半夜睡不着,我孙子在网上被人骗了二十万,怎么办呀", "missing", "nlu_fallback"),
        ("对方说要跟我死磕到底,要不要先告他", "violence_now", "start_filing"),
        ("弟弟欠我六万五,该告他还是有别的办法", "violence_now", "start_filing"),
        ("你是猪吗,昨天说好的视频呢", "self_harm", "out_of_scope"),
        ("我儿子的同学借了钱拉黑他,怎么要回来", "violence_intended", "nlu_fallback"),
        ("心里堵得慌,妹妹骂我不孝,这房子我有没有份,想问一下", "self_harm", "ask_law"),
    ],
)
def test_a_wish_told_beside_little_danger_is_answered(text: str, kind: str, beside: str) -> None:
    assert stands_beside_wish(_heard(text, kind, beside))
    after = stay_with_danger(_heard(text, kind, beside), [], NOW, in_form=False)
    assert after["intent"]["name"] == beside
    assert any(one["entity"] == "danger_kind" for one in after["entities"]), "the dialogue is to know of it"


@pytest.mark.parametrize(
    ("text", "kind", "beside", "stage", "ground"),
    [
        ("他打我,我想离婚怎么办", "violence_now", "start_filing", "first", "sign"),
        ("我要告他,他昨晚又打我了吗", "violence_now", "start_filing", "unsure", "sign"),
        ("药已经摆在桌子上了,就等你把遗嘱写完", "self_harm", "ask_law", "unsure", "likeness"),
        ("仲介攞晒我哋啲證件,鎖喺一間房", "trafficked_or_held", "ask_law", "unsure", "likeness"),
        ("I don't see a point any more, I have given away the cat", "self_harm", "nlu_fallback", "unsure", "likeness"),
        ("媽咪吞咗成樽藥,想問醫療授權書", "medical", "nlu_fallback", "unsure", "likeness"),
        ("他会找到我的", "violence_now", "tell_worry", "unsure", "likeness"),
        ("帮帮我们", "violence_now", "ask_help", "unsure", "likeness"),
        ("我要保护令", "violence_past", "start_protection", "unsure", "likeness"),
        ("护照不见了怎么办", "passport_lost", "ask_law", "unsure", "likeness"),
    ],
)
def test_what_may_be_a_cry_for_help_is_asked_back(text: str, kind: str, beside: str, stage: str, ground: str) -> None:
    assert not stands_beside_wish(_heard(text, kind, beside, stage, ground))


def test_in_a_form_it_stays_what_it_was() -> None:
    heard = _heard("我孙子在网上被人骗了,怎么办", "missing", "ask_law", ground="meaning")
    assert stay_with_danger(heard, [], NOW, in_form=True)["intent"]["name"] == "emergency"


def _answered(text: str, ago: float = 60) -> tuple[str, str]:
    marks = entities_of(Danger("violence_now", "self", "zh"), "要不要先告他", "unsure", "likeness")
    before = UserUttered("要不要先告他", {"name": "start_filing", "confidence": 0.7}, marks, timestamp=NOW - ago)
    said = {"text": text, "intent": {"name": "inform", "confidence": 0.6}, "entities": []}
    after = stay_with_danger(said, [before], NOW, in_form=False)
    stages = [one["value"] for one in after["entities"] if one["entity"] == "danger_stage"]
    return after["intent"]["name"], next(iter(stages), "")


@pytest.mark.parametrize(
    "text",
    ["不安全", "唔安全呀", "我现在不安全，他在门口", "not safe", "I'm not safe here", "pas en sécurité", "tidak aman"],
)
def test_not_safe_behind_the_line_raises_the_alarm(text: str) -> None:
    assert _answered(text) == ("emergency", "first")


@pytest.mark.parametrize("text", ["没有", "不", "no", "安全", "这样汇款不安全吧", "网上立案安不安全", "他欠我六万"])
def test_any_other_answer_goes_its_way(text: str) -> None:
    assert _answered(text)[0] == "inform"


def test_not_safe_an_hour_later_is_no_answer_to_it() -> None:
    assert _answered("不安全", ago=SECONDS + 60)[0] == "inform"


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("警察打通了，他们在路上，谢谢你", True), ("救护车马上到", True), ("打通110了", True),
        ("警察而家過緊嚟，快到", True),
        ("the police are on their way", True), ("I got through to 911", True),
        ("警察还没来", False), ("警察什么时候来", False), ("警察把我带走了", False), ("打不通110", False),
        ("the police are not coming", False), ("when will the police be here", False), ("police arrested him", False),
    ],
)  # fmt: skip
def test_help_that_is_on_its_way(text: str, comes: bool) -> None:
    assert says_help_comes(text) is comes


def test_who_waits_for_the_police_is_not_detained() -> None:
    marks = entities_of(Danger("violence_now", "self", "zh"), "有人砸我的门")
    before = UserUttered("有人砸我的门", {"name": "emergency", "confidence": 1.0}, marks, timestamp=NOW - 60)
    heard = _heard("警察打通了，他们在路上，谢谢你", "detained", "thank", "first", "meaning")
    after = stay_with_danger(heard, [before], NOW, in_form=False)
    told = {one["entity"]: one["value"] for one in after["entities"]}
    assert (told["danger_kind"], told["danger_stage"]) == ("violence_now", "goes_on")


@pytest.mark.parametrize(("text", "unsafe"), [("安全带没系", False), ("有危险吗", False), ("有危险", True)])
def test_look_alikes_of_not_safe(text: str, unsafe: bool) -> None:
    assert says_not_safe(text) is unsafe

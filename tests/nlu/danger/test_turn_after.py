"""The turn after an alarm: who is feared comes back, what now, no credit, nobody hurt so far, or it is over."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.danger.afterwards import stay_with_danger
from bot.nlu.danger.component import entities_of
from bot.nlu.danger.reading import Danger, read, told

NOW = 1_000_000.0


def _cry(kind: str, language: str, whose: str = "self") -> UserUttered:
    marks = entities_of(Danger(kind, whose, language), "…")
    return UserUttered("…", {"name": "emergency", "confidence": 1.0}, marks, timestamp=NOW - 60)


def _stage(text: str, intent: str, cry: UserUttered) -> str:
    said: dict[str, Any] = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": []}
    after = stay_with_danger(said, [cry], NOW, False)
    if after["intent"]["name"] != "emergency":
        return "left"
    return next(str(one["value"]) for one in after["entities"] if one["entity"] == "danger_stage")


@pytest.mark.parametrize(
    "text",
    [
        "他回来了", "佢返嚟喇", "老公已经回家了", "他进门了", "佢返緊嚟", "he's back", "he's home now",
        "he came back home",
        "my husband is home", "he's back inside",
    ],
)  # fmt: skip
@pytest.mark.parametrize("intent", ["resume", "goodbye", "thank"])
def test_who_is_feared_and_is_back_ends_no_danger(text: str, intent: str) -> None:
    assert _stage(text, intent, _cry("violence_now", "en" if text.isascii() else "zh")) == "goes_on"


@pytest.mark.parametrize(
    "text",
    ["他回来了", "孩子自己回来了", "人找到了", "阿爸返咗屋企喇", "he came home", "she's been found", "we found him"],
)
@pytest.mark.parametrize("kind", ["missing", "detained"])
def test_who_was_missing_and_is_back_is_found(text: str, kind: str) -> None:
    assert _stage(text, "resume", _cry(kind, "zh", "other")) == "over"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what i do", "it"), ("and now?", "it"), ("what next", "vi"), ("what must i do now", "en"), ("then what", "en"),
        ("接下来呢", "zh"), ("我该怎么做", "zh"), ("咁而家點做好", "zh"), ("那现在怎么弄", "zh"),
        ("cosa devo fare adesso", "it"), ("e adesso?", "it"), ("¿y ahora qué?", "es"), ("que debo hacer", "es"),
        ("e agora?", "pt"), ("et maintenant ?", "fr"), ("on fait quoi", "fr"), ("tôi nên làm gì bây giờ", "vi"),
        ("sekarang bagaimana", "id"), ("macam mana sekarang", "ms"), ("ano na po ang gagawin ko", "tl"),
        ("ต้องทำยังไงดี", "th"), ("何をすればいいですか", "ja"), ("이제 뭘 해야 해요", "ko"),
    ],
)  # fmt: skip
def test_what_now_goes_on_in_any_language(text: str, language: str) -> None:
    assert _stage(text, "ask_next_step", _cry("violence_now", language)) == "goes_on"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no credit on phone", "it"), ("my phone has no minutes", "en"), ("手机没话费", "zh"), ("电话欠费停机", "zh"),
        ("冇電話費打唔出", "zh"), ("no tengo saldo", "es"), ("acabou o saldo", "pt"), ("plus de crédit", "fr"),
        ("hết tiền điện thoại", "vi"), ("tak ada kredit", "ms"), ("wala akong load", "tl"), ("チャージがない", "ja"),
        ("I am not hurt", "en"), ("我没受伤", "zh"), ("冇人受傷", "zh"), ("nobody is injured", "en"),
    ],
)  # fmt: skip
def test_no_credit_and_nobody_hurt_are_no_other_matter(text: str, language: str) -> None:
    assert _stage(text, "ask_fees", _cry("violence_now", language)) == "goes_on"


@pytest.mark.parametrize(
    ("kind", "text", "language"),
    [
        ("violence_now", "thank you it is over", "en"), ("violence_now", "it's over, he left", "en"),
        ("disaster", "the fire is out now, thanks", "en"), ("disaster", "已經撲熄咗，多謝", "zh"),
        ("disaster", "火灭了", "zh"), ("violence_now", "事情解决了，谢谢", "zh"), ("violence_now", "都過去了", "zh"),
        ("violence_now", "ya pasó todo, gracias", "es"), ("disaster", "merci, c'est fini", "fr"),
        ("violence_now", "è finito, grazie", "it"), ("disaster", "já acabou", "pt"),
        ("disaster", "もう終わりました", "ja"),
    ],
)  # fmt: skip
def test_what_is_over_ends_the_alarm(kind: str, text: str, language: str) -> None:
    assert _stage(text, "thank", _cry(kind, language)) == "over"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what do I do to file for divorce", "ask_filing"),
        ("what should I do about the notary", "ask_notarization"),
        ("那公证怎么做", "ask_notarization"),
        ("起诉费要多少钱", "ask_fees"),
        ("is the deadline over", "ask_filing"),
    ],
)
def test_a_question_of_another_matter_is_no_word_on_the_danger(text: str, intent: str) -> None:
    assert _stage(text, intent, _cry("violence_now", "en" if text.isascii() else "zh")) == "left"


@pytest.mark.parametrize(
    "text",
    [
        "he hit me once last year, it's fine now", "he slapped me in 2019 but I'm ok now", "上年打過我一次，而家冇事",
        "以前他打过我，现在没事了", "前年佢郁過手，早就冇事喇", "my ex hit me years ago, we are good now",
    ],
)  # fmt: skip
def test_now_it_is_fine_leaves_the_past_where_it_is(text: str) -> None:
    assert told(text).is_past
    assert told(text).is_over


@pytest.mark.parametrize(
    "text", ["he hit me last night, I'm ok now but he is at the door", "以前他打过我，现在没事了，可他又在门口"]
)
def test_who_stands_at_the_door_is_not_past(text: str) -> None:
    assert not told(text).is_over or not told(text).is_past


def test_an_office_is_no_fire_and_filming_no_shooting() -> None:
    assert read("I want to shoot a video of the hearing, is that allowed") is None
    assert read("we shot some photos at the notary") is None
    held = read("成田空港で入国を拒否されて、部屋に閉じ込められています")
    assert held is not None
    assert held.kind == "detained"
    taken = read("ICE came to the restaurant and took my husband")
    assert taken is not None
    assert (taken.kind, taken.whose) == ("detained", "other")


@pytest.mark.parametrize(
    "text", ["前夫拿刀堵在楼下", "佢揸住刀喺樓下", "他拿枪守在门口", "小偷在屋里", "屋里有陌生人", "家里有贼"]
)
def test_who_waits_armed_or_is_in_the_house_is_a_danger(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.kind.startswith("violence")


@pytest.mark.parametrize(
    "text", ["我家去年进了小偷，保险不赔", "陌生人在房产证上有份", "拿刀在手里拍照", "陌生人在家谱里"]
)
def test_a_stranger_in_a_deed_is_none(text: str) -> None:
    assert read(text) is None

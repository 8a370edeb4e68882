"""Officers at a door, an attacker below, acid and petrol, who cannot be woken, and fear of the police."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.emergency import dialogue
from actions.emergency.readers.kinds import kind_meant
from actions.emergency.readers.mentions import is_patients
from actions.emergency.readers.situations import situation_of
from actions.emergency.whereabouts import of_whoever_is_there


@pytest.mark.parametrize(
    ("kind", "text", "situation"),
    [
        ("detained", "他们在敲门", "officers_at_door"), ("detained", "佢哋拍緊門", "officers_at_door"),
        ("detained", "they are banging on the door", "officers_at_door"),
        ("detained", "他们拍门叫我开", "officers_at_door"), ("detained", "they're outside now", "officers_at_door"),
        ("violence_now", "前男友说要泼我硫酸 他在楼梯口", "acid_or_petrol"),
        ("violence_by_stranger", "他提着汽油在楼下说要烧死我", "acid_or_petrol"),
        ("violence_now", "佢攞住汽油喺門口，話要淋落嚟", "acid_or_petrol"),
        ("violence_now", "he has a can of petrol outside", "acid_or_petrol"),
        ("violence_now", "he says he will burn the house", "acid_or_petrol"),
        ("violence_by_stranger", "有人撬我店的门 我在二楼", "besieged"),
        ("violence_by_stranger", "几个人在楼下砸卷帘门 我在阁楼", "besieged"),
        ("violence_now", "他站在楼梯口", "besieged"), ("violence_now", "he's on the stairs", "besieged"),
        ("overdose", "my flatmate took loads of pills she wont wake up", "unconscious"),
        ("medical", "she is breathing slowly", "unconscious"), ("overdose", "snoring strangely", "unconscious"),
        ("overdose", "吃了一盒药 叫不醒", "unconscious"), ("medical", "佢叫極都唔醒", "unconscious"),
        ("medical", "she's unresponsive", "unconscious"), ("overdose", "他呼吸很慢", "unconscious"),
    ],
)  # fmt: skip
def test_a_situation(kind: str, text: str, situation: str) -> None:
    assert situation_of(kind, text) == situation


@pytest.mark.parametrize(
    ("kind", "text", "situation"),
    [
        ("detained", "他被抓了，门口贴了封条", "officers_at_door"), ("detained", "前夫在敲门", "officers_at_door"),
        ("violence_now", "去年他拿汽油吓过我", "acid_or_petrol"),
        ("medical", "she won't answer the phone", "unconscious"),
        ("medical", "我爸去年昏迷过", "unconscious"), ("violence_by_stranger", "他泼了红油", "acid_or_petrol"),
    ],
)  # fmt: skip
def test_what_only_sounds_like_it(kind: str, text: str, situation: str) -> None:
    assert situation_of(kind, text) != situation


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("男主人半夜钻进我被窝 我没有证件 怕警察抓我", "sexual_abuse"), ("老闆摸我 我冇身份 唔敢報警", "sexual_abuse"),
        ("my boss comes into my bed, I'm afraid the police will deport me", "sexual_abuse"),
        ("he raped me, i have no visa and i'm scared of immigration", "sexual_abuse"),
        ("他打我 我没居留不敢报警", "violence_now"), ("he hits me but I'm scared of being deported", "violence_now"),
        ("他把我关住，门锁了我，怕被遣返", "violence_now"),
        ("我被警察抓了，怕遣返", "detained"), ("移民局抓了我老公，他怕遣返", "detained"),
        ("I was arrested, he hit me, I'm afraid of being deported", "detained"), ("怕警察抓我", "detained"),
    ],
)  # fmt: skip
def test_fear_of_police_is_no_arrest(text: str, kind: str) -> None:
    assert kind_meant("detained", text) == kind


@pytest.mark.parametrize(
    ("text", "place", "theirs"),
    [
        ("grandpa collapsed in Kaiping", "Kaiping", True), ("my mum fell down the stairs in Enping", "Enping", True),
        ("my father in Xinhui cant breathe", "Xinhui", True),
        ("my aunt had a stroke at home in Taishan", "Taishan", True),
        ("my dad took me to hospital in Toronto", "Toronto", False), ("I collapsed in Toronto", "Toronto", False),
        ("my husband and I are in Lima", "Lima", False),
    ],
)  # fmt: skip
def test_whose_place_it_is(text: str, place: str, theirs: bool) -> None:
    at = text.index(place)
    assert is_patients(text, {"entity": "place", "start": at, "end": at + len(place)}) is theirs


@pytest.mark.parametrize(("text", "kind"), [("他们在敲门", "detained"), ("他拿刀砍我", "violence_now")])
def test_officers_told_of_stay_officers(text: str, kind: str) -> None:
    told, heard = Danger("detained", "self", "zh", "goes_on"), Danger("violence_now", "self", "zh", "first")
    assert dialogue._as_before(text, heard, told).kind == kind


@pytest.mark.parametrize(
    ("kind", "text", "names", "whose"),
    [
        ("disaster", "我妈在加拉加斯，外面枪声不停，我在江门怎么帮她", ("加拉加斯", "江门"), "other"),
        ("gas_leak", "my mother in Lima smells gas, I am in Toronto", ("Lima", "Toronto"), "other"),
        ("disaster", "我在加拉加斯，外面暴动", ("加拉加斯",), "self"),
        ("disaster", "我妈在江门，我在加拉加斯，出不去，他们打我", ("江门", "加拉加斯"), "self"),
        ("violence_now", "我妈在江门，我在多伦多，老公拿刀", ("江门", "多伦多"), "self"),
    ],
)
def test_what_befalls_a_place_is_of_whoever_is_there(kind: str, text: str, names: tuple[str, ...], whose: str) -> None:
    places = [
        {"entity": "place", "start": text.index(name), "end": text.index(name) + len(name), "value": {"name": name}}
        for name in names
    ]
    message = UserMessage.from_message({"text": text, "entities": places})
    assert of_whoever_is_there(Danger(kind, "self", "zh", "first"), message).whose == whose

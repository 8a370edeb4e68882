"""The message right after an alarm: no credit, nobody hurt, an address, who is near, another place."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.emergency.readers.afterwards import leaves_danger, says_cannot_call, says_safe
from actions.emergency.readers.kinds import kind_meant, whose_meant
from actions.emergency.readers.mentions import behind_prepositions, presence
from actions.emergency.readers.situations import answer_to, need_of, situation_of
from actions.emergency.reply import words_of

BEATEN = Danger("violence_now", "self", "zh", "goes_on")
THIRD = ("es", "pt", "fr", "it", "vi", "ms", "id", "tl", "th", "ja", "ko")


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("我打不了电话，没话费", "no_credit"), ("冇電話費", "no_credit"), ("手机欠费停机了", "no_credit"),
        ("no credit on phone", "no_credit"), ("i am out of minutes", "no_credit"), ("phone is barred", "no_credit"),
        ("no tengo saldo en el móvil", "no_credit"), ("hết tiền điện thoại", "no_credit"),
        ("wala akong load", "no_credit"),
        ("我没受伤，就是怕", "not_hurt"), ("冇人受傷", "not_hurt"), ("I am not hurt", "not_hurt"),
        ("nobody was injured", "not_hurt"),
        ("88 Finch Ave East", "tells_address"), ("Flat 3, 12 Baker Street", "tells_address"),
        ("蓬江区胜利路23号", "tells_address"), ("我喺勿洛北街四百號", "tells_address"),
        ("我在台山市台城镇桥湖路12号3楼", "tells_address"), ("Calle Mayor 14, Madrid", "tells_address"),
        ("他回来了", "comes_nearer"), ("佢返緊嚟", "comes_nearer"), ("he is back", "comes_nearer"),
        ("they are downstairs now", "comes_nearer"), ("他们在楼下翻东西", "comes_nearer"), ("佢喺廚房", "comes_nearer"),
        ("he's home", "comes_nearer"), ("he left", "abuser_away"), ("他走了", "abuser_away"),
    ],
)  # fmt: skip
def test_what_is_needed_after_an_alarm(text: str, need: str) -> None:
    assert need_of(BEATEN, text) == need


@pytest.mark.parametrize(
    "text",
    [
        "my credit card is lost", "信用卡没话费", "我在路上", "他在胜利路23号打我", "court date 12 May", "12 minutes",
        "起诉书寄到胜利路23号吗", "他走了，没事了", "他在江门有一套房", "he came back to China for the hearing in May",
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_need(text: str) -> None:
    assert need_of(BEATEN, text) == ""


def test_nobody_hurt_is_not_safe_yet() -> None:
    assert not says_safe("I am not hurt")
    assert not says_safe("我没受伤")
    assert says_safe("I'm not in danger")


@pytest.mark.parametrize("language", ["zh", "en", *THIRD])
def test_who_has_no_credit_is_told_to_dial_in_every_language(language: str) -> None:
    assert answer_to("no_credit", Danger("violence_now", "self", language, "goes_on"))


@pytest.mark.parametrize(
    "text", ["no puedo llamar", "je ne peux pas appeler", "non posso parlare", "tidak bisa telepon", "電話できません"]
)
def test_who_cannot_call_says_so_in_other_languages(text: str) -> None:
    assert says_cannot_call(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I am in Toronto not New York", "New York"), ("我在墨西哥，不是美国", "美国"),
        ("我不在加拿大，我在西雅图", "加拿大"),
        ("we're in Rome, not in Milan", "Milan"), ("我喺江門，唔係香港", "香港"), ("I'm no longer in London", "London"),
    ],
)  # fmt: skip
def test_nobody_is_at_a_place_that_is_set_right(text: str, name: str) -> None:
    at = text.index(name)
    assert presence(text, {"start": at, "end": at + len(name)}) == "nobody"


@pytest.mark.parametrize(
    ("text", "name"), [("I am in Toronto not New York", "Toronto"), ("我在墨西哥，不是美国", "墨西哥")]
)
def test_the_speaker_is_at_the_other_one(text: str, name: str) -> None:
    at = text.index(name)
    assert presence(text, {"start": at, "end": at + len(name)}) == "speaker"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("¿y ahora qué hago?", ""), ("no tengo saldo en el móvil", ""), ("en la casa de mi madre", ""),
        ("estoy en lima, mi marido me pega", "lima"), ("estou em são paulo agora", "são paulo agora"),
        ("lima peru", "lima peru"),
    ],
)  # fmt: skip
def test_a_place_in_spanish_and_portuguese_stands_behind_a_preposition(text: str, names: str) -> None:
    assert behind_prepositions(text) == names


@pytest.mark.parametrize(
    ("heard", "text", "meant"),
    [
        ("detained", "入境處打嚟話我嘅簽證有問題，要我即刻過數二千鎊，唔係就遞解出境", "impersonation_scam"),
        ("detained", "immigration called, I must pay 1500 by transfer now or be deported", "impersonation_scam"),
        ("extortion", "公安视频打来，说我不交保证金就冻结户口", "impersonation_scam"),
        ("family_emergency_scam", "税务局来电话，今天不交就抓人", "impersonation_scam"),
        ("detained", "警察抓了我老公，律师打电话来说要律师费", "detained"),
        ("detained", "the police called: my son was arrested, we pay a lawyer", "detained"),
        ("missing", "border agents have had my mother in a room for seven hours", "detained"),
        ("missing", "ICE took my brother off the bus and nobody knows where he is", "detained"),
    ],
)  # fmt: skip
def test_an_office_on_the_telephone_that_wants_money_holds_nobody(heard: str, text: str, meant: str) -> None:
    assert kind_meant(heard, text) == meant


def test_past_violence_is_asked_about_gently() -> None:
    for language in ("zh", "en"):
        assert "violence_past" in words_of(language)["unsure_of"]


@pytest.mark.parametrize(
    ("heard", "text", "meant"),
    [
        ("medical", "孙子不理我，活着没什么意思了，想吞药算了", "self_harm"),
        ("medical", "我谂住食安眠藥算了", "self_harm"),
        ("medical", "我吞了一瓶安眠药不想活了", "overdose"),
        ("violence_now", "they broke into my shop and shot my brother", "violence_by_stranger"),
        ("violence_by_stranger", "我的雇主每天晚上来我房间摸我", "sexual_abuse"),
        ("sexual_abuse", "他们逼我卖淫，护照被拿走了，我十七岁", "trafficked_or_held"),
        ("violence_now", "they make me see clients every night and hold my passport", "trafficked_or_held"),
        ("violence_now", "他因为组织卖淫罪判了五年，护照怎么办", "violence_now"),
    ],
)  # fmt: skip
def test_the_kind_that_is_meant(heard: str, text: str, meant: str) -> None:
    assert kind_meant(heard, text) == meant


@pytest.mark.parametrize(
    "text", ["佢話要斬死我同個仔，而家喺門口打緊門", "他说要砍死我和孩子", "he'll kill us, he beats me and my kids"]
)
def test_who_is_to_be_killed_is_no_bystander(text: str) -> None:
    assert whose_meant("other", text, "violence_now") == "self"


@pytest.mark.parametrize("text", ["他要砍死我妈", "he beats my sister", "隔壁的男人打他老婆"])
def test_who_tells_of_others_is(text: str) -> None:
    assert whose_meant("other", text, "violence_now") == "other"


def test_the_words_of_whoever_threatens_are_no_wish_to_die() -> None:
    assert need_of(BEATEN, "前男友在我门上写了去死") == ""
    assert need_of(BEATEN, "我走投无路了，跳海算了") == "wants_to_die"


@pytest.mark.parametrize(
    "text", ["我住12楼", "住在三樓", "I'm on the 5th floor", "johannesburg cyrildene", "多伦多士嘉堡"]
)
def test_a_floor_or_a_town_is_a_word_on_the_danger(text: str) -> None:
    end = text.find(" ") if text.isascii() else 3
    place = [{"entity": "place", "value": {"said": text[:end]}, "start": 0, "end": end}]
    entities = place if "楼" not in text and "樓" not in text and "floor" not in text else []
    assert not leaves_danger(_further(text, entities), "inform")


@pytest.mark.parametrize("text", ["王小明", "3000块", "江门市蓬江区人民法院"])
def test_data_are_none(text: str) -> None:
    place = [{"entity": "place", "value": {"said": "江门"}, "start": 0, "end": 2}] if "江门" in text else []
    assert leaves_danger(_further(text, place), "inform")


def _further(text: str, entities: list[dict[str, object]]) -> UserMessage:
    danger = Danger("violence_now", "self", "en" if text.isascii() else "zh", "goes_on")
    return UserMessage(text, "emergency", entities=tuple(entities), danger=danger)


@pytest.mark.parametrize(
    "text",
    [
        "他有我家钥匙", "我姐姐住附近", "我住组屋", "我不会急救", "i am on the 3rd floor with my grandma",
        "he has my keys", "佢有我屋企鎖匙",
    ],
)  # fmt: skip
def test_a_fact_of_the_danger_does_not_close_it(text: str) -> None:
    assert not leaves_danger(_further(text, []), "inform")


@pytest.mark.parametrize("text", ["我叫王小明", "被告欠我钱", "my name is Wang Ming"])
def test_a_fact_of_a_case_is_data(text: str) -> None:
    assert leaves_danger(_further(text, []), "inform")


@pytest.mark.parametrize(
    ("heard", "text", "meant"),
    [
        ("violence_by_stranger", "ICE is at my door", "detained"), ("violence_now", "移民局的人在门口敲门", "detained"),
        ("violence_now", "my husband hit me, police are at the door", "violence_now"),
        ("violence_now", "前夫在门口砸门，警察还没来", "violence_now"),
    ],
)  # fmt: skip
def test_officers_at_the_door_are_no_burglars(heard: str, text: str, meant: str) -> None:
    assert kind_meant(heard, text) == meant


@pytest.mark.parametrize(
    ("kind", "text", "situation"),
    [
        ("violence_now", "有人拿刀在楼下等我", "besieged"), ("violence_now", "he is outside with a knife", "besieged"),
        ("disaster", "孩子掉河里了", "in_the_water"), ("disaster", "my son fell into the river", "in_the_water"),
        ("disaster", "房子被水淹到二楼", ""),
    ],
)  # fmt: skip
def test_where_the_attacker_or_the_child_is(kind: str, text: str, situation: str) -> None:
    assert situation_of(kind, text) == situation


def test_who_does_not_breathe_is_pressed() -> None:
    ill = Danger("medical", "other", "zh", "goes_on")
    assert need_of(ill, "工友触电了，没有呼吸") == "no_breath"
    assert need_of(ill, "我不会急救") == "no_breath"
    assert need_of(ill, "can you tell me how long divorce takes") == ""

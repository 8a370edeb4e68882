"""What somebody in danger tells is read as facts: who is held, guarded, attacked, armed, paid; look-alikes are not."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.readers.kinds import kind_meant, whose_meant
from actions.emergency.readers.situations import advice_in, answer_to, need_of, situation_of


@pytest.mark.parametrize(
    ("heard", "text", "meant", "situation"),
    [
        ("violence_by_stranger", "我在妙瓦底被关着，门口有人拿枪守着", "trafficked_or_held", "guarded"),
        ("disaster", "我哋困喺園區，樓下有保安揸槍", "trafficked_or_held", "guarded"),
        ("violence_now", "we are locked in, armed guards stand at the gate", "trafficked_or_held", "guarded"),
        ("violence_by_stranger", "有人拿枪冲进店里，我躲在柜台下", "violence_by_stranger", "hidden"),
        ("disaster", "厨房着火了，我出不去", "disaster", ""),
        ("trafficked_or_held", "我锁在厕所里", "violence_now", "hidden"),
        ("trafficked_or_held", "我鎖咗自己喺睡房", "violence_now", "hidden"),
        ("trafficked_or_held", "I locked myself in the bathroom", "violence_now", "hidden"),
        ("trafficked_or_held", "我被锁在厕所里", "trafficked_or_held", ""),
        ("trafficked_or_held", "老板把我锁在宿舍，护照也收了", "trafficked_or_held", ""),
        ("violence_now", "他一直在踢门", "violence_now", "besieged"),
        ("violence_now", "佢踢緊門", "violence_now", "besieged"),
        ("violence_now", "he is trying to break down the door", "violence_now", "besieged"),
        ("violence_now", "he is at the door now", "violence_now", "besieged"),
        ("violence_now", "佢喺門口", "violence_now", "besieged"),
        ("violence_now", "他又打我", "violence_now", ""),
        ("trafficked_or_held", "有人出三千请我带一个行李箱上飞机，不让我打开", "impersonation_scam", "courier"),
        ("passport_lost", "they pay me to carry a bag on the plane to China", "impersonation_scam", "courier"),
        ("impersonation_scam", "佢俾錢叫我帶個袋過關，唔准我開", "impersonation_scam", "courier"),
        ("impersonation_scam", "公安打电话叫我转钱", "impersonation_scam", ""),
        ("passport_lost", "我带着护照和行李去机场，护照被偷了", "passport_lost", ""),
        ("extortion", "有人拿枪要保护费，不给就烧店", "violence_by_stranger", "armed_demand"),
        ("extortion", "有人揸槍嚟收陀地，唔俾就燒鋪", "violence_by_stranger", "armed_demand"),
        ("extortion", "men with guns want protection money for my shop", "violence_by_stranger", "armed_demand"),
        ("extortion", "他说不给钱就把我的裸照发给我店里的人", "extortion", ""),
        ("violence_by_stranger", "债主说再不还就砍我的手", "violence_by_stranger", "threatened_debtor"),
        ("violence_by_stranger", "我欠佢八萬，佢話要斬我", "violence_by_stranger", "threatened_debtor"),
        ("violence_now", "I owe him money and he will break my legs", "violence_now", "threatened_debtor"),
        ("family_emergency_scam", "財務公司啲人話唔還錢就搞我屋企人", "violence_by_stranger", "threatened_debtor"),
        ("extortion", "loan shark says he will cut my fingers", "violence_by_stranger", "threatened_debtor"),
        ("kidnapping", "我欠了赌债，他们绑架了我儿子要赎金，不给就砍手", "kidnapping", ""),
        ("violence_by_stranger", "讨债的在我家门口拿着刀", "violence_by_stranger", "besieged"),
        ("violence_by_stranger", "他欠我八万，还说要打我", "violence_by_stranger", ""),
        ("violence_now", "my mother was hit by a car in Enping, nobody is helping her", "medical", ""),
        ("family_emergency_scam", "有人打电话说我妈被车撞了，叫我转钱救她", "family_emergency_scam", ""),
        ("medical", "我吃了很多安眠药", "overdose", ""),
        ("medical", "I swallowed 40 paracetamol", "overdose", ""),
        ("medical", "she ate about twenty sleeping pills", "overdose", ""),
        ("self_harm", "I took 30 ibuprofen this morning, feel fine now", "overdose", ""),
        ("self_harm", "I ate all the sleeping tablets", "overdose", ""),
        ("violence_now", "My 7 year old told me grandpa touches her. what do i do", "sexual_abuse", ""),
        ("violence_now", "my son is 9 and his coach has been touching him", "sexual_abuse", ""),
        ("violence_now", "he hits me and he touched the knife", "violence_now", ""),
        ("self_harm", "I never took sleeping pills but I think of dying", "self_harm", ""),
        ("medical", "孩子误吃了很多药", "medical", ""),
        ("medical", "医生叫我吃的药，吃了两片头晕", "medical", ""),
    ],
)
def test_the_kind_and_the_situation_of_a_message(heard: str, text: str, meant: str, situation: str) -> None:
    kind = kind_meant(heard, text)
    assert (kind, situation_of(kind, text)) == (meant, situation)


@pytest.mark.parametrize(
    ("kind", "text", "whose"),
    [
        ("violence_now", "他在撞门", "self"), ("violence_now", "佢喺門外面撞門，我唔敢開", "self"),
        ("violence_now", "my husband is trying to break down the door", "self"),
        ("violence_now", "有人在撞我妈家的门", "other"),
        ("violence_now", "he is kicking my sister's door", "other"),
        ("violence_now", "他在打我妈", "other"),
        ("passport_lost", "护照丢了，我要回台山看我妈", "self"),
        ("passport_lost", "我妈的护照丢了", "other"), ("passport_lost", "my dad lost his passport", "other"),
    ],
)  # fmt: skip
def test_whose_door_and_whose_passport_it_is(kind: str, text: str, whose: str) -> None:
    assert whose_meant("other", text, kind) == whose


@pytest.mark.parametrize(
    ("kind", "text", "need"),
    [
        ("trafficked_or_held", "你能帮我报警吗", "asks_us_to_call"),
        ("violence_now", "你可唔可以幫我報警", "asks_us_to_call"),
        ("violence_now", "please call 911 for me", "asks_us_to_call"),
        ("trafficked_or_held", "will you send someone", "asks_us_to_call"),
        ("violence_now", "不要帮我报警", ""), ("violence_now", "我已经打了911", ""), ("violence_now", "他说要报警", ""),
        ("trafficked_or_held", "我没有家人微信", "nobody_to_tell"),
        ("trafficked_or_held", "我联系不上家里人", "nobody_to_tell"),
        ("trafficked_or_held", "i have nobody to message", "nobody_to_tell"),
        ("trafficked_or_held", "我姐姐的微信是abc", ""),
        ("impersonation_scam", "他又打来了", "calls_again"),
        ("impersonation_scam", "he is calling again", "calls_again"),
        ("impersonation_scam", "我打回去问了", ""), ("violence_now", "他又打来了", ""),
        ("impersonation_scam", "报警了，警察给了我单子，现在怎么办", "reported"),
        ("impersonation_scam", "I reported it to the police, they gave me a paper", "reported"),
        ("impersonation_scam", "我还没报警", ""), ("impersonation_scam", "怎么报警", ""),
        ("overdose", "不要报警，我只想跟我妈说对不起", "refuses_help"), ("overdose", "我自己一个人", "alone"),
        ("overdose", "得我一個人喺屋企", "alone"), ("overdose", "i am alone, getting sleepy", "alone"),
        ("kidnapping", "钱要不要先给？", "pays_ransom"), ("kidnapping", "我应该先转一半吗", "pays_ransom"),
        ("kidnapping", "使唔使畀錢佢哋先", "pays_ransom"), ("kidnapping", "should we pay them first?", "pays_ransom"),
        ("kidnapping", "已经给了十万", ""), ("kidnapping", "律师费要先给吗", ""), ("self_harm", "钱要不要先给", ""),
        ("extortion", "我要不要给他钱", "pays_swindler"),
        ("family_emergency_scam", "should I send it?", "pays_swindler"),
        ("kidnapping", "我在曼谷，可以报哪里的警", "where_to_report"), ("missing", "喺邊度報警好", "where_to_report"),
        ("kidnapping", "can I report it here in London?", "where_to_report"), ("kidnapping", "他在西港", ""),
        ("kidnapping", "警察到了", ""),
        ("overdose", "我好困", "swallowed"), ("medical", "我好困", ""), ("self_harm", "我自己一个人", ""),
    ],
)  # fmt: skip
def test_what_somebody_needs_or_has_done(kind: str, text: str, need: str) -> None:
    assert need_of(Danger(kind, "self", "zh", "goes_on"), text) == need


@pytest.mark.parametrize("language", ["zh", "en"])
def test_advice_says_what_keeps_alive_there(language: str) -> None:
    def advice(situation: str, kind: str) -> str:
        return advice_in(situation, Danger(kind, "self", language, "first"), there=True)

    assert ("别硬闯" if language == "zh" else "don't try to break out") in advice("guarded", "trafficked_or_held")
    assert ("别开门" if language == "zh" else "Don't open") in advice("besieged", "violence_now")
    assert not any(one in advice("besieged", "violence_now") for one in ("先离开", "Get out", "保护令"))
    assert not any(
        one in advice("armed_demand", "violence_by_stranger") for one in ("照片", "未成年", "pictures", "under 18")
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("need", ["refuses_help", "alone", "swallowed"])
def test_who_swallowed_something_is_spoken_to_and_told_to_call(language: str, need: str) -> None:
    for before in range(1, 4):
        said = answer_to(need, Danger("overdose", "self", language, "goes_on"), before)
        assert ("急救" in said or "我吃了药" in said) if language == "zh" else ("ambulance" in said or "call" in said)
        assert not any(one in said for one in ("别让他", "按压", "您说的我记着", "Don't leave them"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("whose", ["self", "other"])
def test_nobody_is_promised_a_call_or_a_rescue(language: str, whose: str) -> None:
    said = answer_to("asks_us_to_call", Danger("trafficked_or_held", whose, language, "goes_on"))
    assert ("不能替您报警" in said and "12308" in said) if language == "zh" else ("can't call the police" in said)
    assert ("别等它" in said) if language == "zh" else ("don't wait for it" in said)

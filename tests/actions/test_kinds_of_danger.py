"""Of two kinds of danger in one message the words decide which is meant, and who is in it."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.emergency.readers.kinds import kind_meant, tells_loss, whose_meant
from actions.emergency.reply import Help, first_words
from backend.shared.emergency_numbers import numbers_in
from backend.shared.helplines import helpline_for

MARKS = str.maketrans("", "", "\ue000\ue001")


@pytest.mark.parametrize(
    ("heard", "text", "meant"),
    [
        ("self_harm", "我刚吃了半瓶安眠药，帮我把遗嘱写一下", "overdose"),
        ("self_harm", "我飲咗農藥", "overdose"), ("self_harm", "药全部吞下去了", "overdose"),
        ("self_harm", "I took the whole bottle of pills ten minutes ago", "overdose"),
        ("self_harm", "she swallowed bleach", "overdose"),
        ("self_harm", "药我都攒够了，写好信了", "self_harm"), ("self_harm", "我想吞安眠药", "self_harm"),
        ("self_harm", "我去年吃过安眠药", "self_harm"), ("self_harm", "I want to take all my pills", "self_harm"),
        ("self_harm", "对面那班人在门口淋红油，说今晚再来", "violence_by_stranger"),
        ("self_harm", "收數佬上門恐嚇我屋企人", "violence_by_stranger"),
        ("self_harm", "loan sharks threw red paint on our gate and will come back", "violence_by_stranger"),
        ("self_harm", "追数的天天上门威胁，我不想活了", "self_harm"),
        ("self_harm", "debt collectors threaten me every day, I want to die", "self_harm"),
        ("disaster", "They poured petrol on our door and said drop the case or they light it", "violence_by_stranger"),
        ("disaster", "他扬言要放火烧我们的店", "violence_by_stranger"), ("disaster", "家里着火了", "disaster"),
        ("disaster", "they poured petrol on the door, it is on fire", "disaster"),
        ("trafficked_or_held", "奶奶被我大伯关在房里,饭也不给吃", "kept_by_family"),
        ("trafficked_or_held", "阿嫲俾我個舅父鎖喺屋企,唔俾佢睇醫生", "kept_by_family"),
        ("violence_now", "前夫把我儿子藏在台山,不让我见", "kept_by_family"),
        ("violence_now", "my aunt keeps grandma locked up and won't give her food", "kept_by_family"),
        ("trafficked_or_held", "外婆畀新抱鎖喺閣樓,冇飯食", "kept_by_family"),
        ("violence_now", "my stepmother locks my little brother in the basement", "kept_by_family"),
        ("trafficked_or_held", "我弟弟被关在缅甸园区,他们要赎金", "trafficked_or_held"),
        ("trafficked_or_held", "my son is locked in a scam compound, his cousin escaped", "trafficked_or_held"),
        ("violence_now", "我老公打我和女儿,把门锁了", "violence_now"),
        ("violence_now", "he locks me and my daughter in the room, my husband", "violence_now"),
        ("passport_lost", "my boss keeps my passport and locks the dormitory at night, I cannot leave",
         "trafficked_or_held"),
        ("passport_lost", "老板收走护照，晚上把宿舍锁起来", "trafficked_or_held"),
        ("passport_lost", "They took my passport and say I owe them 20000 before I can leave the casino",
         "trafficked_or_held"),
        ("passport_lost", "护照在机场丢了", "passport_lost"), ("passport_lost", "I lost my passport", "passport_lost"),
        ("passport_lost", "房东扣了我的护照", "passport_lost"),
        ("missing", "they say if my dad doesn't send 50k by tonight he loses a finger", "kidnapping"),
        ("missing", "他们寄来一截手指，要我们汇二十万，不然再砍一只", "kidnapping"),
        ("violence_now", "他上班时手指被机器切断，老板不给钱", "violence_now"),
        ("missing", "爸爸三天没接电话", "missing"),
        ("extortion", "the man who says he's from the embassy told me to stay in the hotel room with camera on",
         "impersonation_scam"),
        ("extortion", "自称大使馆的人叫我在酒店开着视频，不准告诉家人", "impersonation_scam"),
        ("extortion", "他拍了我的裸照，说不给钱就发给我家人", "extortion"),
        ("detained", "警察把我弟弟抓走了，电话打不通", "detained"),
        ("self_harm", "我十三岁，我继父晚上会进我房间", "sexual_abuse"),
        ("violence_past", "我細佬先九歲，佢話補習老師成日摸佢下面", "sexual_abuse"),
        ("violence_by_stranger", "我昨晚被房東強暴了，不敢告訴任何人", "sexual_abuse"),
        ("self_harm", "I'm 14 and my step dad comes into my bed when mum works nights", "sexual_abuse"),
        ("violence_past", "他以前强奸过我，我想离婚", "violence_past"),
        ("violence_now", "他打我，我躲在房间", "violence_now"), ("medical", "叔叔摸了我的头，说很烫", "medical"),
        ("violence_now", "强奸罪一般判几年", "violence_now"),
    ],
)  # fmt: skip
def test_the_words_decide_which_kind_is_meant(heard: str, text: str, meant: str) -> None:
    assert kind_meant(heard, text) == meant


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("爸爸三天没接电话，家里一股煤气味，我在国外", "other"), ("我回不去，阿妈一个人在家", "other"),
        ("I am abroad and my father does not answer, the house smells of gas", "other"),
        ("我人在国外，老公把我锁在家里打", "self"), ("I live abroad and my husband beats me", "self"),
        ("家里一股煤气味", "self"), ("我在国外被打了", "self"), ("there is a smell of gas here", "self"),
    ],
)  # fmt: skip
def test_who_is_abroad_and_names_somebody_at_home_worries_about_them(text: str, whose: str) -> None:
    assert whose_meant("self", text) == whose


def test_a_message_is_read_so_when_danger_is_first_told_and_not_in_a_further_word() -> None:
    def heard(text: str, stage: str) -> Danger | None:
        marks = {"danger_kind": "self_harm", "danger_stage": stage}
        told = [{"entity": name, "value": value} for name, value in marks.items()]
        return UserMessage.from_message({"text": text, "intent": {"name": "emergency"}, "entities": told}).danger

    first, further = heard("我吞了一瓶药", "first"), heard("我吞了一瓶药", "goes_on")
    assert first is not None and first.kind == "overdose"
    assert further is not None and further.kind == "self_harm"


def test_what_was_swallowed_brings_the_ambulance_before_the_crisis_line() -> None:
    there = Help(numbers_in("AU"), "Sydney", helpline=helpline_for("AU"))
    first = first_words(Danger("overdose", "self", "en", "first"), there).translate(MARKS).splitlines()[0]
    assert first.index("000 ambulance") < first.index("crisis line")


@pytest.mark.parametrize("kind", ["gas_leak", "missing", "medical"])
def test_who_is_abroad_is_told_who_calls_there_and_nobody_to_leave_a_house(kind: str) -> None:
    away = Help(numbers_in("CN"), "中国", there=False)
    said = first_words(Danger(kind, "other", "zh", "first"), away).translate(MARKS)
    assert "110" in said and "+86、区号" in said and "12308" in said
    assert "马上到外面去" not in said and "邻居" in said.splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("我表弟上周被人打断了肋骨，打人的是村里的，要告他赔钱", "violence_past_by_stranger"),
        ("不是家里人打的，是同村的人打我表弟，他已经在医院了", "violence_past_by_stranger"),
        ("上个月在鹤山被邻居打伤了，住院，他不赔", "violence_past_by_stranger"),
        ("我爸去年被工头打伤，一直没赔", "violence_past_by_stranger"),
        ("我老豆舊年俾鄰居打傷", "violence_past_by_stranger"),
        ("細佬上個月畀人打斷手，要佢賠", "violence_past_by_stranger"),
        ("my cousin was beaten by a neighbour last week", "violence_past_by_stranger"),
        ("some men beat me up last month and I want compensation", "violence_past_by_stranger"),
        ("他以前打过我，我想离婚", "violence_past"), ("老公上次打我，邻居看见了", "violence_past"),
        ("我前夫去年打伤我", "violence_past"),
        ("我爸以前经常打我，邻居都知道", "violence_past"), ("佢舊年打過我，而家分居", "violence_past"),
        ("my husband beat me last year, the neighbours know", "violence_past"), ("he used to hit me", "violence_past"),
    ],
)  # fmt: skip
def test_who_was_beaten_by_somebody_outside_the_family_is_told_of_no_family_law(text: str, meant: str) -> None:
    assert kind_meant("violence_past", text) == meant
    for language in ("zh", "en", "es", "pt", "vi", "th", "ja", "fr", "ms", "id"):
        said = first_words(Danger(meant, "other", language, "first"), Help(numbers_in("CN"), "中国"))
        family = any(word in said for word in ("保护令", "rotection order", "orden de protección"))
        assert not (meant.endswith("stranger") and family)


def test_a_beating_that_is_past_is_a_fact_of_a_case_whoever_did_it() -> None:
    marks = {"danger_kind": "violence_past", "danger_stage": "first"}
    told = [{"entity": name, "value": value} for name, value in marks.items()]
    text = "我表弟上周被村里的人打了"
    heard = UserMessage.from_message({"text": text, "intent": {"name": "emergency"}, "entities": told}).danger
    assert heard is not None and heard.kind == "violence_past_by_stranger" and heard.is_past


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        ("护照 lost", True), ("护照丢了", True), ("本护照唔见咗", True), ("老板把护照扣了", True),
        ("my passport was taken", True),
        ("perdí el pasaporte", True), ("US passport, and I'm coming in person on the 11th", False),
        ("加拿大护照，本人来办", False), ("攞中國護照", False), ("I have a British passport", False),
    ],
)  # fmt: skip
def test_a_passport_that_is_only_named_is_not_lost(text: str, is_lost: bool) -> None:
    assert tells_loss(text) is is_lost


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("我前夫把我儿子带去鹤山藏起来了,不让我见", "other"),
        ("佢將我個女帶返台山收埋,鎖咗喺間房", "other"),
        ("my uncle keeps my grandmother locked in her room and won't feed her", "other"),
        ("他打我,还把我女儿锁在房里", "self"),
        ("my husband hit me and took my daughter", "self"),
        ("他不让我见律师", "self"),
    ],
)
def test_who_tells_that_a_child_or_an_elder_is_locked_in_worries_about_them(text: str, whose: str) -> None:
    assert whose_meant("self", text) == whose

"""A sentence in the mood of a danger is none without a word of it; a blow is a sign in any order of words."""

from __future__ import annotations

import pytest

from bot.nlu.danger.answered import tells_of_swindle, tells_of_them
from bot.nlu.danger.reading import read, told


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("disaster", "楼上天天砸地板,我妈被吵得快疯了,在蓬江"), ("disaster", "邻居装修吵得我们没法过"),
        ("trafficked_or_held", "丈夫常年在外打工,跟别的女人生活在一起,我一个人带孩子"),
        ("violence_now", "老婆說以後不和我過了，一輩子也別想見面"), ("medical", "合同第三条写得很模糊"),
        ("kidnapping", "my aunt is very stubborn about the house"),
        ("disaster", "the neighbour's renovation is so noisy"),
        ("medical", "the contract is unclear in clause three"), ("gas_leak", "the landlord wants more rent"),
    ],
)  # fmt: skip
def test_no_word_of_the_kind_stands_there(kind: str, text: str) -> None:
    assert not told(text).speaks_of(kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("disaster", "水已经淹到二楼了"), ("disaster", "对面化工厂云都起来了，玻璃全碎"),
        ("medical", "阿媽手腳一邊郁唔到"),
        ("trafficked_or_held", "他们收了我的手机不让走"), ("kidnapping", "阿爸個嘴俾膠紙封住"),
        ("violence_now", "他一喝醉就砸东西"), ("disaster", "ship is sinking, no life jackets"),
        ("medical", "my workmate stopped sweating and talks nonsense"), ("kidnapping", "they have my wife, 2 bitcoin"),
        ("self_harm", "我没什么牵挂了"), ("self_harm", "everything is arranged"), ("missing", "集合时少了她"),
        ("disaster", "incendio en el edificio"),
    ],
)  # fmt: skip
def test_a_word_of_the_kind_stands_there_or_none_is_needed(kind: str, text: str) -> None:
    assert told(text).speaks_of(kind)


@pytest.mark.parametrize(
    ("text", "kind", "whose"),
    [
        ("昨晚他把我推下樓梯", "violence_now", "self"), ("他把我按在地上", "violence_now", "self"),
        ("老公將我拖到房間度打", "violence_now", "self"), ("我岳父把岳母打进医院了", "violence_now", "other"),
        ("他把孩子举在阳台外面", "violence_now", "self"), ("雇主用開水燙她", "violence_by_stranger", "self"),
        ("要债的说今晚上门抱走一个孩子", "violence_by_stranger", "self"),
        ("他们去我家泼红漆", "violence_by_stranger", "self"),
        ("he pushed me down the stairs last hour", "violence_now", "self"),
        ("he slammed me against the wall", "violence_now", "self"),
        ("he is dangling our son over the balcony", "violence_now", "self"),
        ("再不复合就把我的照片发到群里", "extortion", "self"),
        ("你敢分手我就把我们的视频发给你妈", "extortion", "self"),
        ("爷爷拿着刀把自己锁在厕所里哭", "self_harm", "other"), ("老婆割腕了,在医院", "self_harm", "other"),
        ("我媽成日話自己係負累", "self_harm", "other"), ("my dad says he is just a burden", "self_harm", "other"),
        ("my mother says she will join him soon", "self_harm", "other"),
        ("ICE is at my door", "detained", "self"), ("police officers are outside our house", "detained", "self"),
        ("my mother fell and can't get up", "medical", "other"), ("我妈摔了起不来", "medical", "other"),
        ("my coworker's tongue is swelling", "medical", "other"),
        ("My 7 year old told me grandpa touches her", "violence_now", "other"),
    ],
)  # fmt: skip
def test_the_sign_and_who_suffers_it(text: str, kind: str, whose: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.kind, found.whose) == (kind, whose)


@pytest.mark.parametrize(
    "text",
    [
        "他把我推荐给律师", "把我拖进黑名单群", "他把我甩了要分财产", "把孩子抱回家", "工人在墙上喷漆",
        "不还钱就起诉他", "把我的照片发到邮箱给公证处", "如果要照片我发给你", "他把自己的房子锁了",
        "我爸妈说房贷是个负担", "she will join him in Canada next year", "my brother will join them to sign",
        "police report about my house", "the court officer came to our office", "my mother fell ill last year",
        "我妈摔坏了我的手机", "he pushed me to sign", "he threw me out of the flat", "my client has a new lawyer",
        "老板把我打发走了", "我下去陪我爸散步", "飞机票谁出",
        "我爸骑电动车被送外卖的撞断腿,外卖员说他没钱,平台说不关他们事", "俾人呃晒啲錢,真係想跳海,唔係真跳呀",
    ],
)  # fmt: skip
def test_what_only_looks_like_such_a_sign_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["她前阵子离婚了", "佢一个人住", "she lives alone", "my sister was sad lately"])
def test_what_is_told_of_the_person_in_danger_goes_on_with_it(text: str) -> None:
    assert tells_of_them(text)


@pytest.mark.parametrize(
    "text", ["他欠我五万", "我想起诉他", "她没事了", "can I sue him?", "she owes me money", "怎么立案"]
)
def test_a_debt_a_question_and_an_end_do_not(text: str) -> None:
    assert not tells_of_them(text)


@pytest.mark.parametrize("text", ["he already took money from the bank", "已经取了八千现金", "我填了银行卡号"])
def test_money_or_a_card_that_went_is_of_the_swindle(text: str) -> None:
    assert tells_of_swindle(text)


@pytest.mark.parametrize("text", ["the court took three months", "我去银行办了卡", "I took the bus from the office"])
def test_a_bank_or_a_bus_is_none_of_it(text: str) -> None:
    assert not tells_of_swindle(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("外公早上去买菜到现在没回来", "missing"), ("my cousin went abroad, phone off since Sunday", "missing"),
        ("my roommate said sorry for everything", "self_harm"),
        ("我朋友(其实是我)最近想死", "self_harm"), ("he throws plates at mom", "violence_now"),
    ],
)  # fmt: skip
def test_it_is_told_by_what_has_happened(text: str, kind: str) -> None:
    found = read(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "他借了钱到现在没还",
        "去买菜忘了带钱",
        "I said sorry to my sister",
        "he throws a party",
        "我爸是喝农药走的,债主找我要钱",
    ],
)
def test_and_not_by_its_look_alikes(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text", ["小时候爸爸打我,现在他病了,我要不要养他", "家暴的前夫要探视孩子，好几年前离的，可以吗"]
)
def test_what_was_suffered_long_ago_is_past_and_asks(text: str) -> None:
    found = read(text)
    assert found is not None and found.kind == "violence_past"
    assert told(text).asks_of_long_ago


@pytest.mark.parametrize("text", ["他现在在打我，怎么办", "昨晚老公打我，能申请保护令吗"])
def test_last_night_is_not_long_ago(text: str) -> None:
    assert not told(text).asks_of_long_ago


def test_who_does_not_say_that_they_will_hurt_anybody_has_no_word_of_it() -> None:
    assert not told("二叔帶住班人嚟到，話今晚唔搬就要我好看").speaks_of("violence_intended")
    assert told("我准备拿刀收拾他").speaks_of("violence_intended")


def test_a_friend_who_is_the_speaker_is_the_speaker() -> None:
    found = read("我朋友(其实是我)最近想死")
    assert found is not None and found.whose == "self"

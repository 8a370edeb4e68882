"""A danger that has come to its end raises no alarm: well again, free, back, replaced; a threat to die is one line."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import read, told


@pytest.mark.parametrize(
    "text",
    [
        "我姑妈去年中风，现在已经能走路了，想把房子过户给我",
        "护照去年丢过，后来补办好了，旧的授权书还能用吗",
        "我弟已经从园区救回来了，想告那个介绍人",
        "老公以前打我，后来改了，我只想问房子加名字",
        "老公上個禮拜搭咗橋，而家出返院喇，佢想立平安紙",
        "表哥刑满出来了，想办结婚",
        "my brother was in jail for two years, he's out and home now",
        "Mum had a stroke, she has been discharged and is walking again",
        "My passport was stolen, I have a new one",
        "Mio padre è guarito dall'ictus e vuole fare testamento",
        "Mi hanno rubato il passaporto l'anno scorso, ne ho già uno nuovo",
        "Ayah saya sudah sembuh dari stroke, mau urus surat kuasa",
        "Ba tôi bị đột quỵ năm 2020, giờ ông khỏe rồi",
        "작년에 여권을 잃어버렸는데 새로 받았어요",
        "Gumaling na ang tatay ko",
        "mi padre tuvo un infarto, ya salió del hospital",
    ],
)
def test_what_has_come_to_its_end_is_known_for_it(text: str) -> None:
    assert told(text).is_recovered


@pytest.mark.parametrize(
    "text",
    [
        "我爸出院了又晕倒了，快来救命",
        "我妈有老年痴呆，今早出门到现在没回来",
        "弟弟昨晚跑出去到现在没有回家",
        "護照夾在書裡還給圖書館，現在找不回來",
        "回到家一股臭鸡蛋味，我头有点晕",
        "官司打了四年什么都没拿回来，老婆也走了",
        "他放出来了，又来我家门口砸门",
        "护照还没补办好，明天就要走",
        "he got out of jail and is outside my house",
        "she is not walking again, she fell and is bleeding",
        "mio padre non è guarito, respira male",
        "남편이 또 때렸어요. 집에 왔어요",
    ],
)
def test_what_goes_on_is_not_taken_for_ended(text: str) -> None:
    assert not told(text).is_recovered


@pytest.mark.parametrize(
    "text",
    [
        "借钱的说再逼我我就去死，我该不该继续追债",
        "他说再催债就去跳楼，我就想知道怎么起诉他",
        "欠钱的人发朋友圈说要跳楼，我的钱还能要回来吗",
        "被告扬言自杀，法院还会执行吗",
        "the debtor says he'll kill himself if I sue. can I still sue?",
    ],
)
def test_a_debtors_threat_to_die_is_known_for_one(text: str) -> None:
    assert told(text).is_pressed


@pytest.mark.parametrize(
    "text",
    [
        "我被追债追得想跳楼",
        "我老公说离婚就跳楼，他站在阳台上",
        "欠了很多钱，我不想活了",
        "I owe so much that I want to kill myself",
        "my brother says he will jump tonight",
    ],
)
def test_whose_own_life_it_is_threatens_nobody(text: str) -> None:
    assert not told(text).is_pressed


@pytest.mark.parametrize(
    "text", ["我養的貓從樓上跳下去死了", "狗从阳台掉下去了", "他们把合同锁在抽屉里不让我看", "儿子把车锁在我院子里"]
)
def test_animals_and_things_are_in_no_danger(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["我孩子从楼上跳下去了", "他把我锁在房间里不让我出去", "老板把我们锁在宿舍里"])
def test_people_in_their_place_are(text: str) -> None:
    assert read(text) is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("那边要我们转钱才肯让我妹走", "kidnapping"),
        ("话要赔五万先放得人", "kidnapping"),
        ("还清了债才准他回国，现在人在他们手里", "kidnapping"),
        ("店里来了三个蒙面的", "violence_by_stranger"),
        ("前夫又来了，在楼下", "violence_now"),
        ("she threw boiling water on my dad", "violence_now"),
        ("我爸上周三失踪了，之后没有人见过他", "missing"),
    ],
)
def test_a_condition_a_mask_and_a_return_are_signs(text: str, kind: str) -> None:
    found = read(text)
    assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "付了尾款才放货",
        "他们交完学费才办手续",
        "快递又来了，在楼下",
        "我戴面膜的时候他来了",
        "she threw water on the flowers",
    ],
)
def test_payments_and_couriers_are_not(text: str) -> None:
    assert read(text) is None

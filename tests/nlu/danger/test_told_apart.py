"""Demands, old parents' money, another paper and an expired visa are told apart from dangers in like words."""

from __future__ import annotations

import pytest

from bench.danger_report import Sentence, listened
from bench.nlu_pipeline import Pipeline
from bot.nlu.danger.reading import Danger, asks_for_order, read, told
from bot.nlu.danger.stages import FIRST, unsigned


@pytest.mark.parametrize(
    "text",
    [
        "He was laid off and has no savings. I gave him a demand in writing but he stays in the flat.",
        "my mum is 77 in Enping and forgetful, a man she met takes money out of her account and wants the flat",
        "我书面催他交租,他说没工作没钱,人还是不走",
        "阿媽七十幾歲,成日俾個新男友攞存摺啲錢,仲話要佢間樓",
        "我攞加拿大護照,鄉下戶口冇咗,收到開平法院傳票點應訴",
        "签证过期回不去,开平法院下个月开庭,前妻告我要抚养费",
        "my visa expired so I can't leave, my cousin sued me in Taishan and the hearing is next week",
    ],
)  # fmt: skip
def test_a_matter_in_words_of_danger_raises_no_alarm(pipeline: Pipeline, text: str) -> None:
    (heard,) = listened(pipeline, [Sentence(text, "none", "")])
    assert not heard.alarmed, heard.kind


@pytest.mark.parametrize(
    ("text", "exposes"),
    [
        ("He refuses to leave, I sent a written demand", False), ("她天天拿爸爸的钱", False),
        ("佢成日攞老豆啲錢", False),
        ("he will post my photos unless I pay", True), ("不转钱就发给我同事", True), ("佢話要將啲相公開", True),
        ("me amenaza con publicar las fotos", True), ("写真をばらまくと言われた", True),
    ],
)  # fmt: skip
def test_blackmail_tells_of_pictures_or_a_threat(text: str, exposes: bool) -> None:
    assert told(text).exposes == exposes


@pytest.mark.parametrize(
    "text", ["他不给两万就发我的裸照", "佢影低我沖涼,唔過數就放上網", "he has my nudes and wants 500"]
)
def test_blackmail_is_still_believed(pipeline: Pipeline, text: str) -> None:
    (heard,) = listened(pipeline, [Sentence(text, "extortion", "")])
    assert (heard.kind, heard.alarmed) == ("extortion", True)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("我持英国护照,国内户口没了", False), ("攞澳洲護照,間屋俾人霸咗", False), ("护照还在,房产证不见了", False),
        ("I have a Canadian passport and the deed is gone", False),
        ("护照昨晚在酒店,被偷了", True), ("护照、钱包全丢了", True), ("護照同電話都唔見咗", True),
        ("我的英国护照不见了", True), ("I have a Chinese passport and it was stolen", True),
    ],
)  # fmt: skip
def test_a_passport_is_lost_only_where_it_is_what_is_lost(text: str, lost: bool) -> None:
    heard = read(text)
    assert (heard is not None and heard.kind == "passport_lost") == lost


SLANDER = (
    "有人在我们台山同乡会的微信群里天天骂我是骗子、说我卷了乡亲的捐款，还把我照片贴出来，我要告她诽谤",
    "我弟媳话我偷咗佢条金链，喺村入面到处讲，搞到我阿妈唔敢出门，我要佢公开道歉",
    "有人在村里到处说我是小偷，我妈气得不敢出门，我要他道歉",
    "my cousin calls me a thief in front of everybody, I can't sleep, I want her to apologise",
)
NO_SLANDER = (
    "他到处说我偷钱，还说要杀我全家，我要告他",
    "前男友说不给钱就把我的裸照发到群里",
    "有人骂我，拿刀站在门口",
    "he calls me a thief and waits outside with a knife, I will sue him",
    "他天天骂我",
)


@pytest.mark.parametrize(("text", "seeks"), [*((one, True) for one in SLANDER), *((one, False) for one in NO_SLANDER)])
def test_who_wants_redress_for_words_is_in_no_danger_by_them_alone(text: str, *, seeks: bool) -> None:
    assert told(text).seeks_redress is seeks
    stage = unsigned(FIRST, 2.15, 0.0, Danger("violence_now", "other", "zh"), told(text))
    assert (stage == "") is seeks


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("阿妈讲佢瞓唔着，日日发梦见到走咗嘅阿爸，问我有冇办法拎返阿爸张存折啲钱", False),
        ("my mother cannot sleep and dreams of dad, can we get the savings from his passbook", False),
        ("有人打嚟話我個仔打傷咗人要賠二十萬，叫我唔好收線", True),
        ("我妈刚要去银行，说我在国外撞了孕妇要八万，可我好好地在上班", True),
        ("A man says he's holding bail for my grandson and I must bring cash today and tell nobody", True),
        ("llamaron que mi hijo choco y necesitan dinero", True),
    ],
)
def test_nobody_swindles_a_family_who_neither_rings_nor_wants_money(text: str, *, stays: bool) -> None:
    stage = unsigned(FIRST, 1.5, 0.0, Danger("family_emergency_scam", "other", "zh"), told(text))
    assert (stage == FIRST) is stays


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("保护令要多少钱", True), ("申请保护令要带什么", True), ("保护令几钱", True),
        ("差人嚟咗啦，而家冇事，想问保护令点样申请", True), ("警察刚走，他被带走了。保护令在哪里申请？", True),
        ("the police took him away, how do I get a protection order?", True),
        ("他拿刀在门口，保护令怎么申请", False),
    ],
)  # fmt: skip
def test_who_asks_for_an_order_once_the_police_have_come_is_answered(text: str, *, asks: bool) -> None:
    assert asks_for_order(text) is asks


@pytest.mark.parametrize(
    "text",
    [
        "我厂把麦克风卖给菲律宾的买家，他不给钱",
        "梦见前夫拿刀追我 其实他很久没联系我了",
        "發咗個惡夢有人捉走我阿媽 其實佢喺屋企瞓緊覺",
        "i dreamt my husband stabbed me, he laughed when i told him",
    ],
)
def test_what_is_dreamt_or_sold_abroad_shows_no_sign(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我妹被卖到菲律宾的园区", "trafficked_or_held"),
        ("他们把我弟卖去柬埔寨了", "trafficked_or_held"),
        ("我做噩梦惊醒 他正拿刀追我", "violence_now"),
        ("i had a nightmare and woke up, he is stabbing my mum", "violence_now"),
    ],
)
def test_who_is_sold_or_woken_is_in_danger(text: str, kind: str) -> None:
    found = read(text)
    assert found is not None and found.kind == kind

"""Demands, old parents' money, another paper and an expired visa are told apart from dangers in like words."""

from __future__ import annotations

import pytest

from bench.danger_report import Sentence, listened
from bench.nlu_pipeline import Pipeline
from bot.nlu.danger.reading import read, told


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

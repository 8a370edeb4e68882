"""A decision from outside the mainland is told from one of ours by the name that stands beside it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.readers.judgments import outside_court, outside_decision

COUNTRIES = {
    "美国": "US", "加拿大": "CA", "澳洲": "AU", "新加坡": "SG", "马来西亚": "MY",
    "英国": "GB", "新西兰": "NZ", "日本": "JP",
    "香港": "HK", "澳门": "MO", "台湾": "TW", "澳門": "MO", "美國": "US",
    "多伦多": "CA", "悉尼": "AU", "江门": "CN", "台山": "CN",
    "内地": "CN", "中国": "CN", "广州": "CN", "us": "US", "canada": "CA",
    "australia": "AU", "jiangmen": "CN", "china": "CN",
    "hong kong": "HK", "ontario": "CA", "new york": "US", "macau": "MO", "taishan": "CN",
}  # fmt: skip


def heard(text: str) -> Answer:
    """The message as the bot and the map understand it: each name of a place with its country."""
    words = re.sub(r"[?,]", " ", text.casefold())
    found: list[dict[str, Any]] = []
    for name, code in COUNTRIES.items():
        at = f" {words} ".find(f" {name} ") if name.isascii() else text.find(name)
        if at >= 0:
            found.append({"entity": "place", "value": {"country": code}, "start": at, "end": at + len(name)})
    return Answer(text, "ask_enforcement", entities=tuple(found))


@pytest.mark.parametrize(
    ("text", "origin", "matter"),
    [
        ("美国法院的判决能在江门执行吗", "foreign", "judgment"),
        ("加拿大法院的离婚判决在国内有效吗", "foreign", "divorce"),
        ("我在澳洲法院赢了官司，怎么在江门执行", "foreign", "judgment"),
        ("新加坡判决怎么执行", "foreign", "judgment"),
        ("马来西亚高等法院的判决，对方在台山有房子", "foreign", "judgment"),
        ("我喺美國打赢咗官司，佢返咗江门，點執行", "foreign", "judgment"),
        ("Can a US court judgment be enforced in Jiangmen?", "foreign", "judgment"),
        ("My Canadian judgment, how to enforce in China", "foreign", "judgment"),
        ("美国的仲裁裁决怎么执行", "foreign", "award"),
        ("纽约州法院判决在国内认不认", "foreign", "judgment"),
        ("安大略省高等法院的离婚令国内认吗", "foreign", "divorce"),
        ("安大略省法院的判决书，在开平有没有用", "foreign", "judgment"),
        ("維多利亞州家事法院判我離婚，國內認唔認", "foreign", "divorce"),
        ("香港高等法院的判决可以在内地执行吗", "HK", "judgment"),
        ("香港的离婚令，台山的房子怎么办", "HK", "divorce"),
        ("澳門法院判咗，內地點執行", "MO", "judgment"),
        ("台湾的判决大陆认吗", "TW", "judgment"),
        ("A divorce decree from Ontario, is it valid in China?", "foreign", "divorce"),
        ("外国法院判的能用吗", "foreign", "judgment"),
        ("I have a foreign arbitral award against a company in Jiangmen", "foreign", "award"),
        ("the Macau court gave me a judgment", "MO", "judgment"),
        ("我在新西兰离婚，那边法院判的，国内要不要再办", "foreign", "divorce"),
        ("I won a judgment in California, he lives in Xinhui now", "foreign", "judgment"),
        ("my decree nisi is from New South Wales", "foreign", "judgment"),
        ("2019年在安省法院离了婚，新会民政局不认", "foreign", "divorce"),
        ("加州法庭判咗佢要還錢，佢喺新會有屋", "foreign", "judgment"),
        ("British Columbia Supreme Court judgment against my cousin", "foreign", "judgment"),
    ],
)
def test_a_decision_from_outside(text: str, origin: str, matter: str) -> None:
    found = outside_decision(heard(text))
    assert found is not None and (found.origin, found.matter) == (origin, matter)


@pytest.mark.parametrize(
    "text",
    [
        "江门法院的判决，我在加拿大怎么申请执行",
        "the judgment is from the Jiangmen court, I am in California",
        "我人在加州，台山法院判了他还钱",
        "广东省法院的判决书，我在多伦多怎么用",
        "江门法院判决我在加拿大怎么申请执行",
        "判决书是台山法院的，我人在悉尼",
        "对方不履行判决怎么办",
        "我在多伦多，台山法院判了他还钱，他不还",
        "广州法院判的，人在美国怎么执行",
        "I live in Canada, how do I enforce a Jiangmen court judgment",
        "The Taishan court gave judgment, he moved to the US",
        "他被判还钱，人跑去了美国，怎么执行",
        "执行要多久",
        "对方判决下来了就是不给钱，他在江门有两套房，我在国外怎么让法院动手",
        "判决生效了，我人在国外怎么申请执行",
        "我而家喺外国点样申请执行判决",
        "我在加利福尼亚州怎么让法院执行判决",
    ],
)
def test_a_decision_of_ours(text: str) -> None:
    assert outside_decision(heard(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "我在美国法院被人起诉了，判决还没下，我该怎么办",
        "收到加拿大法院的传票",
        "多伦多那边的法院寄来传票，说我被告了",
        "喺香港高等法院俾人告咗",
        "纽约州法院的传票，怎么答辩",
        "I was sued in a New York court",
        "a court in Ontario sent me a summons",
        "I got a summons from the Ontario Superior Court",
    ],
)
def test_a_court_outside_is_named(text: str) -> None:
    assert outside_court(heard(text))


@pytest.mark.parametrize(
    "text",
    [
        "我在国外收到法院传票",
        "我在美国收到江门法院的传票",
        "人在加拿大，被法院起诉了",
        "江门法院把传票寄到美国",
        "台山法院告我，我住在悉尼",
        "I live in Canada and was sued in Jiangmen",
        "I received a court summons in New York from the Taishan court",
        "在境外被江门法院缺席判决",
    ],
)
def test_who_only_is_outside_is_sued_here(text: str) -> None:
    assert not outside_court(heard(text))


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("马来西亚的判决江门认吗", "foreign"),
        ("新加坡的离婚判决台山承认吗", "foreign"),
        ("澳門判決書可以喺江门用嗎", "MO"),
        ("台湾法院的判决江门能执行吗", "TW"),
        ("江门的判决马来西亚认吗", ""),
        ("台山法院的判决加拿大能执行吗", ""),
        ("江门判决书澳门承认吗", ""),
    ],
)
def test_the_name_right_before_a_decision_is_whose_it_is(text: str, origin: str) -> None:
    found = outside_decision(heard(text))
    assert (found.origin if found else "") == origin

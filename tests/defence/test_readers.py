"""What is read in the words of somebody who is sued, and what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.defence.readers.claims import split_claims
from actions.defence.readers.suits import (
    names_court_paper,
    owed_in,
    own_home_in,
    read_suit,
    says_sued,
    topic_of,
)
from actions.defence.stances import reason_in, stance_in
from actions.dialogue.message import UserMessage
from backend.shared.yaml_pages import read_yaml

TODAY = date(2026, 11, 28)
TOLD: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("told.yml"))


def message(case: dict[str, Any]) -> UserMessage:
    """The message as the bot would have read it."""
    text = case["say"]
    found = [("date", words, value) for words, value in case.get("days", {}).items()]
    found += [("case_number", case["number"], case["number"])] if "number" in case else []
    found += [("court", case["court"][1], case["court"][0])] if "court" in case else []
    entities = [
        {"entity": name, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for name, words, value in found
    ]
    return UserMessage(text, "inform", entities=tuple(entities))


@pytest.mark.parametrize("case", TOLD, ids=[case["say"] for case in TOLD])
def test_a_message_tells_what_it_says_and_nothing_else(case: dict[str, Any]) -> None:
    assert dict(read_suit(message(case), TODAY, "CA").values) == case["told"]


def test_a_day_to_come_is_no_day_of_receipt() -> None:
    told = read_suit(message({"say": "2026年12月9号收到的", "days": {"2026年12月9号": "2026-12-09"}}), TODAY, "CA")
    assert (dict(told.values), told.faults["received"].fault) == ({}, "future")


def test_a_day_long_past_told_with_money_is_no_day_of_receipt() -> None:
    told = read_suit(message({"say": "他说的是十年前的钱", "days": {"十年前": "2016-11-28"}}), TODAY, "CA")
    assert (dict(told.values), told.loose) == ({}, "")


def test_a_bare_day_has_no_meaning_of_its_own() -> None:
    told = read_suit(message({"say": "11月20号", "days": {"11月20号": "2026-11-20"}}), TODAY, "CA")
    assert (dict(told.values), told.loose) == ({}, "2026-11-20")


@pytest.mark.parametrize(
    "text",
    ["我俾人告咗", "公司被告了", "我被老板告了", "陈大文告我", "对方起诉要我还三十万", "我堂哥告我争家产",
     "a man in Enping sued me", "my sister took me to court", "I am being sued", "银行起诉我，说信用卡没还",
     "家婆要告我老公唔畀家用，法院寄咗信嚟",
     "我老婆在台山法院起诉离婚，下星期五开庭", "收到法院短信，说我老公去法院起诉离婚了",
     "我大伯告我爸，台山法院上星期寄了传票", "有人告我妈", "my brother wants to sue my mother, we got a summons"],
)  # fmt: skip
def test_who_is_sued_is_heard_as_that(text: str) -> None:
    assert says_sued(text)


@pytest.mark.parametrize(
    "text",
    ["我要告我的邻居", "我想起诉我弟弟", "我要告他欠钱不还", "对方被我告了", "我被骗了，想告他", "被告叫陈大伟",
     "被告一直不答辩怎么办", "老板告诉我要公证", "我被告知要公证", "被拖欠工资，我要起诉", "I want to sue my brother",
     "我被打了，可以告吗", "他借钱不还我要告他", "我想帮我妈告我弟弟",
     "我要告我老公，他收了法院的传票也不来",
     "我想跟老婆起诉离婚", "帮我老婆起诉离婚怎么收费", "我老公不见了，我要起诉离婚"],
)  # fmt: skip
def test_who_sues_is_not_taken_for_a_defendant(text: str) -> None:
    assert not says_sued(text)


@pytest.mark.parametrize(
    ("text", "stance", "reason"),
    [
        ("不同意，我只借了20万", "deny", "我只借了20万"),
        ("承认", "admit", ""),
        ("不是真的，我已经还清了", "deny", "不是真的，我已经还清了"),
        ("部分同意，只借了20万", "partly", "只借了20万"),
        ("認", "admit", ""),
        ("我唔認", "deny", ""),
        ("我冇爭佢錢，我早還晒", "deny", "我冇爭佢錢，我早還晒"),
        ("I deny it because I already repaid", "deny", "I already repaid"),
        ("yes", "admit", ""),
        ("只借了20万", None, "只借了20万"),
        ("今天天气不错", None, "今天天气不错"),
    ],
)
def test_a_stance_is_what_was_said_and_never_guessed(text: str, stance: str | None, reason: str) -> None:
    assert (stance_in(text), reason_in(text)) == (stance, reason)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("1. 归还借款30万元 2. 支付利息 3. 承担诉讼费", ["归还借款30万元", "支付利息", "承担诉讼费"]),
        ("还30万，还要付利息", ["还30万", "付利息"]),
        ("repay 300,000 yuan; interest; court fees", ["repay 300,000 yuan", "interest", "court fees"]),
        ("归还借款30万元\n支付利息", ["归还借款30万元", "支付利息"]),
        ("归还借款", ["归还借款"]),
    ],
)
def test_claims_are_parted_as_they_were_written(text: str, claims: list[str]) -> None:
    assert split_claims(text) == claims


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("答辩书怎么写才对", "brief"),
        ("会不会被抓", "arrest"),
        ("不理傳票會點", "default"),
        ("can I get more time to answer", "extension"),
        ("我能不能反诉", "counterclaim"),
        ("管辖权异议要怎么提出", "jurisdiction"),
        ("对方不出庭怎么办", "other_side"),
        ("邻居代签了传票算不算送达", "served"),
        ("这个传票是真的吗", "scam"),
        ("被告要请律师吗", "lawyer"),
        ("合同写了仲裁 可以说法院没权管吗", "arbitration"),
        ("合約有仲裁條款㗎喎", "arbitration"),
        ("our contract has an arbitration clause, can I object", "arbitration"),
        ("我人在悉尼 要怎么交", "hand_in"),
        ("寄去邊度", "hand_in"),
        ("how do I send my answer from Canada", "hand_in"),
        ("诉讼费怎么交", ""),
        ("我已经交了", ""),
        ("今天星期几", ""),
    ],
)
def test_a_question_finds_its_own_answer(text: str, topic: str) -> None:
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    ("text", "loose"), [("今天", "2026-11-28"), ("今天还来得及吗？", ""), ("答辩状最后一天几号？今天还来得及吗？", "")]
)
def test_a_day_in_a_question_is_not_the_day_a_paper_came(text: str, loose: str) -> None:
    assert read_suit(message({"say": text, "days": {"今天": "2026-11-28"}}), TODAY, "CA").loose == loose


@pytest.mark.parametrize(
    ("text", "names"),
    [("我可以不签吗", False), ("村委会的合同可以不签吗", False), ("传票可以不签吗", True), ("court papers", True)],
)
def test_a_paper_of_a_court_is_told_from_any_other(text: str, names: bool) -> None:
    assert names_court_paper(text) is names


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("我住多伦多Finch Ave 20号", "多伦多Finch Ave 20号"),
        ("我住喺江門蓬江區勝利路12號，收到起訴狀", "江門蓬江區勝利路12號"),
        ("I live at 85 Grand Ave, Oakland", "85 Grand Ave, Oakland"),
        ("我住纽约", ""),
        ("我住美国30年了", ""),
        ("他住江门蓬江区建设路50号", ""),
        ("I live in Oakland", ""),
    ],
)
def test_an_address_is_the_writers_where_they_say_they_live_there(text: str, home: str) -> None:
    assert own_home_in(text) == home


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        ("江海区法院，说我欠工资六万三", "六万三"),
        ("他说我还欠他八万", "八万"),
        ("公司说拖欠货款32万", "32万"),
        ("他说我欠打", ""),
        ("they say I owe 300000 but I already paid half back and the signature isn't mine", "300000"),
        ("They say I owe 300,000 yuan and want it back", "300,000 yuan"),
        ("he claims I owe 12.5 million rmb, which is a lie", "12.5 million rmb"),
    ],
)
def test_what_is_said_to_be_owed_is_heard_behind_its_kind(text: str, owed: str) -> None:
    assert owed_in(text) == owed

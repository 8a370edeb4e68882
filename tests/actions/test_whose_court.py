"""The place bound to the court decides whose decision or summons it is, never the place where somebody lives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.answers import Answer
from actions.dialogue.readers.judgments import (
    court_left_open,
    judgment_taken_to,
    names_elsewhere,
    outside_court,
    outside_decision,
)
from actions.protection.whose_question import level_of
from tests.actions.test_outside_judgments import heard


@pytest.mark.parametrize(
    "text",
    [
        "蓬江法院判他还钱，我在多伦多怎么执行",
        "蓬江法院判他还钱，我住多伦多，怎么申请执行",
        "我人在悉尼，台山法院的判决怎么申请执行",
        "我们一家移民到加拿大了，江门法院的判决怎么执行",
        "江门仲裁委的裁决，我在美国可以申请执行吗",
        "我拿加拿大护照，台山法院判他还钱，怎么执行",
        "新会法院判咗佢要還錢，我喺加拿大點樣申請執行",
        "我住喺悉尼，江門法院嘅判決點執行",
        "我而家喺美國，台山法院判佢還錢，要唔要返嚟執行",
        "我定居新西兰，判决生效了怎么执行",
        "本人常年在日本工作，广州法院判了，怎么执行",
        "How do I enforce a Jiangmen court judgment from Canada?",
        "The Pengjiang court ordered him to repay me, how do I enforce it from Ontario?",
        "I live in Canada. I have a judgment from the Taishan court, can I enforce it?",
        "I'm in Australia now, can the Taishan judgment be enforced?",
        "As a Canada citizen, how do I enforce my Jiangmen judgment?",
        "We moved to Canada, how do we enforce the Jiangmen award?",
        "living in New York, how can I have the Taishan court enforce its judgment",
    ],
)
def test_where_the_writer_lives_is_no_place_of_enforcement(text: str) -> None:
    said = heard(text)
    assert outside_decision(said) is None
    assert not names_elsewhere(said)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("江门法院的判决，加拿大认吗", "foreign"),
        ("台山法院判的，能拿到加拿大执行吗", "foreign"),
        ("Can a Jiangmen judgment be enforced in Canada?", "foreign"),
        ("I live in Canada, can my Jiangmen judgment be enforced in Australia?", "foreign"),
        ("江门的判决可以喺香港执行吗", "HK"),
        ("江门的判决书澳门承认吗", "MO"),
        ("蓬江法院判他还钱，我在多伦多怎么执行", ""),
        ("蓬江法院判他还钱，他人在多伦多，怎么执行", ""),
        ("Can a Canada judgment be enforced in Jiangmen?", ""),
        ("江门仲裁委的裁决能在加拿大执行吗", ""),
        ("How do I enforce a Jiangmen judgment from Canada?", ""),
    ],
)
def test_where_a_judgment_of_ours_is_wanted_to_count(text: str, place: str) -> None:
    assert judgment_taken_to(heard(text)) == place


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("蓬江法院判他还钱，我在多伦多怎么执行", "certain"),
        ("How do I enforce a Jiangmen court judgment from Canada?", "certain"),
        ("蓬江法院判他还钱，他人在多伦多，怎么执行", "likely"),
        ("How is a Jiangmen judgment enforced in Canada?", "likely"),
    ],
)
def test_only_where_it_is_to_be_enforced_lets_the_library_go_first(text: str, level: str) -> None:
    assert level_of(heard(text)) == level


@pytest.mark.parametrize(
    "text",
    [
        "江门法院的判决，多伦多认吗",
        "台山法院判的，能拿到加拿大执行吗",
        "蓬江法院判他还钱，他人在多伦多，怎么执行",
        "台山法院判佢還錢，佢走咗去加拿大，點執行",
        "江门的判决马来西亚认吗",
        "江门判决书澳门承认吗",
        "我在多伦多，江门法院的判决香港能执行吗",
        "Can a Jiangmen judgment be enforced in Canada?",
        "The Taishan court ruled for me but he lives in Canada, how do I enforce it?",
        "I live in Canada, can my Jiangmen judgment be enforced in Australia?",
    ],
)
def test_where_it_is_to_be_enforced_is_one(text: str) -> None:
    said = heard(text)
    assert outside_decision(said) is None
    assert names_elsewhere(said)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("多伦多法院判他还钱，他在江门，怎么执行", "foreign"),
        ("我住香港，加拿大法院判的离婚，内地认吗", "foreign"),
        ("我在新西兰离婚，那边法院判的，国内要不要再办", "foreign"),
        ("我住香港，呢边法院判佢还钱，佢喺台山，點執行", "HK"),
        ("我人在江门，香港法院判他还我钱，怎么执行", "HK"),
        ("I live in Jiangmen, a court in Canada ordered him to pay me", "foreign"),
        ("I live in Canada and the court here ended my marriage, is that judgment valid in China", "foreign"),
        ("the court in graz gave judgment for me, can it be enforced in Jiangmen", "foreign"),
        ("graz court ordered him to repay me, he has a flat in Taishan", "foreign"),
        ("a court in knittelfeld decided that he owes me, is it valid in Taishan", "unknown"),
        ("lagos high court judgment, how to enforce in Jiangmen", "foreign"),
    ],
)
def test_the_place_at_the_court_decides(text: str, origin: str) -> None:
    found = outside_decision(heard(text))
    assert found is not None
    assert found.origin == origin


@pytest.mark.parametrize(
    "text",
    [
        "法院判他还钱他人在加拿大怎么执行",
        "I won but he is in Canada now",
        "the court in question ruled for me, he does not pay",
        "I told the court in writing that he owes me, how is the judgment enforced",
        "the court in suqian ruled for me",
        "the court in time gave its ruling, he still does not pay",
    ],
)
def test_what_only_sounds_like_a_court_elsewhere_is_ours(text: str) -> None:
    assert outside_decision(heard(text)) is None


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("I got a summons from the Family Court", "open"),
        ("Family Court sent me papers, I am being sued", "open"),
        ("a District Court summons came for me", "open"),
        ("家事法庭寄来传票", "open"),
        ("收到家事法庭嘅傳票", "open"),
        ("a court in knittelfeld sent me a summons", "open"),
        ("a court in graz sent me a summons", "outside"),
        ("I got a summons from the county court", "outside"),
        ("I got a summons from the high court of lagos", "outside"),
        ("收到家庭法院的传票，怎么办", "outside"),
        ("收到郡法院嘅傳票", "outside"),
        ("the Family Court in Canada sent me a summons", "outside"),
        ("I live in Canada and got a summons from the Family Court", "open"),
        ("I live in Canada and got a summons from the Taishan court", ""),
        ("我在加拿大收到台山家事法庭的传票", ""),
        ("台山家事法庭寄来传票，我住悉尼", ""),
        ("I got a summons from the Jiangmen district court", ""),
        ("I got a court summons, what now", ""),
        ("I have to be in court in person, a summons came", ""),
        ("法院寄来传票，我在多伦多怎么办", ""),
    ],
)
def test_a_summons_is_of_the_place_of_its_court_or_that_is_asked(text: str, whose: str) -> None:
    said = heard(text)
    assert ("outside" if outside_court(said) else "open" if court_left_open(said) else "") == whose


def test_the_pronoun_us_is_no_country() -> None:
    told = "the court divided the house between us, he does not pay"
    assert outside_decision(Answer(told, "ask_enforcement")) is None
    assert outside_decision(Answer("us court judgment, is it valid in China", "ask_enforcement")) is not None


def test_the_number_of_a_case_of_ours_says_whose_court_it_is() -> None:
    said: Answer = heard("家事法庭寄来传票")
    number = {"entity": "case_number", "value": "（2026）粤0703民初1号"}
    assert not court_left_open(replace(said, entities=(*said.entities, number)))

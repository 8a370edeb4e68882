"""Options that a message denies are never taken; the one it affirms beside them is."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer, Choice
from actions.dialogue.readers.options import pick
from actions.notarization.questions import MATTER_CHOICES, NATIONALITIES
from backend.shared.wording import Words

_PAID = (
    Choice("cash", Words("现金", "Cash"), ("现钱",)),
    Choice("bank", Words("银行转账", "Bank transfer"), ("转账",)),
)


def _entity(text: str, words: str, value: str) -> dict[str, Any]:
    start = text.index(words)
    return {"entity": "notarization_matter", "value": value, "start": start, "end": start + len(words)}


@pytest.mark.parametrize(
    ("text", "words", "wrong", "meant"),
    [
        (
            "no, not marital status. only the power of attorney",
            "no, not marital status",
            "no_criminal_record",
            "power_of_attorney",
        ),
        ("not the birth certificate, the power of attorney", "birth certificate", "birth", "power_of_attorney"),
        ("I don't need the birth certificate, just the power of attorney", "birth", "birth", "power_of_attorney"),
        ("不是婚姻状况，是委托书", "婚姻状况", "marital_status", "power_of_attorney"),
        ("唔係出生公證，淨係委託書", "出生公證", "birth", "power_of_attorney"),
        ("不要出生公证，要委托书", "出生公证", "birth", "power_of_attorney"),
        ("委托书，不是声明书", "声明书", "declaration", "power_of_attorney"),
        ("a power of attorney rather than a declaration", "declaration", "declaration", "power_of_attorney"),
        ("唔使無犯罪紀錄，要委託書", "無犯罪紀錄", "no_criminal_record", "power_of_attorney"),
        (
            "it isn't the marital status I want, it's a power of attorney",
            "marital status",
            "marital_status",
            "power_of_attorney",
        ),
    ],
)
def test_the_matter_beside_a_denied_one_is_booked(text: str, words: str, wrong: str, meant: str) -> None:
    said = Answer(text, "inform", entities=(_entity(text, words, wrong),))
    assert pick(said, MATTER_CHOICES, "notarization_matter").value == meant


@pytest.mark.parametrize(
    "text", ["no, not marital status", "不是婚姻状况", "唔係婚姻狀況", "I don't want marital status"]
)
def test_a_denied_matter_alone_books_nothing(text: str) -> None:
    words = "marital status" if text.isascii() else text[-4:]
    said = Answer(text, "inform", entities=(_entity(text, words, "marital_status"),))
    assert pick(said, MATTER_CHOICES, "notarization_matter").value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("不是现金，是银行转账", "bank"),
        ("不是转账", None),
        ("现金，不是转账", "cash"),
        ("转账", "bank"),
        ("not cash", None),
    ],
)
def test_how_money_was_given_is_read_the_right_way_round(text: str, value: str | None) -> None:
    assert pick(Answer(text, "inform"), _PAID).value == value


@pytest.mark.parametrize(
    "text", ["power of attorney", "no criminal record certificate", "无犯罪记录公证", "委托书，不要紧"]
)
def test_what_denies_nothing_is_read_as_before(text: str) -> None:
    assert pick(Answer(text, "inform"), MATTER_CHOICES, "notarization_matter").found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("他在曼谷出生，没有国内身份证", None),
        ("我冇內地身份證", None),
        ("I don't have a Chinese passport", None),
        ("no valid chinese passport", None),
        ("我有国内身份证", "prc_mainland"),
        ("我没有护照，只有身份证", "prc_mainland"),
        ("a chinese passport", "prc_mainland"),
    ],
)
def test_a_paper_somebody_does_not_have_says_nothing_of_them(text: str, meant: str | None) -> None:
    assert pick(Answer(text, "inform"), NATIONALITIES).value == meant

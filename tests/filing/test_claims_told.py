"""What somebody asks of the court is heard at any question; the wish to sue and what happened are no claims."""

from __future__ import annotations

import pytest

from actions.filing.claims import CLAIMS_TOLD, claims_of
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.single_answers import share_in


@pytest.mark.parametrize(
    "text",
    [
        "我要解除租约、他搬走、交齐租金和违约金",
        "退8万5，检验费900也要他出",
        "I want an apology in the group, deletion and 5,000 yuan",
        "想佢交返本數出嚟，分返我嗰份，最少十萬",
        "要她还6万本金，逾期利息从2026年1月1号算起",
        "阿媽想要佢哋每人每個月俾六百",
    ],
)
def test_what_the_court_is_to_order_is_kept_in_its_own_words(text: str) -> None:
    assert claims_told(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "我要离婚",
        "我要告他还钱",
        "I want to sue him",
        "我想退房退钱，可以吗",
        "去年退休了",
        "退货他们不收",
        "要还的日子是2025年5月1日",
        "支付宝转的，有欠条",
    ],
)
def test_a_wish_to_sue_a_question_and_what_happened_are_no_claims(text: str) -> None:
    assert claims_told(text) == ""


def test_a_claim_told_before_stands_below_the_drafted_ones() -> None:
    assert claims_of({"cause": "other", CLAIMS_TOLD: ["他道歉"]}) == ["他道歉"]
    assert claims_of({"cause": "other", CLAIMS_TOLD: ["他道歉"], "claims_so_far": ["他搬走"]}) == ["他搬走"]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("35% and I put in 1.05 million", "35%"),
        ("in the business registration yes, I put in 900 thousand yuan", "I put in 900 thousand yuan"),
        ("三成", "三成"),
        ("出资20万元", "出资20万元"),
        ("one third of it", "one third"),
        ("Hendra Wijaya", ""),
    ],
)
def test_a_share_is_taken_without_the_sentence_around_it(text: str, share: str) -> None:
    assert share_in(text) == share


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("要幾多錢訴訟費呀", ""),
        ("要交多少律师费", ""),
        ("想要佢退返定金，係咪要雙倍", "想要佢退返定金"),
        ("I want my deposit back and damages, how much are the court's fees", "I want my deposit back and damages"),
    ],
)
def test_what_is_only_asked_is_no_claim(text: str, claimed: str) -> None:
    assert claims_told(text) == claimed

"""Paying: half once only, when and whether in advance, relief, what comes back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answers import Answer
from actions.filing.fees import tell_topic
from actions.filing.readers.fee_wishes import FeeWish
from backend.filing.fees.court_fee import court_fee
from backend.filing.fees.payment import (
    charged,
    difference,
    most_after_reduction,
    prepayment,
    refund,
)
from backend.filing.fees.rates import load_fee_table

GROUNDS: Any = ("summary", "mediation", "withdrawal", "counterclaim")
KINDS: Any = sorted({*load_fee_table().kinds, "appeal", "counterclaim"})


@given(st.sampled_from(KINDS), st.sets(st.sampled_from(GROUNDS)), st.integers(1, 10**9))
def test_whatever_comes_together_half_is_the_least(kind: Any, grounds: set[Any], amount: int) -> None:
    fee = court_fee(kind, amount)
    assert charged(fee, grounds) == (fee.halved if grounds & set(fee.half_grounds) else fee.total)
    assert charged(fee, grounds) * 2 >= fee.total


def test_summary_and_mediation_together_are_half_and_never_a_quarter() -> None:
    fee = court_fee("property", 100_000)
    assert charged(fee, {"summary"}) == charged(fee, {"summary", "mediation"}) == Decimal("1150.00")
    assert charged(fee, set()) == Decimal("2300.00")


def test_summary_procedure_halves_no_appeal_and_nothing_halves_a_request() -> None:
    assert charged(court_fee("appeal", 100_000), {"summary"}) == 2300
    assert charged(court_fee("appeal", 100_000), {"withdrawal"}) == 1150
    assert charged(court_fee("preservation", 100_000), set(GROUNDS)) == 1020


@pytest.mark.parametrize(
    ("kind", "wages", "needed", "rule", "says"),
    [
        ("property", False, True, "FEE-22", "第二天起算7天内"),
        ("divorce", False, True, "FEE-22", "自然日"),
        ("labour", False, True, "FEE-22", "7天"),
        ("labour", True, False, "FEE-20", "可以不预交"),
        ("enforcement", False, False, "FEE-20", "由被执行人出"),
        ("recognition", False, True, "FEE-20", "由申请人先交"),
        ("divorce_recognition", False, True, "REC-DIV", "由申请人先交"),
        ("jurisdiction_objection", False, False, "FEE-13.6", "不成立才收"),
        ("appeal", False, True, "FEE-22", "递交上诉状时"),
        ("counterclaim", False, True, "FEE-22", "不等法院通知"),
        ("ruling_appeal", False, False, "FEE-8", "什么都不用交"),
        ("preservation", False, True, "FEE-14.2", "提出申请时"),
        ("arbitration_review", False, True, "FEE-14.5", "提出申请时"),
    ],
)
def test_what_is_paid_in_advance_and_when(kind: Any, wages: bool, needed: bool, rule: str, says: str) -> None:
    told = prepayment(kind, wages=wages)
    assert (told.needed, told.rule) == (needed, rule)
    assert says in told.text.zh


def test_a_reduction_leaves_at_most_seventy_per_cent() -> None:
    assert most_after_reduction(Decimal("2300.00")) == Decimal("1610.00")
    assert most_after_reduction(Decimal("50.01")) == Decimal("35.01")


@pytest.mark.parametrize(
    ("outcome", "back"),
    [
        ("not_accepted", 2300),
        ("dismissed", 2300),
        ("mediated", 1150),
        ("withdrawn", 1150),
        ("summary", 1150),
        ("deemed_withdrawn", 0),
    ],
)
def test_what_comes_back(outcome: Any, back: int) -> None:
    assert refund(court_fee("property", 100_000), outcome) == back


@given(st.sampled_from(KINDS), st.sampled_from(["mediated", "withdrawn", "summary"]), st.integers(1, 10**9))
def test_what_comes_back_and_what_is_charged_are_the_whole(kind: Any, outcome: Any, amount: int) -> None:
    ground: Any = {"mediated": "mediation", "withdrawn": "withdrawal", "summary": "summary"}[outcome]
    fee = court_fee(kind, amount)
    assert refund(fee, outcome) + charged(fee, {ground}) == fee.total


def test_a_claim_raised_is_topped_up_and_a_claim_cut_pays_back() -> None:
    small, large = court_fee("property", 100_000), court_fee("property", 200_000)
    assert difference(small, large) == 2000
    assert difference(large, small) == -2000


class _Listener:
    """The little of a turn that telling of a fee asks for."""

    language = "zh-Hans"
    answer = Answer("诉讼费能退吗", "ask_court_fee")
    heard = ""

    def say(self, utter: str, buttons: Any, *, lines: str) -> None:
        self.heard = lines

    def phrase(self, utter: str) -> str:
        return utter


def _told(topic: Any, kind: Any = None) -> str:
    turn: Any = _Listener()
    tell_topic(turn, FeeWish(kind=kind, topic=topic))
    return str(turn.heard)


@pytest.mark.parametrize(
    ("topic", "parts"),
    [
        ("pay", ("7天内", "按撤诉处理", "可以不预交")),
        ("how", ("7天内", "按撤诉处理")),
        ("relief", ("免交", "免交只给自然人")),
        ("refund", ("驳回起诉",)),
        ("bears", ("败诉的一方", "同样的标准")),
    ],
)
def test_who_asks_about_paying_is_told_what_the_measures_say(topic: Any, parts: tuple[str, ...]) -> None:
    assert [part for part in parts if part not in _told(topic)] == []


@pytest.mark.parametrize("kind", ["enforcement", "preservation", "ruling_appeal"])
def test_nobody_without_a_notice_is_told_that_the_suit_counts_as_withdrawn(kind: Any) -> None:
    assert "按撤诉处理" in _told("pay", "property")
    assert "按撤诉处理" not in _told("pay", kind)


def test_every_text_on_the_page_is_in_both_languages() -> None:
    for words in load_fee_table().notes.values():
        assert any("一" <= letter <= "鿿" for letter in words.zh)
        assert any("a" <= letter <= "z" for letter in words.en)

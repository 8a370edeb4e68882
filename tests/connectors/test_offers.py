"""Which typed words are a choice that was shown, and how choices stand in a plain text."""

from __future__ import annotations

import pytest

from backend.conversation.model import Button
from connectors.offers import meant
from connectors.rendering import numbered, shortened, takes_numbers

CHOICES = [["委托书", "/a"], ["Declaration", "/b"], ["亲属关系", "/c"]]
TWO = (Button("确认提交", "/a"), Button("改一项", "/b"))


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("3", "/c"), ("３", "/c"), ("3.", "/c"), ("（2）", "/b"), ("【1】", "/a"), (" declaration ", "/b"),
        ("亲属 关系", "/c"), ("0", None), ("4", None), ("3个", None), ("", None), ("三", None), ("12月3日", None),
    ],
)  # fmt: skip
def test_a_number_or_a_title_is_a_choice_and_nothing_else(text: str, payload: str | None) -> None:
    assert meant(text, CHOICES, numbered=True) == payload


def test_a_number_means_nothing_where_none_was_shown() -> None:
    assert meant("3", CHOICES, numbered=False) is None
    assert meant("委托书", CHOICES, numbered=False) == "/a"


def test_a_title_that_is_a_number_wins_over_the_position() -> None:
    assert meant("2", [["2", "/two"], ["1", "/one"]], numbered=True) == "/two"


def test_a_text_with_numbers_of_its_own_gets_no_second_ones() -> None:
    review = "请核对：\n1. 事项：委托书\n2. 姓名：李小明"
    assert not takes_numbers(review)
    assert numbered(review, TWO).endswith("\n· 确认提交\n· 改一项")
    assert numbered("好吗？", TWO) == "好吗？\n1. 确认提交\n2. 改一项"


def test_shortening_keeps_within_the_measure() -> None:
    assert shortened("一二三四", 3) == "一二…"
    assert shortened("一二三", 3) == "一二三"

"""Asking how one's own mediation stands, told apart from asking how mediation works."""

from __future__ import annotations

import pytest

from actions.readers.mediation import asks_standing


@pytest.mark.parametrize(
    "text",
    [
        "调解怎么样了", "調解而家點呀", "调解宜家点", "嗰單調解點呀", "调解谈成了没有", "调解傾掂未", "调解搞掂未",
        "那件调解后来怎么了", "调解如何了", "我的调解", "调解有消息吗", "how is the mediation",
        "any update on my mediation?",
        "what's happening with the mediation", "where are we with the mediation", "where is my mediation now",
    ],
)  # fmt: skip
def test_it_is_asked_of_ones_own(text: str) -> None:
    assert asks_standing(text)


@pytest.mark.parametrize(
    "text",
    [
        "调解怎么申请", "調解點解要錢", "调解点样收费", "调解要多久", "什么是调解", "调解协议有效吗",
        "how does mediation work",
        "is mediation free", "where can I find mediation",
    ],
)  # fmt: skip
def test_it_is_not_asked_of_ones_own(text: str) -> None:
    assert not asks_standing(text)

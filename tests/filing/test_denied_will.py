"""Unwillingness of the other side, which says nothing of whether anybody sued before, or whether there is a paper."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Choice
from actions.filing.element_choices import read_of_choices
from backend.shared.wording import Words

SUED = (Choice("never", Words("没有", "No")), Choice("long_ago", Words("判过不准离", "Yes, refused")))


@pytest.mark.parametrize(
    "text",
    [
        "佢唔肯签字",
        "他不同意怎么办",
        "老婆不愿意离",
        "he say he not agree",
        "she doesn't want it",
        "my husband refuses to talk",
        "对方不接电话",
    ],
)
def test_what_another_does_not_want_is_no_answer(text: str) -> None:
    assert not read_of_choices(Answer(text, "inform"), SUED).found


@pytest.mark.parametrize(
    "text", ["没有", "从来没告过", "我哋冇告过", "no, never", "he never sued me", "他没有起诉过", "not yet"]
)
def test_what_was_not_done_is_one(text: str) -> None:
    assert read_of_choices(Answer(text, "inform"), SUED).value == "never"

""" "No wait" and "不对" begin a correction; what follows them is the new value, and its entities move along."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Choice, pick
from actions.forms.passing import new_value, without_lead
from backend.shared.wording import Words

UNFILED = Choice("unfiled", Words("还没立案", "Not filed yet"), ("未立案",))


@pytest.mark.parametrize(
    ("text", "rest"),
    [("不对，我在曼彻斯特", "我在曼彻斯特"), ("不对 名字是陈志刚", "名字是陈志刚"), ("唔係，喺列治文", "喺列治文"),
     ("错了，应该是陈志刚", "陈志刚"), ("no wait i still have it", "i still have it"), ("不对", ""),
     ("Sorry, I meant Richmond", "Richmond"), ("哎呀错了，是明天", "明天")],
)  # fmt: skip
def test_what_follows_a_correction_is_the_new_value(text: str, rest: str) -> None:
    assert without_lead(text) == rest


@pytest.mark.parametrize("text", ["我不对他抱希望", "陈志刚", "Norway", "waiting for it", "nobody"])
def test_other_words_begin_no_correction(text: str) -> None:
    assert without_lead(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("律所改成广东明镜律师事务所", "广东明镜律师事务所"),
        ("change the firm to Mingjing", "Mingjing"),
        ("改律所", None),
    ],
)
def test_the_value_a_name_is_changed_to_is_read(text: str, value: str | None) -> None:
    assert new_value(text) == value


def test_a_choice_says_how_much_of_the_message_is_its_own_words() -> None:
    assert pick(Answer("未立案嘅", "ask_case_progress"), [UNFILED]).covers == 0.75
    assert pick(Answer("我的案子未立案，我想知道什么时候能立案", "inform"), [UNFILED]).covers < 0.5


@pytest.mark.parametrize("text", ["几钱", "使唔使钱㗎", "可以吗", "how long", "我在哪里办？"])
def test_a_question_is_known_by_its_words(text: str) -> None:
    assert Answer(text, "inform").asks


@pytest.mark.parametrize("text", ["我在伦敦", "british passport now", "未立案嘅"])
def test_a_statement_is_no_question(text: str) -> None:
    assert not Answer(text, "inform").asks

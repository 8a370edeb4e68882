"""Language follows the person; Traditional is converted around what must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.conversation.language import convert, convert_reply, follow
from backend.conversation.model import LANGUAGES, Button, Reply


@pytest.mark.parametrize(
    ("text", "current", "language"),
    [
        ("我想办公证", "en", "zh-Hans"),
        ("我想辦公證", "zh-Hans", "zh-Hant"),
        ("後天得唔得", "zh-Hans", "zh-Hant"),
        ("你好", "en", "zh-Hans"),
        ("I want to book an appointment", "zh-Hans", "en"),
        ("thank you", "zh-Hans", "en"),
        ("hello", None, "en"),
        ("", None, "zh-Hans"),
        ("我要 book 一个 slot 做公证", "en", "zh-Hans"),
    ],
)
def test_a_plain_text_decides(text: str, current: str | None, language: str) -> None:
    assert follow(text, current, chosen=False) == language


@pytest.mark.parametrize(
    "text", ["", "🙂", "好", "ok", "hello", "John Smith", "May Chan", "New York", "1", "⟦phone:0a1b2c3d4e⟧"]
)
@pytest.mark.parametrize("current", LANGUAGES)
def test_a_short_or_ambiguous_text_keeps_the_language(text: str, current: str) -> None:
    assert follow(text, current, chosen=False) == current


@given(st.text(), st.sampled_from(LANGUAGES))
def test_a_chosen_language_stays(text: str, current: str) -> None:
    assert follow(text, current, chosen=True) == current


@pytest.mark.parametrize("text", ["中文", "只要三天", "台山"])
def test_characters_both_scripts_share_keep_the_script(text: str) -> None:
    assert follow(text, "zh-Hant", chosen=False) == "zh-Hant"
    assert follow(text, "zh-Hans", chosen=False) == "zh-Hans"


def test_do_not_worry_is_written_as_people_write_it() -> None:
    assert convert("别着急，慢慢来，不要闹别扭", "zh-Hant") == "別着急，慢慢來，不要鬧彆扭"


def test_traditional_is_hong_kongs_and_leaves_marked_values_alone() -> None:
    text = "请\ue000张国后\ue001带护照到里面，号码⟦phone:0a1b2c3d4e⟧"
    assert convert(text, "zh-Hant") == "請张国后帶護照到裏面，號碼⟦phone:0a1b2c3d4e⟧"


def test_marks_are_shown_in_no_language() -> None:
    assert [convert("\ue000A\ue001", language) for language in LANGUAGES] == ["A", "A", "A"]


def test_button_titles_are_converted_and_payloads_are_not() -> None:
    reply = convert_reply(Reply("继续", (Button("上一步骤", '/inform{"x":"继续"}'),)), "zh-Hant")
    assert reply == Reply("繼續", (Button("上一步驟", '/inform{"x":"继续"}'),))

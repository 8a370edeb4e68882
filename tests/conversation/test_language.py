"""Traditional is converted around what must stay."""

from __future__ import annotations

from backend.conversation.language import convert, convert_reply
from backend.conversation.model import LANGUAGES, Button, Reply


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

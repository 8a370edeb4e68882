"""What a button sends is put together in one place (`actions.dialogue.buttons`), where it can hold codes only."""

from __future__ import annotations

import re
from pathlib import Path

from actions.dialogue.buttons import button, payload_of, sending, titled
from backend.shared.wording import Words
from tests.architecture.source_tree import strings_in

_HELPER = Path("actions/dialogue/buttons.py")
_BY_HAND = re.compile(r"/[a-z]+(?:_[a-z]+)*(?:\{.*)?")


def test_no_payload_is_written_by_hand() -> None:
    written = [(path, text) for path, text in strings_in("actions") if _BY_HAND.fullmatch(text) and path != _HELPER]
    assert written == []


def test_a_button_has_its_title_in_the_language_and_its_codes_by_key() -> None:
    title = Words("取消", "Cancel")
    assert button("zh-Hans", title, "cancel") == {"title": "取消", "payload": "/cancel"}
    assert button("en", title, "cancel", form_sure="yes")["payload"] == '/cancel{"form_sure": "yes"}'
    assert sending("en", title, payload_of("cancel")) == button("en", title, "cancel")
    assert titled("Cancel", "cancel") == button("en", title, "cancel")


def test_signs_in_a_code_do_not_break_the_payload() -> None:
    assert payload_of("inform", slot='a"b') == '/inform{"slot": "a\\"b"}'

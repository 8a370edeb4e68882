"""A button's title typed by hand means the button; half of it that says the opposite does not."""

from __future__ import annotations

import pytest

from actions.answers import Choice
from actions.dialogue.readers.options import typed_title
from backend.shared.wording import Words

TYPE = Choice("type", Words("我自己打字", "I will type it"))
AGREE = Choice("yes", Words("知道了，继续", "Understood, go on"))
REFUSE = Choice("no", Words("不同意这样做", "I do not agree"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I will type it", "type"),
        ("I'll type it", "type"),
        ("I don't agree", "no"),
        ("我自己打字。", "type"),
        ("自己打字", "type"),
        ("知道了,繼續", "yes"),
        ("不同意这样", "no"),
    ],
)
def test_the_typed_title_is_its_button(text: str, value: str) -> None:
    found = typed_title(text, (TYPE, AGREE, REFUSE))
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["", "同意这样做", "agree", "打字", "it", "我叫陈大文"])
def test_too_little_or_the_opposite_is_no_title(text: str) -> None:
    assert typed_title(text, (TYPE, AGREE, REFUSE)) is None

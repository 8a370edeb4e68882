"""Which language is wanted is told from the one that somebody does not know."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.forms.controls import wanted_language


def said(text: str, **named: str) -> Answer:
    """A message in which the words given as values name the languages given as keys."""
    found = [
        {"entity": "language", "value": code.replace("_", "-"), "start": text.index(word)}
        for code, word in named.items()
    ]
    return Answer(text, "change_language", entities=sorted(found, key=lambda one: one["start"]))


@pytest.mark.parametrize(
    ("message", "language"),
    [
        (said("我不懂英文，讲中文", en="英文", zh_Hans="中文"), "zh-Hans"),
        (said("我唔識英文", en="英文"), "zh-Hans"),
        (said("I can't read Chinese, English please", zh_Hans="Chinese", en="English"), "en"),
        (said("I don't speak Chinese", zh_Hans="Chinese"), "en"),
        (said("英文", en="英文"), "en"),
        (said("换一种语言"), None),
    ],
)
def test_the_language_that_is_wanted(message: Answer, language: str | None) -> None:
    assert wanted_language(message) == language

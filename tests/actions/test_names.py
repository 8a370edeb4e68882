"""Nobody is called "how long does it take"; whoever is called Okafor or 何文 is."""

from __future__ import annotations

import pytest

from actions.answers import Answer, read_name


@pytest.mark.parametrize(
    "name",
    [
        "陈大文",
        "何文",
        "Okafor",
        "Noah Yeung",
        "Susan Wong",
        "Ok",
        "Will Ho",
        "Do Van Minh",
        "How Kok Meng",
        "No Yeung",
    ],
)
def test_a_name_is_read(name: str) -> None:
    assert read_name(Answer(name, "inform")).value == name


@pytest.mark.parametrize("text", ["how long does it take", "要多久", "这个要怎么填", "yes submit", "ok go on"])
def test_a_question_or_a_yes_is_no_name(text: str) -> None:
    assert read_name(Answer(text, "inform")).value is None

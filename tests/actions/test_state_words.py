"""The state of "a Canadian passport" is a name, not the sentence around it."""

from __future__ import annotations

import pytest

from actions.identity.readers.category_words import state_in


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I want to verify my identity, I hold a Canadian passport", "Canadian"),
        ("My Canadian passport", "Canadian"),
        ("Australian citizen", "Australian"),
        ("I am a New Zealand citizen", "New Zealand"),
        ("I have a United States passport", "United States"),
        ("我拿加拿大护照", "加拿大"),
        ("我入了美国籍", "美国"),
        ("係澳洲國籍", "澳洲"),
        ("canadian passport. name Susan Wong", "Canadian"),
        ("new zealand citizen here", "New Zealand"),
        ("i have a passport", ""),
        ("i hold a valid passport", ""),
        ("chinese passport", ""),
        ("I hold a foreign passport", ""),
        ("Chinese passport", ""),
        ("我拿外国护照", ""),
    ],
)
def test_the_state_is_read_without_the_sentence_around_it(text: str, state: str) -> None:
    assert state_in(text) == state

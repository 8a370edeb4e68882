"""Of which state somebody says that they are a citizen."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.demonyms import citizen_of


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Singaporean", "SG"),
        ("I'm Canadian", "CA"),
        ("i am an american", "US"),
        ("Malaysian Chinese", "MY"),
        ("I'm a New Zealander now.", "NZ"),
        ("my nationality is Trinidadian", "TT"),
        ("American-born Chinese", "US"),
        ("I’m a Filipino citizen", "PH"),
        ("我是新加坡人", "SG"),
        ("我係加拿大人", "CA"),
        ("馬來西亞公民", "MY"),
    ],
)
def test_the_word_for_a_citizen_names_the_state(text: str, state: str) -> None:
    assert citizen_of(text) == state


@pytest.mark.parametrize(
    "text",
    ["Chinese", "I'm Chinese", "我是中国人", "Taiwanese", "香港人", "my wife is American", "我老公是加拿大人",
     "I live in Canada", "加拿大", "Canadian passport costs how much", "an American bank froze my account", ""],
)  # fmt: skip
def test_others_and_other_things_of_a_state_are_not_read(text: str) -> None:
    assert citizen_of(text) is None

"""A child who tells of being touched, and a last message to one's own, are dangers; look-alikes are none."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import read


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("violence_now", "My 7 year old told me grandpa touches her. what do i do"),
        ("violence_now", "my daughter says her teacher touches her at school"),
        ("violence_now", "My son is 9 years old and his coach has been touching him"),
        ("violence_now", "my niece told us her stepfather molested her"),
        ("self_harm", "please tell my wife in Kaiping i love her and she can keep the house. bye"),
        ("self_harm", "Tell my kids I loved them, goodbye"),
        ("self_harm", "I feel like disappearing. nobody would notice. Can I still change my will?"),
        ("self_harm", "sometimes i just want to disappear, no one would miss me"),
    ],
)
def test_a_child_who_is_touched_and_a_last_message(kind: str, text: str) -> None:
    found = read(text)
    assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "my daughter touches her inheritance only at 18",
        "my daughter says the story touched her heart",
        "my 5 year old son touched him by accident on the bus",
        "his words touched me",
        "Tell my wife I love her cooking, and can she keep the house in a divorce?",
        "tell my wife the hearing is monday, goodbye",
        "please tell my brother that he can keep the house",
        "I want my name to disappear from the deed, would nobody notice?",
        "my husband disappeared and nobody noticed",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    assert read(text) is None

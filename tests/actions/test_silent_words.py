"""Words for those who cannot or will not telephone: stealth for who is held, company for who thinks of dying."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.reply import Help, further_words
from backend.shared.emergency_numbers import numbers_in

THERE = Help(numbers_in("CA"), "加拿大", True)


def words(kind: str, language: str, before: int) -> str:
    """Reply to a further word of somebody who does not call."""
    return further_words(Danger(kind, "self", language, "goes_on"), THERE, before, silent=True)


@pytest.mark.parametrize(
    ("language", "stealth"),
    [("zh", ("静音", "删掉", "赎身")), ("en", ("mute", "delete", "release money"))],
)
def test_who_thinks_of_dying_hears_nothing_for_captives(language: str, stealth: tuple[str, ...]) -> None:
    said = [words("self_harm", language, before) for before in range(1, 7)]
    assert not [one for one in said for word in stealth if word in one]
    assert len(set(said)) >= 5  # never the same words twice
    assert any(word in words("trafficked_or_held", language, 1) for word in stealth)

"""A question after a swindle is heard as one: to take it to court, or to get the money back."""

from __future__ import annotations

import pytest

from actions.emergency.readers.questions import asks_to_get_back, asks_to_sue


@pytest.mark.parametrize(
    ("text", "sues", "gets_back"),
    [
        ("之後可唔可以喺江門告返佢", True, False), ("那以后能告他吗", True, False),
        ("Can I sue him later?", True, False),
        ("咁我點追返啲錢", False, True), ("钱还能要回来吗", False, True), ("how do I get my money back", False, True),
        ("告诉我怎么办", False, False), ("他又打来了", False, False), ("thanks", False, False),
    ],
)  # fmt: skip
def test_what_is_asked_after_a_swindle(text: str, sues: bool, gets_back: bool) -> None:
    assert (asks_to_sue(text), asks_to_get_back(text)) == (sues, gets_back)

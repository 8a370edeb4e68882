"""Belongings alone are kept at the question for an estate or common property, and nothing that is not there."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.readers.facts_refused import belongings_told


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("没有债", ""), ("沒有欠人錢", ""), ("no debts", ""), ("台山水步镇一栋楼，没有存款", "台山水步镇一栋楼"),
        ("a flat in Kaiping, no savings", "a flat in Kaiping"), ("农行存折，有二十万", "农行存折，有二十万"),
        ("一间没有房产证的屋", "一间没有房产证的屋"),
    ],
)  # fmt: skip
def test_what_is_there_alone_is_kept(said: str, kept: str) -> None:
    assert belongings_told(Answer(said, "inform")) == kept

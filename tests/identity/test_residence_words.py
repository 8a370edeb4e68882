"""Only the name of a country, a region or a town is taken for where somebody lives or is a citizen of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.identity.readers.category_words import read_home, read_state

TURN = cast(Any, SimpleNamespace(language="zh-Hans"))


@pytest.mark.parametrize("text", ["加拿大", "多伦多", "泰国", "Canada", "巴拿马城"])
async def test_a_place_that_is_known_is_taken(text: str) -> None:
    assert (await read_home(TURN, Answer(text, "inform"))).value == text


@pytest.mark.parametrize("text", ["身份证", "护照", "张三", "等一下我看看", "my passport", "二十年了", "五年", "12345"])
async def test_other_words_are_pointed_out_and_not_kept(text: str) -> None:
    for read in (read_home, read_state):
        found = await read(TURN, Answer(text, "inform"))
        assert (found.value, found.problem) == (None, "utter_identity_state_odd")

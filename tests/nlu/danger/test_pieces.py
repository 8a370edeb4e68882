"""A long story is weighed sentence by sentence."""

from __future__ import annotations

import pytest

from bot.nlu.danger.pieces import pieces


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("他走了。我没事！", 20, ["他走了。", "我没事！"]),
        ("第一句，第二句，第三句", 8, ["第一句，第二句，", "第三句"]),
        ("没有停顿的一长句话在这里", 5, ["没有停顿的", "一长句话在", "这里"]),
        ("one two; three", 20, ["one two;", "three"]),
        ("", 5, []),
    ],
)
def test_a_text_is_cut_where_it_pauses(text: str, most: int, cut: list[str]) -> None:
    assert pieces(text, most) == cut

"""A long story is weighed sentence by sentence."""

from __future__ import annotations

import pytest

from bot.nlu.danger.pieces import clauses, pieces


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


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("想问保护令，他在门口砸门了", ["他在门口砸门了"]),
        ("which form is it, he is at the door; now", ["which form is it", "he is at the door"]),
        ("one clause only", []),
    ],
)
def test_the_clauses_of_a_message_that_has_several_are_told_apart(text: str, cut: list[str]) -> None:
    assert clauses(text, 6) == cut

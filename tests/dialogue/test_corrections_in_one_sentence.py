"""A number or a name, and what is to stand there, in one sentence sets it; nothing else is read as such a sentence."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.dialogue.readers.revisions import revisions

TITLES = frozenset({"想怎么解决", "涉及金额", "对方在哪里", "what you want", "where they are"})
NAMES = frozenset({"想怎么解决", "要求", "金额", "货物", "对方在哪里", "地方", "agent", "address", "want"})


@pytest.mark.parametrize(
    ("text", "subject", "words"),
    [
        ("改第6项 鹤山沙坪镇", "第6项", "鹤山沙坪镇"),
        ("改第 4 项 2024年3月12日", "第 4 项", "2024年3月12日"),
        ("帮我改第十项，周末晚上", "第十项", "周末晚上"),
        ("改第3條：David Liang", "第3条", "David Liang"),
        ("change item 6 to Heshan", "item 6", "Heshan"),
        ("change number 3 David Liang", "number 3", "David Liang"),
        ("改我想怎么解决 还40万 可以分两期", "想怎么解决", "还40万 可以分两期"),
        ("改金额 45万", "金额", "45万"),
        ("金额改45万", "金额", "45万"),
        ("改货物是五金配件", "货物", "五金配件"),
        ("改 货物是五金配件", "货物", "五金配件"),
        ("change my address to 12 Elm Street", "address", "12 Elm Street"),
    ],
)
def test_what_is_named_with_its_value_is_set(text: str, subject: str, words: str) -> None:
    (found,) = revisions(Answer(text, "inform"), at_review=True, titles=TITLES, names=NAMES)
    assert (found.subject, found.words.text, found.denied) == (subject, words, "")


@pytest.mark.parametrize(
    "text", ["改第6项", "改金额", "change number 3", "我要改天再说", "改6月3号", "第6项", "货物是五金配件吗"]
)
def test_a_name_alone_or_other_words_set_nothing(text: str) -> None:
    assert all(not one.subject for one in revisions(Answer(text, "inform"), titles=TITLES, names=NAMES))

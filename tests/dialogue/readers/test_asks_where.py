"""A question behind its subject is a question, unless it is said that others know or tell the answer."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.speech_acts import asks

ASKED = [
    "最近的大使馆在哪", "最近嘅領事館喺邊", "公证处怎么去", "办公证找谁", "呢份嘢搵邊個", "去哪办呢", "领事馆在哪儿",
    "also want to know where the nearest embassy is", "and I would like to know how long it takes",
]  # fmt: skip
TOLD = [
    "不知道他在哪", "问他在哪", "我忘了合同在哪", "他在哪个城市都行", "我知道法院怎么去", "由法院决定找谁",
    "不管他去哪",
    "my brother wants to know nothing of it",
]  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
def test_where_and_whom_are_asked_at_the_end(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", TOLD)
def test_what_others_know_or_decide_is_no_question(text: str) -> None:
    assert not asks(text)

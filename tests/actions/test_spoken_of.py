"""A short question has no subject of its own; one that names its subject is left to whoever knows that."""

from __future__ import annotations

import pytest

from actions.topic import short_question


@pytest.mark.parametrize(
    ("text", "kind"),
    [("那要多少钱", "cost"), ("使唔使钱㗎", "cost"), ("几钱啊", "cost"), ("how much is it", "cost"),
     ("is it free?", "cost"),
     ("要带什么", "papers"), ("帶咩去", "papers"), ("what do i need to bring", "papers"),
     ("我呢边係几点", "clock"), ("北京時間幾點呀", "clock"), ("what time is that here", "clock"),
     ("要多久", "time"), ("几耐搞掂", "time"), ("how long does it take", "time")],
)  # fmt: skip
def test_a_short_question_is_known(text: str, kind: str) -> None:
    assert short_question(text) == kind


@pytest.mark.parametrize(
    "text",
    ["诉讼费要多少钱", "公证要带什么", "欠我30万要交多少钱", "how much does a lawyer cost", "我弟弟可以旁听吗", "快点",
     "末班车几点", "what time does the library close",
     "他说好的钱拖了很多年一直不还我现在怎么办要多少钱"],
)  # fmt: skip
def test_what_names_its_subject_is_no_short_question(text: str) -> None:
    assert short_question(text) is None

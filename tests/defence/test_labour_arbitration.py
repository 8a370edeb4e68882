"""Who must answer in labour arbitration is told its ten days, and never a court's fifteen or thirty."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.defence.labour_arbitration import answered
from actions.readers.standing import stands


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("工人在新会仲裁告我公司", True), ("前员工去劳动仲裁告我们欠工资", True), ("我公司被员工申请劳动仲裁了", True),
        ("收到劳动仲裁的开庭通知", True), ("仲裁委寄来通知，说员工要加班费", True),
        ("a former worker started labour arbitration against my company", True),
        ("we received an arbitration notice from the labour commission about wages", True),
        ("我要劳动仲裁告公司", False), ("老板欠我工资，要先仲裁吗", False), ("劳动仲裁怎么申请", False),
        ("公司欠我工资，我收到仲裁裁决了", False), ("对方在深圳国际仲裁院仲裁我们货款", False),
        ("员工告我，法院传票到了", False), ("I want to start labour arbitration against my boss", False),
    ],
)  # fmt: skip
def test_who_must_answer_there_is_told_apart_from_who_applies(text: str, *, answers: bool) -> None:
    assert stands("answers_labour_arbitration", text) is answers


class Talk:
    """A turn outside any form."""

    def __init__(self, text: str, *before: str) -> None:
        self.answer, self.has_draft, self.language = Answer(text, "ask_time_limit"), False, "zh-Hans"
        self.before = [Answer(one, "inform") for one in before]

    def typed_before(self, most: int) -> list[Answer]:
        return self.before[:most]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("劳动仲裁结果我上周五收到，不满意，几号前要起诉", []),
        ("那最迟哪天", ["劳动仲裁的裁决收到了", "仲裁委寄来通知，说员工要加班费"]),
    ],
)  # fmt: skip
def test_an_award_that_came_is_not_answered_with_the_ten_days(text: str, before: list[str]) -> None:
    talk: Any = Talk(text, *before)
    assert not answered(talk)

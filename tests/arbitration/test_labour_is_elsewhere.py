"""The arbitration of a dispute about work is at the labour commission; the application to SCIA is not for it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.arbitration.flow import ARBITRATION, of_labour
from actions.arbitration.memory import told_of_labour
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import LeaveFlow
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.dialogue.turn import Turn


def _turn(*texts: str) -> Turn:
    events = [{"event": "user", "text": text, "parse_data": {"entities": []}} for text in texts]
    return cast(
        Turn, SimpleNamespace(tracker=SimpleNamespace(events=events), answer=Answer(texts[-1], "start_arbitration"))
    )


@pytest.mark.parametrize(
    ("told", "labour"),
    [
        (("老板拖欠我四个月工资没发", "那要去哪里申请仲裁"), True),
        (("我要申请劳动仲裁",), True),
        (("合同写争议提交深圳国际仲裁院仲裁，对方欠货款", "我要申请仲裁"), False),
        (("客户不付货款", "我想申请仲裁"), False),
    ],
)
def test_a_dispute_about_work_told_before_is_remembered(told: tuple[str, ...], labour: bool) -> None:
    assert told_of_labour(_turn(*told)) is labour


def test_inside_the_form_it_is_left_for_the_labour_commission() -> None:
    state = State(cast(Any, ARBITRATION), {}, "clause", QuestionTable({}))
    made = of_labour(state, Answer("我说的是劳动仲裁，不是合同", "inform"), Candidates())
    assert [type(one) for one in made] == [LeaveFlow]
    assert of_labour(state, Answer("争议提交深圳国际仲裁院", "inform"), Candidates()) == ()

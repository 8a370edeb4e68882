"""What is read of a message that is no answer: choices are compared, and no partner's diary is opened for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue.extract import extract
from actions.dialogue.fields import Field
from actions.dialogue.flow import Flow
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from backend.conversation.wanted import A_COMING_DAY, A_TIME, Wanted
from backend.shared.errors import PlatformUnavailable
from backend.shared.wording import Words
from tests.dialogue.states import state_of

LATER = Choice("later", Words("先填写，提交前再验证", "Fill in first, verify before sending"))


async def _nothing(_turn: Turn, _said: Answer) -> Reading:
    return NOTHING


async def _choices(_turn: Turn) -> Sequence[Choice]:
    return (LATER,)


async def _diary_closed(_turn: Turn) -> Sequence[Choice]:
    raise PlatformUnavailable("notary")


async def _read(earlier: Field, text: str) -> Any:
    """Return what is read of a text at a second question, when ``earlier`` is answered."""
    open_now = Field("phone", Words("电话", "Telephone"), _nothing)
    return await _extracted(state_of((earlier, open_now), "phone", {earlier.name: "told"}), text)


async def _read_at(open_now: Field, text: str) -> Any:
    """Return what is read of a text at a question."""
    return await _extracted(state_of((open_now,), open_now.name), text)


async def _extracted(state: State, text: str) -> Any:
    async def gather(*_: object) -> dict[str, Any]:
        return {}

    flow = SimpleNamespace(**vars(state.flow), gather=gather, refuses=lambda *_: None)
    turn = SimpleNamespace(answer=Answer(text, "inform", "ask_back"), language="zh")
    return await extract(cast(Flow, flow), cast(Turn, turn), replace(state, flow=cast(Flow, flow)))


async def test_the_title_of_an_answered_questions_choice_is_read() -> None:
    identity = Field("identity", Words("核验", "Identity"), _nothing, choices=_choices)
    found = await _read(identity, LATER.label.zh)
    assert found.titled["identity"].value == "later"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("借条上写的是2021年5月1日，利息可以要吗？", 2),
        ("如果是2021年5月1日借的，还能告吗？", 0),
        ("2021年5月1日", 0),
    ],
)
async def test_a_value_and_a_question_in_one_message_are_parted_unless_it_is_only_supposed(
    text: str, parts: int
) -> None:
    async def day(_turn: Turn, said: Answer) -> Reading:
        return Reading("2021-05-01") if "5月" in said.text else NOTHING

    lent_on = Field("lent_on", Words("借款日期", "Date"), day)
    found = await _read_at(lent_on, text)
    assert len(found.by_clause) == parts


@pytest.mark.parametrize("wants", [A_TIME, A_COMING_DAY])
async def test_a_message_is_read_when_the_diary_of_a_time_already_chosen_does_not_answer(wants: Wanted) -> None:
    chosen = Field("slot", Words("时间", "Time"), _nothing, choices=_diary_closed, wants=wants)
    assert (await _read(chosen, "先帮我保存一下吧")).titled == {}


@pytest.mark.parametrize(("text", "read"), [("问题改成裁决能执行吗？", True), ("等等，法院收多少钱？", False)])
async def test_a_question_in_the_place_of_an_answer_is_read_where_that_is_named(text: str, read: bool) -> None:
    async def words(_turn: Turn, said: Answer) -> Reading:
        return Reading(said.text)

    earlier = Field("question", Words("问题", "Question"), words, free_text=True)
    found = await _read(earlier, text)
    assert any("question" in one.readings for one in found.revised) is read


@pytest.mark.parametrize(
    ("text", "is_judged"),
    [
        ("why do you want my number? ⟦phone:00112233aa⟧", False),
        ("点解要电话㗎？⟦phone:00112233aa⟧", False),
        ("⟦phone:00112233aa⟧", False),
        ("I called him on ⟦phone:00112233aa⟧ and he shouted at me", True),
    ],
)
async def test_a_value_beside_a_question_is_as_sure_as_the_value_alone(text: str, is_judged: bool) -> None:
    async def number(_turn: Turn, said: Answer) -> Reading:
        return Reading("⟦phone:00112233aa⟧", entities=("phone",))

    found = await _read_at(Field("phone", Words("电话", "Telephone"), number), text)
    assert (found.belief is not None) is is_judged

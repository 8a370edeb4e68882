"""Several questions of one message are each answered once, in order, and what is left over is named."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.message import Clause, UserMessage
from actions.dialogue.outside import answer_all, answer_instead
from actions.dialogue.questions import QuestionTable
from actions.dialogue.turn import Turn
from actions.topic import AnswerTo


class Heard:
    """A turn outside any form that keeps what is said as the real one does."""

    language, has_draft = "zh-Hans", False
    unsay_repeats = Turn.unsay_repeats

    def __init__(self, answer: UserMessage) -> None:
        self.answer = answer
        self.dispatcher = SimpleNamespace(messages=[])
        self.tracker = SimpleNamespace(events=[])

    @property
    def said_now(self) -> Sequence[Any]:
        return self.dispatcher.messages

    def say(self, utter: str, buttons: Any = (), **facts: Any) -> None:
        self.dispatcher.messages.append({"response": utter, **facts})


def says(utter: str) -> AnswerTo:
    async def answer(turn: Any) -> None:
        turn.say(utter)

    return answer


ANSWERS = {name: says(f"utter_{name}") for name in ("ask_fee", "ask_place", "ask_bring", "ask_judge", "ask_law")}
SHORT = {("authorization", "cost"): says("utter_cost_of_authorization")}


async def sure_of_law(turn: Any) -> str:
    return "ask_law" if "时效" in turn.answer.text else ""


def table() -> QuestionTable:
    return QuestionTable({**ANSWERS, "ask_fees_too": says("utter_ask_fee")}, SHORT, sure_of_law)


def message(*parts: tuple[str, str]) -> UserMessage:
    text, spans = "，".join(words for words, _ in parts), []
    for words, intent in parts:
        start = text.index(words)
        spans.append(Clause(start, start + len(words), intent, "answer" if intent else "refuse"))
    return UserMessage(text, parts[0][1], parts=tuple(spans))


async def said_to(*parts: tuple[str, str]) -> list[dict[str, Any]]:
    turn: Any = Heard(message(*parts))
    assert await answer_all(turn, table())
    said: list[dict[str, Any]] = turn.dispatcher.messages
    return said


async def test_each_is_answered_in_order() -> None:
    said = await said_to(("法院在哪里", "ask_place"), ("诉讼费多少呢", "ask_fee"))
    assert [one["response"] for one in said] == ["utter_ask_place", "utter_ask_fee"]


async def test_what_was_heard_as_nothing_is_answered_where_the_library_is_sure() -> None:
    said = await said_to(("借款时效几年？", ""), ("法院在哪里", "ask_place"))
    assert [one["response"] for one in said] == ["utter_ask_law", "utter_ask_place"]


async def test_the_same_answer_is_told_once() -> None:
    said = await said_to(("诉讼费多少呢", "ask_fee"), ("要交多少钱呢", "ask_fees_too"))
    assert [one["response"] for one in said] == ["utter_ask_fee"]


async def test_what_is_left_over_is_named() -> None:
    parts = (("法院在哪里", "ask_place"), ("诉讼费多少呢", "ask_fee"), ("带什么东西呢", "ask_bring"))
    said = await said_to(*parts, ("法官是谁呢？", "ask_judge"), ("月亮有多远？", ""))
    assert [one["response"] for one in said][:3] == ["utter_ask_place", "utter_ask_fee", "utter_ask_bring"]
    assert "法官是谁呢" in said[3]["words"] and "月亮有多远" in said[3]["words"] and len(said) == 4


@pytest.mark.parametrize("asked", [("费用多少",), ("那費用係幾多",)])
async def test_a_short_question_is_about_what_the_message_named_before(asked: tuple[str]) -> None:
    said = await said_to(("我想视频委托律师", "start_authorization"), (asked[0], ""))
    assert [one["response"] for one in said] == ["utter_cost_of_authorization"]


async def test_one_question_alone_names_nothing_left_over() -> None:
    turn: Any = Heard(UserMessage("法院在哪里？", "ask_place"))
    assert await answer_all(turn, table())
    assert [one["response"] for one in turn.dispatcher.messages] == ["utter_ask_place"]


@pytest.mark.parametrize(
    ("part", "is_asked"),
    [
        ("最近的领事馆在哪，我在悉尼", True),
        ("附近的公证处喺邊，我喺多倫多", True),
        ("I'm in Sydney, where is the consulate", True),
        ("我在悉尼", False),
        ("I'm in Sydney", False),
        ("我人喺多倫多", False),
    ],
)
def test_a_clause_that_only_tells_where_one_is_asks_for_nothing(part: str, is_asked: bool) -> None:
    async def near(turn: Any) -> None: ...

    async def fee(turn: Any) -> None: ...

    table = QuestionTable({"find_institution": near, "ask_court_fee": fee})
    before = "诉讼费多少，"
    clauses = (Clause(0, 5, "ask_court_fee"), Clause(6, 6 + len(part), "find_institution"))
    asked = UserMessage(before + part, "find_institution", parts=clauses)
    assert (near in [answer for answer, _ in table.everything_asked(asked, "")]) is is_asked


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            (
                ("视频办要多少钱呢", "start_authorization"),
                ("他不签怎么办", "ask_law"),
                ("法院在哪里呢？", "ask_place"),
            ),
            ["utter_cost_of_authorization", "utter_ask_law", "utter_ask_place"],
        ),
        (
            (("视频办要多少钱呢", "start_authorization"), ("他不签", "ask_law")),
            ["utter_cost_of_authorization"],
        ),
        ((("视频办要多少钱呢", "start_authorization"),), ["utter_cost_of_authorization"]),
    ],
)
async def test_beside_a_question_of_a_service_the_others_are_answered_too(
    parts: tuple[tuple[str, str], ...], told: list[str]
) -> None:
    turn: Any = Heard(message(*parts))
    assert await answer_instead(turn, table(), "authorization")
    assert [one["response"] for one in turn.dispatcher.messages] == told


@pytest.mark.parametrize("own", ["我要做什么", "使唔使我做啲乜", "现在怎么办", "需要我做什么吗", "而家点啊"])
async def test_what_is_to_be_done_is_told_by_the_answer_beside_it(own: str) -> None:
    turn: Any = Heard(message(("诉讼费多少", "ask_fee"), (own, "")))
    assert await answer_all(turn, table())
    assert [one["response"] for one in turn.said_now] == ["utter_ask_fee"]


async def test_what_asks_for_more_than_that_is_still_named() -> None:
    turn: Any = Heard(message(("诉讼费多少", "ask_fee"), ("我要做什么体检吗", "")))
    assert await answer_all(turn, table())
    assert "我要做什么体检" in str(turn.said_now[-1])

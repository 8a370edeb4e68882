"""Who wants a fact forgotten is heard at any question; who has forgotten a number themselves is not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.message import UserMessage
from actions.profile.telling import _take_out, asked_outright


@pytest.mark.parametrize(
    "text",
    [
        "忘掉我的电话", "把我电话删掉，不想对方看到", "删掉我的地址", "不要记我的护照", "唔好記我個電話",
        "將我個電話刪咗",
        "forget my phone number", "please delete my email", "don't keep my passport",
    ],
)  # fmt: skip
def test_a_wish_to_forget_a_fact_is_no_answer(text: str) -> None:
    assert asked_outright(UserMessage(text, "inform")) == "forget_memory"


@pytest.mark.parametrize(
    "text",
    [
        "我忘了我的电话", "他把我的电话删了，还骂我，欠我的钱一直不还，我要他还钱加利息，还要道歉",
        "I forgot my phone number", "can you delete my phone number?", "房子一人一半",
    ],
)  # fmt: skip
def test_other_words_of_a_number_forget_nothing(text: str) -> None:
    assert asked_outright(UserMessage(text, "inform")) == ""


def test_who_asks_for_their_number_is_told_what_is_remembered() -> None:
    assert asked_outright(UserMessage("我的电话是多少？", "inform")) == "ask_memory"


@pytest.mark.parametrize(
    ("service", "kept", "left"),
    [
        ("notarization", {"phone": "⟦phone:1⟧", "matter": "will"}, {"matter"}),
        ("mediation", {"phone": "⟦phone:1⟧", "wish": "一人一半"}, {"wish"}),
        ("filing", {"plaintiff_1_phone": "⟦phone:1⟧", "defendant_1_phone": "⟦phone:2⟧"}, {"defendant_1_phone"}),
    ],
)
def test_it_is_taken_out_of_the_open_form_too_and_nothing_of_anybody_else(
    service: str, kept: dict[str, Any], left: set[str]
) -> None:
    forgotten: list[str] = []
    turn = SimpleNamespace(
        has_draft=True,
        draft=SimpleNamespace(service=service),
        answers=kept,
        change=lambda forget: forgotten.extend(forget),
    )
    assert _take_out(turn, ["phone"])  # type: ignore[arg-type]
    assert set(kept) - {*forgotten} == left

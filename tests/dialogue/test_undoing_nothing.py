"""At "really undo it?" nothing has been undone yet: who wants it left, or brought back, keeps it."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import SetSlot
from actions.dialogue.confirm import Confirm
from actions.dialogue.interpreter import interpret
from actions.dialogue.message import UserMessage
from backend.shared.wording import Words
from tests.dialogue.states import state_of

SURE = Confirm(
    yes=Words("确定取消", "Yes, cancel it"),
    no=Words("不取消，保留", "No, keep it"),
    yes_words=("确定", "取消", "cancel"),
).field()
KEPT = [
    ("帮我恢复刚才那个", "restore_draft"),
    ("哎我按错了，帮我恢复", "restore_draft"),
    ("不取消", "cancel"),
    ("唔好取消住", "cancel"),
    ("先别取消", "cancel"),
    ("don't cancel it", "cancel"),
    ("sorry, pressed it by mistake", "correct_answer"),
    ("keep it please", "inform"),
]


@pytest.mark.parametrize(("text", "intent"), KEPT)
async def test_nothing_is_undone(text: str, intent: str) -> None:
    message = UserMessage(text, intent, "answer")
    found = await SURE.read(cast(Any, None), message)
    assert found.value == "no"
    commands = interpret(state_of([SURE], "sure"), message, Candidates(found))
    assert [type(one) for one in commands] == [SetSlot]


@pytest.mark.parametrize(
    ("text", "intent"), [("取消吧", "cancel"), ("有没有别的时间", "inform"), ("能恢复吗", "ask_law")]
)
async def test_what_wants_nothing_kept_keeps_nothing(text: str, intent: str) -> None:
    assert (await SURE.read(cast(Any, None), UserMessage(text, intent, "answer"))).value != "no"

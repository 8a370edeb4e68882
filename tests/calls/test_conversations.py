"""Calls as a person lives them in the chat, played with the real bot and an officer at the desk; and their readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actions.calls.readers.wishes import calls_off, finds_wrong, is_about_summary, moves, wants_at_once, wants_link
from actions.calls.telling import _wished
from backend.calls.announcements import CANCEL, LINK, MOVE, NOT_RIGHT
from tests.stage.house import House
from tests.stage.player import Player, read_conversations

CONVERSATIONS = read_conversations(Path(__file__).with_name("conversations.yml"))


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    Player(house, conversation.get("timezone", "Asia/Shanghai")).play(conversation["turns"])


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("取消通话", CANCEL), ("我唔傾電話喇，取消", CANCEL), ("call off my call with the court", CANCEL),
        ("取消，改到明天吧", MOVE), ("通话改个时间", MOVE), ("reschedule my call", MOVE), ("改通話時間", MOVE),
        ("给我通话的链接", LINK), ("how do I join the call", LINK), ("我要进去通话", LINK),
        ("小结不对", NOT_RIGHT), ("the summary is wrong", NOT_RIGHT), ("小結唔啱", NOT_RIGHT),
        ("小结没有错", ""), ("通话小结写了吗", ""), ("我的通话是什么时候", ""), ("has anyone taken my call", ""),
    ],
)  # fmt: skip
def test_what_is_wanted_of_a_call_is_read_from_the_words(text: str, wish: str) -> None:
    assert _wished(text) == wish


@pytest.mark.parametrize("text", ["现在能跟法院通话吗", "而家可唔可以傾", "call the court now"])
def test_at_once_is_heard(text: str) -> None:
    assert wants_at_once(text)


@pytest.mark.parametrize("text", ["明天想跟法院通电话", "I know the court", "取消通话", "我的通话"])
def test_what_is_not_at_once_is_not(text: str) -> None:
    assert not wants_at_once(text) and not wants_link(text) and not is_about_summary(text)
    assert not moves(text) and not finds_wrong(text) and calls_off(text) == ("取消" in text)

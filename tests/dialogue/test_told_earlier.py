"""What was told beside an open question is offered where it is asked for, and nothing of it is kept unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.stage.house import House
from tests.stage.player import Player, read_conversations

CONVERSATIONS = read_conversations(Path(__file__).with_name("told_earlier_conversations.yml"))


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda one: one["name"])
def test_what_was_told_is_offered(conversation: dict[str, Any], house: House) -> None:
    Player(house).play(conversation["turns"])


@pytest.mark.slow
def test_no_button_carries_a_told_value(house: House) -> None:
    player = Player(house)
    player.say("我想告我哥，他欠我四十万不还")
    buttons = [button for reply in player.say("2022年6月") for button in reply["buttons"]]
    assert [button["title"] for button in buttons] == ["400,000元"]
    assert not any("400" in button["payload"] or "四十万" in button["payload"] for button in buttons)

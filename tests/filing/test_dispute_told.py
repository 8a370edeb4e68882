"""A dispute told in passing is no message that could not be understood: what can be done about it is offered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.stage.house import House
from tests.stage.player import Player, read_conversations

CONVERSATIONS = read_conversations(Path(__file__).with_name("dispute_told_conversations.yml"))


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[one["name"] for one in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    Player(house).play(conversation["turns"])

"""Several wishes in one message, as people live them: the real understanding and house."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.stage.house import House
from tests.stage.player import Player, read_conversations

CONVERSATIONS = read_conversations(Path(__file__).with_name("conversations.yml"))


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    Player(house, conversation.get("timezone", "America/Toronto")).play(conversation["turns"])

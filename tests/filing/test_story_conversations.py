"""A filing that begins with a story, as people experience it: real understanding, dialogue and backend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.stage.house import House
from tests.stage.player import Player, read_conversations

CONVERSATIONS = read_conversations(Path(__file__).with_name("story_conversations.yml"))


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_what_was_told_is_said_back_and_not_asked(house: House, conversation: dict[str, Any]) -> None:
    Player(house, conversation.get("timezone", "Asia/Shanghai")).play(conversation["turns"])

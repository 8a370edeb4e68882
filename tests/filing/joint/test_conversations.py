"""Co-plaintiffs as people experience it, each in a conversation of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backend.shared.yaml_pages import read_yaml
from tests.stage.house import House
from tests.stage.player import Player, read_conversations

HERE = Path(__file__).parent
CONVERSATIONS = read_conversations(HERE / "conversations.yml")
PRELUDES: dict[str, list[dict[str, Any]]] = read_yaml(HERE.parent / "preludes.yml")


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    before = [turn for prelude in conversation.get("after", []) for turn in PRELUDES[prelude]]
    Player(house, conversation.get("timezone", "Asia/Shanghai")).play([*before, *conversation["turns"]])

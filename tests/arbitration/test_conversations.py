"""What people live who arbitrate, played with the real bot and backend, and SCIA's stand-in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backend.shared.yaml_pages import read_yaml
from tests.stage.house import House
from tests.stage.player import Player, read_conversations

HERE = Path(__file__)
PRELUDES = read_yaml(HERE.with_name("preludes.yml"))
CONVERSATIONS = [
    conversation
    for name in ("conversations.yml", "step_conversations.yml", "answer_conversations.yml")
    for conversation in read_conversations(HERE.with_name(name))
]


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    before = PRELUDES.get(conversation.get("after"), [])
    Player(house, conversation.get("timezone", "Asia/Shanghai")).play([*before, *conversation["turns"]])

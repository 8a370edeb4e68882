"""Hearings as people live them: real understanding, dialogue, backend, client, and the court's stand-in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.filing.filed_cases import bring
from tests.stage.house import House
from tests.stage.player import BEHAVIOURS, Player, read_conversations

CONVERSATIONS = [
    one
    for page in ("conversations.yml", "limits/conversations.yml", "asynchronous/conversations.yml")
    for one in read_conversations(Path(__file__).parent / page)
]


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    player = Player(house, conversation.get("timezone", "Asia/Shanghai"))
    if "filed" in conversation:
        bring(house, player, conversation["filed"])
    player.play(conversation["turns"])


def test_every_behaviour_is_played() -> None:
    assert {conversation["behaviour"] for conversation in CONVERSATIONS} == BEHAVIOURS

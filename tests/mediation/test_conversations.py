"""What a person lives while their filing is with a mediator, played with the real bot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.filing.filed_cases import bring
from tests.stage.house import House
from tests.stage.player import BEHAVIOURS, Player, read_conversations

CONVERSATIONS = read_conversations(Path(__file__).with_name("conversations.yml"))


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    player = Player(house, conversation.get("timezone", "Asia/Shanghai"))
    if "filed" in conversation:
        bring(house, player, conversation["filed"])
    player.play(conversation["turns"])


def test_every_behaviour_is_played() -> None:
    assert {conversation.get("behaviour") for conversation in CONVERSATIONS} == BEHAVIOURS

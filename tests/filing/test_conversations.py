"""Filing as people experience it: every behaviour, with real understanding, dialogue, backend, papers and stand-ins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backend.shared.yaml_pages import read_yaml
from tests.stage.house import House
from tests.stage.player import BEHAVIOURS, Player, read_conversations

HERE = Path(__file__).parent
CONVERSATIONS = [*read_conversations(HERE / "conversations.yml"), *read_conversations(HERE / "more_conversations.yml")]
PRELUDES: dict[str, list[dict[str, Any]]] = read_yaml(HERE / "preludes.yml")


def turns_of(conversation: dict[str, Any]) -> list[dict[str, Any]]:
    """The turns of a conversation with the stretches it begins with."""
    before = [turn for prelude in conversation.get("after", []) for turn in PRELUDES[prelude]]
    return [*before, *conversation["turns"]]


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    Player(house, conversation.get("timezone", "Asia/Shanghai")).play(turns_of(conversation))


def test_every_behaviour_is_played() -> None:
    assert {conversation["behaviour"] for conversation in CONVERSATIONS} == BEHAVIOURS

"""Files in real conversations: real bot, real backend, real storage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.stage.house import House
from tests.stage.player import Player, read_conversations

pytestmark = pytest.mark.slow
CONVERSATIONS = read_conversations(Path(__file__).with_name("conversations.yml"))


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[each["name"] for each in CONVERSATIONS])
def test_conversation(house: House, conversation: dict[str, Any]) -> None:
    Player(house).play(conversation["turns"])


def test_a_file_nobody_has_is_said_to_be_gone(house: House) -> None:
    player = Player(house)
    replies = player._send({"payload": '/inform{"uploaded_file": "f_0000000000000000"}'})
    assert [reply["utter"] for reply in replies] == ["utter_file_unknown"]


def test_a_bare_answer_is_still_asked_back(house: House) -> None:
    replies = Player(house)._send({"payload": '/inform{"notarization_matter": "will"}'})
    assert [reply["utter"] for reply in replies] == ["utter_not_understood"]

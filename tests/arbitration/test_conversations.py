"""What people live who arbitrate, played with the real bot and backend, and SCIA's stand-in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backend.shared.yaml_pages import read_yaml
from tests.stage.house import House
from tests.stage.player import Player, read_conversations, unplayed

HERE = Path(__file__)
PRELUDES = read_yaml(HERE.with_name("preludes.yml"))
PAGES = {
    name: read_conversations(HERE.with_name(name))
    for name in ("conversations.yml", "step_conversations.yml", "answer_conversations.yml")
}
CONVERSATIONS = [conversation for page in PAGES.values() for conversation in page]


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any]) -> None:
    before = PRELUDES.get(conversation.get("after"), [])
    Player(house, conversation.get("timezone", "Asia/Shanghai")).play([*before, *conversation["turns"]])


def test_every_behaviour_is_played_on_every_page() -> None:
    assert {name: left for name, page in PAGES.items() if (left := unplayed(page))} == {}

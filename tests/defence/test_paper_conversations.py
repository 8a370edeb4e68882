"""What a person lives who sends the court's paper, played with the real bot, the real reader and drawn papers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.paper_reader import drawn_papers as drawn
from tests.stage.house import House
from tests.stage.player import Player, read_conversations, with_files

PATIENCE = 120.0
CONVERSATIONS = read_conversations(Path(__file__).with_name("paper_conversations.yml"))
PAPERS: Mapping[str, Callable[[], bytes]] = {
    "summons": lambda: drawn.photo(drawn.summons()),
    "bill": lambda: drawn.photo(drawn.bill()),
    "writ": lambda: drawn.photo(drawn.writ()),
    "blurred": lambda: drawn.photo(drawn.blurred(drawn.summons(), 7)),
    "judgment": lambda: drawn.photo(drawn.judgment()),
    "final": lambda: drawn.photo(drawn.judgment(ending=drawn.LAST_INSTANCE)),
    "ruling": lambda: drawn.photo(drawn.ruling(may_be_appealed=False)),
    "fee_notice": lambda: drawn.photo(drawn.upside_down(drawn.fee_notice())),
    "iou": lambda: drawn.photo(drawn.iou()),
}


class Patient(Player):
    """Somebody who waits for a paper to be read: seconds, and longer where many processes share the processor."""

    def _view(self, wait: int = 0) -> dict[str, Any]:
        until = time.monotonic() + (PATIENCE if wait else 0)
        view = super()._view(wait)
        while view["state"] != "done" and time.monotonic() < until:
            view = super()._view(wait)
            self.house.pass_time(0.1)  # a turn that took too long is tried again after a pause
        return view


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any], tmp_path: Path) -> None:
    turns = with_files(conversation["turns"], PAPERS, tmp_path, ".jpg")
    Patient(house, conversation.get("timezone", "Asia/Shanghai")).play(turns)

"""What people live who ask for articles, played with the real bot and a small corpus of invented statutes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.statutes.commands import ImportStatutes, ListStatutes, RemoveStatute
from tests.stage.house import House
from tests.stage.player import BEHAVIOURS, Player, read_conversations
from tests.statutes.corpus import lay_out

CONVERSATIONS = read_conversations(Path(__file__).with_name("conversations.yml"))
NOT_PLAYED = {"partner_down", "correction", "cancellation", "resume"}
"""A question is asked and answered: nothing is filled in, and no partner is called."""


@pytest.fixture
def shelves(house: House, tmp_path: Path) -> Iterator[House]:
    """The house with the small corpus; other tests find it empty again."""
    house.backend.bus.handle(ImportStatutes(lay_out(tmp_path / "laws")))
    yield house
    clear(house)


def clear(house: House) -> None:
    for title in {one.title for one in house.backend.bus.handle(ListStatutes())}:
        house.backend.bus.handle(RemoveStatute(title))


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(shelves: House, conversation: dict[str, Any]) -> None:
    if conversation.get("statutes") == "none":
        clear(shelves)
    Player(shelves, conversation.get("timezone", "Asia/Shanghai")).play(conversation["turns"])


@pytest.mark.slow
def test_hundreds_of_citations_in_one_long_message_are_answered_in_parts(shelves: House) -> None:
    paper = "、".join(f"民法典第{number}条" for number in range(1, 301)) + "。" + "被告应当付清喂养费。" * 320
    assert len(paper) > 5000
    turns = [
        {
            "say": f"帮我核对这些法条：{paper}",
            "hear": ["utter_statute_check"],
            "see": "核对了300处：3处有这一条，297处要看一下",
        },
        {"press": "看后面的（还有294条）", "hear": ["utter_statute_check_more"], "see": "第十"},
    ]
    Player(shelves).play(turns)


def test_every_behaviour_that_can_be_is_played() -> None:
    assert {conversation["behaviour"] for conversation in CONVERSATIONS} == BEHAVIOURS - NOT_PLAYED

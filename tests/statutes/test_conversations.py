"""What people live who ask for articles, played with the real bot and a small corpus of invented statutes."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.statutes.commands import ImportStatutes, ListStatutes, RemoveStatute
from tests.stage.house import House
from tests.stage.player import Player, read_conversations, unplayed
from tests.statutes.corpus import lay_out
from tests.statutes.test_file_texts import a_pdf, bytes_of, picture

CONVERSATIONS = read_conversations(Path(__file__).with_name("conversations.yml"))


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


LETTER = "依照《民法典》第一千一百二十七条、第二千条\n和《合同法》第五十二条，请于三日内付款"
"""A lawyer's letter that cites an article that exists, one that does not, and one that is no longer in force."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "draw"),
    [
        ("letter.pdf", lambda: a_pdf(LETTER)),
        ("letter.jpg", lambda: bytes_of(picture(LETTER), "JPEG")),
    ],
)
def test_each_article_that_a_drawn_letter_cites_is_judged(shelves: House, name: str, draw: Callable[[], bytes]) -> None:
    sent = {"name": name, "bytes": base64.b64encode(draw()).decode()}
    told = ["✅ 《民法典》第一千一百二十七条", "❌ 《民法典》第二千条", "最后一条是第1129条", "⛔ 《合同法》第五十二条"]
    Player(shelves).play(
        [
            {"say": "帮我核对这些法条", "hear": ["utter_statute_check_invitation"]},
            {"upload": sent, "hear": ["utter_statute_check"], "see": ["核对了3处", *told]},
        ]
    )


def test_every_behaviour_is_played() -> None:
    assert unplayed(CONVERSATIONS) == set()

"""A quarrel between neighbours told at the opening is the dispute; who names themselves beside the other names both."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer
from actions.mediation.fields import _read_other
from actions.mediation.memory import told_in


@pytest.mark.parametrize(
    "text",
    [
        "I want mediation. My neighbour in Taishan cut the wall between our houses and water comes in",
        "my neighbor built over the boundary of our yard and will not stop",
        "我想调解，隔壁黄建军把我台山老屋的墙拆了，一下雨就漏水",
        "隔篱屋起咗堵牆遮住我哋個窗，想搵人調解",
    ],
)
def test_what_a_neighbour_did_is_the_dispute(text: str) -> None:
    told = told_in(text, [])
    assert (told.get("matter"), bool(told.get("what_happened"))) == ("neighbour", True)


@pytest.mark.parametrize(
    ("text", "matter"),
    [("邻居借了我八万块钱一直不还，想调解", "debt"), ("我想调解", None), ("I want mediation about a debt", "debt")],
)
def test_another_matter_with_a_neighbour_stays_one(text: str, matter: str | None) -> None:
    assert told_in(text, []).get("matter") == matter


def other(text: str) -> str:
    """The other side as the question for it reads a message; empty for none."""
    turn: Any = SimpleNamespace(answers={}, language="en", timezone="America/Toronto", now=None)
    found = asyncio.run(_read_other(turn, Answer(text, "inform")))  # type: ignore[arg-type]
    return str(found.value or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huang Jianjun, my name Peter Huang", "Huang Jianjun"),
        ("黄建军，我叫黄彼得", "黄建军"),
        ("I am Peter Huang", ""),
        ("我叫黄彼得", ""),
    ],
)
def test_who_names_themselves_beside_the_other_names_both(text: str, name: str, monkeypatch: Any) -> None:
    monkeypatch.setattr("actions.mediation.fields.told_now", lambda turn, answer: told_in(answer.text, []))
    assert other(text) == name

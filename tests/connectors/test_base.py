"""Splitting, numbered text and pace: what every channel leans on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.conversation.model import Button, Reply
from connectors.base import Pace, numbered_text, split_text


def test_buttons_become_a_numbered_list_under_the_text() -> None:
    reply = Reply("哪一种？", (Button("委托书", "/a"), Button("声明书", "/b")))
    assert numbered_text(reply) == "哪一种？\n1. 委托书\n2. 声明书"


def test_a_file_becomes_its_name_and_address() -> None:
    reply = Reply("好了。", attachment={"name": "a.ics", "url": "/files/x", "mime": "text/calendar"})
    assert numbered_text(reply) == "好了。\na.ics: /files/x"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("短", ["短"]),
        ("", []),
        ("第一段。\n\n第二段更长一些。", ["第一段。", "第二段更长一些。"]),
        ("一二三四五六。七八九十。", ["一二三四五六。", "七八九十。"]),
        ("one two three four", ["one two", "three four"]),
        ("一二三四五六七八九十百千", ["一二三四五六七八九十", "百千"]),
    ],
)
def test_long_texts_are_cut_at_the_best_break(text: str, pieces: list[str]) -> None:
    assert split_text(text, 10) == pieces


@given(st.text(max_size=300), st.integers(1, 40))
def test_no_piece_is_too_long_and_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_burst_passes_then_the_pace_holds_and_waiting_helps() -> None:
    now = [100.0]
    pace = Pace(burst=3, seconds=2.0, clock=lambda: now[0])
    assert [pace.wait("a") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert pace.wait("a") == pytest.approx(2.0)
    assert pace.wait("b") == 0.0, "another address is not slowed down"
    now[0] += 2.0
    assert pace.wait("a") == 0.0
    assert pace.wait("a") == pytest.approx(2.0)


def test_only_the_newest_addresses_are_remembered() -> None:
    pace = Pace(burst=1, seconds=60.0, clock=lambda: 0.0, addresses=2)
    for address in ("a", "b", "c"):
        pace.wait(address)
    assert pace.wait("a") == 0.0
    assert pace.wait("c") > 0

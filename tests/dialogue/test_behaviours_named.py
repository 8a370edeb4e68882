"""A behaviour nobody knows is refused where a conversation is read: a misspelt one would count for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stage.player import BEHAVIOURS, read_conversations, unplayed

TESTS = Path(__file__).parents[1]
PAGES = sorted(TESTS.rglob("*conversations.yml"))


def test_a_behaviour_nobody_knows_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "conversations.yml"
    page.write_text("- {name: a bank that is away, behaviour: platform_down, turns: []}\n", "utf-8")
    with pytest.raises(ValueError, match="platform_down"):
        read_conversations(page)


def test_what_is_left_out_is_named() -> None:
    page = [{"name": "a", "behaviour": "resume"}, {"name": "b"}]
    assert unplayed(page) == BEHAVIOURS - {"resume"}
    assert unplayed(page, [{"name": one, "behaviour": one} for one in BEHAVIOURS - {"resume"}]) == set()


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(TESTS)) for page in PAGES])
def test_every_page_names_known_behaviours(page: Path) -> None:
    assert read_conversations(page)

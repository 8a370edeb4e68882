"""Which of several wishes told before is meant now; words that only count something point at none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.several.readers.items import place_pointed
from actions.several.wishes import _reminder_was_set


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("先设第一个", 1), ("第二个呢", 2), ("那第三件呢", 3), ("先办第一件", 1), ("然后第二个", 2),
        ("第二個怎麼辦", 2),

        ("the second one please", 2), ("what about the third", 3), ("ok, start with the first one", 1),
    ],
)  # fmt: skip
def test_a_number_alone_points_at_a_wish(text: str, place: int) -> None:
    assert place_pointed(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "第一次五万", "第一被告是他", "第二天他就跑了", "first I want to sue", "第一个孩子五岁",
        "the first one is my brother",
        "第二个证据是录音", "选第二个人", "第二条路走不通",
    ],
)  # fmt: skip
def test_what_is_counted_points_at_no_wish(text: str) -> None:
    assert place_pointed(text) == 0


def test_a_reminder_that_was_set_is_seen_by_its_button() -> None:
    shown = {"event": "bot", "data": {"buttons": [{"payload": '/stop_reminder{"own_reminder": "1"}'}]}}
    assert _reminder_was_set(cast(Any, SimpleNamespace(tracker=SimpleNamespace(events=[shown]))))
    assert not _reminder_was_set(cast(Any, SimpleNamespace(tracker=SimpleNamespace(events=[{"event": "bot"}]))))

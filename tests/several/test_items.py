"""A message that counts up its wishes is read item by item; numbers that tell something else count up nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.dialogue.message import Clause, UserMessage
from actions.several.readers.items import items_of

SAID = yaml.safe_load(Path(__file__).with_name("items.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", SAID["items"], ids=lambda case: str(case["say"]))
def test_each_item_is_read_by_itself(case: Mapping[str, Any]) -> None:
    found = items_of(UserMessage.from_message({"text": case["say"], "intent": {"name": "inform"}}))
    assert [one.text for one in found] == [str(item) for item in case["items"]]


@pytest.mark.parametrize("text", SAID["none"])
def test_numbers_that_tell_something_else_count_up_nothing(text: str) -> None:
    assert items_of(UserMessage.from_message({"text": text, "intent": {"name": "inform"}})) == ()


def test_an_item_is_heard_as_its_own_clause() -> None:
    text = "1. 要多久；2. 帮我约公证"
    parts = (Clause(0, 7, "ask_time_limit"), Clause(7, len(text), "start_notarization"))
    first, second = items_of(UserMessage(text, "inform", parts=parts))
    assert (first.intent, second.intent) == ("ask_time_limit", "start_notarization")

"""What the services' tests take the bot to read in a wish for a time is what it reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.nlu.entities.reader import EntityReader

TABLE = Path(__file__).parents[2] / "dialogue" / "wished_times.yml"
WISHES = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
METADATA = {"now": "2026-11-27T21:00:00Z", "timezone": "America/Toronto", "language": "zh-Hans"}


@pytest.mark.parametrize("case", WISHES, ids=lambda case: str(case["say"]))
def test_the_bot_reads_what_the_table_says(case: Mapping[str, Any]) -> None:
    read = EntityReader.shared().read(case["say"], METADATA)
    assert [[e["entity"], e["value"], e["start"], e["end"]] for e in read] == case["heard"]

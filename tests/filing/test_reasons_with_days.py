"""A reason in the person's own words may tell a day; a day alone is none."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.commands import ConfirmSlot, SetSlot
from tests.filing.one_message import after, commands

DIVORCE: dict[str, Any] = {
    "cause": "divorce", "matter": "civil", "for_whom": "self", "mediation_first": "no", "plaintiff_1_kind": "person",
    "plaintiff_1_name": "何秀芳", "divorce_earlier_suit": "never", "divorce_married_on": "2010-05-03",
    "divorce_married_place": "mainland",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"), [("佢爛賭，2025年5月打過我", "2025年5月"), ("他2025年5月动手打我", "2025年5月")]
)
def test_a_reason_may_tell_a_day(text: str, day: str) -> None:
    made = commands(text, "divorce_reason", DIVORCE, ("date", day, "2025-05-01"))
    kept = [one for one in made if isinstance(one, SetSlot | ConfirmSlot) and one.field == "divorce_reason"]
    assert [one.reading.value for one in kept] == [text]


@pytest.mark.parametrize(("text", "day"), [("2022年8月", "2022年8月"), ("从2022年8月起", "2022年8月")])
def test_a_day_alone_is_no_reason(text: str, day: str) -> None:
    made = commands(text, "divorce_reason", DIVORCE, ("date", day, "2022-08-01"))
    assert "divorce_reason" not in after(made, DIVORCE)

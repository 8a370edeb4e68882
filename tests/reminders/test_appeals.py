"""A reminder of an appeal is told apart from one of a hearing, and by what was spoken of before."""

from __future__ import annotations

import pytest

from actions.reminders.appeals import wished


@pytest.mark.parametrize(
    ("text", "before", "is_wished"),
    [
        ("提醒我上诉", [], True), ("我11月26号收到判决书，想上诉，提前三天提醒我", [], True),
        ("提早兩日提我上訴", [], True), ("remind me of the appeal three days before", [], True),
        ("I got the judgment on 20 November, remind me about the appeal", [], True),
        ("提前三天", ["我11月26号收到判决书，不服"], True), ("two days before please", ["I want to appeal"], True),
        ("提醒我", ["昨天收到判决书"], True),
        ("开庭提前一天提醒我", [], False), ("提前三天", ["12月20号开庭，提醒我"], False),
        ("我要上诉", [], False), ("上诉期几天", [], False), ("别提醒我上诉了", [], False),
        ("12月20号提醒我交诉讼费", [], False), ("提醒我", ["收到传票了"], False),
    ],
)  # fmt: skip
def test_a_reminder_of_an_appeal_is_wished_for(text: str, before: list[str], *, is_wished: bool) -> None:
    assert wished(text, before) is is_wished

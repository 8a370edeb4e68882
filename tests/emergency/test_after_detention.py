"""Questions of the family of somebody who is held are told apart; what only sounds like one is not taken."""

from __future__ import annotations

import pytest

from actions.emergency.readers.questions import held_question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("can he get a lawyer?", "lawyer"),
        ("要唔要請律師", "lawyer"),
        ("我在国外能请律师吗", "lawyer"),
        ("could I visit him", "visit"),
        ("我可唔可以去探佢", "visit"),
        ("can we talk to my husband", "visit"),
        ("几时放得出来", "release"),
        ("幾時放得出嚟", "release"),
        ("要关多久", "release"),
        ("能不能取保候审", "release"),
        ("how long will they hold him", "release"),
        ("can we bail him out", "release"),
        ("他关在哪里", "where"),
        ("他们会通知家属吗", "where"),
        ("where is he being held", "where"),
        ("can I send him money", "goods"),
        ("可以寄衣服吗", "goods"),
        ("do I file a case?", "suit"),
        ("我要去法院立案吗", "suit"),
        ("谢谢", ""),
        ("他在工厂打工三年了", ""),
        ("我想预约公证", ""),
        ("he is 34 years old", ""),
        ("how much is a power of attorney", ""),
    ],
)
def test_the_question_is_told(text: str, asked: str) -> None:
    assert held_question(text) == asked

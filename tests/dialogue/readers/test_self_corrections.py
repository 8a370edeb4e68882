"""Of "on the 10th, no, the 12th" the second is meant; two values of two things both stay."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.message import UserMessage


def _message(text: str, *words: str, kind: str = "date") -> UserMessage:
    entities: list[dict[str, Any]] = []
    at = 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        entities.append({"entity": kind, "value": word, "start": start, "end": at})
    return UserMessage.from_message({"text": text, "intent": {"name": "inform"}, "entities": entities})


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("it came on May 3, no, May 5", ("May 3", "May 5"), "it came on May 5"),
        ("on June 1, sorry, I mean June 2 at noon", ("June 1", "June 2"), "on June 2 at noon"),
        ("开庭是8月2号，不是，8月4号上午", ("8月2号", "8月4号"), "开庭是8月4号上午"),
        ("借咗3萬，唔啱，係5萬", ("3萬", "5萬"), "借咗5萬"),
        ("付了6万，哦不对，付了7万", ("6万", "7万"), "付了7万"),
        ("三号，错了，四号，不对，五号", ("三号", "四号", "五号"), "五号"),
    ],
)
def test_the_value_that_is_meant_stands_alone(text: str, words: tuple[str, ...], meant: str) -> None:
    said = _message(text, *words)
    assert said.text == meant
    assert [said.text[one["start"] : one["end"]] for one in said.entities] == [words[-1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lent on May 3, not repaid on June 5", ("May 3", "June 5")),
        ("借了3万，还了5千", ("3万", "5千")),
        ("8月2号，不是8月4号", ("8月2号", "8月4号")),
        ("不是8月2号，是8月4号", ("8月2号", "8月4号")),
        ("not May 3 but May 5", ("May 3", "May 5")),
        ("the last post was on the 12th, not the 19th", ("the 12th", "19th")),
        ("the hearing is January 15, not the 14th", ("January 15", "14th")),
        ("it is May 5, sorry, not May 3", ("May 5", "May 3")),
        ("5万，哦，不是3万", ("5万", "3万")),
        ("received on 18 November, not 20 November", ("18 November", "20 November")),
        ("the second post was on May 12, not on May 19", ("May 12", "May 19")),
        ("it came on November 16 rather than November 17", ("November 16", "November 17")),
    ],
)
def test_two_values_of_two_things_and_what_is_denied_stay_as_said(text: str, words: tuple[str, ...]) -> None:
    said = _message(text, *words)
    assert said.text == text and len(said.entities) == len(words)


def test_values_of_two_kinds_both_stay() -> None:
    text = "May 3, no, 500 dollars"
    entities = [
        {"entity": "date", "value": "2026-05-03", "start": 0, "end": 5},
        {"entity": "money", "value": {}, "start": 11, "end": 22},
    ]
    said = UserMessage.from_message({"text": text, "intent": {"name": "inform"}, "entities": entities})
    assert said.text == text

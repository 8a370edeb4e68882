"""Who takes back what they said is meant by their last word, and a story is not cut at its first "wrong"."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.forms.second_thoughts import last_word


@pytest.mark.parametrize(
    ("text", "before", "meant"),
    [
        ("不对，是李国辉", "", "李国辉"),
        ("唔系,打错咗,系陈美玲", "", "陈美玲"),
        ("三月 不对 五月", "三月", "五月"),
        ("是人民币 不对 是加币", "是人民币", "加币"),
        ("no wait it's GA302922", "", "GA302922"),
        ("sorry, Susan Wang", "", "Susan Wang"),
        ("actually the 5th of May", "", "5th of May"),
    ],
)
def test_what_is_meant_stands_behind_the_last_no(text: str, before: str, meant: str) -> None:
    found = last_word(Answer(text, "inform"))
    assert found is not None
    assert (found[0], found[1].text) == (before, meant)


def test_only_the_values_behind_it_count_and_they_keep_their_place() -> None:
    first = {"entity": "date", "value": "2026-03-01", "start": 0, "end": 2}
    last = {"entity": "date", "value": "2026-05-01", "start": 6, "end": 8}
    found = last_word(Answer("三月 不对 五月", "inform", entities=(first, last)))
    assert found is not None
    assert [(e["value"], e["start"], e["end"]) for e in found[1].entities] == [("2026-05-01", 0, 2)]
    assert found[1].share("date") == 1


@pytest.mark.parametrize("text", ["李国辉", "不对", "I don't know", "他说他没有错" + "，后来他又不对我说实话" * 6])
def test_a_plain_answer_or_a_story_takes_nothing_back(text: str) -> None:
    assert last_word(Answer(text, "inform")) is None

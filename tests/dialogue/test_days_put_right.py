"""A day that puts another right without a name changes that day alone, or is asked about."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.fields import Field, text_reading
from actions.dialogue.readers.day_parts import days_within
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.rules import correction
from backend.shared.wording import Words
from tests.dialogue.states import state_of


def _anything(text: str) -> Reading:
    return Reading(text) if text else NOTHING


def _field(name: str, label: str, *, free: bool = False) -> Field:
    return Field(name, Words(label, name), text_reading(_anything), free_text=free)


FIELDS = (
    _field("lent_on", "借款日期"),
    _field("due_on", "约定还款日"),
    _field("other", "对方是谁", free=True),
    _field("facts", "发生了什么", free=True),
    _field("wish", "您想怎么解决", free=True),
)


def _corrected(text: str, known: Mapping[str, str], denied: frozenset[str] = frozenset()) -> tuple[do.Command, ...]:
    said = Answer(text, "inform")
    proposals = []
    for one in revisions(said):
        readings = {name: Reading(one.words.text) for name in known if name not in ("lent_on", "due_on")}
        proposals.append(Proposal(one, readings, dict(known), denied))
    return correction.propose(state_of(FIELDS, "wish", known), said, Candidates(revised=proposals))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("no, it was in june 2023", "2023年6月"),
        ("不对 是四月", "2022年4月"),
        ("不对，是2021年4月", "2021年4月"),
        ("No it was in May", "2022年5月"),
    ],
)
def test_the_only_day_gets_what_is_said_and_keeps_its_other_parts(text: str, day: str) -> None:
    (found,) = _corrected(text, {"lent_on": "2022年3月", "other": "黄伟良"})
    assert isinstance(found, do.CorrectSlot)
    assert (found.field, found.reading.value) == ("lent_on", day)


def test_of_two_days_it_is_asked_which() -> None:
    known = {"lent_on": "2022年3月", "due_on": "2022年12月", "other": "黄伟良"}
    (found,) = _corrected("no, it was in june 2022", known)
    assert isinstance(found, do.Clarify)
    assert set(found.fields) == {"lent_on", "due_on"}


def test_of_two_days_the_one_told_as_a_month_of_that_year_is_meant() -> None:
    known = {"lent_on": "2022年3月", "due_on": "2023年底", "other": "黄伟良"}
    (found,) = _corrected("no, it was in june 2022", known)
    assert isinstance(found, do.CorrectSlot)
    assert (found.field, found.reading.value) == ("lent_on", "2022年6月")


@pytest.mark.parametrize(
    ("text", "facts", "right"),
    [
        ("不对 是四月", "2024年2月开始欠的", "2024年4月开始欠的"),
        ("no, it was in march 2023", "he stopped paying in June 2024", "he stopped paying in March 2023"),
        ("不对，是5号", "2024年2月3日他搬走", "2024年2月5日他搬走"),
    ],
)
def test_where_no_answer_is_a_day_the_one_in_the_story_is_put_right_and_no_name(
    text: str, facts: str, right: str
) -> None:
    (found,) = _corrected(text, {"other": "黄伟良", "facts": facts})
    assert isinstance(found, do.CorrectSlot)
    assert (found.field, found.reading.value) == ("facts", right)


def test_a_day_of_another_act_changes_no_day_of_this_one() -> None:
    known = {"lent_on": "2022年3月", "other": "黄伟良"}
    assert not _corrected("不是三月 是五月还的", known, frozenset({"lent_on"}))
    assert _corrected("不是三月 是五月借的", known, frozenset({"lent_on"}))


@pytest.mark.parametrize("text", ["no, it was a gift", "no, it was my cousin", "不是钱"])
def test_what_is_no_value_puts_nothing_right(text: str) -> None:
    assert not [one for one in _corrected(text, {"lent_on": "2022年3月"}) if isinstance(one, do.CorrectSlot)]


@pytest.mark.parametrize(
    ("text", "count"), [("he may pay", 0), ("三个月没付", 0), ("2024年2月3日到2025年", 2), ("on 3 May 2024", 1)]
)
def test_days_are_found_within_words(text: str, count: int) -> None:
    assert len(days_within(text)) == count

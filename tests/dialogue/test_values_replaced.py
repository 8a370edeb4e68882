"""Corrections told by the values alone: the old and the new one, or the one that is right; nothing else is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.correction_outside import tells_values
from actions.dialogue.fields import Field, choice_field, text_reading
from actions.dialogue.readers.day_parts import day_parts
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.readers.values_replaced import value_replaced
from actions.dialogue.rules import correction
from actions.dialogue.state import REVIEW
from actions.dialogue.told_earlier import kept_for_later
from backend.shared.wording import Words, verbatim
from tests.dialogue.states import state_of


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("12月15号改到16号", "12月15号", "16号"),
        ("12月15號改做16號", "12月15號", "16號"),
        ("十二月十五号改成十六号", "十二月十五号", "十六号"),
        ("把2023年12月15日换成12月16日", "2023年12月15日", "12月16日"),
        ("唔该将15号改做16号", "15号", "16号"),
        ("change 15 December to 16 December", "15 December", "16 December"),
        ("please change the 15th to the 16th", "the 15th", "the 16th"),
        ("两万改三万", "两万", "三万"),
        ("2万→3万", "2万", "3万"),
        ("20,000 should be 30,000", "20,000", "30,000"),
        ("sorry, 20k is wrong, it's 30k", "20k", "30k"),
        ("I said 20,000 but it was 30,000", "20,000", "30,000"),
        ("刚才说两万，其实是三万", "两万", "三万"),
        ("頭先講兩萬，應該係三萬", "兩萬", "三萬"),
        ("三万，不是两万，写错了", "两万", "三万"),
        ("两万写错了，是三万", "两万", "三万"),
        ("姓陈不姓程", "程", "陈"),
        ("佢姓陳唔係姓程", "程", "陳"),
        ("16号才对", "", "16号"),
        ("應該係16號先啱", "", "16號"),
        ("the 16th is right", "", "the 16th"),
        ("唔啱呀，係十二萬先啱", "", "十二萬"),
        ("写错了，应该是六万才对", "", "六万"),
        ("錯咗啦，六萬先啱", "", "六萬"),
        ("三万才对", "", "三万"),
        ("陈国强才对", "", "陈国强"),
        ("改到16号", "", "16号"),
    ],
)
def test_values_alone_tell_what_is_right_and_what_was_wrong(text: str, old: str, new: str) -> None:
    found = value_replaced(text)
    assert found is not None
    assert (text[slice(*found.old)] if found.old else "", text[slice(*found.new)]) == (old, new)


@pytest.mark.parametrize(
    "text",
    [
        "12月15号搬去16号",
        "15号的预约改到16号",
        "我2023年12月15号借给他，16号他就跑了",
        "他说16号才对账",
        "他要还钱才对",
        "从5号改到6号才告诉我",
        "租金两万改三万他不同意",
        "I went from 2 to 3",
        "20 to 30",
        "30,000 yuan",
        "16号",
        "this is right",
        "that is correct",
        "两万三万都可以",
        "利息从两分改成三分是他自己说的",
        "",
    ],
)
def test_sentences_that_only_hold_such_words_are_no_correction(text: str) -> None:
    assert value_replaced(text) is None


@pytest.mark.parametrize(
    ("text", "known", "day"),
    [
        ("16号", "2023-12-15", "2023-12-16"),
        ("十六號", "2023-12-15", "2023-12-16"),
        ("1月16号", "2023-12-15", "2023-01-16"),
        ("2024年1月16日", "2023-12-15", "2024-01-16"),
        ("the 16th", "2023-12-15", "2023-12-16"),
        ("16 November", "2023-12-15", "2023-11-16"),
        ("Nov 16th, 2022", "2023-12-15", "2022-11-16"),
        ("31号", "2023-11-15", None),
        ("11月", "2023-12-15", "2023-11-15"),
    ],
)
def test_what_a_day_leaves_out_is_that_of_the_day_it_stands_for(text: str, known: str, day: str | None) -> None:
    parts = day_parts(text)
    assert parts is not None
    moved = parts.instead_of(date.fromisoformat(known))
    assert (moved.isoformat() if moved else None) == day


@pytest.mark.parametrize("text", ["16", "三万", "16号那天", "第16号文件", "2023年", "may", "the best"])
def test_other_figures_are_no_day(text: str) -> None:
    assert day_parts(text) is None


def _anything(text: str) -> Reading:
    return Reading(text)


def _field(name: str, label: str) -> Field:
    return Field(name, Words(label, name), text_reading(_anything))


PAID = choice_field("paid", Words("交付方式", "way"), ())
FIELDS = (
    _field("lent_on", "借款日期"), _field("due_on", "约定还款日"), _field("amount", "借出金额"),
    _field("plaintiff", "原告姓名"), _field("defendant", "被告姓名"), PAID,
)  # fmt: skip


def _made(text: str, known: Mapping[str, str], question: str = REVIEW) -> dict[str, str]:
    """Return the changes of a message; a day, a sum or a name is read only where the answer is of that kind."""
    said, proposals = Answer(text, "inform"), []
    for one in revisions(said):
        readings = {"amount": Reading(one.words.text, entities=("money",))} if "万" in one.words.text else {}
        proposals.append(Proposal(one, readings, dict(known), frozenset()))
    made = correction.propose(state_of(FIELDS, question, known), said, Candidates(revised=proposals))
    changed = {one.field: str(one.reading.value) for one in made if isinstance(one, do.CorrectSlot)}
    asked = [",".join(one.fields) for one in made if isinstance(one, do.Clarify)]
    return {**changed, "?": asked[0]} if asked else changed


LENT = {"lent_on": "2023-12-15", "due_on": "2024-06-20", "amount": "两万", "plaintiff": "程国强", "defendant": "李小明"}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("12月15号改到16号", {"lent_on": "2023-12-16"}),
        ("12月改成11月", {"lent_on": "2023-11-15"}),
        ("15号改成1月16号", {"lent_on": "2023-01-16"}),
        ("the 15th should be the 16th", {"lent_on": "2023-12-16"}),
        ("是21号不是20号", {"due_on": "2024-06-21"}),
        ("两万改三万", {"amount": "三万"}),
        ("刚才说两万，其实是三万", {"amount": "三万"}),
        ("是陈不是程", {"plaintiff": "陈国强"}),
        ("係陳唔係程", {"plaintiff": "陈国强"}),
        ("是耳东陈，不是禾呈程", {"plaintiff": "陈国强"}),
        ("姓黎不姓李", {"defendant": "黎小明"}),
        ("被告是黎不是李", {"defendant": "黎小明"}),
    ],
)
def test_the_answer_that_holds_the_old_value_gets_the_new_one(text: str, changed: dict[str, str]) -> None:
    assert _made(text, LENT) == changed


@pytest.mark.parametrize(
    ("text", "absent"), [("不是五千是六千", "五千"), ("是王不是张", "张"), ("17号改到18号", "17号")]
)
def test_of_a_value_that_no_answer_is_that_is_said(text: str, absent: str) -> None:
    said = Answer(text, "inform")
    proposals = [Proposal(one, {}, dict(LENT), frozenset()) for one in revisions(said)]
    made = correction.propose(state_of(FIELDS, REVIEW, LENT), said, Candidates(revised=proposals))
    assert [(one.absent, one.fields) for one in made if isinstance(one, do.Clarify)] == [(absent, ())]
    assert not [one for one in made if isinstance(one, do.CorrectSlot)]


def test_a_day_that_two_answers_hold_is_asked_about() -> None:
    both = {**LENT, "due_on": "2024-12-15"}
    assert _made("12月15号改到16号", both) == {"?": "due_on,lent_on"}
    assert _made("2023年12月15号改到16号", both) == {"lent_on": "2023-12-16"}


def test_a_day_alone_is_that_of_the_answer_given_last() -> None:
    assert _made("16号才对", {"lent_on": "2023-12-15"}, "due_on") == {"lent_on": "2023-12-16"}
    assert _made("16号才对", LENT) == {"?": "lent_on,due_on"}


@pytest.mark.parametrize(
    "text", ["不是两万是三万", "是陈不是程", "sorry 30,000 not 20,000", "12月15号改到16号", "16号才对"]
)
def test_a_correction_by_values_is_heard_outside_a_form(text: str) -> None:
    assert tells_values(revisions(Answer(text, "inform"))) is not None


@pytest.mark.parametrize(
    "text",
    [
        "不是我是他",
        "not here but there",
        "我不是原告，是被告",
        "地址改成台山",
        "不是坏人",
        "金额改成三万",
        "谢谢",
        "it's me",
    ],
)
def test_other_sentences_outside_a_form_are_no_such_correction(text: str) -> None:
    assert tells_values(revisions(Answer(text, "inform"))) is None


@pytest.mark.parametrize(
    ("text", "sums", "kept"),
    [
        ("十五万改十八万", ("十五万", "十八万"), "十八万"),
        ("不是十五万，是十八万", ("十五万", "十八万"), "十八万"),
        ("要么十五万要么十八万", ("十五万", "十八万"), "十五万、十八万"),
        ("十八万", ("十八万",), "十八万"),
    ],
)
def test_of_a_value_put_right_only_the_new_one_waits_for_its_question(
    text: str, sums: Sequence[str], kept: str
) -> None:
    value = {"amount": "180000.00", "currency": "CNY"}
    told = [
        {"entity": "money", "value": value, "start": text.index(one), "end": text.index(one) + len(one)} for one in sums
    ]
    said = Answer(text, "inform", entities=tuple(told))
    turn = SimpleNamespace(answer=said, answers={}, language="zh-Hans", now=datetime.now(UTC), timezone="Asia/Shanghai")
    owed = Field("owed", Words("金额", "amount"), text_reading(_anything), told_as=frozenset({"money"}))
    heard = kept_for_later(cast(Any, turn), (owed,))
    assert heard == "、".join(verbatim(one) for one in kept.split("、"))

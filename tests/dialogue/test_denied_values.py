"""A value that is denied is replaced where it is the answer, never where its signs happen to stand in other words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.answers import NOTHING, Answer, Choice, Reading
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.fields import Field, choice_field, text_reading
from actions.dialogue.readers.clauses import names_not_one
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.readers.value_kinds import holds_apart, replaced, same_kind
from actions.dialogue.rules import correction
from actions.dialogue.rules.values_denied import in_part
from backend.shared.wording import Words
from tests.dialogue.states import state_of

MATTERS = (
    Choice("profit", Words("分红", "dividends")),
    Choice("books", Words("查账", "inspecting the books"), ("看账",)),
)


def _anything(text: str) -> Reading:
    return Reading(text) if text else NOTHING


def _is_free(name: str, label: str, **more: Any) -> Field:
    return Field(name, Words(label, name), text_reading(_anything), free_text=True, **more)


MATTER = choice_field("matter", Words("争议事项", "matter"), MATTERS)
STORY = _is_free("story", "争议经过", story=True)
PLACE = _is_free("place", "房屋地址")
HEAD = _is_free("head", "负责人和职务")
NAME = _is_free("name", "被告")
NEXT = _is_free("next", "公司住所地")
FIELDS = (MATTER, STORY, PLACE, HEAD, NAME, NEXT)


def _corrected(text: str, known: dict[str, str], is_value: frozenset[str] = frozenset()) -> tuple[do.Command, ...]:
    """What a message changes where each question takes the words it can."""
    said = Answer(text, "inform")
    proposals = []
    for one in revisions(said):
        readings = {name: Reading(one.words.text) for name in known if name != "matter"}
        if any(word in one.words.text for word in ("查账", "分红")):
            readings["matter"] = Reading("books" if "查账" in one.words.text else "profit")
        shown = {name: "分红" if value == "profit" else value for name, value in known.items()}
        proposals.append(Proposal(one, readings, shown, is_value))
    state = state_of(FIELDS, "next", known)
    return correction.propose(replace(state), said, Candidates(revised=proposals))


def test_a_denied_word_changes_the_answer_it_is_and_no_story_that_holds_it() -> None:
    known = {"matter": "profit", "story": "入股后公司从来不分红也不给看账"}
    made = _corrected("在三江镇，不过我主要想查账，不是分红", known, frozenset({"matter"}))
    assert [(one.field, one.reading.value) for one in made if isinstance(one, do.CorrectSlot)] == [("matter", "books")]


@pytest.mark.parametrize(
    "text", ["Chan is the tenant not me", "i want a mediator, not a judge", "不是书面，我只在微信上问过"]
)
def test_what_no_answer_is_changes_none(text: str) -> None:
    known = {"place": "Jiangmen, Pengjiang, Gangkou Road 10", "head": "陈海澜，董事长"}
    assert not [one for one in _corrected(text, known) if isinstance(one, do.CorrectSlot)]


def test_a_name_is_replaced_where_it_is_the_answer_and_in_the_story() -> None:
    known = {"name": "吴志明", "story": "吴志明2020年借了我五万"}
    made = _corrected("被告叫吴智明，不是吴志明", known)
    changes = {one.field: one.reading.value for one in made if isinstance(one, do.CorrectSlot)}
    assert changes == {"name": "吴智明", "story": "吴智明2020年借了我五万"}


@pytest.mark.parametrize(
    ("wrong", "right", "same"),
    [("2021年5月3日", "2020年6月1日", True), ("5 May 2021", "13 June 2020", True), ("15万", "50万", True),
     ("李小文", "黎小文", True), ("50号", "52号", True),
     ("分红", "查账", False), ("15万", "是我弟弟", False), ("2021年", "5月", False), ("me", "the tenant", False)],
)  # fmt: skip
def test_only_a_value_of_the_same_kind_may_stand_inside_longer_words(wrong: str, right: str, same: bool) -> None:
    assert same_kind(wrong, right) is same


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [("Jiangmen", "me", False), ("tell me", "me", True), ("2022年5月", "2年", False), ("住50号", "50号", True),
     ("住150号", "50号", False), ("二十五万", "五万", False)],
)  # fmt: skip
def test_a_value_stands_between_the_ends_of_words(text: str, value: str, holds: bool) -> None:
    assert holds_apart(text, value) is holds


def test_nothing_else_is_touched_by_a_replacement() -> None:
    assert replaced("住50号，电话150号", "50号", "52号") == "住52号，电话150号"
    assert not holds_apart("Daniel James O'Connor", "Daniel James O")


@pytest.mark.parametrize(
    ("text", "wrong", "right", "after"),
    [
        ("邻居陈国雄欠我五万", "陳國雄", "陳國強", "邻居陳國強欠我五万"),
        ("he pays me 30000, not 130000", "30,000", "13,000", "he pays me 13,000, not 130000"),
        ("pay 1,250,000 back", "1250000", "1,520,000", "pay 1,520,000 back"),
        ("pay 30,000.50 back", "30000", "13000", "pay 30,000.50 back"),
    ],
)
def test_a_value_is_found_in_either_script_and_with_or_without_commas(
    text: str, wrong: str, right: str, after: str
) -> None:
    assert replaced(text, wrong, right) == after


@pytest.mark.parametrize(
    "text",
    [
        "唔啱呀，係十二萬先啱",
        "不对，应该是12万才对",
        "写错了，十二万才对",
        "不对，2023年5月1日才对",
        "wait, 120,000 is right",
    ],
)
def test_a_sum_or_a_day_alone_is_never_all_that_happened(text: str) -> None:
    made = _corrected(text, {"story": "表哥梁志明借了我十万不还"})
    assert not [one for one in made if isinstance(one, do.CorrectSlot)]


def test_each_of_two_days_goes_to_the_answer_of_its_own_stretch() -> None:
    text = "Sorry, I actually opened it on May 8 and the hearing is June 15"
    fields = (
        _is_free("came", "收到日期", words=("opened",)),
        _is_free("hearing", "开庭日期", words=("hearing",)),
        NEXT,
    )
    said = Answer(text, "inform")
    proposals = [
        Proposal(one, {name: Reading(one.words.text, entities=("date",)) for name in ("came", "hearing")})
        for one in revisions(said)
    ]
    state = state_of(fields, "next", {"came": "May 10", "hearing": "June 14"})
    made = correction.propose(replace(state), said, Candidates(revised=proposals))
    assert {(one.field, one.reading.value) for one in made if isinstance(one, do.CorrectSlot)} == {
        ("came", "May 8"),
        ("hearing", "June 15"),
    }


DAY = Field("day", Words("收到日期", "received on"), lambda said: NOTHING)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("sorry, it was the 9th not the 5th", True),
        ("sorry, it was the 9th not the 6th", False),
        ("不是5号，是9号", True),
        ("it was the 9th not the 15th", False),
    ],
)
def test_a_day_of_the_month_is_denied_of_the_day_that_is_kept(text: str, moved: bool) -> None:
    (revision,) = revisions(Answer(text, "inform"))
    state = state_of((DAY, NEXT), "next", {"day": "2026-11-05"})
    candidates = Candidates(revised=[Proposal(revision, {}, {"day": "5 November 2026"})])
    made = correction.propose(state, Answer(text, "inform"), candidates)
    assert (do.CorrectSlot("day", Reading("2026-11-09", entities=("date",))) in made) is moved


@pytest.mark.parametrize(
    ("text", "sum_", "none"),
    [
        ("一蚊都未還過", "一蚊", True),
        ("到现在一分钱都没还", "一分钱", True),
        ("he has not paid one yuan", "one yuan", True),
        ("还了一元做样子", "一元", False),
        ("借了一万都没还", "一万", False),
    ],
)
def test_not_one_yuan_is_no_sum(text: str, sum_: str, none: bool) -> None:
    start = text.index(sum_)
    assert names_not_one(text, start, start + len(sum_)) is none


def _sum(text: str) -> Reading:
    return Reading("125000.00 CNY", entities=("money",)) if "十二万五" in text else NOTHING


BACK = choice_field("counterclaim", Words("反请求", "Counterclaim"), (Choice("yes", Words("要提", "yes")),))
SUM = Field("counterclaim_amount", Words("反请求金额", "Amount"), text_reading(_sum))


@pytest.mark.parametrize("text", ["反请求改成十二万五", "反请求应该是十二万五"])
def test_a_name_that_cannot_hold_the_value_means_the_longer_one_that_can(text: str) -> None:
    said = Answer(text, "correct_answer")
    (one,) = revisions(said, names=frozenset({"反请求", "反请求金额"}))
    proposal = Proposal(one, {"counterclaim_amount": _sum(one.words.text)})
    state = state_of((BACK, SUM, NEXT), "next", {"counterclaim": "yes", "counterclaim_amount": "100000.00 CNY"})
    (made,) = correction.propose(state, said, Candidates(revised=[proposal]))
    assert isinstance(made, do.CorrectSlot)
    assert (made.field, made.reading.value) == ("counterclaim_amount", "125000.00 CNY")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("它是2022年6月，不是9月30日", None),
        ("是2022年6月，不是2025年9月30日", None),
        ("唔係9月30號，係2022年6月1號", "2022-06-01"),
        ("不是9月，是6月", "2025-06-30"),
        ("不是30号，是28号", "2025-09-28"),
    ],
)
def test_the_day_of_a_denied_date_is_never_put_to_the_month_that_stands_instead(text: str, day: str | None) -> None:
    state = state_of((DAY, NEXT), "next", {"day": "2025-09-30"})
    (one,) = revisions(Answer(text, "inform"))
    found = in_part(state, DAY, one)
    assert (found.value if found is not None else None) == day

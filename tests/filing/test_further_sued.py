"""Somebody sued besides, whom nobody names: a place in the list, and the name is asked there."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.further_sued import company_told, with_further_sued
from actions.filing.parties import moved_up
from actions.filing.story import answers_of
from actions.story.reading import mark, read_story

INJURY = {"cause": "tort_traffic", "defendant_1_name": "伍建国"}


def told(text: str, answers: dict[str, Any]) -> dict[str, Any]:
    story = read_story(text, [], cause="tort_traffic")
    heard = with_further_sued(story, mark(text, []).mentions, answers, many=False)
    return {name: value for name, value in answers_of(heard).items() if name.startswith("defendant_")}


@pytest.mark.parametrize("text", ["保险公司也要告", "连保险公司一起告", "仲要告保險公司"])
def test_an_insurer_without_a_name_gets_a_place_in_the_list(text: str) -> None:
    found = told(text, INJURY)
    assert found["defendant_1_more"] == "yes"
    assert found["defendant_2_called"] in ("保险公司", "保險公司")


def test_the_insurer_that_is_known_is_named() -> None:
    found = told("保险公司也要告", {**INJURY, "tort_traffic_insurer": "平安财险江门支公司"})
    assert found["defendant_2_name"] == "平安财险江门支公司"
    assert "defendant_2_called" not in found


@pytest.mark.parametrize("text", ["平安也列被告", "把平安也一起告", "平安都要告"])
def test_a_company_of_the_case_is_called_for_short(text: str) -> None:
    known = {**INJURY, "tort_traffic_insurer": "平安财险江门支公司"}
    assert told(text, known)["defendant_2_name"] == "平安财险江门支公司"


def test_an_insurers_name_ends_before_what_is_wished() -> None:
    found = told("保险公司人保江门加做第二被告", INJURY)
    assert found["defendant_2_name"] == "人保江门"


def test_nobody_is_put_down_twice() -> None:
    once = {**INJURY, **told("保险公司也要告", INJURY)}
    assert "defendant_3_called" not in told("保险公司也要告", once)


def test_a_third_comes_behind_the_second() -> None:
    once = {**INJURY, **told("保险公司也要告", INJURY)}
    assert told("他老板也要告", once)["defendant_3_called"] == "他老板"


@pytest.mark.parametrize(
    ("called", "name"),
    [("保险公司", "平安财险"), ("the insurer", "平安财险"), ("他老婆", ""), ("his company", "")],
)
def test_a_company_of_the_case_is_known_by_what_it_is(called: str, name: str) -> None:
    assert company_told(called, {"cause": "tort_traffic", "tort_traffic_insurer": "平安财险"}) == name


def test_what_somebody_is_called_moves_up_with_them() -> None:
    answers = {**INJURY, "defendant_1_more": "yes", "defendant_2_called": "保险公司"}
    assert moved_up(answers, "defendant", 1)["defendant_1_called"] == "保险公司"

"""The report of questions typed to the whole house counts what a person gets, and its page names what there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actions.dialogue.buttons import payload_of
from backend.protection.library_pages import law_library
from bench.law_talk_report import GOALS, Case, Ear, Judged, measure, missed, outcome, read_page

RIGHT, OTHER = "limitation_three_years", "divorce_bigamy"


def _reply(utter: str, *, told: str = "", offered: tuple[str, ...] = (), text: str = "") -> dict[str, Any]:
    rule = [payload_of("ask_law", law_entry=told, law_part="rule")] if told else []
    ways = [payload_of("ask_law", law_entry=name) for name in offered]
    return {"utter": utter, "text": text, "buttons": [{"title": "", "payload": one} for one in (*rule, *ways)]}


def _case(*wanted: str) -> Case:
    return Case("door", tuple(frozenset({name}) for name in wanted), ("时效几年",))


@pytest.mark.parametrize(
    ("wanted", "replies", "came_to"),
    [
        ((RIGHT,), [_reply("utter_law_answer", told=RIGHT)], "told"),
        ((RIGHT,), [_reply("utter_law_answer", told=OTHER)], "told wrong"),
        ((RIGHT,), [_reply("utter_law_candidates", offered=(OTHER, RIGHT))], "offered"),
        ((RIGHT,), [_reply("utter_law_candidates", offered=(OTHER,))], "offered others"),
        ((RIGHT,), [_reply("utter_law_unknown")], "asks somebody"),
        ((RIGHT,), [_reply("utter_standing_which_side")], "something else"),
        ((RIGHT,), [_reply("utter_not_understood")], "not understood"),
        ((RIGHT, OTHER), [_reply("utter_law_answer", told=RIGHT)], "in part"),
        ((RIGHT, OTHER), [_reply("utter_law_answer", told=one) for one in (RIGHT, OTHER)], "told"),
        (("utter_going_*",), [_reply("utter_going_back")], "house"),
        (("refused prediction",), [_reply("utter_law_refused_prediction")], "refused rightly"),
        (("refused prediction",), [_reply("utter_law_answer", told=OTHER)], "told wrong"),
        (("unknown",), [_reply("utter_law_unknown")], "said unknown"),
        (("other",), [_reply("utter_law_answer", told=OTHER)], "others answered"),
        (("other",), [_reply("utter_ask_rephrase")], "left alone"),
    ],
)
def test_a_message_comes_to_what_the_person_got(
    wanted: tuple[str, ...], replies: list[dict[str, Any]], came_to: str
) -> None:
    assert outcome(_case(*wanted), replies, Ear(law_library())) == came_to


def test_an_answer_is_known_by_its_words_in_traditional_characters_too() -> None:
    likely = _reply("utter_law_likely", text="您問的可能是：\n" + law_library()[OTHER].answer.en)
    assert outcome(_case(OTHER), [likely], Ear(law_library())) == "likely"


def test_a_missed_goal_is_named() -> None:
    served, wrong = Judged(_case(RIGHT), "told", ""), Judged(_case(RIGHT), "told wrong", "")
    assert missed(measure([served] * 9)) == []
    assert missed(measure([served, wrong])) == ["served", "told wrong"]
    assert set(GOALS) <= set(measure([served]))


def test_the_page_names_entries_that_there_are_and_asks_in_forms_too() -> None:
    cases = list(read_page())
    assert len(cases) >= 80
    assert {one.place for one in cases} >= {"door", "filing", "notarization", "defence"}
    assert any(one.is_other for one in cases) and any(not one.is_answerable and not one.is_other for one in cases)


def test_no_message_of_the_page_is_known_to_the_library_or_to_what_tunes_it() -> None:
    tuned = Path(__file__).resolve().parents[2] / "bench" / "law" / "tuning.txt"
    known = {way for entry in law_library().values() for ways in entry.ask.values() for way in ways}
    known |= {line.split("|", 1)[1].strip() for line in tuned.read_text("utf-8").splitlines() if "|" in line}
    assert not [one.said[-1] for one in read_page() if one.said[-1] in known]


def test_a_page_with_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "talk.txt"
    page.write_text("door | no_such_entry | 时效几年\n", "utf-8")
    with pytest.raises(ValueError, match="no_such_entry"):
        list(read_page(page))

"""Who asks which of two papers to use is told how to choose; who is no organisation is not kept as one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.dialogue import commands as do
from actions.dialogue.candidates import Candidates
from actions.dialogue.reading import Reading
from actions.identity.papers_meant import asks_which, is_no_organisation
from actions.identity.questions import QUESTIONS
from tests.dialogue.states import state_of

TURN = cast(Any, SimpleNamespace(language="zh-Hans"))


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("My passport is a US one and I also have a Taiwan travel permit, which do I use?", True),
        ("Do I use my Taiwan permit or my American passport?", True),
        ("我有美国护照也有台胞证，用哪本？", True),
        ("我有回鄉證同英國護照，用邊本好？", True),
        ("哪个证件合适", True),
        ("US passport please, not the Taiwan permit", False),
        ("回乡证", False),
        ("可以用回乡证吗", False),
    ],
)
def test_which_of_two_papers_to_use_is_a_question_and_no_choice(text: str, which: bool) -> None:
    state = state_of(QUESTIONS, "category", service="identity")
    expected = (do.ExplainQuestion(ways=False),) if which else ()
    assert asks_which(state, Answer(text, "ask_law"), Candidates(Reading("taiwan_resident"))) == expected


@pytest.mark.parametrize(
    ("text", "papers", "reopened"),
    [
        ("my name is Lin Yazhen, i am not company, i am person", None, True),
        ("我不是公司，我是个人", None, True),
        ("italian passport", "foreigner", False),
        ("香港", None, False),
    ],
)
def test_who_was_taken_for_an_organisation_has_a_way_back(text: str, papers: str | None, reopened: bool) -> None:
    state = state_of(QUESTIONS, "organisation_place", {"category": "organisation"}, service="identity")
    read = Reading(papers) if papers else Reading()
    entities: Any = ({"entity": "nationality", "value": "foreign"},) if papers else ()
    commands = is_no_organisation(
        state, Answer(text, "inform", entities=entities), Candidates(elsewhere={"category": read})
    )
    if papers:
        assert commands == (do.CorrectSlot("category", read),)
    else:
        assert commands == ((do.Reopen("category"),) if reopened else ())


@pytest.mark.parametrize(
    ("text", "intent", "value"),
    [
        ("我要改类别，我不是公司", "deny", None),
        ("I'm not a company", "deny", None),
        ("不同意", "deny", "no"),
        ("no", "deny", "no"),
        ("我不愿意", "deny", "no"),
        ("好", "affirm", "yes"),
    ],
)
async def test_only_a_plain_no_refuses_the_use_of_ones_data(text: str, intent: str, value: str | None) -> None:
    notice = next(one for one in QUESTIONS if one.name == "data_notice")
    assert (await notice.read(TURN, Answer(text, intent))).value == value

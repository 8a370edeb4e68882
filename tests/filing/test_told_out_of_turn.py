"""What is told at another question than the one that asks for it: the rules of a filing, on states without a house."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AppendTo, ChangeAnswers
from actions.dialogue.interpreter import interpret
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.filing.further_sued import with_one_more
from actions.filing.intake import FILE
from actions.filing.readers.owners import Sides
from actions.filing.story_rules import Heard, overheard, sued_besides
from actions.story.reading import read_story


def told(rule: Any, text: str, question: str, here: Reading = NOTHING, intent: str = "inform", **answers: Any) -> Any:
    """What a rule changes for a message at a question, or nothing."""
    cause = str(answers.get("cause", "private_lending"))
    known = {"cause": cause, "matter": "civil", "for_whom": "self", **answers}
    state = State(cast(Any, FILE), known, question, QuestionTable({}))
    codes = {name.removeprefix(f"{cause}_"): str(value) for name, value in known.items()}
    heard = Heard(read_story(text, [], cause=cause, known=codes))
    made = rule(state, Answer(text, intent, "ask_back"), Candidates(here, own=heard))
    return dict(made[0].changes) if made and isinstance(made[0], ChangeAnswers) else {}


@pytest.mark.parametrize(
    ("text", "intent", "question", "name", "value"),
    [
        ("没遗嘱", "deny", "inheritance_deceased_place", "inheritance_will", "none"),
        ("没有遗嘱，就我们兄妹两个，还有一个小弟弟过继给叔叔了", "ask_law", "inheritance_relation",
         "inheritance_will", "none"),
    ],
)  # fmt: skip
def test_a_denial_that_tells_a_fact_is_kept(text: str, intent: str, question: str, name: str, value: str) -> None:
    assert told(overheard, text, question, intent=intent, cause="inheritance")[name] == value


def test_a_day_refines_the_year_that_was_known() -> None:
    known = {"private_lending_lent_on": "2024年", "private_lending_due_on": "2025-12-31"}
    day = {"entity": "date", "value": "2024-03-05", "start": 7, "end": 16}
    text = "借款第一笔是在2024年3月5号转的"
    state = State(cast(Any, FILE), {"cause": "private_lending", **known}, "private_lending_interest", QuestionTable({}))
    heard = Heard(read_story(text, [day], cause="private_lending"))
    made = overheard(state, Answer(text, "inform", "answer", (day,)), Candidates(NOTHING, own=heard))
    assert [one.changes.get("private_lending_lent_on") for one in made if isinstance(one, ChangeAnswers)] == [
        "2024-03-05"
    ]


def test_a_rate_that_is_told_says_that_interest_was_agreed() -> None:
    made = told(overheard, "利息是说好的，月息一分", "private_lending_handed_over", private_lending_interest="no")
    assert made["private_lending_interest"] == "yes"
    assert "月息一分" in made["private_lending_interest_rate"]


def test_that_there_is_a_child_is_no_reason_for_a_divorce() -> None:
    here = Reading("有一个女儿12岁，跟奶奶住")
    made = told(overheard, "有一个女儿12岁，跟奶奶住", "divorce_reason", here, cause="divorce")
    assert made["divorce_children"] == "yes" and "divorce_reason" not in made
    because = "因为有一个女儿12岁他不管"
    assert not told(overheard, because, "divorce_reason", Reading(because), cause="divorce")


@pytest.mark.parametrize("question", ["private_lending_interest", "plaintiff_1_phone", "claims", "evidence_1_file"])
def test_who_is_sued_besides_is_put_on_the_list_at_any_question(question: str) -> None:
    text = "还要告他老婆吴小娟"
    state = State(
        cast(Any, FILE), {"cause": "private_lending", "defendant_1_name": "谭耀辉"}, question, QuestionTable({})
    )
    heard = Heard(with_one_more(read_story(text, [], cause="private_lending"), "吴小娟", Sides.of(state.answers)))
    (made,) = sued_besides(state, Answer(text, "start_filing"), Candidates(NOTHING, own=heard))
    assert isinstance(made, ChangeAnswers)
    assert (made.changes["defendant_1_more"], made.changes["defendant_2_name"]) == ("yes", "吴小娟")


def test_a_claim_that_sounds_like_an_offer_is_added_and_never_only_said_to_be() -> None:
    found = Reading(["分返三十万给我"], problem="utter_filing_claim_added", partial=True)
    state = State(cast(Any, FILE), {"cause": "other", "matter": "civil"}, "claims", QuestionTable({}))
    said = Answer("分返三十万给我", "offer_settlement", "answer")
    made = interpret(state, said, Candidates(found))
    assert [one for one in made if isinstance(one, AppendTo)] == [AppendTo("claims", found)]

"""Who wants a mediator in the place of a suit is taken there from the middle of a filing; the filing waits."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.answers import NOTHING, Answer
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import StartFlow
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.filing.intake import FILE
from actions.filing.intake_rules import mediation_instead
from actions.filing.story_rules import Heard
from actions.story.reading import read_story


def _heard(text: str) -> tuple[Any, ...]:
    state = State(cast(Any, FILE), {"cause": "house_lease"}, "house_lease_my_side", QuestionTable({}))
    return mediation_instead(state, Answer(text, "inform"), Candidates(NOTHING, own=Heard(read_story(text, []))))


@pytest.mark.parametrize(
    "text",
    [
        "不想打官司了，帮我找人调解吧",
        "不要立案，改做调解",
        "唔想告佢喇，想调解",
        "please don't file it, I would like mediation",
        "could somebody mediate rather than go to court?",
    ],
)
def test_a_mediator_instead_of_a_suit_is_taken_at_any_question(text: str) -> None:
    assert _heard(text) == (StartFlow("mediation"),)


@pytest.mark.parametrize("text", ["不要调解，直接立案", "先调解也可以", "调解过两次没成", "我要告他，不想调解"])
def test_a_suit_stays_one_where_mediation_is_refused_or_only_named(text: str) -> None:
    assert _heard(text) == ()

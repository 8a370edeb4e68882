"""What is asked beside the questions of a booking: whether a spouse signs, too, and the earliest free day."""

from __future__ import annotations

import pytest

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, CorrectSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.notarization.asides import paper_told_anew
from actions.notarization.readers.asides import asks_for_earliest, asks_whether_spouse_signs
from tests.dialogue.states import state_of


@pytest.mark.parametrize(
    "text",
    [
        "房子写我和老婆的名 老婆要不要签",
        "间屋写咗我同太太個名 太太使唔使簽",
        "房屋写我和先生两个名字，先生要签吗",
        "房产证上有老公名字，要他一起去吗",
        "配偶需不需要到场",
        "does my wife have to sign too, the house is in both names",
        "does my husband need to come along",
        "is the consent of my spouse necessary?",
    ],
)
def test_whether_the_spouse_signs_is_asked(text: str) -> None:
    assert asks_whether_spouse_signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "我太太签了",
        "老婆已经同意了",
        "my wife agreed to sign",
        "先生您好，要签吗",
        "结婚证要带吗",
        "老公是加拿大籍",
        "我老婆在迪拜",
    ],
)
def test_what_is_told_of_a_spouse_asks_nothing(text: str) -> None:
    assert not asks_whether_spouse_signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "最早哪天",
        "最快几时可以约到",
        "最早幾時有位",
        "最快哪一天能办",
        "什么时候有位",
        "when is the earliest slot",
        "what's the earliest date you have",
        "how soon can I come",
    ],
)
def test_the_earliest_day_is_asked(text: str) -> None:
    assert asks_for_earliest(text)


@pytest.mark.parametrize(
    "text", ["最早的那个", "最早", "the earliest", "什么时候开庭", "多久能办好", "我最早是1990年出国的"]
)
def test_a_choice_and_other_times_ask_for_no_earliest_day(text: str) -> None:
    assert not asks_for_earliest(text)


def _at_where(text: str, share: str, paper: str) -> tuple[Command, ...]:
    """Return what the rule makes of a message at the question where somebody is, a Chinese passport noted."""
    start = text.index(share)
    entity = {"entity": "nationality", "value": paper, "start": start, "end": start + len(share)}
    state = state_of((), "", {"nationality": "prc"})
    return paper_told_anew(
        state,
        UserMessage(text, "inform", entities=(entity,)),
        Candidates(elsewhere={"nationality": Reading(paper, entities=("nationality",))}),
    )


@pytest.mark.parametrize(
    ("text", "share"), [("加拿大护照", "加拿大护照"), ("US passport", "US passport"), ("攞澳洲護照", "澳洲護照")]
)
def test_another_paper_named_alone_puts_the_noted_one_right(text: str, share: str) -> None:
    assert [type(one) for one in _at_where(text, share, "foreign")] == [CorrectSlot]


@pytest.mark.parametrize(
    ("text", "share", "paper"),
    [
        ("中国护照", "中国护照", "prc"),
        ("加拿大护照要翻译吗", "加拿大护照", "foreign"),
        ("我先生那边是拿着他们家的加拿大护照", "加拿大护照", "foreign"),
    ],
)
def test_the_same_paper_a_question_and_others_papers_change_nothing(text: str, share: str, paper: str) -> None:
    assert _at_where(text, share, paper) == ()

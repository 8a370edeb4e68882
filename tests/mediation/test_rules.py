"""What an application keeps beside the open question, what it mends, and what it answers: decided without a bot."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.commands import AnswerQuestion, ChangeAnswers, Clarify, Command, SetSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.questions import QuestionTable
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.reading import NOTHING, Reading
from actions.dialogue.state import State
from actions.mediation.flow import APPLY, kept_from_them
from actions.mediation.memory import told_in

KNOWN = {
    "matter": "trade", "other_name": "李国栋", "what_happened": "李国栋欠我货款十二万", "wish": "还我八万就算了",
    "amount": "80000.00 CNY", "place": None,
}  # fmt: skip


def money(text: str, *sums: tuple[str, str]) -> list[dict[str, Any]]:
    """What the bot reads of sums: each with its place in the text."""
    return [
        {
            "entity": "money", "start": text.index(said), "end": text.index(said) + len(said),
            "value": {"amount": value, "currency": "CNY"},
        }
        for said, value in sums
    ]  # fmt: skip


def decided(
    text: str, question: str, *sums: tuple[str, str], intent: str = "inform", here: Reading = NOTHING, **known: Any
) -> tuple[Command, ...]:
    """What the application's own rules make of a message at a question; the first that says something decides."""
    entities = money(text, *sums)
    message = UserMessage(text, intent, "answer", tuple(entities))
    state = State(cast(Any, APPLY), known, question, QuestionTable({}))
    candidates = Candidates(here, own=told_in(text, entities, known=known))
    return next((made for rule in APPLY.first_rules if (made := rule(state, message, candidates))), ())


def changes(made: tuple[Command, ...]) -> dict[str, Any]:
    return dict(made[0].changes) if made and isinstance(made[0], ChangeAnswers) else {}


def test_several_values_that_are_taken_back_at_once_are_all_replaced() -> None:
    text = "改一下，欠的是十二万，我要九万，他住雅瑶镇"
    made = changes(
        decided(text, "name", ("十二万", "120000.00"), ("九万", "90000.00"), intent="correct_answer", **KNOWN)
    )
    assert made == {"wish": "我要九万", "amount": "90000.00 CNY", "place": "雅瑶镇"}


def test_without_a_word_that_takes_back_what_is_known_stays() -> None:
    made = changes(decided("我要九万", "name", ("九万", "90000.00"), **KNOWN))
    assert "wish" not in made and "amount" not in made


def test_both_sides_told_at_one_question_each_go_to_their_own() -> None:
    made = changes(decided("阿哥叫林国华，住台山台城，我叫林秀英", "what_happened", matter="house"))
    assert made == {"other_name": "林国华", "name": "林秀英", "place": "台山台城"}


def test_where_the_writer_lives_is_kept_as_nothing_of_the_other_side() -> None:
    assert changes(decided("我叫林秀英，我住台山台城", "other_name", matter="house")) == {"name": "林秀英"}


@pytest.mark.parametrize(
    ("text", "question", "topic"),
    [
        ("要几钱？", "other_name", "asked_cost"),
        ("如果他不来怎么办", "other_name", "asked_absent"),
        ("is it secret?", "wish", "asked_secret"),
        ("調解員識唔識講台山話？", "name", "asked_tongue"),
    ],
)
def test_a_question_in_the_middle_is_answered_and_kept_as_no_answer(text: str, question: str, topic: str) -> None:
    (made,) = decided(text, question, matter="house")
    assert isinstance(made, AnswerQuestion) and made.key == ("mediation", topic)


def test_a_story_that_ends_asking_is_told_all_the_same() -> None:
    text = "他2022年收了货一直不给钱，我打了很多次电话，他不肯来跟我谈，叫人来也不理，怎么办"
    made = decided(text, "what_happened", here=Reading(text), matter="trade")
    assert not any(isinstance(one, AnswerQuestion) for one in made)


@pytest.mark.parametrize("question", ["other_name", "what_happened", "place", "name", "times", "review"])
def test_a_secret_is_recorded_at_no_question(question: str) -> None:
    text = "我心里最低30万，不要让他知道"
    (made,) = decided(text, question, ("30万", "300000.00"), matter="company")
    assert isinstance(made, ChangeAnswers)
    assert (dict(made.changes), made.utter) == ({"secret_sums": ["300000.00 CNY"]}, "utter_mediation_wish_secret")


def test_a_wish_in_which_a_secret_stands_already_is_asked_anew() -> None:
    known: dict[str, Any] = {**KNOWN, "wish": "他还我30万就算了", "amount": "300000.00 CNY"}
    (made,) = decided("30万是我的底线，不要写给他看", "place", ("30万", "300000.00"), **known)
    assert isinstance(made, ChangeAnswers)
    assert (made.changes["wish"], made.changes["amount"], made.question) == (None, None, "wish")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("第4项不要给她看拉黑那句，改成：铺租一人一半，可以分期", False),
        ("第4项改成：我要三十万，底线二十五万不要让她知道", True),
    ],
)
def test_an_entry_told_anew_is_no_secret_unless_its_own_words_hold_one(text: str, kept: bool) -> None:
    (told,) = revisions(UserMessage(text, "inform"), at_review=True)
    state = State(cast(Any, APPLY), KNOWN, "review", QuestionTable({}))
    candidates = Candidates(NOTHING, revised=[Proposal(told, {"wish": Reading(told.words.text)})])

    assert bool(kept_from_them(state, UserMessage(text, "inform"), candidates)) is kept


def test_a_sum_paid_each_time_replaces_no_sum_that_is_known() -> None:
    made = decided("我想他每个月还5000", "place", ("5000", "5000.00"), **KNOWN)
    assert "amount" not in changes(made)


def test_a_secret_told_again_beside_the_sum_that_stands_forgets_nothing() -> None:
    known: dict[str, Any] = {**KNOWN, "wish": "他还我40万就算了", "amount": "400000.00 CNY"}
    text = "30万不要写给对方看，写40万"
    made = changes(decided(text, "name", ("30万", "300000.00"), ("40万", "400000.00"), **known))
    assert made == {"secret_sums": ["300000.00 CNY"]}


def test_a_limit_that_stands_in_the_wish_gives_way_to_the_sum_that_may_be_shown() -> None:
    known: dict[str, Any] = {**KNOWN, "wish": "他还我30万就算了", "amount": "300000.00 CNY"}
    text = "30万是我心里的底线，不要给他知道，先提40万"
    made = decided(text, "name", ("30万", "300000.00"), ("40万", "400000.00"), **known)
    assert [dict(one.changes) for one in made if isinstance(one, ChangeAnswers)] == [
        {"secret_sums": ["300000.00 CNY"]},
        {"wish": "他还我40万就算了", "amount": "400000.00 CNY"},
    ]


def test_a_wish_with_another_sum_is_asked_about() -> None:
    known: dict[str, Any] = {**KNOWN, "wish": "他还我40万就算了", "amount": "400000.00 CNY"}
    made = decided("我想他还我35万", "tongue", ("35万", "350000.00"), **known)
    assert made == (Clarify(("wish",)),)
    assert not decided("我想他还我40万", "tongue", ("40万", "400000.00"), **known)


def test_the_language_named_at_its_question_is_the_mediation_s_and_changes_no_other() -> None:
    (made,) = decided("普通话吧，粤语也行", "tongue", intent="change_language", **KNOWN)
    assert isinstance(made, SetSlot) and made.reading.value == "mandarin"
    assert decided("English", "name", intent="change_language", **KNOWN) == ()

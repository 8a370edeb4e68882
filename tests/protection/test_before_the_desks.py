"""A known question of law goes before a desk that asks back, a form that opens, and a clause without its story."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.defence.aside import asks_as_defendant
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion
from actions.dialogue.danger import Danger
from actions.dialogue.message import UserMessage
from actions.protection import law
from actions.protection.whose_question import beyond_the_desk, may_be_of_law
from actions.which_way import WHICH_SIDE, side_first
from backend.protection.model import Finding
from tests.dialogue.states import state_of
from tests.protection.test_answers import APPEAL, CERTAIN, DIVORCE, SURE, payloads, said, turn_of

STORY, ASKED = "We live in Auckland and married in Heshan.", "Where do we get divorced?"


async def test_the_clause_that_asks_is_not_told_against_the_whole_story() -> None:
    whole = f"{STORY} {ASKED}"
    clauses = [(STORY, ""), (ASKED, "")]
    found = {whole: Finding(candidates=(DIVORCE, APPEAL), belief=0.4), ASKED: CERTAIN}
    turn = turn_of(whole, findings=found, clauses=clauses)
    await law.answer_law(turn)
    assert said(turn) == ["utter_law_candidates"]
    agreeing = turn_of(whole, findings=found | {ASKED: Finding(DIVORCE)}, clauses=clauses)
    await law.answer_law(agreeing)
    assert said(agreeing) == ["utter_law_answer"]


async def test_the_second_question_of_a_message_is_told_as_likely_where_it_is_only_that() -> None:
    parts = ["上诉要几天？", "离婚之后房子应该归谁？"]
    likely = Finding(candidates=(DIVORCE,), belief=0.6, is_likely=True)
    turn = turn_of("".join(parts), findings={parts[0]: CERTAIN, parts[1]: likely}, clauses=[(p, "") for p in parts])
    await law.answer_law(turn)
    assert said(turn) == ["utter_law_answer", "utter_law_likely"]


@pytest.mark.parametrize(
    ("text", "finding", "known"),
    [
        ("能在江门法院离吗", CERTAIN, True),
        ("能在江门法院离吗", Finding(candidates=(DIVORCE,), belief=0.6, is_likely=True), True),
        ("能在江门法院离吗", Finding(candidates=(DIVORCE,), belief=0.3), False),
        ("我想离婚", SURE, False),
        ("他告了我，我要赔吗", SURE, False),
    ],
)
async def test_a_known_question_is_answered_before_a_desk_asks_back(text: str, finding: Finding, known: bool) -> None:
    turn = turn_of(text, "start_filing", {text: finding})
    assert await law.known_instead(turn) is known
    assert bool(said(turn)) is known


async def _nothing(turn: Any) -> None:
    raise AssertionError("no decision is spoken of")


@pytest.mark.parametrize(("finding", "utter"), [(CERTAIN, "utter_law_answer"), (Finding(), WHICH_SIDE)])
async def test_the_side_is_asked_only_where_the_question_is_not_known(finding: Finding, utter: str) -> None:
    text = "老婆在国内，我在意大利回不去，能在江门法院离吗"
    turn = turn_of(text, "start_filing", {text: finding})
    assert await side_first(_nothing, law.known_instead)(turn, "filing")
    assert said(turn) == [utter]


@pytest.mark.parametrize(
    ("text", "finding", "unsure", "told"),
    [
        ("司机跑了，医药费谁来出", SURE, False, True),
        ("司机跑了，医药费谁来出", CERTAIN, False, False),
        ("司机跑了，医药费谁来出", CERTAIN, True, True),
        ("司机跑了，快来救人", SURE, False, False),
    ],
)
async def test_a_question_beside_a_danger_is_answered_behind_the_alarm(
    text: str, finding: Finding, unsure: bool, told: bool
) -> None:
    turn = turn_of(text, "emergency", {text: finding})
    turn.answer = replace(turn.answer, danger=Danger("medical", "other", "zh", "unsure" if unsure else "first"))
    assert await law.beside_danger(turn) is told
    assert bool(said(turn)) is told


async def test_a_yes_or_no_question_heard_as_a_wish_is_offered_answers_and_the_form() -> None:
    text = "人在三藩市，可以直接在江门法院告他吗"
    turn = turn_of(text, "start_filing", {text: Finding(candidates=(APPEAL, DIVORCE), belief=0.3)})
    assert await law.take_up(turn)
    assert said(turn) == ["utter_law_candidates"]
    assert "/start_filing" in payloads(turn)
    booking = "下周一可以约公证吗"
    found = {booking: Finding(candidates=(APPEAL,), belief=0.3)}
    assert not await law.take_up(turn_of(booking, "start_notarization", found))


async def test_a_yes_or_no_question_of_which_nothing_is_known_opens_no_form() -> None:
    text = "外公手写的这张纸算数吗"
    assert await law.take_up(turn_of(text, "start_notarization", {text: Finding()}))


async def test_a_question_for_what_is_done_here_leaves_the_form_to_open() -> None:
    text = "外公手写的这张纸能在你们这里公证吗"
    assert not await law.take_up(turn_of(text, "start_notarization", {text: Finding()}))


def test_what_the_defence_explains_gives_way_to_a_sure_entry_of_a_page_it_does_not_know() -> None:
    heard = UserMessage("如果我输了，会不会坐牢", "ask_defence")
    fees, own = replace(APPEAL, topic="fees"), replace(APPEAL, topic="defendant")
    assert may_be_of_law(heard)
    assert beyond_the_desk(heard, [fees], [fees]) == [fees]
    assert beyond_the_desk(heard, [fees], []) == []
    assert beyond_the_desk(heard, [own], [own]) == []


@pytest.mark.parametrize(("sure", "answered_by"), [("ask_law", "ask_law"), ("", "ask_defence")])
def test_a_question_of_evidence_in_the_defence_goes_to_the_library_where_that_is_sure(
    sure: str, answered_by: str
) -> None:
    heard = UserMessage("借条上的签名不是我的，怎么证明是假的", "ask_trust")
    commands = asks_as_defendant(state_of((), "received", sure_question=sure), heard, Candidates())
    assert [one.intent for one in commands if isinstance(one, AnswerQuestion)] == [answered_by]


@pytest.mark.parametrize(("text", "told"), [("可以跟对方和解分期还吗", True), ("诉讼费可以分期交吗", False)])
async def test_a_debt_is_settled_in_parts_and_a_fee_is_not(
    monkeypatch: pytest.MonkeyPatch, text: str, told: bool
) -> None:
    monkeypatch.setattr(law, "_SETTLED", APPEAL.entry_id)
    turn = turn_of(text)
    assert await law.settled_in_parts(turn) is told
    assert bool(said(turn)) is told


async def test_what_the_defence_explains_is_no_forecast_to_be_refused() -> None:
    text = "欠钱会不会坐牢"
    refused = {text: Finding(refusal="prediction", belief=0.97, is_sure=True)}
    assert not await law.take_up(turn_of(text, "ask_defence", refused))
    assert await law.sure_of(turn_of(text, "ask_defence", refused)) == ""

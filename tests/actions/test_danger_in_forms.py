"""Danger is answered first in every flow, at every question, whatever else the message could mean there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk import Action

from actions.dialogue import replies
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import CancelFlow, Emergency, SetSlot
from actions.dialogue.danger import Danger
from actions.dialogue.flow import Flow
from actions.dialogue.flow_action import FlowAction
from actions.dialogue.interpreter import interpret, urgent
from actions.dialogue.message import UserMessage
from actions.dialogue.outcome import ASK_AGAIN
from actions.dialogue.questions import QuestionTable
from actions.dialogue.reading import Reading
from actions.dialogue.state import REVIEW, State
from actions.dialogue.wrapping_action import WrappingAction
from actions.emergency.told import beside_danger
from actions.registry import FLOWS, all_actions

NO_DOOR: Any = None
NOW = Danger("violence_now", "self", "zh", "first")
PAST = Danger("violence_past", "self", "zh", "first")


def told(danger: Danger, intent: str = "emergency") -> UserMessage:
    return UserMessage("他现在拿着刀要打我", intent, danger=danger)


def questions_of(flow: Flow) -> Sequence[str]:
    return [field.name for field in flow.fields[:25]] + [REVIEW]


def state_of(flow: Flow, question: str, **more: Any) -> State:
    return State(flow, {}, question, QuestionTable({}), **more)


def test_there_are_flows_of_every_service() -> None:
    assert len(FLOWS) >= 15


def _innermost(action: Action) -> Action:
    """The action within those that only put a condolence before it, or take one back."""
    return _innermost(action.inner) if isinstance(action, WrappingAction) else action


def test_every_form_of_the_house_is_run_by_the_one_action_for_flows() -> None:
    forms = [action for action in all_actions(NO_DOOR) if action.name().endswith("_form")]
    assert {type(_innermost(form)) for form in forms} == {FlowAction}
    assert {form.name() for form in forms} == {f"{flow.service}_form" for flow in FLOWS}


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.service)
@pytest.mark.parametrize("pending", ["", "cancel", "restart"])
def test_danger_is_answered_at_every_question_and_nothing_else_is(flow: Flow, pending: str) -> None:
    for question in questions_of(flow):
        state = state_of(flow, question, pending=pending)
        assert urgent(state, told(NOW)) == (Emergency(),)
        assert interpret(state, told(NOW), Candidates(Reading("a value"), is_title=True)) == (Emergency(),)


def test_danger_is_answered_where_the_answers_were_handed_in_already() -> None:
    assert urgent(state_of(FLOWS[0], REVIEW, is_open=False), told(PAST)) == (Emergency(),)


def test_past_violence_is_answered_beside_what_the_message_says_and_only_once() -> None:
    flow = FLOWS[0]
    first = flow.fields[0].name
    said = told(PAST, "inform")
    found = Candidates(Reading("will", covers=1.0), is_title=True)
    assert urgent(state_of(flow, first), said) == ()
    both = interpret(state_of(flow, first), said, found)
    assert sorted(map(repr, both)) == sorted(map(repr, (Emergency(beside=True), SetSlot(first, found.here))))
    assert interpret(state_of(flow, first, told_danger=True), said, found) == (SetSlot(first, found.here),)


def test_giving_up_does_not_silence_what_is_said_to_past_violence() -> None:
    said = replace(told(PAST, "cancel"), text="取消")
    commands = interpret(state_of(FLOWS[0], FLOWS[0].fields[0].name), said, Candidates())
    assert set(commands) == {Emergency(beside=True), CancelFlow()}


def test_a_message_of_past_violence_is_heard_as_what_it_would_be_without_it() -> None:
    kind = {"entity": "danger_kind", "value": "violence_past"}
    place = {"entity": "place", "value": "Toronto"}
    latest = {
        "text": "他以前打过我，我在多伦多",
        "intent": {"name": "emergency"},
        "entities": [kind, place],
        "intent_ranking": [{"name": "inform"}, {"name": "deny"}],
    }
    message = UserMessage.from_message(latest)
    assert message.danger == PAST
    plain = beside_danger(message, latest)
    assert (plain.intent, plain.decision, list(plain.entities)) == ("inform", "answer", [place])
    assert plain.danger == PAST


@pytest.mark.parametrize(
    ("text", "asks_again"),
    [
        ("没有人威胁我，我是房东", True),
        ("冇人勒索我呀", True),
        ("nobody is blackmailing me", True),
        ("我安全了", False),
    ],
)
async def test_a_false_alarm_leads_back_to_the_open_question(
    monkeypatch: pytest.MonkeyPatch, text: str, asks_again: bool
) -> None:
    async def say(*given: Any) -> None:
        return None

    waits: list[Any] = [{"event": "waits"}]
    monkeypatch.setattr(replies, "tell_who_helps", say)
    monkeypatch.setattr(replies, "stay", lambda *given: waits)
    flow = FLOWS[0]
    turn: Any = SimpleNamespace(answer=replace(told(replace(NOW, stage="over")), text=text))
    outcome = await replies.emergency(flow, turn, state_of(flow, flow.fields[0].name, is_open=True), Emergency())
    assert (outcome == ASK_AGAIN) == asks_again

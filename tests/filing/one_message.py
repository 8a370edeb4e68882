"""One message at a question of a form, read and interpreted without a bot or a house: what it leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

from actions.answers import Answer
from actions.dialogue.commands import ChangeAnswers, Command, CorrectSlot, NoteAside, SetSlot
from actions.dialogue.extract import extract
from actions.dialogue.interpreter import interpret
from actions.dialogue.questions import QuestionTable
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.intake import FILE

LOAN: Mapping[str, Any] = {
    "cause": "private_lending",
    "matter": "civil",
    "for_whom": "self",
    "mediation_first": "no",
    "private_lending_lent_amount": "180000.00 CNY",
    "private_lending_handed_over": "phone",
    "private_lending_due_on": "2022年5月",
    "plaintiff_1_kind": "person",
    "plaintiff_1_name": "谭伟强",
}


async def _accepts(command: object) -> object:
    """A backend to which every number looks right."""
    return next((value for value in astuple(cast(Any, command)) if str(value).startswith("⟦")), None)


def entities(text: str, *told: tuple[str, str, Any]) -> tuple[dict[str, Any], ...]:
    """Entities as the bot writes them, of kind, words and value."""
    return tuple(
        {"entity": kind, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for kind, words, value in told
    )


def commands(
    text: str,
    question: str,
    known: Mapping[str, Any],
    *told: tuple[str, str, Any],
    intent: str = "inform",
    decision: str = "answer",
    flow: Any = FILE,
    before: str = "",
) -> Sequence[Command]:
    """Outcome of a message at a question of a filing, or of another flow, with the message before it."""
    said = Answer(text, intent, decision, entities(text, *told))
    slot = f"{flow.service}_{question}"
    turn = SimpleNamespace(
        answer=said,
        answers=known,
        person=SimpleNamespace(timezone="Europe/London", person_id="p_1", language="zh-Hans"),
        profile=SimpleNamespace(of=lambda kind: None),
        draft=SimpleNamespace(answers=known, service=flow.service, draft_id="d"),
        tracker=SimpleNamespace(get_slot=lambda name: slot, latest_message={}, events=[], active_loop={}),
        do=_accepts,
        now=datetime(2026, 11, 30, 9, tzinfo=UTC),
        timezone="Europe/London",
        language="zh-Hans",
        has_draft=True,
        memo={},
        missed=0,
        said_before=[],
        said_last=[],
        texts_before=[],
        typed_before=lambda most: [Answer(before, "inform")] if before else [],
        buttons_last=[],
        is_open=lambda name: name == question,
        stands_instead=lambda answer: answer.text != text,
        is_asked=lambda answer, name: name == question or answer.text != text,
        phrase=lambda utter, **facts: utter,
        once=lambda key, reckon: reckon(),
    )
    state = State(flow, known, question, QuestionTable({}))
    return interpret(state, said, asyncio.run(extract(flow, cast(Turn, turn), state)))


def after(made: Sequence[Command], known: Mapping[str, Any]) -> dict[str, Any]:
    """The answers once these commands are carried out."""
    answers = dict(known)
    for one in made:
        if isinstance(one, SetSlot | CorrectSlot | NoteAside) and not one.reading.partial:
            answers |= {**one.reading.also, one.field: one.reading.value}
        elif isinstance(one, ChangeAnswers):
            answers |= one.changes
    return answers

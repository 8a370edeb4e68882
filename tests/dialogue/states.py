"""Small states for the tables of rules: a flow of a few fields, what is answered, which question is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

from actions.answers import Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.fields import Field
from actions.dialogue.questions import QuestionTable
from actions.dialogue.rules.answer import answers
from actions.dialogue.state import State
from backend.shared.wording import Words


def state_of(
    fields: Sequence[Field], question: str, known: Mapping[str, Any] | None = None, service: str = "small", **more: Any
) -> State:
    """A form of these fields at a question."""
    flow = SimpleNamespace(
        follows=lambda answers: (),
        service=service,
        title=Words("小事", "Small matter"),
        fields=tuple(fields),
        has_review=True,
        prefills=True,
        takes=lambda *_: None,
        named=lambda *_: None,
        counts=lambda *_: True,
        first_rules=(),
        list_rules=(),
        entry_rules=(),
        own_rules=(),
        beside_rules=(),
    )
    return State(cast(Any, flow), known or {}, question, more.pop("questions", QuestionTable({})), **more)


def answers_question(service: str, said: Answer, field: Field, found: Reading) -> bool:
    """Whether a message is the answer to a question of a form that has only this one."""
    return answers(state_of((field,), field.name, service=service), said, Candidates(found))

"""Questions that only open others ("is there common property?"), answered by what the others ask for. Pure.

Who is asked whether there is property to divide and tells a flat has said that there is; what the flat is like stands
in the same words, and is not asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.fields import Answers
from actions.story.reading import Story
from backend.filing.causes.guides import Cause, CauseQuestion, load_causes

_LONGEST = 120
"""Characters of a message that tells what is asked for, and no story."""
_EDGES = " ，,。.;；"


def with_gate(question: str, story: Story, told: Answers) -> dict[str, Any]:
    """Return the answers that follow where what is told answers a question the open one opens.

    Only the open question is answered so: elsewhere a house that is spoken of need not be common property.

    Args:
        question: the open question.
        story: what the message tells.
        told: the answers it gives.
    """
    cause = load_causes().get(story.cause)
    opened = _opened_by(cause, question, told) if cause is not None and question not in told else None
    if cause is None or opened is None:
        return {}
    gate = question.removeprefix(f"{cause.code}_")
    if gate in story.facts:
        return {}
    return {question: opened.asked_when[gate][0], **_whole(cause, opened, gate, story)}


def _opened_by(cause: Cause, question: str, told: Answers) -> CauseQuestion | None:
    """The question that must be answered once the open one is answered one certain way, and that is told."""
    gate = question.removeprefix(f"{cause.code}_")
    ways = (one for one in cause.questions if one.required and len(one.asked_when.get(gate, ())) == 1)
    return next((one for one in ways if f"{cause.code}_{one.key}" in told), None)


def _whole(cause: Cause, opened: CauseQuestion, gate: str, story: Story) -> Mapping[str, str]:
    """The words from what is told on, where the message tells nothing else ("一套房，在开平，写我俩名字")."""
    fact = story.sure.get(opened.key)
    if opened.kind != "text" or fact is None or len(story.text) > _LONGEST:
        return {}
    beside = {one.key for one in cause.questions if gate in one.asked_when}
    asked = {one.key for one in cause.questions}
    if (asked & set(story.sure)) - beside:
        return {}
    return {f"{cause.code}_{opened.key}": story.text[fact.start :].strip(_EDGES)}

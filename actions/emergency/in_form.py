"""Danger inside an open form: the form waits as it is, and its question is not asked again in the same reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from actions.answers import Answer
from actions.dialogue.endings import close
from actions.dialogue.flow import Flow
from actions.dialogue.prompt import stay
from actions.emergency.dialogue import answer
from actions.emergency.told import INTENT, danger_in
from actions.forms.turn import Turn

_LOOK_BACK = 40
"""Events within which what was said of past violence is not said again: a case tells it many times."""


async def hear(form: Flow, turn: Turn) -> list[dict[str, Any]] | None:
    """Answer a message that tells danger; None passes any other on.

    Past violence is often what the case is about: its safety note is said once, and the form hears the message, too.
    """
    danger = danger_in(turn.answer) if turn.is_fresh_message else None
    if danger is None:
        return None
    if danger.kind != "violence_past" or danger.stage != "first" or not turn.has_draft:
        await answer(turn, form.service, form.title)
        return stay(form, turn) if turn.has_draft else close()
    if not _told_before(turn):
        await answer(turn)
    turn.answer = _beside_danger(turn)
    return None


def _told_before(turn: Turn) -> bool:
    past = (event for event in reversed(turn.tracker.events) if event.get("event") == "user")
    next(past, None)
    parsed = ((event.get("parse_data") or {}).get("intent") or {} for event in islice(past, _LOOK_BACK))
    return any(intent.get("name") == INTENT for intent in parsed)


def _beside_danger(turn: Turn) -> Answer:
    """The message as it would have been understood without the danger in it."""
    latest: Mapping[str, Any] = turn.tracker.latest_message
    ranking: Sequence[Mapping[str, Any]] = latest.get("intent_ranking") or ()
    entities = [one for one in turn.answer.entities if not str(one.get("entity")).startswith("danger_")]
    best = str(ranking[0]["name"]) if ranking else "inform"
    decision = Answer.from_message({**latest, "intent": {"name": best}}).decision
    return replace(turn.answer, intent=best, decision=decision, entities=entities)

"""Knowledge of a suit when something is asked of the court: of its form, of what is kept, of what was told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.defence.memory import told_in_conversation
from actions.defence.readers.suits import topic_of
from actions.defence.suit_fields import UNKNOWN
from actions.defence.telling import suit_told
from actions.dialogue.turn import Turn
from backend.defence.commands import MyDefences
from backend.defence.kept import Defence
from backend.drafts.model import Draft, GetDraft

OF_SUIT = (
    "received", "domicile", "hearing", "hearing_time", "hearing_place", "hearing_of", "court", "case_number",
    "plaintiff", "cause",
)  # fmt: skip
OF_DEFENDANT = ("kind", "name", "representative", "sex", "birth_date", "address", "phone")
_TWO_COURTS: Mapping[str, tuple[str, ...]] = {"jurisdiction": ("court",)}
"""Fields in doubt by topic: a wish for another court names that one, too, so a court in such a message is asked for."""


async def known_of_suit(turn: Turn) -> dict[str, Any]:
    """Return the answers that are known: of the form, else of the only suit that is kept; nothing of a doubtful one."""
    told = told_in_conversation(turn, _TWO_COURTS)
    if not turn.answer.pressed:
        unsure = _TWO_COURTS.get(topic_of(turn.answer.text), ())
        told |= {name: value for name, value in suit_told(turn, turn.answer).values.items() if name not in unsure}
    draft: Draft | None = await turn.do(GetDraft(turn.person.person_id, "defence"))
    kept = dict(draft.answers) if draft is not None else await _of_only_suit(turn, str(told.get("case_number", "")))
    if kept.get("case_number") and told.get("case_number", kept["case_number"]) != kept["case_number"]:
        kept = {name: value for name, value in kept.items() if name in OF_DEFENDANT}
    known = {**kept, **told}
    return {name: known[name] for name in (*OF_SUIT, *OF_DEFENDANT) if known.get(name) and known[name] != UNKNOWN}


async def _of_only_suit(turn: Turn, number: str) -> dict[str, Any]:
    """The suit that is kept: the one of this number, else the only one there is."""
    mine: list[Defence] = await turn.do(MyDefences(turn.person.person_id))
    numbered = [one for one in mine if number and one.suit.case_number == number]
    others = [one for one in mine if not one.suit.is_same(mine[0].suit)]
    meant = numbered or ([] if others else mine)
    answers: dict[str, Any] = {}
    for one in reversed(meant):
        answers |= _answers_of(one)
    return answers


def _answers_of(kept: Defence) -> dict[str, Any]:
    suit = kept.suit
    told: dict[str, Any] = {
        "court": suit.court, "case_number": suit.case_number, "plaintiff": "、".join(suit.plaintiffs),
        "received": suit.received_on.isoformat() if suit.received_on else "", "domicile": suit.domicile,
        "hearing": suit.hearing_on.isoformat() if suit.hearing_on else "", "cause": suit.cause,
    }  # fmt: skip
    if suit.hearing_on is not None:
        told |= {"hearing_time": suit.hearing_time, "hearing_place": suit.hearing_place, "hearing_of": told["hearing"]}
    who = kept.answer.defendants if kept.answer else kept.petition.petitioners if kept.petition else ()
    if who:
        first = who[0]
        told |= {name: getattr(first, name) for name in OF_DEFENDANT if name != "name"}
        told["name"] = "、".join(one.name for one in who)
    return {name: value for name, value in told.items() if value}

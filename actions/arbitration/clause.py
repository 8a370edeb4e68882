"""Tell what a check of a clause found: the outcome with its rule, the doubt, and how to agree on SCIA now.

Rules: ARB-3, ARB-18, ARB-27, ARB-31, ARB-77, ARB-82, ARB-2025, ARI-1, ARI-3, ARI-4, ARI-5, ARI-6, ARI-7, ARB-SCIA-1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.dialogue.turn import Turn
from backend.arbitration.clause_check.bodies import body_name
from backend.arbitration.clause_check.model import MENDED, REFUSED, ClauseCheck
from backend.shared.wording import Words, verbatim

_COMMA = Words("、", ", ")
_NAMED = frozenset({"other", "abroad", "several"})
_UNDOUBTED = frozenset({*REFUSED, "none", "court"})
"""Outcomes whose own words say what was not checked."""


def tell_clause(turn: Turn, found: ClauseCheck, buttons: Sequence[dict[str, str]] = ()) -> None:
    """Tell the meaning of a clause, with its rule and the doubt about the revised law."""
    if found.cut:
        turn.say("utter_arbitration_clause_cut")
    turn.say(f"utter_arbitration_clause_{found.outcome}", list(buttons), **_facts(turn, found))
    if found.outcome not in _UNDOUBTED:
        turn.say("utter_arbitration_clause_doubt")
    if found.outcome in MENDED:
        turn.say("utter_arbitration_model_clause")


def _facts(turn: Turn, found: ClauseCheck) -> dict[str, Any]:
    if found.outcome in _NAMED:
        names = dict.fromkeys(body_name(body, turn.language) for body in found.bodies)
        return {"bodies": _COMMA.say(turn.language).join(map(verbatim, names))}
    return {"place": verbatim(found.place)} if found.outcome == "place_only" else {}

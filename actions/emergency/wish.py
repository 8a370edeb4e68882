"""Wish in a message that tells danger: offered after the alarm, and begun with all that it told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.conversation import INTENT_LABELS
from actions.dialogue.danger import EMERGENCY, PAST, Danger, marks_danger
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn
from actions.emergency.alarm import OPENS, keep
from actions.emergency.readers.situations import situation_told
from actions.story.wishes import wants_to_sue

_SURE_ENOUGH = 0.5
"""Confidence from which a wish told beside a danger is offered afterwards."""
_OUTRIGHT = 0.3
"""The same where words of the message wish for something."""
_NAMED = 0.1
"""The same where a few words name the cause of a case and little else ("divorce please")."""
_CRY = 12
"""Characters of a cry, which wishes for nothing that it does not say."""
_SHARE = 0.4
"""Share of those words that is the cause."""
_BESIDE_A_WISH = PAST | {"violence_now", "violence_by_stranger", "passport_lost"}
"""Kinds that are often told together with something to settle."""
_BESIDE_AN_OUTRIGHT_WISH = _BESIDE_A_WISH | {"disaster", "medical", "extortion", "impersonation_scam", "detained"}
"""Kinds beside which a wish is offered if it is told in words; in any other nothing else is offered yet."""
_OF_DEBTORS = "threatened_debtor"
"""The situation of who owes and is threatened with harm."""
_SUIT, _DEFENCE = f"{OPENS}filing", f"{OPENS}defence"
_SERVICES = ("filing", "notarization", "authorization", "mediation", "arbitration", "defence")
"""Services that a story opens."""


def wish_beside(turn: Turn, danger: Danger) -> str:
    """Return the intent that was wished for in the same message; one told in words is kept for what follows."""
    outright = _is_outright(turn.answer)
    offered = danger.is_unsure or danger.kind in (_BESIDE_AN_OUTRIGHT_WISH if outright else _BESIDE_A_WISH)
    ranking: Sequence[Mapping[str, Any]] = turn.tracker.latest_message.get("intent_ranking") or ()
    if offered and not outright and not danger.is_unsure and len(turn.answer.text) < _CRY:
        return ""  # "the boss has a gun" wishes for no suit
    if not offered:
        _keep_matter(turn, ranking)
        return ""
    least = _NAMED if _names_cause(turn.answer) else _OUTRIGHT if outright else _SURE_ENOUGH
    likely = (str(one["name"]) for one in ranking if one.get("confidence", 0) >= least and one["name"] != EMERGENCY)
    wish = next((name for name in likely if name in INTENT_LABELS and name.startswith(OPENS)), "")
    if wish == _DEFENCE and wants_to_sue(turn.answer.text):
        wish = _SUIT  # who was hurt and wants to sue is no defendant, however it was heard
    if wish == _SUIT and situation_told(danger, turn.answer.text) == _OF_DEBTORS and not wants_to_sue(turn.answer.text):
        return ""  # who owes and is threatened sues nobody for the debt
    if outright and wish.removeprefix(OPENS) in _SERVICES:
        _keep_wish(turn, wish)
    return wish


def _keep_wish(turn: Turn, intent: str) -> None:
    keep(turn, wish=_told_with(turn, intent))


def _keep_matter(turn: Turn, ranking: Sequence[Mapping[str, Any]]) -> None:
    """Keep the matter that a message tells beside a grave danger; it is offered only if there was none."""
    matters = [one for one in ranking if str(one["name"]).removeprefix(OPENS) in _SERVICES]
    if matters and matters[0].get("confidence", 0) >= _SURE_ENOUGH:
        keep(turn, beside=_told_with(turn, str(matters[0]["name"])))


def _told_with(turn: Turn, intent: str) -> dict[str, Any]:
    entities = [dict(one) for one in turn.answer.entities if not marks_danger(one)]
    return {"intent": intent, "text": turn.answer.text, "entities": entities}


def _is_outright(message: UserMessage) -> bool:
    parts = (*message.clauses(), *message.stretches())
    return _names_cause(message) or wants_to_sue(message.text) or any(wishes(part.text) for part in parts)


def _names_cause(message: UserMessage) -> bool:
    return any(part.share("cause") >= _SHARE for part in (*message.clauses(), *message.stretches()))

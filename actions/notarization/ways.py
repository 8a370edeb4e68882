"""Answers on the way a notarization goes: by video, here or where one lives, translated.

In a booking the same rules answer that compare the routes; outside one, what holds for everybody is told.
"""

from __future__ import annotations

from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from actions.notarization.advice import advice_for, is_advised, say_advice
from backend.shared.wording import Words

_BOOK = Words("预约公证", "Book a notarization")


async def by_video(turn: Turn) -> None:
    """Say whether it can be done by video, by the answers so far; else who may at all."""
    if not _in_booking(turn) or not is_advised(turn):
        _tell(turn, "utter_notarization_video")
        return
    verdict = (await advice_for(turn)).allowed["remote_video"]
    turn.say(f"utter_{verdict.reason}", rule=verdict.rule.cite.say(turn.language))


async def where(turn: Turn) -> None:
    """Say where it is done, by the answers so far; else what decides it."""
    if _in_booking(turn) and is_advised(turn):
        await say_advice(turn)
    else:
        _tell(turn, "utter_notarization_where")


async def translated(turn: Turn) -> None:
    """Say who decides whether a deed is translated, and into which language."""
    _tell(turn, "utter_notarization_translation")


def _in_booking(turn: Turn) -> bool:
    return bool(turn.has_draft and turn.draft.service == "notarization")


def _tell(turn: Turn, utter: str) -> None:
    turn.say(utter, () if turn.has_draft else [button(turn.language, _BOOK, "start_notarization")])

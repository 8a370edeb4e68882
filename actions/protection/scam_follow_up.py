"""Somebody warned of a scam doubts the warning: "but he knows my passport number"."""

from __future__ import annotations

from itertools import islice
from typing import Final

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.protection.telling import ENTRY, tell_entry
from backend.protection.commands import GetLawEntry

_SCAM: Final = "impersonation_scam"
"""The danger of that name, as `bot/nlu/danger` calls it."""
_KNOWS_ME: Final = "scam_knows_my_details"
_TOLD_OF_SCAMS: Final = "scam_"
"""Beginning of the names of the library's entries on scams."""
_LOOK_BACK: Final = 3
"""Messages before this one."""


async def knows_me(turn: Turn) -> bool:
    """Answer who was just warned and says that the caller knows their particulars; False for any other message."""
    if turn.answer.pressed or not said("says_they_know_me", turn.answer.text) or not _was_warned(turn):
        return False
    await tell_entry(turn, await turn.do(GetLawEntry(_KNOWS_ME)))
    return True


def _was_warned(turn: Turn) -> bool:
    """Return True if a scam was told in one of the last messages, or the library has just spoken of one."""
    if str(turn.tracker.get_slot(ENTRY) or "").startswith(_TOLD_OF_SCAMS):
        return True
    past = (event for event in reversed(turn.tracker.events) if event.get("event") == "user")
    next(past, None)
    heard = (
        UserMessage.from_message({**(event.get("parse_data") or {}), "text": event.get("text")})
        for event in islice(past, _LOOK_BACK)
    )
    return any(message.danger is not None and message.danger.kind == _SCAM for message in heard)

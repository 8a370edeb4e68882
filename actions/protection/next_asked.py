"""Answers to what surely follows up an answer of law, before a desk takes it for an errand of its own.

"Will the bank sue me then" behind an answer about a house opens no defence, and "he forged my signature" forgets
nothing. It is told only where the search for follow-ups is certain, or where it is likely and the desk is in doubt.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.turn import Turn, in_form
from actions.protection.follow_up import LONGEST, OWN_ERRANDS, TOLD, entry_told, question_before, spoken_of, tells_found
from actions.protection.readers.follow_ups import asks_how_to_begin, tells_of_another
from actions.protection.readers.own_questions import asks_if_needed
from actions.protection.reckoned import names_reckoned
from actions.protection.telling import offer_candidates
from actions.story.wishes import wants_to_sue
from actions.topic import kinds_asked
from backend.protection.commands import FindFollowUp, FindLaw
from backend.protection.model import Finding

_RECKONED: Final = ("money", "date", "datetime")
"""Values with which something is reckoned, or filled in, elsewhere."""


async def surely_follows(turn: Turn) -> bool:
    """Tell what a short message right behind an answer of law surely asks of it; False for any other message."""
    if in_form(turn) or not TOLD & set(turn.said_before) or not _may_follow(turn):
        return False
    entry = await entry_told(turn)
    if entry is None:
        return False
    _, asked = spoken_of(turn)
    text = turn.answer.text
    found: Finding = await turn.do(FindFollowUp(entry.entry_id, question_before(turn, entry, asked), text))
    if found.entry is None and not (found.is_likely and _is_doubtful(turn)):
        return _offered_for_errand(turn, found)
    own: Finding = await turn.do(FindLaw(text))
    if own.is_sure and (found.entry is None or own.entry != found.entry or found.entry.entry_id == entry.entry_id):
        return False  # it says itself, and surely, what it asks; of the entry just told it asks it anew
    return await tells_found(turn, entry, found)


def _offered_for_errand(turn: Turn, found: Finding) -> bool:
    """Offer what may be meant by somebody taken for sending us on an errand who speaks of another; else False."""
    if not _is_no_errand(turn) or not found.candidates:
        return False
    offer_candidates(turn, found.candidates)
    return True


def _is_no_errand(turn: Turn) -> bool:
    return turn.answer.intent in OWN_ERRANDS and tells_of_another(turn.answer.text)


def _is_doubtful(turn: Turn) -> bool:
    """Return True if what was heard instead is not sure, or an errand although somebody else is spoken of."""
    return not turn.answer.is_sure or _is_no_errand(turn)


def _may_follow(turn: Turn) -> bool:
    """Return True if a message is short, wishes for nothing, and is no errand and no question a desk answers."""
    heard = turn.answer
    text = heard.text
    if heard.pressed or not text or len(text) > LONGEST["en" if text.isascii() else "zh"]:
        return False
    if heard.danger is not None or names_reckoned(turn) or any(heard.values(kind) for kind in _RECKONED):
        return False
    if kinds_asked(text) or said("asks_where", text) or asks_how_to_begin(text):
        return False  # what it costs, how long it takes, and how one begins have answers of their own
    if heard.intent in OWN_ERRANDS and heard.is_sure and not tells_of_another(text):
        return False
    wished = any(wishes(part.text) or requests(part.text) for part in heard.stretches())
    return not wished and (not wants_to_sue(text) or asks_if_needed(text))

"""Continued hearing of a defendant: what they tell of the same debt goes to their answer, and sues nobody.

"我还剩3万没还" is told by whoever is sued for the rest. Only who says that they themselves sue is taken to a filing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.defence.aside import facts_of, told_of_sides
from actions.defence.flow import QUESTIONS
from actions.defence.memory import said_to_be_sued
from actions.defence.readers.suits import (
    contested_in,
    denies_being_sued,
    names_plaintiff,
    owed_in,
    tells_own_debt,
    wanted_in,
)
from actions.defence.suit_fields import TOLD_ASIDE
from actions.defence.telling import suit_told, told_of_oneself
from actions.dialogue.endings import close
from actions.dialogue.fields import SKIPPED
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn
from actions.dialogue.waiting import NOTED
from actions.story.wishes import wants_to_sue
from backend.drafts.model import Draft, WaitingDrafts
from backend.shared.wording import Words

_TITLE = Words("应诉答辩", "Answering a lawsuit")
_facts_about = facts_of(QUESTIONS)
_TELLING = frozenset(
    {"inform", "deny", "affirm", "tell_worry", "complain", "start_filing", "start_defence", "out_of_scope"}
)


async def goes_on(turn: Turn) -> bool:
    """Take up the answer with what a message tells of the suit; False where it tells nothing of it, or wants to sue."""
    said = turn.answer
    inside = (turn.tracker.active_loop or {}).get("name")
    if turn.has_draft or inside or said.pressed or not _is_of_suit(turn):
        return False
    waiting = await _waiting(turn)
    if waiting is None and not said_to_be_sued(turn):
        return False
    if waiting is not None:
        turn.draft = waiting
    if waiting is not None and (news := _news(turn, waiting.answers)):
        turn.change(news)
        await turn.save()
        turn.say(NOTED, title=_TITLE.say(turn.language), **_facts_about(turn, tuple(news)))
    turn.events += close("defence_form")
    return True


def _is_of_suit(turn: Turn) -> bool:
    """Return True if a message tells, and asks and wishes nothing, of what somebody owes or of who sues."""
    text, intent = turn.answer.text, turn.answer.intent
    if not text or turn.answer.asks or (turn.answer.is_sure and intent not in _TELLING):
        return False
    if wants_to_sue(text) or denies_being_sued(text):
        return False
    told = contested_in(text) or owed_in(text) or wanted_in(text)
    return bool(told) or names_plaintiff(text) or tells_own_debt(text) or says("owes", text)


def _news(turn: Turn, known: Mapping[str, Any]) -> dict[str, Any]:
    told = {**suit_told(turn, turn.answer).values, **told_of_oneself(turn.answer), **told_of_sides(turn)}
    return {name: told[name] for name in TOLD_ASIDE if told.get(name) and known.get(name, SKIPPED) == SKIPPED}


async def _waiting(turn: Turn) -> Draft | None:
    drafts: list[Draft] = await turn.do(WaitingDrafts(turn.person.person_id))
    return next((one for one in drafts if one.service == "defence"), None)

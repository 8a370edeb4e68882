"""Calls that were asked for: how one stands, its link, moved, called off after a yes, and the word on its summary."""

from __future__ import annotations

import hashlib
from typing import Any

from actions.calls.booking import facts, live_call, move, offer_move, say, tell_standing
from actions.calls.readers.wishes import calls_off, finds_wrong, is_about_summary, moves, wants_link
from actions.dialogue.buttons import button, sending
from actions.dialogue.turn import Turn
from backend.calls.announcements import (
    CANCEL,
    CHOSEN,
    KEEP,
    LINK,
    MOVE,
    NOT_RIGHT,
    RIGHT,
    SLOT,
    SURE,
    WISH,
    payload_of,
    way,
)
from backend.calls.commands import CancelCall, JudgeSummary, MyCalls
from backend.calls.line.orders import CallLink, MyCallLink
from backend.calls.model import LIVE, Call
from backend.shared.wording import Words, verbatim

CANCELLING = "utter_call_cancel_sure"
"""The question whether a call is really called off; a typed yes or no answers it like its buttons."""
SAYING = "utter_call_what_was_said"
"""The question what was said in truth; whatever is typed then is kept."""
_YES, _NO = Words("取消通话", "Call it off"), Words("不取消，保留", "Keep it")
_BOOK = Words("约一个通话", "Ask for a call")
_LEAVES = frozenset({"cancel", "goodbye", "deny", "ask_human", "affirm"})
"""Intents that say nothing of a call."""


async def calls(turn: Turn) -> None:
    """Do what a button or the words say, else tell how one's call stands."""
    mine: list[Call] = await turn.do(MyCalls(turn.person.person_id))
    call, wish = _chosen(turn, mine), str(turn.answer.pressed.get(WISH, "")) or _wished(turn.answer.text)
    if call is None:
        turn.say("utter_call_none", [button(turn.language, _BOOK, "call_court")])
    elif wish in (RIGHT, NOT_RIGHT) and call.summary is not None:
        await _judge(turn, call, wish == RIGHT)
    elif call.status not in LIVE:
        _tell_over(turn, call)
    elif wish == MOVE:
        slot_id = str(turn.answer.pressed.get(SLOT, ""))
        await (move(turn, call, slot_id) if slot_id else offer_move(turn, call))
    elif wish == CANCEL:
        ways = ((_YES, SURE), (_NO, KEEP))
        buttons = [sending(turn.language, title, payload_of(call, do)) for title, do in ways]
        turn.say(CANCELLING, buttons, **_when(turn, call))
    elif wish == SURE:
        say(turn, "utter_call_cancelled", await turn.do(CancelCall(call.call_id, turn.person.person_id)))
    elif wish == KEEP:
        say(turn, "utter_call_kept", call)
    elif wish == LINK:
        link: CallLink = await turn.do(MyCallLink(call.call_id, turn.person.person_id))
        turn.say("utter_call_link", image=link.code, url=verbatim(link.url), **_when(turn, call))
    else:
        tell_standing(turn, call)


async def take_up(turn: Turn) -> bool:
    """Keep what is typed after "not right", in the person's own words; return True if the message was that."""
    said = turn.answer
    if said.pressed or not said.text or SAYING not in turn.said_last or said.intent in _LEAVES:
        return False
    mine: list[Call] = await turn.do(MyCalls(turn.person.person_id))
    call = next((one for one in mine if one.summary is not None), None)
    if call is None:
        return False
    await turn.do(JudgeSummary(_mark(call, said.text), call.call_id, turn.person.person_id, False, said.text))
    turn.say("utter_call_disagreement_kept")
    return True


async def cancel_asked(turn: Turn) -> None:
    """Call off the call that was asked about."""
    if (call := await live_call(turn)) is not None:
        say(turn, "utter_call_cancelled", await turn.do(CancelCall(call.call_id, turn.person.person_id)))


async def keep_asked(turn: Turn) -> None:
    """Leave it as it is."""
    if (call := await live_call(turn)) is not None:
        say(turn, "utter_call_kept", call)


REPLIES = {CANCELLING: {"affirm": cancel_asked, "deny": keep_asked}}
"""Answers to what was asked, by the utterance that asks."""


def _wished(text: str) -> str:
    """Return what the words want of a call, or nothing."""
    if is_about_summary(text):
        return NOT_RIGHT if finds_wrong(text) else ""
    if calls_off(text):
        return CANCEL
    if moves(text):
        return MOVE
    return LINK if wants_link(text) else ""


def _chosen(turn: Turn, mine: list[Call]) -> Call | None:
    """The one a button names, else the one to come, else the newest that was held."""
    if named := turn.answer.pressed.get(CHOSEN):
        return next((one for one in mine if one.call_id == named), None)
    held = next((one for one in mine if one.status == "done"), None)
    if is_about_summary(turn.answer.text) and held is not None:
        return held
    return next((one for one in mine if one.status in LIVE), held)


async def _judge(turn: Turn, call: Call, is_right: bool) -> None:
    if not is_right:
        turn.say(SAYING)
        return
    await turn.do(JudgeSummary(_mark(call, RIGHT), call.call_id, turn.person.person_id, True))
    turn.say("utter_call_judged")


def _tell_over(turn: Turn, call: Call) -> None:
    """Say what was written of a call that is over."""
    if call.status != "done":
        turn.say("utter_call_none", [button(turn.language, _BOOK, "call_court")])
    elif call.summary is None:
        turn.say("utter_call_status_no_summary", **_when(turn, call))
    else:
        told = facts(turn, call)
        ways = [sending(turn.language, *way(call, wish)) for wish in (RIGHT, NOT_RIGHT)]
        shown = {name: told[name] for name in ("when", "officer", "words")}
        turn.say("utter_call_status_done", ways, **shown)


def _when(turn: Turn, call: Call) -> dict[str, Any]:
    return {"when": facts(turn, call)["when"]}


def _mark(call: Call, words: str) -> str:
    """Name a word on the newest summary, so that saying it twice is saying it once."""
    newest = call.summary.entry_id if call.summary else ""
    return f"judge:{hashlib.sha256(f'{call.call_id}:{newest}:{words}'.encode()).hexdigest()[:40]}"

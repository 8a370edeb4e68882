"""A call with the court offered and booked: at once where somebody is there, else two or three times on two clocks."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from actions.calls.readers.wishes import is_about_own_case, wants_at_once, wishes_call
from actions.dialogue.buttons import button, sending
from actions.dialogue.fitting_times import fit
from actions.dialogue.readers.options import list_number
from actions.dialogue.readers.wished_times import read_wished_times
from actions.dialogue.turn import Turn, in_form
from actions.front_door import Declined
from backend.calls.announcements import CHOSEN, MOVE, SLOT, WISH, call_facts, choices
from backend.calls.commands import AskForCall, FindCallTimes, MoveCall, MyCalls
from backend.calls.line.orders import CallLink, MyCallLink
from backend.calls.model import LIVE, LONGEST_TOPIC, STATUS_NAMES, Call, CallTimes
from backend.filing.commands import MyCases
from backend.filing.model import Case
from backend.shared.diary import Slot
from backend.shared.wording import Words, short_moment, verbatim

OFFERS = frozenset({"utter_call_times", "utter_call_more_times", "utter_call_none_fits"})
"""Utterances under which a time is typed."""
NOW = "now"
_SHOWN = 3
_AT_ONCE = Words("现在就通话", "Call now")
_THERE = Words("法院现在有人，可以马上通话。", " Somebody of the court is there now, so it can be at once.")
_NOT_THERE = Words(
    "现在法院没有人能马上接，先约个时间。", " Nobody of the court can take it right now, so it is at a time you choose."
)
_TOPIC = Words("\n法院会看到您写的：“{words}”", '\nThe court will see what you wrote: "{words}"')
_SHORT_WISH = 60
"""Characters; a longer message tells something else."""
_LOOK_BACK, _SAYS_MORE = 6, 12
"""Messages in which the wish stands, and characters from which it says more than that a call is wanted."""


async def call_court(turn: Turn) -> None:
    """Book what a button names, else offer times; who has a call to come is told of it."""
    if slot_id := str(turn.answer.pressed.get(SLOT, "")):
        return await _book(turn, slot_id)
    if (live := await live_call(turn)) is not None:
        return tell_standing(turn, live)
    times = await _times(turn, await _case(turn, turn.answer.text))
    wish = read_wished_times(turn.answer, turn.timezone)
    if wish.says_something and not wants_at_once(turn.answer.text) and times.slots:
        return _offer_fitting(turn, times)
    now = (_THERE if times.now else _NOT_THERE).say(turn.language)
    offer(turn, times, times.suggested, "utter_call_times", at_once=times.now, now=now)


async def take_up(turn: Turn) -> bool:
    """Take a time that is typed under an offer, or a wish to telephone; return True if the message was one."""
    said = turn.answer
    if said.pressed or not said.text:
        return False
    if _wishes_one(turn):
        await call_court(turn)
        return True
    if not OFFERS.intersection(turn.said_last):
        return False
    payloads = [str(one.get("payload", "")) for one in turn.buttons_last]
    moved = next((one for one in payloads if f'"{WISH}": "{MOVE}"' in one), "")
    call = await live_call(turn) if moved else None
    if wants_at_once(said.text) and any(f'"{SLOT}": "{NOW}"' in one for one in payloads):
        await _book(turn, NOW)
        return True
    times = await _times(turn, "")
    offered = [slot for slot in times.slots if any(f'"{slot.slot_id}"' in one for one in payloads)]
    number = list_number(said)
    if number is not None and 1 <= number <= len(offered):
        await _take(turn, offered[number - 1], call)
        return True
    wish = read_wished_times(said, turn.timezone)
    if not wish.says_something or not times.slots:
        return False
    meant = fit(times.slots, wish, turn.timezone)
    if meant.wish.at is not None and len(meant.found) == 1 and not meant.unclear:
        await _take(turn, meant.found[0], call)
    else:
        _offer_fitting(turn, times, call)
    return True


def _wishes_one(turn: Turn) -> bool:
    """Return True if a short message wishes to telephone and names nobody else to be called."""
    said = turn.answer
    names_other = bool(said.values("institution", "institution_kind", "phone")) or said.danger is not None
    return not (in_form(turn) or names_other) and len(said.text) <= _SHORT_WISH and wishes_call(said.text)


async def offer_move(turn: Turn, call: Call) -> None:
    """Offer other times for a call, those that were named first."""
    times = await _times(turn, call.case_id)
    if read_wished_times(turn.answer, turn.timezone).says_something and times.slots:
        _offer_fitting(turn, times, call)
    else:
        offer(turn, times, times.suggested, "utter_call_more_times", call)


async def move(turn: Turn, call: Call, slot_id: str) -> None:
    """Move a call to a time that was chosen; where it has gone meanwhile others are offered."""
    try:
        moved: Call = await turn.do(MoveCall(call.call_id, turn.person.person_id, slot_id))
    except Declined as no:
        turn.explain(no)
        if call.status in LIVE:
            times = await _times(turn, call.case_id)
            offer(turn, times, times.suggested, "utter_call_more_times", call)
        return
    say(turn, "utter_call_moved", moved)


async def live_call(turn: Turn) -> Call | None:
    """Return the person's call that is still to come, or None."""
    mine: list[Call] = await turn.do(MyCalls(turn.person.person_id))
    return next((one for one in mine if one.status in LIVE), None)


def say(turn: Turn, utter: str, call: Call, **more: str) -> None:
    """Say an utterance about a call with its facts and what can be done now."""
    buttons = [sending(turn.language, *choice) for choice in choices(call)]
    told: dict[str, Any] = {**facts(turn, call), **more}
    turn.say(utter, buttons, **told)


def facts(turn: Turn, call: Call) -> dict[str, Any]:
    """Return what can be said of a call in this turn's language."""
    status = STATUS_NAMES[call.status].say(turn.language)
    return {**call_facts(call, turn.person), "status": status}


def tell_standing(turn: Turn, call: Call) -> None:
    """Say when the call to come is, and how it stands."""
    say(turn, "utter_call_standing", call)


def offer(
    turn: Turn,
    times: CallTimes,
    slots: Sequence[Slot],
    utter: str,
    call: Call | None = None,
    *,
    at_once: bool = False,
    **more: Any,
) -> None:
    """Offer times, each on two clocks, with a button for each.

    Args:
        call: the one that is to be moved; None where one is asked for.
        at_once: whether it can be at this moment.
    """
    titles = [short_moment(slot.start, turn.timezone, turn.language) for slot in slots]
    names = {CHOSEN: call.call_id, WISH: MOVE} if call is not None else {}
    intent = "ask_call" if call is not None else "call_court"
    buttons = [button(turn.language, _AT_ONCE, "call_court", **{SLOT: NOW})] if at_once else []
    buttons += [
        button(turn.language, Words(title, title), intent, **names, **{SLOT: slot.slot_id})
        for title, slot in zip(titles, slots, strict=True)
    ]
    if not buttons:
        turn.say("utter_call_no_times", contact=times.contact)
        return
    listed = "\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1))
    turn.say(utter, buttons, times=listed, **more)


def _offer_fitting(turn: Turn, times: CallTimes, call: Call | None = None) -> None:
    """Offer what suits the hours that were said; where they fit on two clocks, one of each; else the nearest."""
    meant = fit(times.slots, read_wished_times(turn.answer, turn.timezone), turn.timezone)
    found = (*meant.found[:1], *meant.other[:1]) if meant.unclear else meant.found[:_SHOWN]
    if found:
        offer(turn, times, found, "utter_call_more_times", call)
    else:
        near = meant.near[:_SHOWN] or times.suggested
        offer(turn, times, near, "utter_call_none_fits", call, hours=times.hours)


async def _take(turn: Turn, slot: Slot, call: Call | None) -> None:
    await (_book(turn, slot.slot_id) if call is None else move(turn, call, slot.slot_id))


async def _book(turn: Turn, slot_id: str) -> None:
    """Book a time, or ask for a call at once; where it has gone meanwhile others are offered."""
    wish = _wish(turn)
    case_id = await _case(turn, wish)
    topic = wish[:LONGEST_TOPIC] if len(wish) >= _SAYS_MORE else ""
    about = "case" if case_id else "question"
    at = "" if slot_id == NOW else slot_id
    order = AskForCall(secrets.token_hex(16), turn.person.person_id, about, at, case_id, topic=topic)  # type: ignore[arg-type]
    try:
        made: Call = await turn.do(order)
    except Declined as no:
        turn.explain(no)
        if (live := await live_call(turn)) is not None:
            tell_standing(turn, live)
        else:
            times = await _times(turn, case_id)
            offer(turn, times, times.suggested, "utter_call_more_times")
        return
    shown = _TOPIC.say(turn.language).format(words=verbatim(topic)) if topic else ""
    if made.at_once:
        link: CallLink = await turn.do(MyCallLink(made.call_id, turn.person.person_id))
        say(turn, "utter_call_asked_now", made, url=verbatim(link.url), topic=shown)
    else:
        say(turn, "utter_call_booked", made, topic=shown)


def _wish(turn: Turn) -> str:
    """The words by which a call was wished for, a few messages back at most; nothing if there were none."""
    typed = [turn.answer, *turn.typed_before(_LOOK_BACK)] if not turn.answer.pressed else turn.typed_before(_LOOK_BACK)
    return next((one.text for one in typed if one.intent == "call_court"), "")


async def _case(turn: Turn, text: str) -> str:
    """The id of the one case of the person's own that is spoken of; nothing where there is none, or several."""
    if not is_about_own_case(text):
        return ""
    mine: list[Case] = await turn.do(MyCases(turn.person.person_id))
    return mine[0].case_id if len(mine) == 1 else ""


async def _times(turn: Turn, case_id: str) -> CallTimes:
    found: CallTimes = await turn.do(FindCallTimes(turn.person.person_id, case_id))
    return found

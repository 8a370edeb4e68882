"""Wishes of one side about the mediation it has: its buttons in words, its number, one more person to invite.

Outside any form it is done or told at once. In an application that is open beside it, that one is left for it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from actions.dialogue.buttons import button
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, LeaveFlow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.rules import overheard
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.mediation.readers.asked import SERVICE, topics_in
from actions.mediation.readers.own_wishes import INVITE_ANOTHER, is_title, lets_form_go, numbers_in, wish_of
from actions.topic import topic
from backend.mediation.commands import MyMediations
from backend.mediation.dispute.announcements import ANOTHER, MEDIATORS, OFFER, SHOW, TITLES, choices
from backend.mediation.dispute.commands import MyDisputes, OneDispute
from backend.mediation.dispute.model import LIVE, Application, Dispute
from backend.mediation.model import LIVE as FILED_LIVE
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

LIKE = "mediation_like"
"""The payload's key by which an application is begun about the same dispute as another one, with another person."""
OWN = "own_dispute"
"""Mark that a message is about a mediation the person has; never kept with the application."""
_APPLY_AGAIN = Words("为另一位再申请一件", "Apply for one more person")
_OF_TALK = ("interpreter", INVITE_ANOTHER)
"""Wishes whose words may be about something else: only where a mediation is spoken of, or named."""
_FROM_BEFORE = frozenset({"name", "phone", "tongue", "own_tongue"})
"""Answers that an application has from what is remembered of the person, and that are lost with no form."""
_OF_MEDIATION = ("dispute", "mediation")
_NAMED = {"another": ANOTHER, "mediators": MEDIATORS}

_LET_GO = Words(
    "刚才新开的那份申请没有交，也没有留下。", "The new application has not been handed in, and is not kept."
)

Act = Callable[[Turn, Dispute, str], Awaitable[None]]


async def heard(turn: Turn, act: Act) -> bool:
    """Do what a message outside any form wishes of one's mediation; return True if it wished for something.

    Args:
        act: does what the button of that name does, or tells how the mediation stands.
    """
    if turn.has_draft or turn.answer.pressed:
        return False
    found = await _meant(turn)
    if found is None:
        return False
    dispute, wish = found
    if turn.memo.get(OWN):
        turn.say(READY_WORDS, words=_LET_GO.say(turn.language))
    try:
        if wish == INVITE_ANOTHER:
            again = button(turn.language, _APPLY_AGAIN, "start_mediation", **{LIKE: dispute.dispute_id})
            turn.say("utter_mediation_asked_several", [again])
        else:
            await act(turn, dispute, wish)
    except Declined as no:
        turn.explain(no)
    return True


async def is_meant(turn: Turn) -> bool:
    """Return True if a message in an application is about another mediation the person has."""
    text = turn.answer.text
    if turn.answer.pressed or not (numbers_in(text) or wish_of(text) in _NAMED):
        return False
    meant = await _meant(turn) is not None
    if meant:
        turn.memo[OWN] = _is_let_go(turn.answers, text)
    return meant


def _is_let_go(answers: Mapping[str, Any], text: str) -> bool:
    """Return True if an application that is left holds nothing of a dispute, or is not wanted."""
    return not set(answers) - _FROM_BEFORE or lets_form_go(text)


def rule(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Leave an application for the mediation that is meant; what was answered here waits unless it is let go."""
    if message.pressed or not overheard.told(candidates).get(OWN):
        return ()
    return (LeaveFlow(intent="ask_mediation", keeps=not _is_let_go(state.answers, message.text)),)


async def of_same(turn: Turn) -> Mapping[str, Any]:
    """Return what an application about the same dispute with another person has from the one a button names."""
    named = turn.answer.pressed.get(LIKE)
    if named is None:
        return {}
    dispute: Dispute = await turn.do(OneDispute(str(named), turn.person.person_id))
    return _carried(dispute.application) if dispute.side == "applicant" else {}


def _carried(told: Application) -> dict[str, Any]:
    """Return what is of the dispute and of who applies; nothing of the other side."""
    held = {
        "matter": told.matter, "what_happened": told.what_happened, "wish": told.wish, "amount": told.amount,
        "name": told.name, "phone": told.phone, "tongue": told.tongue,
    }  # fmt: skip
    return {name: value for name, value in held.items() if value}


async def _meant(turn: Turn) -> tuple[Dispute, str] | None:
    """Return which mediation of one's own a message means, and what it wishes of it; None if it means none."""
    text = turn.answer.text
    numbers, wish = numbers_in(text), wish_of(text)
    titled = any(is_title(text, title) for title in TITLES.values())
    spoken_of = bool(numbers) or _is_spoken_of(turn) or said("names_mediation", text)
    if wish in _OF_TALK and not spoken_of:
        wish = ""
    if wish != INVITE_ANOTHER and turn.answer.asks and topics_in(text):
        return None  # "换调解员要钱吗" wishes for nothing yet
    if not (numbers or wish or (titled and spoken_of)):
        return None
    mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
    named = [one for one in mine if one.number in numbers]
    if numbers and not named:
        return None
    if not named and await _is_of_filing(turn):
        return None
    live = named or [one for one in mine if one.status in LIVE]
    if not live:
        return None
    meant = _wish_in(text, live[0], wish, by_number=bool(named))
    return (meant[0], SHOW) if meant is not None and meant[1] == ANOTHER and turn.answer.asks else meant


def _wish_in(text: str, dispute: Dispute, wish: str, *, by_number: bool) -> tuple[Dispute, str] | None:
    """Return what is wished of a mediation: what a button of it says, else by the words, else how it stands."""
    offered_now = [title for title, _ in choices(dispute)]
    pressed = {name for name, title in TITLES.items() if title in offered_now and name != OFFER}
    typed = next((name for name in TITLES if name in pressed and is_title(text, TITLES[name])), "")
    if typed:
        return dispute, typed
    if wish == INVITE_ANOTHER:
        return (dispute, wish) if dispute.side == "applicant" else None
    if wish:
        offered = _NAMED.get(wish, wish)
        return dispute, offered if offered in pressed else SHOW
    return (dispute, SHOW) if by_number else None


def _is_spoken_of(turn: Turn) -> bool:
    """Return True if what was said last, past thanks, was of a mediation."""
    of_dispute = any(name.removeprefix("utter_").startswith(_OF_MEDIATION) for name in turn.spoken_before)
    return of_dispute or topic(turn) == SERVICE


async def _is_of_filing(turn: Turn) -> bool:
    filings = await turn.do(MyMediations(turn.person.person_id))
    return any(one.status in FILED_LIVE for one in filings)

"""The mediation of a filing in conversation: how it stands, agreeing to it, leaving it, what an agreement is worth."""

from __future__ import annotations

import dataclasses
from typing import Any

from actions.dialogue.buttons import button, sending
from actions.dialogue.phrases import said
from actions.dialogue.turn import Turn
from actions.enquiries.offering import enquiry_button
from actions.front_door import Declined
from actions.readers.mediation import asks_standing
from backend.mediation.announcements import (
    AGREE,
    CHOSEN,
    DECLINE,
    LEAVE,
    QUIET,
    WISH,
    choices,
    mediation_facts,
)
from backend.mediation.announcements import (
    payload_of as payload_about,
)
from backend.mediation.commands import AnswerProposal, LeaveMediation, MyMediations, StopSessionReminders
from backend.mediation.model import LIVE, Mediation
from backend.shared.courts import COURTS
from backend.shared.wording import Words

SURE = "leave_sure"
_YES = Words("确定退出", "Yes, leave it")
_NO = Words("继续调解", "No, go on")
_PROGRESS = Words("案件进度", "Where my case stands")
_APPLY = Words("申请调解", "Apply for mediation")
_FILE = Words("网上立案", "File a case")
_NEARBY = Words("附近的调解机构", "Mediation bodies nearby")


async def mediation(turn: Turn) -> None:
    """Do what a button says, else tell how one's mediation stands; who has none is told about the service."""
    mine: list[Mediation] = await turn.do(MyMediations(turn.person.person_id))
    chosen = _chosen(turn, mine)
    wish = str(turn.answer.pressed.get(WISH, ""))
    try:
        if not wish and is_about_agreement(turn.answer.text):
            await agreement(turn)
        elif chosen is None and turn.answer.intent == "ask_mediation" and asks_standing(turn.answer.text):
            _say_ways(turn, "utter_mediation_none")
        elif chosen is None:
            _say_ways(turn, "utter_mediation_ways")
        elif wish == QUIET:
            await turn.do(StopSessionReminders(turn.person.person_id, chosen.mediation_id))
            turn.say("utter_mediation_quiet")
        elif wish in (AGREE, DECLINE):
            await _answer(turn, chosen, agree=wish == AGREE)
        elif wish == LEAVE:
            _ask_whether(turn, chosen)
        elif wish == SURE:
            await _leave(turn, chosen)
        else:
            _tell(turn, chosen)
    except Declined as no:
        turn.explain(no)


def is_about_agreement(text: str) -> bool:
    """Return True if a text asks what becomes of a mediation agreement that was reached."""
    asks = said("mediates_broken_promise", text) or said("mediates_confirmation", text)
    return bool(text) and asks and said("names_mediation_agreement", text)


async def agreement(turn: Turn) -> None:
    """Say what an agreement is worth, and what can be done when it is not kept (PML-29, PML-33, CPL-205, CPL-206)."""
    told = "broken" if said("mediates_broken_promise", turn.answer.text) else "worth"
    buttons = [button(turn.language, _FILE, "start_filing"), enquiry_button(turn, "mediation_agreement")]
    turn.say(f"utter_mediation_agreement_{told}", () if turn.has_draft else buttons)


async def leave(turn: Turn) -> None:
    """Ask once more before the person leaves their mediation."""
    mine: list[Mediation] = await turn.do(MyMediations(turn.person.person_id))
    live = [one for one in mine if one.status in LIVE]
    if not live:
        turn.say("utter_mediation_none_to_leave")
    else:
        _ask_whether(turn, live[0])


async def quieted(turn: Turn) -> bool:
    """Stop the reminders of mediation in a filed case; False where there are none."""
    stopped = not turn.answer.pressed and await turn.do(StopSessionReminders(turn.person.person_id))
    if stopped:
        turn.say("utter_mediation_quiet")
    return bool(stopped)


def _say_ways(turn: Turn, utter: str) -> None:
    """Say how mediation is had from here, free of charge with a people's body (PML-4).

    In the middle of a form its own question follows, with buttons of its own.
    """
    nearby = button(turn.language, _NEARBY, "find_institution", legal_map_wish="kind:mediation")
    buttons = [button(turn.language, _APPLY, "start_mediation"), button(turn.language, _FILE, "start_filing"), nearby]
    turn.say(utter, () if turn.has_draft else buttons)


def _chosen(turn: Turn, mine: list[Mediation]) -> Mediation | None:
    """The mediation a button names, else the one that goes on, else the latest."""
    named = turn.answer.pressed.get(CHOSEN)
    if named is not None:
        return next((one for one in mine if one.mediation_id == named), None)
    return next((one for one in mine if one.status in LIVE), mine[0] if mine else None)


async def _answer(turn: Turn, chosen: Mediation, *, agree: bool) -> None:
    told = await turn.do(AnswerProposal(chosen.mediation_id, turn.person.person_id, agree))
    _say(turn, "utter_mediation_agreed_to" if agree else "utter_mediation_not_wanted", told)


def _ask_whether(turn: Turn, chosen: Mediation) -> None:
    if chosen.status not in LIVE:
        _tell(turn, chosen)
        return
    ways = ((_YES, SURE), (_NO, "stay"))
    buttons = [sending(turn.language, title, payload_about(chosen, wish)) for title, wish in ways]
    turn.say("utter_mediation_leave_sure", buttons)


async def _leave(turn: Turn, chosen: Mediation) -> None:
    told = await turn.do(LeaveMediation(chosen.mediation_id, turn.person.person_id))
    _say(turn, "utter_mediation_left", told)


def _tell(turn: Turn, chosen: Mediation) -> None:
    """Tell how it stands; before a session is fixed, that is said."""
    state: str = "session" if chosen.status == "accepted" and chosen.session else chosen.status
    if chosen.status == "agreed" and not chosen.confirmable:
        state = "agreed_unconfirmed"
    _say(turn, f"utter_mediation_status_{state}", chosen)


def _say(turn: Turn, utter: str, told: Mediation) -> None:
    person = dataclasses.replace(turn.person, language=turn.language)
    facts: dict[str, Any] = mediation_facts(told, person, COURTS[told.court].name)
    buttons = [sending(turn.language, *choice) for choice in choices(told)]
    turn.say(utter, buttons or [button(turn.language, _PROGRESS, "ask_case_progress")], **facts)

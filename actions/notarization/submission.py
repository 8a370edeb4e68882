"""Submissions of the three flows, and the telling of their outcome."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.dialogue.confirm import is_confirmed
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.notarization.agents import AGENT, goes_for_applicant
from actions.notarization.other_matters import lines, offered_next
from actions.notarization.telling import tell_appointment, tell_waiting
from backend.notarization.commands import (
    BookNotarization,
    CancelAppointment,
    ChangeAppointment,
    JoinWaitingList,
    MyAppointments,
    MyWaitingList,
)
from backend.notarization.model import Appointment
from backend.shared.messages import Command

_SLOT_LOST = ("slot_full", "slot_gone", "slot_past", "day_closed", "day_past", "day_too_far", "office_closed")


REOPENS_SLOT = {f"utter_notarization_{reason}": "slot" for reason in _SLOT_LOST}
"""Refusals after which another time is asked for."""


async def _book(turn: Turn) -> Receipt:
    """Book the slot under the draft's id, or join the waiting list of the day."""
    said = turn.answers
    if (day := said["slot"].get("waiting")) is not None:
        place = (said["matter"], said["route"], date.fromisoformat(day))
        await hand_in(turn, JoinWaitingList(turn.draft.draft_id, turn.person.person_id, *place))
        return {"waiting_id": turn.draft.draft_id}
    await hand_in(turn, _booking(turn))
    return {"appointment_id": turn.draft.draft_id}


async def _tell_booking(turn: Turn, receipt: Receipt) -> None:
    """Say the confirmation with calendar file and code, or the place in the waiting list."""
    if "waiting_id" in receipt:
        waiting = await turn.do(MyWaitingList(turn.person.person_id))
        await tell_waiting(turn, next(w for w in waiting if w.waiting_id == receipt["waiting_id"]))
        return
    await tell_appointment(turn, await appointment_of(turn, receipt), "booked")
    if buttons := offered_next(turn):
        turn.say("utter_form_noted", buttons, lines=lines(turn))


async def hand_in(turn: Turn, request: Command) -> None:
    """Hand a request to the office; while the office is away the backend keeps it and hands it in by itself later.

    Raises:
        Declined: the office, or a rule, says no.
    """
    try:
        await turn.do(request)
    except Declined as no:
        if not no.temporary:
            raise


def _booking(turn: Turn) -> BookNotarization:
    said: Any = turn.answers
    return BookNotarization(
        request_id=turn.draft.draft_id,
        person_id=turn.person.person_id,
        matter=said["matter"],
        route=said["route"],
        use_place=said["use_place"],
        nationality=said["nationality"],
        whereabouts=said["whereabouts"],
        stay_basis=said.get("stay_basis", "none"),
        slot_id=said["slot"]["slot_id"],
        applicant_name=said["applicant_name"],
        document_number=said["document_number"],
        phone=said["phone"],
        note=said.get("note", ""),
        agent=str(said.get(AGENT, "")) if goes_for_applicant(said) else "",
    )


async def _move(turn: Turn) -> Receipt:
    """Ask the office for the new time."""
    said = turn.answers
    await hand_in(turn, ChangeAppointment(said["appointment"], turn.person.person_id, said["slot"]["slot_id"]))
    return {"appointment_id": said["appointment"]}


async def _tell_move(turn: Turn, receipt: Receipt) -> None:
    """Say the new time, with a calendar file that replaces the old one."""
    await tell_appointment(turn, await appointment_of(turn, receipt), "changed")


async def _cancel(turn: Turn) -> Receipt:
    """Give the appointment back only on a clear yes."""
    appointment = turn.answers["appointment"]
    if not is_confirmed(turn.answers):
        return {"kept": appointment}
    await hand_in(turn, CancelAppointment(appointment, turn.person.person_id))
    return {"appointment_id": appointment}


async def _tell_cancellation(turn: Turn, receipt: Receipt) -> None:
    """Say that it is cancelled, or that it stands."""
    if "kept" in receipt:
        turn.say("utter_notarization_kept")
        return
    await tell_appointment(turn, await appointment_of(turn, receipt), "cancelled")


async def appointment_of(turn: Turn, receipt: Receipt) -> Appointment:
    """Return the appointment a receipt is for."""
    every: list[Appointment] = await turn.do(MyAppointments(turn.person.person_id, include_past=True))
    return next(a for a in every if a.appointment_id == receipt["appointment_id"])


BOOKING = Submission(
    hand_in=_book,
    tell=_tell_booking,
    reopens={
        **REOPENS_SLOT,
        "utter_notarization_not_by_video": "route",
        "utter_notarization_nobody_goes_for_you": "route",
        "utter_notarization_identity_refused": "document_number",
    },
)
CHANGE = Submission(hand_in=_move, tell=_tell_move, reopens=REOPENS_SLOT)
CANCELLATION = Submission(hand_in=_cancel, tell=_tell_cancellation)

"""What the three forms hand in, and how their outcome is told."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.notarization.telling import tell_appointment, tell_waiting
from actions.submit import Receipt, SubmitService
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


class SubmitNotarization(SubmitService):
    """Books the slot, or joins the waiting list of the day."""

    service: ClassVar[str] = "notarization"
    reopens: ClassVar[dict[str, str]] = {
        **{f"utter_notarization_{reason}": "slot" for reason in _SLOT_LOST},
        "utter_notarization_not_by_video": "route",
        "utter_notarization_identity_refused": "document_number",
    }

    async def submit(self, turn: Turn) -> Receipt:
        """Hand the booking in under the draft's id."""
        said = turn.answers
        if (day := said["slot"].get("waiting")) is not None:
            place = (said["matter"], said["route"], date.fromisoformat(day))
            await _hand_in(turn, JoinWaitingList(turn.draft.draft_id, turn.person.person_id, *place))
            return {"waiting_id": turn.draft.draft_id}
        await _hand_in(turn, _booking(turn))
        return {"appointment_id": turn.draft.draft_id}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say the confirmation with calendar file and code, or the place in the waiting list."""
        if "waiting_id" in receipt:
            waiting = await turn.do(MyWaitingList(turn.person.person_id))
            await tell_waiting(turn, next(w for w in waiting if w.waiting_id == receipt["waiting_id"]))
            return
        await tell_appointment(turn, await _appointment(turn, receipt), "booked")


async def _hand_in(turn: Turn, request: Command) -> None:
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
    )


class SubmitChange(SubmitService):
    """Moves the appointment."""

    service: ClassVar[str] = "notarization_change"
    reopens: ClassVar[dict[str, str]] = {f"utter_notarization_{reason}": "slot" for reason in _SLOT_LOST}

    async def submit(self, turn: Turn) -> Receipt:
        """Ask the office for the new time."""
        said = turn.answers
        change = ChangeAppointment(said["appointment"], turn.person.person_id, said["slot"]["slot_id"])
        await _hand_in(turn, change)
        return {"appointment_id": said["appointment"]}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say the new time, with a calendar file that replaces the old one."""
        await tell_appointment(turn, await _appointment(turn, receipt), "changed")


class SubmitCancellation(SubmitService):
    """Gives the appointment back, or keeps it."""

    service: ClassVar[str] = "notarization_cancel"

    async def submit(self, turn: Turn) -> Receipt:
        """Cancel only on a clear yes."""
        said = turn.answers
        if said["sure"] != "yes":
            return {"kept": said["appointment"]}
        await _hand_in(turn, CancelAppointment(said["appointment"], turn.person.person_id))
        return {"appointment_id": said["appointment"]}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say that it is cancelled, or that it stands."""
        if "kept" in receipt:
            turn.say("utter_notarization_kept")
            return
        await tell_appointment(turn, await _appointment(turn, receipt), "cancelled")


async def _appointment(turn: Turn, receipt: Receipt) -> Appointment:
    every: list[Appointment] = await turn.do(MyAppointments(turn.person.person_id, include_past=True))
    return next(a for a in every if a.appointment_id == receipt["appointment_id"])

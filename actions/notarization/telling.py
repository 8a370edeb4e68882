"""Telling of an appointment: what, when in both zones, its number, and the files to keep."""

from __future__ import annotations

from typing import Any

from actions.dialogue.turn import Turn
from backend.notarization.commands import AppointmentCode
from backend.notarization.matters import load_matters
from backend.notarization.model import HELD, Appointment, WaitingEntry
from backend.shared.wording import Words, day, moment, verbatim


def matter_name(turn: Turn, code: str) -> str:
    """A matter's name in the person's language."""
    return load_matters()[code].name.say(turn.language)


def agent_papers(code: str) -> Words:
    """Return what whoever goes for the applicant brings, by the page of matters."""
    matter = load_matters()[code]
    return matter.agent_papers or matter.who


async def tell_appointment(turn: Turn, appointment: Appointment, outcome: str) -> None:
    """Say an outcome (``booked``, ``changed``, ``cancelled``, ``restored``, ``listed``) of an appointment.

    An appointment the office still has to answer says so; one that is held brings its calendar file and its code.
    """
    told = "requested" if appointment.status == "requested" or appointment.request_open else outcome
    if told in ("booked", "restored") and appointment.status == "pending":
        told = "pending"
    for_agent = told == "booked" and appointment.by_agent
    papers = {"agent_papers": agent_papers(appointment.matter).say(turn.language)} if for_agent else {}
    facts: dict[str, Any] = {
        "matter": matter_name(turn, appointment.matter),
        "when": moment(appointment.slot.start, turn.timezone, turn.person.city, turn.language),
        "number": verbatim(appointment.confirmation_number or "—"),
        **papers,
    }
    turn.say(f"utter_notarization_{told}{'_for_agent' if for_agent else ''}", **facts)
    if appointment.status in HELD and told != "requested":
        await _hand_over_files(turn, appointment)


async def _hand_over_files(turn: Turn, appointment: Appointment) -> None:
    code = await turn.do(AppointmentCode(appointment.appointment_id, turn.person.person_id))
    file = {"kind": "appointment_calendar", "id": appointment.appointment_id, "name": "notarization.ics"}
    turn.say("utter_notarization_files", image=code, custom={"file": file})


async def tell_waiting(turn: Turn, entry: WaitingEntry) -> None:
    """Say a place in the waiting list."""
    turn.say(
        "utter_notarization_waiting",
        matter=matter_name(turn, entry.matter),
        day=day(entry.day, turn.language),
        position=entry.position or 1,
    )

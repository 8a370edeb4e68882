"""The notaries' side: who comes on a day, and how many people each slot takes."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from backend.notarization.desk_commands import OfficeDiary, OfficePlaces, SetOfficePlaces
from backend.notarization.model import BOOKABLE_ROUTES, Appointment
from backend.notarization.office_requests import OfficeRequests
from backend.notarization.records import appointments_between
from backend.shared.calendar import BEIJING
from backend.shared.diary import DiaryChanged, DiaryLine, change_lines


class NotaryDesk:
    """Shows notaries a day and carries what they decide to the office.

    Args:
        requests: gives database, clock and office.
    """

    def __init__(self, requests: OfficeRequests) -> None:
        self._requests = requests

    def diary(self, command: OfficeDiary) -> list[Appointment]:
        """Return a day's appointments."""
        first = datetime.combine(command.day, time(), BEIJING)
        with self._requests.database.reading() as session:
            return appointments_between(session, first, first + timedelta(days=1))

    def places(self, command: OfficePlaces) -> dict[str, list[DiaryLine]]:
        """Return a day's slots by route."""
        return {route: self._requests.notary.diary(route, command.day, command.day) for route in BOOKABLE_ROUTES}

    def set_places(self, command: SetOfficePlaces) -> DiaryChanged:
        """Change how many people slots take; the office refuses what is booked."""
        self._note(command, "places_asked", list(command.slot_ids))
        ask = self._requests.notary.set_places
        done = change_lines(
            command.slot_ids, lambda slot_id: ask(f"{command.request_id}.{slot_id}", slot_id, command.places)
        )
        self._note(command, "places_set", [line.slot_id for line in done.done])
        return done

    def _note(self, command: SetOfficePlaces, what: str, slot_ids: list[str]) -> None:
        who, facts = f"officer:{command.officer}", {"slots": slot_ids, "places": command.places}
        with self._requests.database.transaction() as session:
            self._requests.note(session, who, f"desk.notarization.{what}", **facts)

"""Waiting for a place on a full day: joining, leaving, and what the office tells us when one is free."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any, cast

from backend.notarization import records
from backend.notarization.commands import JoinWaitingList, LeaveWaitingList, MyWaitingList
from backend.notarization.handlers import Matters, bookable, known_matter
from backend.notarization.model import WaitingEntry
from backend.notarization.office_requests import OfficeRequests
from backend.notarization.timetable import Timetable
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.errors import Refused


class WaitingListHandlers:
    """A person's places in the line.

    Args:
        requests: asks the office.
        matters: the eleven matters.
        timetable: the office's days and hours.
    """

    def __init__(self, requests: OfficeRequests, matters: Matters, timetable: Timetable) -> None:
        self._requests = requests
        self._matters = matters
        self._timetable = timetable

    def mine(self, command: MyWaitingList) -> list[WaitingEntry]:
        """Return the days a person waits for, or was offered a place on."""
        with self._requests.database.reading() as session:
            return records.waiting_of(session, command.person_id)

    def join(self, command: JoinWaitingList) -> WaitingEntry:
        """Stand in line for a day; who stands there already keeps the place."""
        bookable(known_matter(self._matters, command.matter), command.route)
        with self._requests.database.transaction() as session:
            standing = self._standing(session, command)
            if standing is not None and standing.status != "requested":
                return standing
            waiting_id = standing.waiting_id if standing else self._enter(session, command)
            key = self._key(session, command, waiting_id)
        return cast(WaitingEntry, self._requests.carry_out(key))

    def leave(self, command: LeaveWaitingList) -> WaitingEntry:
        """Leave the line; twice is the same as once."""
        with self._requests.database.transaction() as session:
            row = records.own_waiting(session, command.waiting_id, command.person_id)
            if row["status"] in ("left", "refused", "rejected"):
                return records.entry_of(row)
            request = records.asked.open_about(session, command.waiting_id)
            if request is not None and request["kind"] != "leave":
                raise Refused("notarization_request_open")
            ids = (command.waiting_id, command.person_id)
            key = request["key"] if request else self._requests.open(session, "leave", *ids, expires_at=_end_of(row))
        return cast(WaitingEntry, self._requests.carry_out(key))

    def _standing(self, session: Session, command: JoinWaitingList) -> WaitingEntry | None:
        """Return the entry of the same request, or of the same wish."""
        row = records.waiting_row(session, command.request_id)
        if row is not None and row["person_id"] != command.person_id:
            raise Refused("notarization_not_found")
        wish = (command.matter, command.route, command.day)
        for entry in records.waiting_of(session, command.person_id):
            if (entry.matter, entry.route, entry.day) == wish and entry.status in ("requested", "waiting"):
                return entry
        return records.entry_of(row) if row is not None and row["status"] in ("waiting", "offered") else None

    def _enter(self, session: Session, command: JoinWaitingList) -> str:
        now = self._requests.clock.now()
        day = self._timetable.first_day(command.day, now)
        wish: dict[str, Any] = {"matter": command.matter, "route": command.route, "day": day, "status": "requested"}
        row = wish | {"waiting_id": command.request_id, "person_id": command.person_id, "created_at": now}
        if not records.insert_waiting(session, row):
            records.update_waiting(session, command.request_id, office_id=None, position=None, **wish)
        return command.request_id

    def _key(self, session: Session, command: JoinWaitingList, waiting_id: str) -> str:
        request = records.asked.open_about(session, waiting_id)
        if request is not None:
            return str(request["key"])
        until = _end_of({"day": command.day})
        return self._requests.open(session, "join", waiting_id, command.person_id, expires_at=until)


def _end_of(row: Any) -> datetime:
    """The moment the day is over in Beijing."""
    return datetime.combine(row["day"] + timedelta(days=1), time(0), BEIJING)

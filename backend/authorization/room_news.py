"""News of the witness room, as the appointment takes it: its status, the person told, the platform told."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from backend.authorization import records
from backend.authorization.announcements import Announcements
from backend.authorization.errands import SERVICE, Errands
from backend.authorization.model import Status, Witness
from backend.authorization.room.events import WitnessBegun, WitnessMissed, WitnessRefused, WitnessSealed
from backend.shared.database import Session

Tell = Callable[[Session, Witness], None]


class RoomNews:
    """Listens to the room, in the transaction that tells of it; the same news again changes nothing.

    Args:
        errands: database, platform and the rest.
        tell: says it to the person.
    """

    def __init__(self, errands: Errands, tell: Announcements) -> None:
        self._errands = errands
        self._tell = tell

    def begun(self, session: Session, event: WitnessBegun) -> None:
        """The judge has started."""
        request = {"kind": "open", "at": event.at.isoformat()}
        self._note(session, event.session_id, _TO_COME, {"status": "under_way"}, request)

    def sealed(self, session: Session, event: WitnessSealed) -> None:
        """The paper is sealed: the platform gets it, and so does the person."""
        new = {"status": "sealed", "power_id": event.power.power_id}
        request: dict[str, Any] = {"kind": "close", "result": "sealed", "at": event.at.isoformat()}
        request |= {"document_sha256": event.power.sha256, "recording_sha256": event.recording_sha256}

        def tell(session: Session, witness: Witness) -> None:
            self._tell.sealed(session, witness, event.power)

        self._note(session, event.session_id, _GOING_ON, new, request, tell)

    def refused(self, session: Session, event: WitnessRefused) -> None:
        """The judge refused."""
        request = {"kind": "close", "result": "refused", "at": event.at.isoformat(), "reason": event.reason}
        new = {"status": "refused", "reason": event.reason}

        def tell(session: Session, witness: Witness) -> None:
            self._tell.refused(session, witness, event.reason, event.note)

        self._note(session, event.session_id, _GOING_ON, new, request, tell)

    def missed(self, session: Session, event: WitnessMissed) -> None:
        """Somebody did not come: the slot goes back."""
        absent = ",".join(event.absent)
        request = {"kind": "close", "result": "missed", "at": event.at.isoformat(), "reason": absent}
        new = {"status": "missed", "reason": absent}

        def tell(session: Session, witness: Witness) -> None:
            self._tell.missed(session, witness, event.absent)

        self._note(session, event.session_id, _GOING_ON, new, request, tell)

    def _note(
        self,
        session: Session,
        witness_id: str,
        before: Collection[Status],
        new: dict[str, Any],
        request: dict[str, Any],
        tell: Tell | None = None,
    ) -> None:
        now, kind = self._errands.clock.now(), request.pop("kind")
        row = records.witness_row(session, witness_id)
        if row is None or row["status"] not in before:
            return
        row = {**row, **new}
        records.update_witness(session, witness_id, updated_at=now, **new)
        self._errands.open(session, kind, row, **request)
        self._errands.note(session, "room", f"{SERVICE}.{new['status']}", witness=witness_id)
        if tell is not None:
            tell(session, records.witness_of(row, self._errands.details.open(row)))


_TO_COME: frozenset[Status] = frozenset({"booked"})
_GOING_ON: frozenset[Status] = frozenset({"booked", "under_way"})
"""A room may end before we have heard that it began: news is not held up by news."""

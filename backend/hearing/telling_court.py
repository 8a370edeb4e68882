"""A hearing fixed, moved or called off at our desk is told to the court's platform, so that both know the same."""

from __future__ import annotations

import logging
from datetime import timedelta

from backend.hearing import records
from backend.hearing.commands import CourtToldOf
from backend.hearing.court import Telling
from backend.hearing.court_requests import Asked, HearingRequests
from backend.hearing.means import Means
from backend.hearing.model import SittingReport, Told
from backend.shared.database import Session
from backend.shared.errors import Refused

logger = logging.getLogger(__name__)
NAME = "tell"


class TellingCourt:
    """Asks the court to take a hearing of the desk's over; a `court_requests.RequestKind`.

    Args:
        means: see `Means`.
        requests: asks the court.
    """

    name = NAME

    def __init__(self, means: Means, requests: HearingRequests) -> None:
        self._means = means
        self._requests = requests

    def tell(self, session: Session, hearing_id: str, officer: str) -> None:
        """Put it into the transaction that changes the hearing; the outbox tells it at once, and until it is told."""
        row = records.known_hearing(session, hearing_id)
        key = f"tell.{hearing_id}.{row['sequence']}"
        self._requests.open(session, NAME, key, hearing_id, row["person_id"], {"officer": officer}, after=timedelta(0))

    def waits(self, session: Session, hearing_id: str) -> bool:
        """Return True while the court has not been told of the desk's newest word: its own is the older then."""
        newest = records.newest_request(session, hearing_id, NAME)
        return newest is not None and newest["state"] == "open"

    def told(self, command: CourtToldOf) -> dict[str, Told]:
        """Return of each hearing that the desk has changed how the court was told."""
        with self._means.database.reading() as session:
            found = {row["hearing_id"] for row in records.hearings_of_case(session, command.case_id)}
            newest = {one: records.newest_request(session, one, NAME) for one in sorted(found)}
        return {one: Told(row["state"], row["reason"] or "") for one, row in newest.items() if row is not None}

    def ask(self, asked: Asked) -> int:
        """Tell how the hearing stands now, which may be newer than what this request was opened for."""
        with self._means.database.reading() as session:
            row = records.hearing_row(session, asked.subject, lock=False)
        if row is None:
            raise Refused("hearing_case_unknown")
        number = self._means.filing_number(row["case_id"])
        hearing = records.hearing_of(row, self._means.keyring)
        report = SittingReport(
            hearing.hearing_id, hearing.case_id, row["court_sequence"], hearing.status, hearing.sitting, hearing.reason
        )
        return self._means.court.tell_hearing(asked.key, number, Telling(report, str(asked.wish["officer"])))

    def receipt(self, answer: int) -> str:
        """Return the court's number of the hearing's state."""
        return str(answer)

    def settled(self, session: Session, asked: Asked, answer: int, later: bool) -> None:
        """Remember the court's number, so that its own report of this state brings nothing new."""
        row = records.known_hearing(session, asked.subject)
        if answer > row["court_sequence"]:
            records.update_hearing(session, asked.subject, court_sequence=answer)

    def failed(self, session: Session, asked: Asked, reason: str, later: bool) -> None:
        """The desk shows it; the next look takes over how the court has it."""
        logger.error("the court did not take over hearing %s of the desk: %s", asked.subject, reason)

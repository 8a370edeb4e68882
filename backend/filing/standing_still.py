"""Lets the court's days to decide stand still while a filing is with a mediator, and go on where they stood.

That they stand still is not in a text found (recall, docs/law.md SPC21-9): whether they do is the operator's setting,
and the person is told that the court has the last word. Where they run on, the court may decide meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from backend.filing import records
from backend.filing.complaint_file import from_json
from backend.filing.deadlines import Deadlines
from backend.filing.tables import COMPLAINT
from backend.shared.calendar import add_working_days, is_working_day
from backend.shared.clock import Clock
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring

WAITING_FOR_THE_COURT = ("under_review", "approved")


@dataclass(frozen=True, slots=True)
class FilingMeant:
    """A filing that can go to mediation.

    Args:
        wished: its person asked for mediation first.
        cause, cause_name: code and Chinese name.
        parties: the names of both sides, the plaintiffs first.
    """

    case_id: str
    person_id: str
    court: str
    wished: bool
    cause: str
    cause_name: str
    parties: tuple[str, ...] = ()


class StandingStill:
    """Works within the transaction of whoever sends a filing to mediation.

    Args:
        clock, keyring: see `backend/shared`.
        deadlines: plans looks for the new last day.
        stops_clock: whether the days stand still (recall).
    """

    def __init__(self, clock: Clock, keyring: Keyring, deadlines: Deadlines, stops_clock: bool = True) -> None:
        self._clock = clock
        self._keyring = keyring
        self._deadlines = deadlines
        self._stops_clock = stops_clock

    def meant(self, session: Session, case_id: str, court: str) -> FilingMeant:
        """Return a filing the court can send to mediation now: under review, nothing on its way, no last day running.

        Raises:
            Refused: ``filing_case_unknown``, also for another court's; ``mediation_not_now``.
        """
        row = records.case_row(session, case_id)
        if row is None or row["filing_number"] is None or (court and row["court"] != court):
            raise Refused("filing_case_unknown")
        busy = records.has_open_request(session, case_id)
        if row["status"] not in WAITING_FOR_THE_COURT or row["deadline"] or row["complaint"] is None or busy:
            raise Refused("mediation_not_now")
        complaint = from_json(self._keyring.open_json(row["complaint"], COMPLAINT.context.format(**row)))
        parties = tuple(one.name for one in (*complaint.plaintiffs, *complaint.defendants))
        wished, cause = complaint.mediation_first, (complaint.cause, complaint.cause_name)
        return FilingMeant(case_id, row["person_id"], row["court"], wished, *cause, parties)

    def stop(self, session: Session, case_id: str, today: date) -> None:
        """Note that it is with a mediator, and let the days stand still from this day on; twice is the same as once."""
        row = records.case_row(session, case_id)
        if row is not None and not row["mediated"]:
            since = today if self._stops_clock else None
            records.update_case(session, case_id, mediated=True, still_since=since)

    def go_on(self, session: Session, case_id: str, today: date) -> bool:
        """Let the days go on where they stood, and look after a new last day; False if it is with no mediator."""
        row = records.case_row(session, case_id)
        if row is None or not row["mediated"]:
            return False
        days = working_days_between(row["still_since"], today) if row["still_since"] else 0
        due = add_working_days(row["decision_due"], days) if row["decision_due"] else None
        stood_still = row["stood_still"] + days
        new = {"mediated": False, "still_since": None, "stood_still": stood_still, "decision_due": due}
        records.update_case(session, case_id, **new)
        self._deadlines.plan(session, records.case_of({**row, **new}, self._keyring), self._clock.now())
        return True


def working_days_between(first: date, last: date) -> int:
    """Return how many working days lie after `first`, up to and with `last`."""
    return sum(is_working_day(first + timedelta(days=count)) for count in range(1, (last - first).days + 1))

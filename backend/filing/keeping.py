"""Retention of what a person told us: the court keeps the file, we keep what the person wants to look up.

The complaint is erased at once when the filing is withdrawn. Registered, the person still wants the copy they were
handed; refused, returned or not taken in, they may appeal or file again: so it stays `AFTER_THE_END` longer. The
receipt, the statuses and the court's words stay.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from backend.filing import records
from backend.filing.joint.records import forget as forget_co_plaintiffs
from backend.filing.model import Case
from backend.filing.progress import OVER
from backend.shared import outbox
from backend.shared.database import Database, Session
from backend.shared.outbox import Job

TOPIC = "filing.forget"
AFTER_THE_END = timedelta(days=60)
"""Longer than the 30 days to appeal from abroad (CPL-286), holidays and the way of the papers included."""
PREVIEWS_KEPT = timedelta(days=30)

_DONE_WITH = OVER | {"draft"}
"""Also what the platform would not take and nobody handed in again."""


class Keeping:
    """Erases complaints and previews in time.

    Args:
        database: where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def forget(self, session: Session, case: Case, now: datetime) -> None:
        """Erase the complaint, or plan to, in the transaction that ends the filing."""
        if case.status not in _DONE_WITH or not case.paper_kept:
            return
        if case.status == "withdrawn":
            records.update_case(session, case.case_id, complaint=None)
            records.erase_wishes(session, case.case_id)
            return
        payload, key = {"case_id": case.case_id}, f"{TOPIC}:{case.case_id}:{now:%Y%m%d}"
        outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=now + AFTER_THE_END)

    def do(self, job: Job) -> str:
        """Outbox handler of `TOPIC`."""
        with self._database.transaction() as session:
            row = records.case_row(session, str(job.payload["case_id"]))
            if row is None or row["status"] not in _DONE_WITH:
                return "still needed"
            records.update_case(session, row["case_id"], complaint=None)
            records.erase_wishes(session, row["case_id"])
            forget_co_plaintiffs(session, row["case_id"])
        return "erased"

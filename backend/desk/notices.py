"""News for officers about their own access, and for administrators about everybody's."""

from __future__ import annotations

from sqlalchemy import delete, select

from backend.desk import records
from backend.desk.model import Notice
from backend.desk.staff_commands import NoticesFor, PutNoticesAway
from backend.desk.tables import notices, proposals
from backend.shared.database import Database

MOST_NOTICES = 50


class NoticeHandlers:
    """Handles `NoticesFor` and `PutNoticesAway`.

    Args:
        database: see `backend/shared`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, command: NoticesFor) -> list[Notice]:
        """Return what an officer has not put away, the newest first."""
        query = select(notices).where(notices.c.officer_id == command.officer_id)
        query = query.order_by(notices.c.at.desc()).limit(MOST_NOTICES)
        with self._database.reading() as session:
            names = records.names(session)
            wanted = select(proposals.c.officer_id, proposals.c.wanted)
            names = {one: row["name"] for one, row in session.execute(wanted)} | names
            rows = session.execute(query).mappings().all()
        name = {row["notice_id"]: (names.get(row["about"], ""), names.get(row["by"], row["by"])) for row in rows}
        return [Notice(row["at"], row["what"], *name[row["notice_id"]]) for row in rows]

    def put_away(self, command: PutNoticesAway) -> None:
        """Forget what an officer has read; the audit log keeps it."""
        with self._database.transaction() as session:
            session.execute(delete(notices).where(notices.c.officer_id == command.officer_id))

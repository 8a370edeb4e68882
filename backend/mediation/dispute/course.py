"""Lifecycle of a dispute: at every step its row, the audit log, and what each side hears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.mediation.dispute import records
from backend.mediation.dispute.announcements import DisputeAnnouncements
from backend.mediation.dispute.model import LIVE, Dispute
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.terms import SIDES, Side
from backend.shared.audit import AuditLog
from backend.shared.calendar import BEIJING
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring


@dataclass(frozen=True, slots=True)
class DisputeCourse:
    """The means of disputes.

    Args:
        database, clock, keyring, audit: see `backend/shared`.
        announcements: tells the two sides.
    """

    database: Database
    clock: Clock
    keyring: Keyring
    audit: AuditLog
    announcements: DisputeAnnouncements

    def own(self, session: Session, dispute_id: str, person_id: str, *, live: bool = False) -> tuple[Row, Side]:
        """Return a person's dispute, locked, and their side of it.

        Args:
            live: refuse one that is over.

        Raises:
            Refused: ``dispute_unknown``, also for a stranger's; ``dispute_over``.
        """
        row = records.dispute_row(session, dispute_id)
        side = records.side_of(row, person_id) if row is not None else None
        if row is None or side is None:
            raise Refused("dispute_unknown")
        if live and row["status"] not in LIVE:
            raise Refused("dispute_over")
        return row, side

    def alter(
        self, session: Session, row: Row, details: Mapping[str, Any] | None = None, **columns: Any
    ) -> Row:  # fmt: skip
        """Change a dispute's row; `details` are added to what is sealed."""
        new: dict[str, Any] = {"sequence": row["sequence"] + 1, "updated_at": self.clock.now(), **columns}
        if details is not None:
            whole = {**records.details_of(row, self.keyring), **details}
            new["details"] = records.sealed(whole, row["dispute_id"], self.keyring)
        records.change(session, row["dispute_id"], **new)
        return {**row, **new}

    def value(self, row: Row, side: Side | None) -> Dispute:
        """Return a row as that side sees it."""
        return records.dispute_of(row, self.keyring, side)

    def tell(
        self, session: Session, row: Row, what: str, *sides: Side, key: str = "",
        custom: Mapping[str, Any] | None = None, **facts: Any,
    ) -> None:  # fmt: skip
        """Say ``utter_dispute_news_<what>`` to these sides, as far as somebody is there.

        Args:
            key: what tells this news from others, where no change of the dispute does.
            custom: a file that goes with it.
            facts: more to say, the same to both.
        """
        for side in sides or SIDES:
            person_id = records.person_of(row, side)
            if person_id:
                mark = key or str(row["sequence"])
                self.announcements.tell(
                    session, person_id, self.value(row, side), what, f"{what}:{mark}", facts, custom
                )  # fmt: skip

    def note(self, session: Session, who: str, what: str, dispute_id: str, **facts: Any) -> None:
        """Write to the audit log in the caller's transaction."""
        about = {"dispute": dispute_id, **facts}
        self.audit.append(
            session, who=who, what=f"dispute.{what}", at=self.clock.now(), channel="mediation", facts=about
        )

    @property
    def today(self) -> date:
        """Beijing's day."""
        return self.now.astimezone(BEIJING).date()

    @property
    def now(self) -> datetime:
        """This moment."""
        return self.clock.now()

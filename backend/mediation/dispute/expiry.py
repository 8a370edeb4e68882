"""Expiry of disputes: those that ended without an agreement, some time after their end, whole.

What somebody wanted, offered or wrote to settle a quarrel is of no use once it is over, and no evidence (OMR-18). A
dispute that goes on stays; an agreement both have signed stays as well, for it is the proof of either.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from backend.mediation.dispute.model import LIVE
from backend.mediation.dispute.tables import DISPUTE_PARTS, disputes
from backend.shared.database import Session
from backend.shared.personal_data import Expiry, PersonalTable


def expiries(days: int, others: Sequence[PersonalTable]) -> Sequence[Expiry]:
    """Return them.

    Args:
        days: after the end of a dispute.
        others: further tables with the column ``dispute_id``, whose rows go with a dispute's.
    """
    parts = (*DISPUTE_PARTS, *{one.table.c.dispute_id for one in others})

    def delete_some(session: Session, before: datetime, most: int) -> int:
        """Delete some disputes that ended earlier, with all that belongs to them."""
        over = disputes.c.status.not_in((*LIVE, "settled")) & (disputes.c.updated_at < before)
        found = list(session.execute(select(disputes.c.dispute_id).where(over).limit(most)).scalars())
        for column in (*parts, disputes.c.dispute_id):
            session.execute(delete(column.table).where(column.in_(found)))
        return len(found)

    return (Expiry("disputes", timedelta(days=days), delete_some),)

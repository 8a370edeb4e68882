"""Wrong codes of invitations of whatever kind, counted against who typed them: nobody can try their luck for long.

A code typed twice counts once, so that a turn that is done again harms nobody. What is over an hour old is forgotten.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from backend.shared.database import Session, insert_or_ignore
from backend.shared.tables import invitation_tries

MOST_WRONG, WINDOW = 5, timedelta(hours=1)
"""Different wrong codes one person may type within an hour, as of codes that link channels."""


def too_many(session: Session, person_id: str, now: datetime) -> bool:
    """Return True if somebody has typed so many wrong codes that none of theirs is looked at for a while."""
    session.execute(delete(invitation_tries).where(invitation_tries.c.tried_at <= now - WINDOW))
    mine = select(func.count()).select_from(invitation_tries).where(invitation_tries.c.person_id == person_id)
    return int(session.execute(mine).scalar_one()) >= MOST_WRONG


def count(session: Session, person_id: str, proof: str, now: datetime) -> None:
    """Note a wrong code by its proof."""
    insert_or_ignore(session, invitation_tries, {"person_id": person_id, "proof": proof, "tried_at": now})

"""Sessions of officers: opened, over, ended. A token exists in the browser alone; here is its digest."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import delete, insert

from backend.desk.model import IDLE, LONGEST
from backend.desk.tables import sessions
from backend.shared.database import Session


def open_session(session: Session, officer_id: str, now: datetime, *, old_token: str = "") -> str:
    """Open a session in the place of one the browser may still have; return its token."""
    token = secrets.token_urlsafe(32)
    end_session(session, old_token)
    session.execute(delete(sessions).where(sessions.c.opened_at < now - LONGEST))
    opened = {"digest": digest_of_token(token), "officer_id": officer_id, "opened_at": now, "seen_at": now}
    session.execute(insert(sessions).values(**opened))
    return token


def end_session(session: Session, token: str) -> None:
    """Forget a session by its token."""
    session.execute(delete(sessions).where(sessions.c.digest == digest_of_token(token)))


def end_sessions_of(session: Session, officer_id: str, *, but: str = "") -> None:
    """Forget an officer's sessions, but for one."""
    theirs = delete(sessions).where(sessions.c.officer_id == officer_id)
    session.execute(theirs.where(sessions.c.digest != digest_of_token(but)))


def is_over(opened_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Return True for a session nobody used for a while, or that is as old as a working day."""
    return now - opened_at >= LONGEST or now - seen_at >= IDLE


def digest_of_token(token: str) -> str:
    """Return what stands in the table for a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

"""Failures at the door: counted where they come from, so that a stranger's mistakes keep no officer out.

Three counts are kept. An address has five tries for a login, and so has a browser the officer has signed in at before.
A login has a hundred from all unknown browsers together: whoever guesses from ever new addresses meets that one, and
the officer's own browser does not.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import delete, select, update

from backend.desk.model import DEVICE_LIFE, FREE_TRIES, FREE_TRIES_OF_LOGIN, lock_after
from backend.desk.tables import devices, tries
from backend.shared.database import Session, insert_or_ignore
from backend.shared.errors import Refused

TRIES_KEPT = timedelta(days=1)


class Tried(Protocol):
    """An order with a password or a code in it: where it comes from."""

    @property
    def visitor(self) -> str:
        """The network address that asks."""

    @property
    def device(self) -> str:
        """Mark a browser shows that somebody signed in at before."""


@dataclass(frozen=True, slots=True)
class Place:
    """Place where a login is typed.

    Args:
        counts: digests of the counts that a failure raises, with the failures each forgives.
    """

    counts: tuple[tuple[str, int], ...]


def place_of(session: Session, login: str, tried: Tried, officer_id: str | None, now: datetime) -> Place:
    """Return which counts a try belongs to."""
    if officer_id is not None and is_known(session, tried.device, officer_id, now):
        return Place(((digest_of("device", login, tried.device), FREE_TRIES),))
    return Place(((digest_of("address", login, tried.visitor), FREE_TRIES), _anywhere(login)))


def need_open(session: Session, place: Place, now: datetime) -> None:
    """Refuse ``desk_locked`` (minutes) while one of the counts keeps the door shut."""
    digests = [digest for digest, _ in place.counts]
    query = select(tries.c.locked_until).where(tries.c.digest.in_(digests))
    until = max(session.execute(query).scalars(), default=now)
    if until > now:
        raise Refused("desk_locked", minutes=max(1, -(-int((until - now).total_seconds()) // 60)))


def count_failure(session: Session, place: Place, now: datetime) -> int:
    """Raise the counts and shut the door where one is full; return the highest."""
    session.execute(delete(tries).where(tries.c.locked_until < now - TRIES_KEPT))
    return max(_count(session, digest, free, now) for digest, free in place.counts)


def forget_failures(session: Session, login: str, place: Place | None = None) -> None:
    """Open the door of a login again: from anywhere, and where its officer has just come in."""
    digests = [digest for digest, _ in place.counts] if place else []
    session.execute(delete(tries).where(tries.c.digest.in_([*digests, _anywhere(login)[0]])))


def remember_device(session: Session, token: str, officer_id: str, now: datetime) -> str:
    """Keep that the officer has signed in at this browser; return its token, a new one for what we never gave out."""
    session.execute(delete(devices).where(devices.c.seen_at < now - DEVICE_LIFE))
    ours = select(devices.c.digest).where(devices.c.digest == digest_of("token", token))
    if session.execute(ours.limit(1)).first() is None:
        token = secrets.token_urlsafe(32)
    digest = digest_of("token", token)
    insert_or_ignore(session, devices, {"digest": digest, "officer_id": officer_id, "seen_at": now})
    here = (devices.c.digest == digest) & (devices.c.officer_id == officer_id)
    session.execute(update(devices).where(here).values(seen_at=now))
    return token


def forget_devices(session: Session, officer_id: str) -> None:
    """Know an officer at no browser any more."""
    session.execute(delete(devices).where(devices.c.officer_id == officer_id))


def is_known(session: Session, token: str, officer_id: str, now: datetime) -> bool:
    """Return True if the officer has signed in at this browser not too long ago."""
    here = (devices.c.digest == digest_of("token", token)) & (devices.c.officer_id == officer_id)
    fresh = devices.c.seen_at >= now - DEVICE_LIFE
    return bool(token) and session.execute(select(devices.c.digest).where(here, fresh)).first() is not None


def digest_of(*parts: str) -> str:
    """Return what stands in the tables for a token, or for a login at a place."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _anywhere(login: str) -> tuple[str, int]:
    return digest_of("login", login), FREE_TRIES_OF_LOGIN


def _count(session: Session, digest: str, free: int, now: datetime) -> int:
    insert_or_ignore(session, tries, {"digest": digest, "failures": 0, "locked_until": now})
    here = tries.c.digest == digest
    raised = update(tries).where(here).values(failures=tries.c.failures + 1).returning(tries.c.failures)
    failures = int(session.execute(raised).scalar_one())
    session.execute(update(tries).where(here).values(locked_until=now + lock_after(failures, free)))
    return failures

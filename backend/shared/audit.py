"""The audit log: who did what, when, from which channel. Append-only, each entry sealed together with the one before.

The seal is a keyed hash, so whoever can change the database but does not hold the key can neither alter, insert nor
remove an entry unseen. The key can be exchanged: what an earlier key sealed stays readable, and from the first entry of
the next key on the earlier one seals nothing any more. The database itself refuses to change or remove an entry
(triggers, migration 0034). Taking away the newest entries alone shows only beside a noted seal (`AuditLog.head`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select

from backend.shared.database import Database, Session
from backend.shared.tables import audit

FIRST_SEAL = "0" * 64
_ADVISORY_LOCK = 0x79_71_74_01


class AuditLog:
    """Appends and verifies.

    Args:
        key: seals from now on.
        previous: earlier keys, whose seals are still believed where they stand before the next key's.
    """

    def __init__(self, key: str, previous: Iterable[str] = ()) -> None:
        self._keys = [hashlib.sha256(b"yiqiaotong audit" + one.encode()).digest() for one in (key, *previous)]

    def append(
        self,
        session: Session,
        *,
        who: str,
        what: str,
        at: datetime,
        channel: str,
        facts: Mapping[str, Any] | None = None,
    ) -> int:
        """Add an entry to the caller's transaction and return its position.

        Args:
            who: a person id, an officer's id or the name of a part of ours.
            what: a verb phrase in code form, e.g. ``notarization.booked``.
            at: aware moment.
            channel: the channel or page it came from.
            facts: ids and numbers of the case; never personal data.
        """
        if session.dialect.name == "postgresql":  # one appender at a time; SQLite's write lock does it there
            session.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        last = session.execute(select(audit).order_by(audit.c.position.desc()).limit(1)).mappings().first()
        entry = {
            "position": last["position"] + 1 if last else 1,
            "at": at.astimezone(UTC),
            "who": who,
            "what": what,
            "channel": channel,
            "facts": json.loads(json.dumps(dict(facts or {}))),
            "previous": last["seal"] if last else FIRST_SEAL,
        }
        session.execute(insert(audit).values(**entry, seal=_seal(entry, self._keys[0])))
        return int(entry["position"])

    def fingerprint(self, text: str) -> str:
        """Return what stands on record for a text that must not; whoever holds the key can compare a suspicion."""
        return self.fingerprints(text)[0]

    def fingerprints(self, text: str) -> list[str]:
        """Return the same for every key, the present one first: what was noted under an earlier key has its own."""
        message = b"fingerprint" + text.encode("utf-8", "surrogatepass")
        return [hmac.new(key, message, hashlib.sha256).hexdigest()[:16] for key in self._keys]

    def verify(self, database: Database) -> int | None:
        """Return the position of the first entry that is missing or not as it was written, or None if all is well."""
        expected, previous, left, key = 1, FIRST_SEAL, list(self._keys), b""
        with database.reading() as session:
            for entry in map(dict, session.execute(select(audit).order_by(audit.c.position)).mappings()):
                if entry["position"] != expected or entry["previous"] != previous:
                    return expected
                if not key or not _is_sealed(entry, key):
                    key = next((one for one in left if _is_sealed(entry, one)), b"")
                    if not key:
                        return expected
                    left.remove(key)  # once another key follows, this one may not come back
                expected, previous = expected + 1, entry["seal"]
        return None

    def head(self, database: Database) -> tuple[int, str]:
        """Return the newest position and its seal, to be noted outside the database."""
        with database.reading() as session:
            last = session.execute(select(audit).order_by(audit.c.position.desc()).limit(1)).mappings().first()
        return (int(last["position"]), str(last["seal"])) if last else (0, FIRST_SEAL)


def _seal(entry: Mapping[str, Any], key: bytes) -> str:
    fields = [entry[name] for name in ("position", "who", "what", "channel", "facts", "previous")]
    text = json.dumps([entry["at"].isoformat(), *fields], sort_keys=True, ensure_ascii=False)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _is_sealed(entry: Mapping[str, Any], key: bytes) -> bool:
    return hmac.compare_digest(entry["seal"].encode(), _seal(entry, key).encode())

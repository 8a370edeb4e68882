"""The audit log: who did what, when, from which channel. Append-only, each entry sealed together with the one before.

The seal is a keyed hash, so whoever can change the database but does not hold the secret can neither alter, insert nor
remove an entry unseen. Taking away the newest entries alone shows only beside a noted seal (`AuditLog.head`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
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
        secret: the key of the seals (the signing secret of the settings).
    """

    def __init__(self, secret: str) -> None:
        self._secret = hashlib.sha256(b"yiqiaotong audit" + secret.encode()).digest()

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
        session.execute(insert(audit).values(**entry, seal=self._seal(entry)))
        return int(entry["position"])

    def fingerprint(self, text: str) -> str:
        """Return what stands on record for a text that must not; whoever holds the key can compare a suspicion."""
        message = b"fingerprint" + text.encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()[:16]

    def verify(self, database: Database) -> int | None:
        """Return the position of the first entry that is missing or not as it was written, or None if all is well."""
        expected, previous = 1, FIRST_SEAL
        with database.reading() as session:
            for entry in session.execute(select(audit).order_by(audit.c.position)).mappings():
                whole = entry["position"] == expected and entry["previous"] == previous
                if not whole or not hmac.compare_digest(entry["seal"], self._seal(dict(entry))):
                    return expected
                expected, previous = expected + 1, entry["seal"]
        return None

    def head(self, database: Database) -> tuple[int, str]:
        """Return the newest position and its seal, to be noted outside the database."""
        with database.reading() as session:
            last = session.execute(select(audit).order_by(audit.c.position.desc()).limit(1)).mappings().first()
        return (int(last["position"]), str(last["seal"])) if last else (0, FIRST_SEAL)

    def _seal(self, entry: Mapping[str, Any]) -> str:
        fields = [entry[name] for name in ("position", "who", "what", "channel", "facts", "previous")]
        text = json.dumps([entry["at"].isoformat(), *fields], sort_keys=True, ensure_ascii=False)
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()

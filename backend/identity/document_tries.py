"""Limit on how often one document may be checked in a day, by whoever tells its number.

The national platform counts by document as well; a stranger who knows somebody's number must not be able to use up the
checks of its owner's day there. Whoever was verified here before is not counted among the strangers.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from sqlalchemy import delete, func, insert, select

from backend.identity.tables import document_tries, verifications
from backend.shared.clock import Clock
from backend.shared.database import Session
from backend.shared.errors import Refused

MOST_IN_A_DAY = 8
"""Checks of one document by everybody together; the sandbox's platform gives twenty, so its owner keeps some."""
DAY = timedelta(days=1)


class DocumentTries:
    """Counts checks by a keyed digest of the document, which is kept for a day.

    Args:
        secret: the key of the digests.
        clock: dates them.
    """

    def __init__(self, secret: str, clock: Clock) -> None:
        self._secret = hashlib.sha256(b"yiqiaotong documents checked" + secret.encode()).digest()
        self._clock = clock

    def note(self, session: Session, person_id: str, document_type: str, number: str) -> None:
        """Count a check that is about to be asked for, in the caller's transaction.

        Raises:
            Refused: ``identity_too_many_attempts``: there were enough today.
        """
        now = self._clock.now()
        told = f"{document_type}\0{''.join(number.split()).upper()}"
        proof = hmac.new(self._secret, told.encode(), hashlib.sha256).hexdigest()
        tries = document_tries.c
        session.execute(delete(document_tries).where(tries.tried_at < now - DAY))
        count = select(func.count()).select_from(document_tries).where(tries.proof == proof)
        if int(session.execute(count).scalar_one()) >= MOST_IN_A_DAY and not _is_known(session, person_id):
            raise Refused("identity_too_many_attempts")
        session.execute(insert(document_tries).values(person_id=person_id, proof=proof, tried_at=now))


def _is_known(session: Session, person_id: str) -> bool:
    mine = (verifications.c.person_id == person_id) & (verifications.c.status == "verified")
    return session.execute(select(verifications.c.verification_id).where(mine).limit(1)).first() is not None

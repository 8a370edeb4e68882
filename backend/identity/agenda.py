"""Agenda of identity for a person: the day their document expires, where it was told."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from backend.identity.records import Records
from backend.shared.agenda import Agenda, AgendaItem, last_minute
from backend.shared.database import Session
from backend.shared.wording import Words

_EXPIRES = Words("身份证件到期", "Your identity document expires")
_ON_THE_PAPER = Words("证件上写的有效期", "the day on the document")


def agenda_of(records: Records) -> Agenda:
    """Return how identity tells what is ahead.

    Args:
        records: reads verifications.
    """

    def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
        party = records.party_of(session, person_id)
        if party is None or party.expires_on is None:
            return ()
        key = f"identity-document-{hashlib.sha256(person_id.encode()).hexdigest()[:12]}"
        return (AgendaItem(key, "ends", _EXPIRES, last_minute(party.expires_on), _ON_THE_PAPER),)

    return ahead

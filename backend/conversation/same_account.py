"""One account at a platform, several addresses with us: an official account and a mini program of the same owner.

The platform itself vouches for it (WeChat's union id), so no code is asked for as in `identity.linking`. Only an
address nobody has used yet is joined; two persons who have both begun something are never merged.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.conversation.channel_notes import ChannelNotes
from backend.conversation.people import People
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database

KIND = "account"
LIFE = timedelta(days=3650)
MOST_PLACES = 20


class SameAccount:
    """Remembers which addresses a platform calls one account.

    Args:
        database, clock: see `backend/shared`.
        people: has the addresses.
        notes: where the account's addresses are kept, sealed, under a digest of its name.
        audit: is told of each address that was joined.
    """

    def __init__(self, database: Database, clock: Clock, people: People, notes: ChannelNotes, audit: AuditLog) -> None:
        self._database, self._clock, self._people, self._notes, self._audit = database, clock, people, notes, audit

    def meet(self, channel: str, address: str, account: str) -> None:
        """Note that an address is of an account; a new address becomes the person's who has another one of it.

        Args:
            account: the platform's name of the account.
        """
        place = [channel, address]
        places: list[list[str]] = self._notes.change(KIND, account, lambda known: _with(known, place), LIFE)
        others = [(one[0], one[1]) for one in places if one != place]
        with self._database.transaction() as session:
            person_id = self._people.join(session, (channel, address), others)
            if person_id is not None:
                self._audit.append(
                    session,
                    who=person_id,
                    what="conversation.address_joined",
                    at=self._clock.now(),
                    channel=channel,
                    facts={"joined": channel},
                )


def _with(known: Any, place: list[str]) -> list[list[str]]:
    places = known if isinstance(known, list) else []
    return places if place in places else [*places, place][-MOST_PLACES:]

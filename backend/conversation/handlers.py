"""Carries out the conversation commands that are more than remembering: calling a human, numbers, positions."""

from __future__ import annotations

from sqlalchemy import insert

from backend.conversation.model import CallHuman, Conceal, Location, SharedLocation
from backend.conversation.people import person_in
from backend.conversation.tables import handovers
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.privacy import Privacy


class CallHumanHandler:
    """Puts the person on the desk's list and says how to reach a human at once.

    Args:
        database: where the list is.
        audit: notes the call.
        clock: dates it.
        contact: the text with telephone numbers, from the settings.
    """

    def __init__(self, database: Database, audit: AuditLog, clock: Clock, contact: str) -> None:
        self._database = database
        self._audit = audit
        self._clock = clock
        self._contact = contact

    def __call__(self, command: CallHuman) -> str:
        """Record the call and return the contact text."""
        now = self._clock.now()
        row = {"reason": command.reason[:200], "channel": command.channel, "state": "open", "created_at": now}
        with self._database.transaction() as session:
            person_in(session, command.person_id)
            session.execute(insert(handovers).values(person_id=command.person_id, **row))
            self._audit.append(session, who=command.person_id, what="human.called", at=now, channel=command.channel)
        return self._contact


class ConcealHandler:
    """Handles `Conceal`.

    Args:
        database: where the vault is.
        privacy: makes the tokens.
    """

    def __init__(self, database: Database, privacy: Privacy) -> None:
        self._database = database
        self._privacy = privacy

    def __call__(self, command: Conceal) -> str:
        """Return the text with tokens."""
        with self._database.transaction() as session:
            return self._privacy.mask(session, command.person_id, command.text)


class SharedLocationHandler:
    """Handles `SharedLocation`.

    Args:
        privacy: turns the token back, for its own person only.
    """

    def __init__(self, privacy: Privacy) -> None:
        self._privacy = privacy

    def __call__(self, command: SharedLocation) -> Location:
        """Return the position."""
        lat, _, lon = self._privacy.unmask(command.person_id, command.token).partition(",")
        try:
            return Location(float(lat), float(lon))
        except ValueError:
            raise Refused("location_unknown") from None

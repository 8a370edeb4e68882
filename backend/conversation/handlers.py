"""Carries out the conversation commands that are more than remembering: numbers and positions."""

from __future__ import annotations

from backend.conversation.model import Conceal, Location, SharedLocation
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.privacy import Privacy


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

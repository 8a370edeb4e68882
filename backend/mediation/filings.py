"""The filing a mediation is about, in mediation's own words; filing answers over the bus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from backend.shared.database import Session


class FilingMeant(Protocol):
    """A filing that may go to mediation."""

    @property
    def case_id(self) -> str:
        """Its id."""

    @property
    def person_id(self) -> str:
        """Return the person whose it is."""

    @property
    def court(self) -> str:
        """Code of its court."""

    @property
    def wished(self) -> bool:
        """Return True if its person asked for mediation first."""

    @property
    def cause(self) -> str:
        """Code of its cause."""

    @property
    def cause_name(self) -> str:
        """The cause in Chinese."""

    @property
    def parties(self) -> Sequence[str]:
        """The names of both sides, the plaintiffs first."""


class FilingClock(Protocol):
    """Stops and starts the clock of a filing, in the caller's transaction."""

    def meant(self, session: Session, case_id: str, court: str) -> FilingMeant:
        """Return a filing that can go to mediation now.

        Raises:
            Refused: ``filing_case_unknown``, also for another court's; ``mediation_not_now``.
        """
        ...

    def stop(self, session: Session, case_id: str, today: date) -> None:
        """Let the court's days to decide stand still from this day on; twice is the same as once."""
        ...

    def go_on(self, session: Session, case_id: str, today: date) -> bool:
        """Let them go on where they stood; False if they were not standing still."""
        ...

"""A service's part of the staff desk, as its descriptor names it: where it is, who may open it, what waits there.

The pages themselves are the web's (``backend/api/desk``), for a service knows no web.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

Waiting = tuple[int, date | None]
"""Number of those waiting, and the soonest last day if there is one."""


class Asker(Protocol):
    """The officer who asks, as much as a service needs of them; ``backend.desk.model.Officer`` is one."""

    @property
    def officer_id(self) -> str:
        """Return the officer's id."""
        ...

    @property
    def roles(self) -> tuple[str, ...]:
        """Return what they are."""
        ...

    @property
    def court(self) -> str:
        """Return the code of their court; empty for all courts and for those of no court."""
        ...


def _nobody(asker: Asker, person_id: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class DeskSection:
    """One entry of the desk's head and, where something can wait, one card of its first page.

    Args:
        path: its address below ``/desk``.
        right: what an officer must be allowed (`backend.desk.model.Right`).
        label: its name, and with ``_tile`` what its card counts, in ``web/desk/words.yml``.
        place: its place among the sections, the smallest first.
        waiting: what waits for an officer at a moment; None for a section without a card.
        card_right, card_path: of the card, where they are others.
        has_in_hand: whether a matter of this person is in this officer's hands, so that they may speak with them.
    """

    path: str
    right: str
    label: str
    place: int
    waiting: Callable[[Asker, datetime], Waiting] | None = None
    card_right: str = ""
    card_path: str = ""
    has_in_hand: Callable[[Asker, str], bool] = _nobody

    @property
    def opens_card(self) -> str:
        """Return the right with which its card is shown."""
        return self.card_right or self.right


def soonest(days: list[date | None]) -> date | None:
    """Return the first of some last days, None where there is none."""
    return min((day for day in days if day is not None), default=None)

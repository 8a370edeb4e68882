"""The ends of the time to answer, as defence needs them; hearing's limits count them (CPL-128, CPL-285, CPL-85)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from backend.defence.model import Domicile
from backend.shared.deadline import Deadline
from backend.shared.parties import Person


class LastDay(Protocol):
    """One possible end; where the domicile is not known there are two, the earlier first."""

    @property
    def domicile(self) -> Domicile: ...
    @property
    def days(self) -> int: ...
    @property
    def counted(self) -> date: ...
    @property
    def deadline(self) -> Deadline: ...


class LastDays(Protocol):
    """Counts and words the ends."""

    def of(self, received_on: date, domicile: Domicile) -> Sequence[LastDay]:
        """Return the ends of the time to answer a complaint that arrived on a day."""
        ...

    def lines(self, received_on: date, domicile: Domicile, person: Person) -> Sequence[str]:
        """Return each end as a line on both clocks, with its days, article and doubt."""
        ...

"""The centre's mediation of filed cases as mediation asks it: a case is sent, called back, and comes back by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from backend.shared.wording import Words

DOCKED = "mediation_docking"
"""Stands for the officer of a mediation that the centre's system has: it names a mediator of its own."""
NAMED_THERE = Words("（由诉调对接平台指定）", "(appointed by the courts' mediation platform)")
"""Its mediator, until the system has told a name."""
NOT_THERE = "mediation_unknown"
REFUSALS: Mapping[str, str] = {
    "mediation_not_possible": "mediation_not_now",
    "mediation_over": "mediation_over",
    "not_found": NOT_THERE,
}
"""The system's refusal codes, each with our reason."""


@dataclass(frozen=True, slots=True)
class DockedCase:
    """A filed case as it is sent to mediation: what a mediator needs to be found, and nothing of the story."""

    reference: str
    court: str
    cause: str
    parties: Sequence[str] = field(repr=False)


class MediationDocking(Protocol):
    """The centre's system. Every change may be asked again under the same key.

    Each raises Refused (a value of `REFUSALS`), PlatformUnavailable or PlatformRejected.
    """

    def send(self, key: str, case: DockedCase) -> object:
        """Send a case; whether a mediator takes it comes as news."""
        ...

    def call_back(self, key: str, reference: str) -> object:
        """Call a case back to the court."""
        ...

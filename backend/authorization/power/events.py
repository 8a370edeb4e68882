"""Events of powers of attorney."""

from __future__ import annotations

from dataclasses import dataclass

from backend.authorization.power.model import SealedPower
from backend.shared.messages import Event


@dataclass(frozen=True, slots=True)
class PowerSealed(Event):
    """A power was sealed."""

    power: SealedPower


@dataclass(frozen=True, slots=True)
class PowerRevoked(Event):
    """The party took a power back."""

    power: SealedPower

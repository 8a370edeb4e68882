"""The Chinese mission for the place where a paper is made; which one it is, another service says. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class CompetentMission:
    """The mission to turn to.

    Args:
        name: of the mission.
        sure: True if its consular district is known to cover the place (CON-7); else the person confirms with it first.
    """

    name: Words
    sure: bool


MissionIn = Callable[[str, str | None], CompetentMission | None]
"""Country (ISO 3166-1) and city (GeoNames name, or None) → the mission; None where China has none in the country."""

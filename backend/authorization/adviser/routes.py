"""Comparison of routes and its parts. Pure values; texts are in `route_guide.yml`, law in `route_rules.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backend.authorization.adviser.missions import CompetentMission
from backend.authorization.adviser.route_rules import Rule
from backend.shared.wording import Words

Route = Literal[
    "video_witness", "mission", "apostille", "legalisation", "attesting_hk", "attesting_macao", "taiwan", "in_china",
    "third_country",
]  # fmt: skip
ROUTES: tuple[Route, ...] = (
    "video_witness", "mission", "apostille", "legalisation", "attesting_hk", "attesting_macao", "taiwan", "in_china",
    "third_country",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RouteAdvice:
    """One route for one person.

    Args:
        offered: whether the person can take it.
        why: why it is or is not open, in a sentence.
        days: how long it takes, with the source of the figure, or that nobody published one.
        cost: what it costs, likewise.
        steps: what to do, in order.
        papers: what to bring.
        rules: what the verdict rests on.
        doubts: what the court, the mission or the receiver must still confirm.
    """

    route: Route
    name: Words
    offered: bool
    why: Words
    days: Words
    cost: Words
    steps: tuple[Words, ...]
    papers: tuple[Words, ...]
    rules: tuple[Rule, ...]
    doubts: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All routes for one person.

    Args:
        first: the route to take first; always offered.
        routes: a verdict on each, in the order of `ROUTES`.
        mission: the competent Chinese mission, None where none is needed or there is none.
        notes: what the person should hear whatever route they take.
        warnings: routes people wrongly try here, one sentence each.
    """

    first: Route
    routes: tuple[RouteAdvice, ...]
    mission: CompetentMission | None
    notes: tuple[Words, ...]
    warnings: tuple[Words, ...]

    def of(self, route: Route) -> RouteAdvice:
        """The verdict on `route`."""
        return next(advice for advice in self.routes if advice.route == route)

    @property
    def alternatives(self) -> tuple[RouteAdvice, ...]:
        """Offered routes other than the first."""
        return tuple(advice for advice in self.routes if advice.offered and advice.route != self.first)

"""Values that describe a dashboard of Grafana: its panels, what each asks of Prometheus, its width and its unit.

`grafana_pages` writes the dashboards down with them, `grafana` makes of them the JSON that Grafana reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["timeseries", "stat", "table"]
Unit = Literal["s", "short", "reqps", "percentunit", "bytes", "bool_yes_no", "ops"]


@dataclass(frozen=True)
class Panel:
    """One picture.

    Args:
        title: what it shows.
        asked: expressions of Prometheus, each with its legend.
        unit: of its numbers.
        kind: how it is drawn.
        width: of 24 columns.
        alarm: the number from which it is red, as the alert has it.
    """

    title: str
    asked: tuple[tuple[str, str], ...]
    unit: Unit = "short"
    kind: Kind = "timeseries"
    width: int = 8
    alarm: float | None = None


@dataclass(frozen=True)
class Page:
    """One dashboard: its name in addresses, its title, its panels from left to right."""

    name: str
    title: str
    panels: tuple[Panel, ...]

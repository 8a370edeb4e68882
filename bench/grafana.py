"""Grafana's dashboards as files: ``python -m bench.grafana`` writes `deploy/grafana/dashboards` from `grafana_pages`.

What is shown is written down once, short enough to read; the JSON that Grafana wants is made of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bench.grafana_pages import PAGES
from bench.grafana_panels import Page, Panel

FOLDER = Path(__file__).resolve().parent.parent / "deploy/grafana/dashboards"
SOURCE = {"type": "prometheus", "uid": "yiqiaotong"}
"""Named so in `deploy/grafana/provisioning/datasources`."""
COLUMNS = 24
HEIGHT = 8


def dashboard(page: Page) -> dict[str, Any]:
    """Return a page as Grafana reads it."""
    panels, across, down, tallest = [], 0, 0, 0
    for number, panel in enumerate(page.panels, 1):
        height = HEIGHT // 2 if panel.kind == "stat" else HEIGHT
        if across + panel.width > COLUMNS:
            across, down, tallest = 0, down + tallest, 0
        tallest = max(tallest, height)
        panels.append(_panel(panel, number, {"x": across, "y": down, "w": panel.width, "h": height}))
        across += panel.width
    return {
        "uid": f"yiqiaotong-{page.name}", "title": f"邑侨通 · {page.title}", "tags": ["yiqiaotong"],
        "timezone": "browser", "schemaVersion": 39, "version": 1, "refresh": "15s", "editable": True,
        "time": {"from": "now-1h", "to": "now"},
        "links": [{"type": "dashboards", "tags": ["yiqiaotong"], "title": "Yiqiaotong", "asDropdown": False}],
        "templating": {"list": [_variable("instance", "label_values(yiqiaotong_build_info, instance)")]},
        "annotations": {"list": [_alerts()]}, "panels": panels,
    }  # fmt: skip


def _panel(panel: Panel, number: int, place: dict[str, int]) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [{"color": "green", "value": None}]
    if panel.alarm is not None:
        steps.append({"color": "red", "value": panel.alarm})
    drawn: dict[str, Any] = {"unit": panel.unit, "thresholds": {"mode": "absolute", "steps": steps}}
    if panel.kind == "timeseries":
        style = "line" if panel.alarm is not None else "off"
        drawn |= {"min": 0, "custom": {"fillOpacity": 10, "thresholdsStyle": {"mode": style}}}
    made = {
        "id": number, "type": panel.kind, "title": panel.title, "gridPos": place, "datasource": SOURCE,
        "fieldConfig": {"defaults": drawn, "overrides": []},
        "targets": [
            {
                "refId": chr(ord("A") + at), "expr": expression, "legendFormat": legend, "datasource": SOURCE,
                "instant": panel.kind != "timeseries", "range": panel.kind == "timeseries",
                "format": "table" if panel.kind == "table" else "time_series",
            }
            for at, (expression, legend) in enumerate(panel.asked)
        ],
    }  # fmt: skip
    if panel.kind == "timeseries":
        made["options"] = {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}}
    return made


def _variable(name: str, query: str) -> dict[str, Any]:
    return {
        "name": name, "type": "query", "datasource": SOURCE, "query": {"query": query, "refId": name}, "refresh": 2,
        "includeAll": True, "multi": True, "allValue": ".*", "current": {"text": "All", "value": "$__all"}, "sort": 1,
    }  # fmt: skip


def _alerts() -> dict[str, Any]:
    """Marks where an alert was on."""
    return {
        "name": "Alerts", "datasource": SOURCE, "enable": True, "iconColor": "red", "titleFormat": "{{alertname}}",
        "expr": 'ALERTS{alertstate="firing", job="yiqiaotong"}', "step": "15s",
    }  # fmt: skip


def files() -> dict[str, str]:
    """Return the content of each file by its name."""
    return {f"{page.name}.json": json.dumps(dashboard(page), ensure_ascii=False, indent=1) + "\n" for page in PAGES}


def main() -> int:
    """Write them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_text(content, "utf-8")
        print(f"deploy/grafana/dashboards/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

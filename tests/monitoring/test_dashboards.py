"""Grafana's dashboards are those that are written down, and each panel asks for numbers that exist, in sound words."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.grafana import COLUMNS, FOLDER, SOURCE, files
from tests.monitoring.exported import families, named_in, series_names

ROOT = FOLDER.parents[2]
PROVISIONED = ROOT / "deploy/grafana/provisioning"


def _panels() -> list[dict[str, Any]]:
    return [panel for path in sorted(FOLDER.glob("*.json")) for panel in json.loads(path.read_text("utf-8"))["panels"]]


def _expressions() -> list[str]:
    return [target["expr"] for panel in _panels() for target in panel["targets"]]


def test_the_files_are_what_is_written_down() -> None:
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert kept == files(), "run `make dashboards`"


def test_every_panel_asks_for_numbers_that_are_exported(numbers: str) -> None:
    named = {name for expression in _expressions() for name in named_in(expression)}
    assert named and named - series_names(numbers) == set()


def test_every_number_of_ours_is_shown_somewhere(numbers: str) -> None:
    asked = " ".join(_expressions())
    ours = {name for name in families(numbers) if name.startswith("yiqiaotong_")}
    assert {name for name in ours if name not in asked} == {"yiqiaotong_database_connections_most"}


def test_every_label_a_panel_names_is_one_of_its_number(numbers: str) -> None:
    """A label nobody has is no error to Prometheus: the panel stays empty."""
    from prometheus_client import Counter, Gauge, Histogram, Summary

    from backend.shared.metrics import REGISTRY

    labels: dict[str, set[str]] = {}
    for collector in REGISTRY._collector_to_names:
        if isinstance(collector, (Counter, Gauge, Histogram, Summary)):
            for name in REGISTRY._collector_to_names[collector]:
                labels[name] = {*collector._labelnames, "le", "job", "instance"}
    for expression in _expressions():
        for name, inside in re.findall(r"(yiqiaotong_\w+)\{([^}]*)\}", expression):
            if name in labels:
                assert set(re.findall(r"(\w+)[=!]~?\"", inside)) <= labels[name], expression


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool (Debian: prometheus) is not installed")
def test_every_expression_can_be_read(tmp_path: Path) -> None:
    rules = [
        {"record": f"panel:{at}", "expr": expression.replace("$__rate_interval", "1m").replace("$instance", ".*")}
        for at, expression in enumerate(_expressions())
    ]
    written = tmp_path / "panels.yml"
    written.write_text(json.dumps({"groups": [{"name": "panels", "rules": rules}]}), "utf-8")
    done = subprocess.run(["promtool", "check", "rules", str(written)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_panel_lies_on_another() -> None:
    for path in FOLDER.glob("*.json"):
        taken: set[tuple[int, int]] = set()
        for panel in json.loads(path.read_text("utf-8"))["panels"]:
            place = panel["gridPos"]
            cells = {
                (place["x"] + across, place["y"] + down) for across in range(place["w"]) for down in range(place["h"])
            }
            assert not taken & cells and max(x for x, _ in cells) < COLUMNS, (path.name, panel["title"])
            taken |= cells


def test_the_source_of_the_numbers_is_the_one_that_is_provisioned() -> None:
    [source] = yaml.safe_load((PROVISIONED / "datasources/yiqiaotong.yml").read_text("utf-8"))["datasources"]
    assert (source["uid"], source["type"]) == (SOURCE["uid"], SOURCE["type"])
    [provider] = yaml.safe_load((PROVISIONED / "dashboards/yiqiaotong.yml").read_text("utf-8"))["providers"]
    assert provider["type"] == "file"

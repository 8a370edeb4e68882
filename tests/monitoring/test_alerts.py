"""Each alert names numbers that exist, has been seen to fire in time, and says what to do."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.monitoring.exported import families, named_in, series_names

ROOT = Path(__file__).resolve().parents[2]
RULES, CASES = ROOT / "deploy/prometheus/alerts.yml", ROOT / "deploy/prometheus/alerts_test.yml"
GUIDE = (ROOT / "docs/operations.md").read_text("utf-8")
RUNBOOK = GUIDE.partition("## Alerts")[2].partition("\n## ")[0]
WITHIN_SECONDS = 60
FAULT_AT = 120
"""Seconds, in the cases: the last good scrape."""
SLOW_BY_NATURE = {"BotsOfTwoModels"}


def _alerts() -> list[dict[str, Any]]:
    return [rule for group in yaml.safe_load(RULES.read_text("utf-8"))["groups"] for rule in group["rules"]]


def _seconds(text: str) -> int:
    return int(text[:-1]) * {"s": 1, "m": 60}[text[-1]]


def test_every_alert_names_numbers_that_are_exported(numbers: str) -> None:
    known = series_names(numbers)
    assert {name for rule in _alerts() for name in named_in(rule["expr"])} - known == set()


def test_every_alert_says_what_to_do_and_nothing_else_is_said() -> None:
    assert sorted(re.findall(r"^### (\w+)$", RUNBOOK, re.MULTILINE)) == sorted(rule["alert"] for rule in _alerts())
    for rule in _alerts():
        assert rule["annotations"]["runbook"] == f"docs/operations.md#{rule['alert'].lower()}"
        entry = RUNBOOK.partition(f"### {rule['alert']}\n")[2].partition("\n### ")[0]
        assert len(entry.split()) > 12, rule["alert"]
        assert ("(page)" in entry) == (rule["labels"]["severity"] == "page"), rule["alert"]


def test_every_alert_has_a_case_in_which_it_comes_in_time_and_not_before() -> None:
    tried = {}
    for case in yaml.safe_load(CASES.read_text("utf-8"))["tests"]:
        assert case["interval"] == "15s"
        before, after = case["alert_rule_test"]
        assert before["exp_alerts"] == [] and _seconds(before["eval_time"]) == FAULT_AT
        assert len(after["exp_alerts"]) == 1
        tried[after["alertname"]] = _seconds(after["eval_time"]) - FAULT_AT
    assert sorted(tried) == sorted({rule["alert"] for rule in _alerts()})
    assert {alert for alert, seconds in tried.items() if seconds > WITHIN_SECONDS} == SLOW_BY_NATURE


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool (Debian: prometheus) is not installed")
def test_the_rules_do_what_their_cases_say() -> None:
    for command in (["check", "rules", str(RULES)], ["test", "rules", str(CASES)]):
        done = subprocess.run(["promtool", *command], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool (Debian: prometheus) is not installed")
def test_the_settings_of_prometheus_are_sound() -> None:
    settings = str(ROOT / "deploy/prometheus/prometheus.yml")
    done = subprocess.run(
        ["promtool", "check", "config", "--syntax-only", settings], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_guide_lists_every_number_and_no_other(numbers: str) -> None:
    exported = {name for name in families(numbers) if name.startswith("yiqiaotong_")}
    table = GUIDE.partition("## Numbers")[2].partition("\n## ")[0]
    listed = {name for line in table.splitlines() if line.startswith("| `") for name in named_in(line.split("|")[1])}
    assert listed == exported

"""A real Prometheus over the rules as they are shipped, scraping as often as operators are told to."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.stage.house import free_port

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "deploy/prometheus"


@dataclass(frozen=True)
class Prometheus:
    """Where it answers."""

    url: str

    def firing(self) -> set[str]:
        """Return the names of the alerts that are on."""
        answer = httpx.get(f"{self.url}/api/v1/alerts", trust_env=False).raise_for_status().json()
        return {one["labels"]["alertname"] for one in answer["data"]["alerts"] if one["state"] == "firing"}

    def wait_for(self, alert: str, seconds: float) -> float:
        """Wait until an alert is on, and return how long that took.

        Raises:
            AssertionError: it is not within so many seconds.
        """
        began = time.monotonic()
        while alert not in (on := self.firing()):
            assert time.monotonic() - began < seconds, f"{alert} is not on after {seconds} s, but {on or 'nothing'}"
            time.sleep(0.5)
        return time.monotonic() - began

    def scrapes(self, number: int) -> bool:
        """Whether every services process has been scraped so often."""
        query = {"query": "count_over_time(up[10m])"}
        answer = httpx.get(f"{self.url}/api/v1/query", params=query, trust_env=False).raise_for_status().json()
        found: list[Any] = answer["data"]["result"]
        return bool(found) and all(int(one["value"][1]) >= number for one in found)


@contextmanager
def prometheus(folder: Path, targets: Sequence[str]) -> Iterator[Prometheus]:
    """Run it over these services processes until the block ends."""
    settings = yaml.safe_load((SHIPPED / "prometheus.yml").read_text("utf-8"))
    settings["rule_files"] = [str(SHIPPED / "alerts.yml")]
    [job] = settings["scrape_configs"]
    del job["authorization"]
    job["static_configs"] = [{"targets": list(targets)}]
    (folder / "prometheus.yml").write_text(json.dumps(settings), "utf-8")
    port = free_port()
    command = [
        "prometheus", f"--config.file={folder / 'prometheus.yml'}", f"--storage.tsdb.path={folder / 'prometheus'}",
        f"--web.listen-address=127.0.0.1:{port}", "--log.level=warn",
    ]  # fmt: skip
    with (folder / "prometheus.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        found = Prometheus(f"http://127.0.0.1:{port}")
        deadline = time.monotonic() + 60
        while not _is_ready(found.url):
            assert process.poll() is None and time.monotonic() < deadline, (folder / "prometheus.log").read_text()
            time.sleep(0.2)
        yield found
    finally:
        process.kill()
        process.wait()


def _is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/-/ready", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False

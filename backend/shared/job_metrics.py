"""Counts of the outbox's jobs: how long they take, how often they are tried, how late they are done."""

from __future__ import annotations

from typing import Literal

from prometheus_client import Counter, Histogram

from backend.shared.metrics import QUICK, REGISTRY

Outcome = Literal["done", "again", "given_up"]

SECONDS = Histogram(
    "yiqiaotong_job_seconds", "One attempt at a job, by how it ended", ["topic", "outcome"], buckets=QUICK,
    registry=REGISTRY,
)  # fmt: skip
ATTEMPTS = Histogram(
    "yiqiaotong_job_attempts", "Attempts that a job took until it was done or given up", ["topic"],
    buckets=(1, 2, 3, 5, 8, 12), registry=REGISTRY,
)  # fmt: skip
LATENESS = Histogram(
    "yiqiaotong_job_lateness_seconds", "How long after it was wanted a job was done", ["topic"],
    buckets=(1, 5, 15, 60, 300, 1800, 7200), registry=REGISTRY,
)  # fmt: skip
GIVEN_UP = Counter("yiqiaotong_jobs_given_up", "Jobs nobody tries any more", ["topic"], registry=REGISTRY)


def expect(topic: str) -> None:
    """Show what alerts ask of a topic as 0 from the start: a monitor sees growth only where a number was before."""
    LATENESS.labels(topic)
    GIVEN_UP.labels(topic)


def attempted(topic: str, outcome: Outcome, attempts: int, seconds: float, late: float) -> None:
    """Count one attempt at a job.

    Args:
        attempts: this one included.
        seconds: it took.
        late: seconds since the job was wanted.
    """
    SECONDS.labels(topic, outcome).observe(seconds)
    if outcome == "again":
        return
    ATTEMPTS.labels(topic).observe(attempts)
    if outcome == "given_up":
        GIVEN_UP.labels(topic).inc()
    else:
        LATENESS.labels(topic).observe(max(0.0, late))

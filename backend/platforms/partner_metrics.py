"""Counts of the calls to partner systems: how long each took and how it ended.

An operation is named by its method and the shape of its answer, which are few; a path holds somebody's reference.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Gauge, Histogram, Summary

from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.metrics import QUICK, REGISTRY

OUTCOMES = ("answered", "refused", "away", "rejected")

CALL_SECONDS = Histogram(
    "yiqiaotong_partner_call_seconds", "A call to a partner with all its tries, by how it ended",
    ["partner", "outcome"], buckets=QUICK, registry=REGISTRY,
)  # fmt: skip
OPERATION_SECONDS = Summary(
    "yiqiaotong_partner_operation_seconds", "The same by operation", ["partner", "operation", "outcome"],
    registry=REGISTRY,
)  # fmt: skip
FAILED_IN_A_ROW = Gauge(
    "yiqiaotong_partner_failed_in_a_row", "Calls since the partner last answered", ["partner"], registry=REGISTRY
)
FAILED_AT = Gauge(
    "yiqiaotong_partner_failed_at_seconds", "When a partner last did not answer", ["partner"], registry=REGISTRY
)
ANSWERED_AT = Gauge(
    "yiqiaotong_partner_answered_at_seconds", "When a partner last answered", ["partner"], registry=REGISTRY
)


def expect(partner: str) -> None:
    """Show a partner's numbers as 0 from the start: a monitor sees growth only where there was a number before."""
    for outcome in OUTCOMES:
        CALL_SECONDS.labels(partner, outcome)
    for gauge in (FAILED_IN_A_ROW, FAILED_AT, ANSWERED_AT):
        gauge.labels(partner)


@contextmanager
def counted(partner: str, operation: str) -> Iterator[None]:
    """Count the call made in this block, and let its error pass."""
    began, outcome = time.monotonic(), "answered"
    try:
        yield
    except Exception as error:
        outcome = _outcome_of(error)
        raise
    finally:
        seconds = time.monotonic() - began
        CALL_SECONDS.labels(partner, outcome).observe(seconds)
        OPERATION_SECONDS.labels(partner, operation, outcome).observe(seconds)
        if outcome == "away":
            FAILED_IN_A_ROW.labels(partner).inc()
            FAILED_AT.labels(partner).set_to_current_time()
        else:
            FAILED_IN_A_ROW.labels(partner).set(0)
            ANSWERED_AT.labels(partner).set_to_current_time()


def _outcome_of(error: Exception) -> str:
    if isinstance(error, PlatformUnavailable):
        return "away"
    return "refused" if isinstance(error, Refused) else "rejected"

"""What is counted while people are served, for whoever runs the house; never who they are or what they say.

Counters of this process since it began, in a registry of their own; `docs/operations.md` names each. A replica has its
own numbers, and a monitor adds them up.
"""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

RECEIVED = Counter("yiqiaotong_messages_in", "Messages people have sent", ["channel"], registry=REGISTRY)
DUPLICATES = Counter(
    "yiqiaotong_duplicates_dropped", "Messages a platform has delivered again", ["channel"], registry=REGISTRY
)
SENT = Counter("yiqiaotong_messages_out", "Bubbles of ours a channel has taken", ["channel"], registry=REGISTRY)
FAILED = Counter(
    "yiqiaotong_delivery_failures", "Bubbles a channel has not taken, by why", ["channel", "reason"], registry=REGISTRY
)
UNSIGNED = Counter(
    "yiqiaotong_signature_failures", "Webhook calls that did not prove whose they are", ["channel"], registry=REGISTRY
)
TURN_SECONDS = Histogram(
    "yiqiaotong_turn_seconds",
    "From a message's arrival to its recorded answer",
    ["channel"],
    buckets=(0.1, 0.25, 0.5, 1, 2, 4.3, 8, 15, 30, 60, 300),
    registry=REGISTRY,
)

TIME_ZONES = Gauge(
    "yiqiaotong_time_zones",
    "The release of the time zone database in use; 1 if it knows that British Columbia keeps summer time",
    ["version", "source"],
    registry=REGISTRY,
)


def reason_of(error: Exception) -> str:
    """Return a failure's class as it is counted: ``window_closed``, ``channel_closed``, ``quota_spent``, … or ``away``.

    Args:
        error: as a connector raised it, or what delivery made of it.
    """
    cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
    return str(getattr(error, "reason", "") or getattr(cause, "reason", "") or getattr(error, "fate", "") or "away")

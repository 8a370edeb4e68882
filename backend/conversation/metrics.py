"""Counts of the conversation: messages, turns, calls of the bots; never who writes or what they say."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

from backend.shared.metrics import QUICK, REGISTRY

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
    ["channel", "outcome"],
    buckets=(0.1, 0.25, 0.5, 1, 2, 4.3, 8, 15, 30, 60, 300),
    registry=REGISTRY,
)

SET_ASIDE = Counter("yiqiaotong_messages_set_aside", "Messages no bot could deal with", registry=REGISTRY)
SETBACKS = Counter(
    "yiqiaotong_turn_setbacks",
    "Turns that came to no end at this try: the bot was away, a living bot failed, another worker took over",
    ["why"],
    registry=REGISTRY,
)
for _why in ("bot_away", "bot_failed", "taken_over"):
    SETBACKS.labels(_why)

BOT_SECONDS = Histogram(
    "yiqiaotong_bot_call_seconds",
    "A turn brought to a bot, by how it ended",
    ["bot", "outcome"],
    buckets=QUICK,
    registry=REGISTRY,
)
BOT_CALLS = Gauge("yiqiaotong_bot_calls_under_way", "Turns a bot has in hand", ["bot"], registry=REGISTRY)
BOT_STATES = ("well", "unwell", "hung", "away")
BOT_STATE = Gauge(
    "yiqiaotong_bot_state",
    "1 for what a bot is: well, unwell (it answers, but takes no turn), hung (it accepts, and says nothing) or away",
    ["bot", "state"],
    registry=REGISTRY,
)
BOT_MODEL = Gauge("yiqiaotong_bot_model_info", "The model a bot has loaded", ["bot", "model"], registry=REGISTRY)
_models: dict[str, str] = {}


def saw_bot(bot: str, state: str, model: str = "") -> None:
    """Note what a bot was found to be, and which model it has."""
    for one in BOT_STATES:
        BOT_STATE.labels(bot, one).set(one == state)
    earlier = _models.get(bot)
    if model and model != earlier:
        if earlier:
            BOT_MODEL.remove(bot, earlier)
        BOT_MODEL.labels(bot, model).set(1)
        _models[bot] = model


def reason_of(error: Exception) -> str:
    """Return a failure's class as it is counted: ``window_closed``, ``channel_closed``, ``quota_spent``, … or ``away``.

    Args:
        error: as a connector raised it, or what delivery made of it.
    """
    cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
    return str(getattr(error, "reason", "") or getattr(cause, "reason", "") or getattr(error, "fate", "") or "away")

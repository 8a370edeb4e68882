"""Bodies no platform would send: broken, deep, huge numbers, wrong shapes, real events with one part replaced."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

NAMES = [
    "update_id", "message", "callback_query", "my_chat_member", "chat", "from", "id", "text", "data", "photo", "type",
    "document", "location", "entry", "changes", "value", "messages", "statuses", "contacts", "wa_id", "user_id",
    "interactive", "errors", "ToUserName", "FromUserName", "MsgId", "MsgType", "Content", "Event", "CreateTime",
]  # fmt: skip
_ODD = [2**63, 2**64, -1, 0, 1e308, True, None, "", "\ud800", "\x00", "/greet", "9" * 400, [], {}, [[[]]], "😀" * 90]
_leaves = st.sampled_from(_ODD) | st.text(max_size=20) | st.integers() | st.floats(allow_nan=False)
_shapes = st.recursive(
    _leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=20,
)


def hostile(*real: Any) -> st.SearchStrategy[bytes]:
    """Bytes to post; `real` events are given with one of their parts replaced by something odd."""
    broken = st.binary(max_size=200) | st.sampled_from([b"", b"[" * 5_000, b'{"a":' * 2_000, b"\xff\xfe{}", b"NaN"])
    shaped = _shapes.map(lambda shape: json.dumps(shape).encode())
    if not real:
        return broken | shaped
    changed = st.builds(_replaced, st.sampled_from(list(real)), st.integers(0, 60), _leaves | _shapes)
    return broken | shaped | changed | changed


def _replaced(event: Any, at: int, odd: Any) -> bytes:
    """Return the event as JSON with its part number `at` (counted depth first, and around) replaced."""
    copy = json.loads(json.dumps(event))
    places: list[tuple[Any, Any]] = []
    _walk(copy, places)
    where, step = places[at % len(places)]
    where[step] = odd
    return json.dumps(copy).encode()


def _walk(part: Any, places: list[tuple[Any, Any]]) -> None:
    steps = list(part) if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else []
    for step in steps:
        places.append((part, step))
        _walk(part[step], places)

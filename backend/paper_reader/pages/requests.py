"""Requests to the worker that reads pages, in its own form."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from backend.paper_reader.framed_values import FramedLine

ONCE = b"LINES "
"""Before a picture of which only the lines are wanted, read once: a paper's are read twice, to know what is unsure."""
FRAMED = b"FRAMED "
"""Before the request for a picture of values where they stand (`value_strips`)."""


def framed_request(lines: Sequence[FramedLine], content: bytes) -> bytes:
    """Return what stands behind `FRAMED`: the lines as JSON, then the photo or PDF."""
    return json.dumps([asdict(one) for one in lines]).encode() + b"\n" + content

"""Requests to the worker that reads pages, in its own form."""

from __future__ import annotations

ONCE = b"LINES "
"""Before a picture of which only the lines are wanted, read once: a paper's are read twice, to know what is unsure."""

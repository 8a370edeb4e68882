"""Refusals of the timestamp authority outside of RFC 3161."""

from __future__ import annotations

from typing import ClassVar

from sandbox import problems


class Problem(problems.Problem):
    """A refusal of the timestamp authority."""

    system: ClassVar[str] = "timestamp-authority"

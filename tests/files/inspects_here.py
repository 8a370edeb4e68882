"""The inspection without its worker, for tests that are about something else."""

from __future__ import annotations

from backend.files.inspection.inspector import inspect
from backend.files.model import FileLimits, Format


class InspectsHere:
    """Implements ``backend.files.inspection.bounded.Inspection`` in the test's own process."""

    def inspect(self, name: str, content: bytes, limits: FileLimits) -> Format:
        return inspect(name, content, limits)

"""Wires the staff desk into the backend: the only file that knows which courts its officers work at."""

from __future__ import annotations

from backend.backend import Backend
from backend.desk.service import DeskService
from backend.shared.courts import COURTS


def wire_desk(backend: Backend) -> None:
    """Register the desk's handlers."""
    backend.wire(DeskService(backend.database, backend.clock, backend.settings.keyring, backend.audit, tuple(COURTS)))

"""The staff desk as a service of the house."""

from __future__ import annotations

from backend.desk.service import DeskService
from backend.desk.tables import SEALED
from backend.infrastructure import Infrastructure
from backend.shared.courts import COURTS
from backend.shared.service import Service


def build(infra: Infrastructure) -> Service:
    """Put the desk together; its officers work at the courts of Jiangmen."""
    service = DeskService(infra.database, infra.clock, infra.keyring, infra.audit, tuple(COURTS))
    return Service("desk", service.by_command(), sealed=SEALED)

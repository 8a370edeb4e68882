"""Statutes as a service of the house."""

from __future__ import annotations

from backend.infrastructure import Infrastructure
from backend.shared.service import Service
from backend.statutes.file_texts import PersonsFileTexts
from backend.statutes.handlers import Statutes


def build(infra: Infrastructure) -> Service:
    """Put statutes together."""
    return Service("statutes", Statutes(infra.database, infra.clock, PersonsFileTexts(infra.bus)).by_command())

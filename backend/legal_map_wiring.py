"""Wires the legal map into the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.legal_map.commands import ExportInstitutions, ImportInstitutions, WarmUpMap
from backend.legal_map.directory import Directory
from backend.legal_map.geocoder import locate
from backend.legal_map.handlers import LegalMap
from backend.legal_map.importing import Exchange
from backend.legal_map.warming import warm_up

if TYPE_CHECKING:
    from backend.bootstrap import Backend


def wire_legal_map(backend: Backend) -> None:
    """Register the map's handlers; institutions and gazetteer are read by `WarmUpMap`, or by the first question."""
    directory = Directory(backend.database, backend.clock)
    exchange = Exchange(backend.database, directory, backend.clock)
    legal_map = LegalMap(directory, backend.clock, locate)
    backend.bus.register_all(legal_map.by_command())
    backend.bus.register(WarmUpMap, lambda _: warm_up(legal_map.find))
    backend.bus.register(ImportInstitutions, exchange.take)
    backend.bus.register(ExportInstitutions, exchange.give)

"""Wires the legal map into the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.legal_map.commands import ExportInstitutions, ImportInstitutions
from backend.legal_map.directory import Directory
from backend.legal_map.editing import Editing
from backend.legal_map.entries import EntryLists
from backend.legal_map.geocoder import locate
from backend.legal_map.handlers import LegalMap
from backend.legal_map.importing import Exchange

if TYPE_CHECKING:
    from backend.bootstrap import Backend


def wire_legal_map(backend: Backend) -> None:
    """Register the map's handlers; institutions and gazetteer are read when the first question comes."""
    directory = Directory(backend.database, backend.clock)
    lists = EntryLists(backend.database, directory, backend.clock)
    editing = Editing(backend.database, directory, backend.clock, backend.audit, locate)
    backend.bus.register_all(lists.by_command())
    backend.bus.register_all(editing.by_command())
    exchange = Exchange(backend.database, directory, backend.clock)
    backend.bus.register_all(LegalMap(directory, backend.clock, locate).by_command())
    backend.bus.register(ImportInstitutions, exchange.take)
    backend.bus.register(ExportInstitutions, exchange.give)

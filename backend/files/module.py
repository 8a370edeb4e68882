"""The files people send as a service of the house."""

from __future__ import annotations

from collections.abc import Mapping

from backend.contracts.files import FileShown
from backend.files.handlers import FileHandlers
from backend.files.inspection.bounded import BoundedInspection
from backend.files.model import MEGABYTE, FileLimits
from backend.files.tables import DETAILS
from backend.infrastructure import Infrastructure
from backend.shared.bus import CommandHandler
from backend.shared.messages import Command
from backend.shared.service import Service, Upkeep
from backend.storage.from_settings import open_vault


def build(infra: Infrastructure) -> Service:
    """Put the files together, with the storage and the limits of the settings."""
    settings = infra.settings
    limits = FileLimits(settings.file_limit_mb * MEGABYTE, settings.case_files_limit_mb * MEGABYTE)
    inspection = BoundedInspection()
    handlers = FileHandlers(
        infra.database, open_vault(settings), infra.keyring, infra.clock, settings.secret_key, limits, inspection
    )  # fmt: skip
    shown: Mapping[type[Command], CommandHandler] = {
        FileShown: lambda asked: handlers.shown(asked.session, asked.person_id, asked.file_id)
    }
    upkeep = Upkeep(reseal=handlers.rotate, close=inspection.close)
    return Service("files", {**handlers.by_command(), **shown}, sealed=(DETAILS,), upkeep=upkeep)

"""The files people send as a service of the house."""

from __future__ import annotations

from collections.abc import Mapping

from backend.contracts.files import FileShown
from backend.contracts.identity import VerifiedPartyOf
from backend.contracts.personal_data import MakeRoom
from backend.files.handlers import FileHandlers
from backend.files.inspection.bounded import BoundedInspection
from backend.files.model import MEGABYTE, FileLimits
from backend.files.tables import DETAILS, PERSONAL
from backend.infrastructure import Infrastructure
from backend.shared.bus import CommandHandler
from backend.shared.messages import Command
from backend.shared.personal_data import PersonalData
from backend.shared.service import Service, Upkeep
from backend.storage.from_settings import open_vault


def build(infra: Infrastructure) -> Service:
    """Put the files together, with the storage and the limits of the settings."""
    settings = infra.settings
    limits = FileLimits(
        settings.file_limit_mb * MEGABYTE, settings.case_files_limit_mb * MEGABYTE,
        total=settings.files_total_gb * 1024 * MEGABYTE,
    )  # fmt: skip
    inspection = BoundedInspection()

    def make_room(person_id: str) -> int:
        deleted: int = infra.bus.handle(MakeRoom(person_id))
        return deleted

    def is_known(person_id: str) -> bool:
        return infra.bus.handle(VerifiedPartyOf(person_id)) is not None

    handlers = FileHandlers(
        infra.database, open_vault(settings, infra.keyring), infra.keyring, infra.clock, settings.digest_secret, limits,
        inspection, make_room, is_known,
    )  # fmt: skip
    shown: Mapping[type[Command], CommandHandler] = {
        FileShown: lambda asked: handlers.shown(asked.session, asked.person_id, asked.file_id)
    }
    personal = PersonalData(PERSONAL, outside=handlers.drop_contents)
    upkeep = Upkeep(reseal=handlers.rotate, close=inspection.close, personal=personal)
    return Service("files", {**handlers.by_command(), **shown}, sealed=(DETAILS,), upkeep=upkeep)

"""Wires the files into the backend: where their contents are kept, and what is drawn or made when it is opened."""

from __future__ import annotations

from collections.abc import Callable

from backend.backend import Backend
from backend.config import Settings
from backend.conversation.model import UploadedFile
from backend.files.handlers import FileHandlers
from backend.files.model import MEGABYTE, FileLimits
from backend.legal_map.picture import MapPicture, MapPictureHandler
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.storage.storage import FolderStorage, Storage
from backend.storage.vault import Vault


def wire_files(backend: Backend) -> None:
    """Register what may be asked of files."""
    backend.bus.register_all(backend.files.by_command())
    backend.bus.register(MapPicture, MapPictureHandler(backend.bus.handle))


def open_vault(settings: Settings) -> Vault:
    """Return the safe of all contents, in the storage of the settings."""
    return Vault(_storage(settings), settings.keyring)


def open_files(settings: Settings, database: Database, clock: Clock, vault: Vault) -> FileHandlers:
    """Return the persons' files with the limits of the settings."""
    limits = FileLimits(settings.file_limit_mb * MEGABYTE, settings.case_files_limit_mb * MEGABYTE)
    return FileHandlers(database, vault, settings.keyring, clock, settings.secret_key, limits)


def open_public_storage(settings: Settings) -> Storage:
    """Return where public pictures lie, unsealed and apart from people's files."""
    return _storage(settings, "public")


def _storage(settings: Settings, part: str = "") -> Storage:
    """Return the storage of the settings, or a part of it that lies apart."""
    if not settings.storage_url:
        return FolderStorage(settings.data_dir / (part or "files"))
    from backend.storage.s3_storage import S3Storage, bucket_of  # takes a while to load, and few need it

    bucket, prefix = bucket_of(settings.storage_url)
    access = {"key": settings.storage_key, "secret": settings.storage_secret, "region": settings.storage_region}
    prefix = f"{prefix.strip('/')}/{part}" if part else prefix
    return S3Storage(bucket, prefix, endpoint=settings.storage_endpoint, **access)


def sent_file(files: FileHandlers) -> Callable[[Session, str, str], UploadedFile | None]:
    """Return what finds a sent file by its id."""

    def find(session: Session, person_id: str, file_id: str) -> UploadedFile | None:
        file = files.shown(session, person_id, file_id)
        return UploadedFile(file.file_id, file.name, file.size, file.mime) if file else None

    return find

"""Opens the storage an operator has chosen."""

from __future__ import annotations

from backend.config import Settings
from backend.shared.keyring import Keyring
from backend.storage.storage import FolderStorage, Storage
from backend.storage.vault import Vault


def open_vault(settings: Settings, keyring: Keyring) -> Vault:
    """Return the safe of all people's contents, which a keyring seals."""
    return Vault(_open(settings, "files"), keyring)


def open_public_storage(settings: Settings) -> Storage:
    """Return where public pictures lie, unsealed and apart from people's files."""
    return _open(settings, "public")


def _open(settings: Settings, folder: str) -> Storage:
    if not settings.storage_url:
        return FolderStorage(settings.data_dir / folder)
    from backend.storage.s3_storage import S3Storage, bucket_of  # takes a while to load, and few need it

    bucket, prefix = bucket_of(settings.storage_url)
    access = {"key": settings.storage_key, "secret": settings.storage_secret, "region": settings.storage_region}
    prefix = f"{prefix.strip('/')}/{folder}" if folder != "files" else prefix
    return S3Storage(bucket, prefix, endpoint=settings.storage_endpoint, **access)

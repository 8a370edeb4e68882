"""Both storages behind one fixture: a folder, and a bucket of a real S3 server on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from backend.files.handlers import FileHandlers
from backend.files.model import FileLimits
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.storage.s3_storage import S3Storage
from backend.storage.storage import FolderStorage, Storage
from backend.storage.vault import Vault
from tests.files.inspects_here import InspectsHere

Do = Callable[[Any], Any]
ACCESS = {"key": "tester", "secret": "tester"}


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_server: str) -> Any:
    """An empty bucket."""
    access = {"aws_access_key_id": "tester", "aws_secret_access_key": "tester", "region_name": "us-east-1"}
    found = boto3.resource("s3", endpoint_url=s3_server, **access).Bucket("papers")
    found.create()
    found.objects.all().delete()
    return found


@pytest.fixture(params=["folder", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "folder":
        return FolderStorage(tmp_path / "files")
    request.getfixturevalue("bucket")
    return S3Storage("papers", "kept", endpoint=request.getfixturevalue("s3_server"), **ACCESS)


@pytest.fixture
def stored(request: pytest.FixtureRequest, storage: Storage, tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """Everything that lies in the storage, by its name there, as a thief would see it."""

    def look() -> dict[str, bytes]:
        if isinstance(storage, FolderStorage):
            return {path.name: path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()}
        found = request.getfixturevalue("bucket").objects.all()
        return {each.key: each.get()["Body"].read() for each in found}

    return look


@pytest.fixture
def handlers(database: Database, storage: Storage, keyring: Keyring, clock: FixedClock) -> FileHandlers:
    limits = FileLimits(file=200_000, person=300_000)
    return FileHandlers(database, Vault(storage, keyring), keyring, clock, "secret", limits, InspectsHere())


@pytest.fixture
def do(handlers: FileHandlers) -> Do:
    return MessageBus(commands=handlers.by_command()).handle

"""Files in the whole backend: keys exchanged by the keeper's command, nothing readable in the data folder, a bucket."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from backend.api.uploads import BackendUploads
from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.model import UploadedFile, UploadRefused
from backend.files.commands import ReadFile
from backend.shared.keyring import new_key
from cli import keys
from tests.files import made_files as made

PLANTED = b"PlantedWordsInAPaper"
PAPER = made.pdf(text=PLANTED.decode())


async def keep(backend: Backend, content: bytes = PAPER, name: str = "planted-name.pdf") -> UploadedFile:
    return await BackendUploads(backend).keep("terminal", "a", name, content, "en")


async def test_an_exchanged_key_reseals_contents_and_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path))
    backend = build(load_settings(data_dir=tmp_path))
    kept = await keep(backend)
    person = str(backend.conversation.people.find("terminal", "a"))
    backend.close()
    monkeypatch.setenv("YIQIAOTONG_DATA_KEYS_PREVIOUS", load_settings(data_dir=tmp_path).data_key)
    monkeypatch.setenv("YIQIAOTONG_DATA_KEY", new_key())
    assert keys.command(Namespace(new=False)) == 0
    assert capsys.readouterr().out.startswith("3 values"), (
        "two keys of a person, which seal contents and name, and the house's own"
    )
    monkeypatch.delenv("YIQIAOTONG_DATA_KEYS_PREVIOUS")
    backend = build(load_settings(data_dir=tmp_path))
    assert backend.bus.handle(ReadFile(kept.file_id, person)) == PAPER
    backend.close()


async def test_nothing_of_a_file_can_be_read_in_the_data_folder(tmp_path: Path) -> None:
    backend = build(load_settings(data_dir=tmp_path))
    await keep(backend)
    assert PLANTED in PAPER
    found = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    backend.close()
    assert len(found) > 2
    assert [path for path, body in found.items() if PLANTED in body or b"planted-name" in body] == []
    assert [path for path in found if "planted" in path.name] == []


async def test_with_a_bucket_set_files_lie_there_and_not_here(tmp_path: Path, bucket: Any, s3_server: str) -> None:
    where = {"storage_url": "s3://papers/court", "storage_endpoint": s3_server}
    access = {"storage_key": "tester", "storage_secret": "tester"}
    backend = build(load_settings(data_dir=tmp_path, **where, **access))
    kept = await keep(backend)
    objects = list(bucket.objects.all())
    assert len(objects) == 1 and objects[0].key.startswith("court/") and PLANTED not in objects[0].get()["Body"].read()
    assert backend.bus.handle(ReadFile(kept.file_id, str(backend.conversation.people.find("terminal", "a")))) == PAPER
    backend.close()
    assert not (tmp_path / "files").exists()


async def test_a_storage_that_is_away_is_told_as_something_that_passes(tmp_path: Path) -> None:
    away = {"storage_url": "s3://papers", "storage_endpoint": "http://127.0.0.1:9", "storage_key": "a"}
    backend = build(load_settings(data_dir=tmp_path, storage_secret="b", **away))
    with pytest.raises(UploadRefused) as refused:
        await keep(backend)
    assert refused.value.temporary and refused.value.error == "file_not_kept"
    assert "send it again in a few minutes" in refused.value.message
    backend.close()


async def test_the_limit_of_one_file_is_a_setting(tmp_path: Path) -> None:
    backend = build(load_settings(data_dir=tmp_path, file_limit_mb=1))
    with pytest.raises(UploadRefused) as refused:
        await keep(backend, PAPER + b"\n" * (1 << 20))
    assert refused.value.error == "file_too_large" and "1 MB" in refused.value.message
    backend.close()

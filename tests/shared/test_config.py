"""Settings come from the environment; missing secrets are made once."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend.config import Settings, load_settings


def test_secrets_are_made_once_and_only_the_owner_may_read_them(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: load_settings(data_dir=tmp_path), range(4)))
    assert len({settings.bot_token for settings in loaded}) == 1
    assert all(loaded[0].model_dump()[name] for name in ("bot_token", "secret_key", "data_key", "wuyi_notary_key"))
    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600


def test_a_secret_of_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIQIAOTONG_BOT_TOKEN", "mine")
    assert load_settings(data_dir=tmp_path).bot_token == "mine"


def test_a_child_process_sees_the_same_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings(data_dir=tmp_path, port=8123, bot_urls=["http://127.0.0.1:1", "http://127.0.0.1:2"])
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)
    child = Settings()
    same = ("port", "bot_urls", "bot_token", "data_key", "data_keys_previous", "human_contact")
    assert [getattr(child, name) for name in same] == [getattr(settings, name) for name in same]
    assert child.backend_database == settings.backend_database


def test_a_plain_postgresql_address_gets_the_driver_we_ship() -> None:
    assert Settings(database_url="postgresql://u@h/d").backend_database == "postgresql+psycopg://u@h/d"


def test_the_database_is_a_file_in_the_data_folder_by_default(tmp_path: Path) -> None:
    assert Settings(data_dir=tmp_path).backend_database == f"sqlite:///{tmp_path / 'yiqiaotong.sqlite3'}"

"""Settings come from the environment; missing secrets are made once."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend import config
from backend.config import Settings, load_installation, load_settings, new_secrets
from backend.shared.keyring import new_key


def test_secrets_are_made_once_and_only_the_owner_may_read_them(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: load_settings(data_dir=tmp_path), range(4)))
    assert len({settings.bot_token for settings in loaded}) == 1
    assert all(loaded[0].model_dump()[name] for name in ("bot_token", "secret_key", "data_key", "wuyi_notary_key"))
    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600


def test_settings_that_are_printed_tell_no_secret(tmp_path: Path) -> None:
    secrets = {
        "smtp_password": "planted-1",
        "seal_token_pin": "planted-2",
        "database_url": "postgresql://u:planted-3@db/y",
    }
    settings = load_settings(data_dir=tmp_path, data_keys_previous="planted-4", port=8123, **secrets)
    told = repr(settings) + str(settings)
    assert "planted" not in told and "8123" in told
    assert not any(getattr(settings, name) in told for name in ("secret_key", "audit_key", "data_key", "bot_token"))


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


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder of its own, without settings from outside."""
    for name in [name for name in os.environ if name.startswith(config.PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(config, "ROOT", tmp_path)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return tmp_path


def test_every_process_reads_the_env_file_and_keeps_data_beside_the_project(installation: Path) -> None:
    (installation / ".env").write_text("YIQIAOTONG_PORT=8123\n")
    settings = load_installation()
    assert (settings.port, settings.data_dir) == (8123, installation / "var")
    assert stat.S_IMODE(settings.data_dir.stat().st_mode) == 0o700


def test_a_process_beside_postgresql_makes_no_secrets_of_its_own(installation: Path) -> None:
    (installation / ".env").write_text("YIQIAOTONG_DATABASE_URL=postgresql://u@db/y\nYIQIAOTONG_BOT_TOKEN=t\n")
    with pytest.raises(ValueError, match="SECRET_KEY, YIQIAOTONG_AUDIT_KEY, YIQIAOTONG_DATA_KEY must be set"):
        load_installation()
    assert not (installation / "var").exists()


def test_processes_beside_postgresql_share_the_secrets_they_are_given(installation: Path) -> None:
    given = "".join(f"{name}={value}\n" for name, value in new_secrets().items())
    (installation / ".env").write_text("YIQIAOTONG_DATABASE_URL=postgresql://u@db/y\n" + given)
    assert f"YIQIAOTONG_DATA_KEY={load_installation().data_key}" in given


def test_a_secret_may_stand_in_a_file_of_its_own(installation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, file = new_key(), installation / "credential"
    file.write_text(f"{key}\n", "utf-8")
    monkeypatch.setenv("YIQIAOTONG_DATA_KEY_FILE", str(file))
    assert load_installation().data_key == key
    monkeypatch.setenv("YIQIAOTONG_DATA_KEY", another := new_key())
    assert load_installation().data_key == another, "what is set itself wins"


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff"], ids=["missing", "empty", "blank", "no text"])
def test_without_the_file_a_secret_should_stand_in_nothing_starts_and_no_secret_is_made(
    installation: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    file = installation / "credential"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv("YIQIAOTONG_DATA_KEY_FILE", str(file))
    with pytest.raises(ValueError, match="YIQIAOTONG_DATA_KEY_FILE"):
        load_installation()
    assert not list(installation.rglob("secrets.env"))


def test_an_installation_that_made_its_secrets_earlier_goes_on_with_them(installation: Path) -> None:
    made = load_settings(data_dir=installation / "var")
    (installation / ".env").write_text("YIQIAOTONG_DATABASE_URL=postgresql://u@db/y\n")
    assert load_installation().data_key == made.data_key


def test_the_record_has_its_own_key_and_stays_readable_with_the_earlier_ones(
    tmp_path: Path,
) -> None:
    settings = load_settings(data_dir=tmp_path, audit_keys_previous="older, oldest")
    assert settings.audit_key != settings.secret_key
    assert settings.earlier_audit_keys == ("older", "oldest", settings.secret_key)


@pytest.mark.parametrize("account", ["wechat", "mini_program"])
def test_wechats_plain_mode_is_not_started_where_strangers_can_reach_it(account: str) -> None:
    plain = {f"{account}_token": "t"}
    safe = plain | {f"{account}_aes_key": "k" * 43}
    with pytest.raises(ValueError, match=f"{account.upper()}_AES_KEY"):
        Settings(public_url="https://chat.example.org", **plain)
    Settings(public_url="http://127.0.0.1:8000", **plain)
    Settings(public_url="https://chat.example.org", **safe)


def test_a_partner_s_news_may_be_signed_with_a_key_that_never_travels() -> None:
    settings = Settings(sms_key="asked with", wuyi_notary_key="both", callback_keys='{"sms": "signed with"}')
    assert (settings.callback_key("sms"), settings.callback_key("wuyi_notary")) == ("signed with", "both")
    assert "signed with" not in repr(settings)


@pytest.mark.parametrize("keys", ["[]", '{"nobody": "k"}', '{"sms": ""}'])
def test_keys_of_nobody_are_refused(keys: str) -> None:
    with pytest.raises(ValueError, match="keys by partner"):
        Settings(callback_keys=keys)


def test_the_keys_of_persons_lie_in_a_file_of_their_own_and_beside_postgresql_where_one_says() -> None:
    assert Settings().keys_database.endswith("var/person-keys.sqlite3")
    theirs, ours = "postgresql://one/yiqiaotong", "postgresql+psycopg://one/yiqiaotong"
    assert Settings(database_url=theirs).keys_database == ours
    assert (
        Settings(database_url=theirs, keys_url="postgresql://two/keys").keys_database == "postgresql+psycopg://two/keys"
    )
    with pytest.raises(ValueError, match="KEYS_URL"):
        Settings(database_url="sqlite:///one.sqlite3", keys_url="sqlite:///one.sqlite3")

"""The units of one machine: systemd takes them, they reach little, and what they tell our processes is a setting."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from backend.config import PREFIX, Settings, read_env_file
from tests.architecture.source_tree import ROOT

FOLDER = ROOT / "deploy" / "systemd"
UNITS = sorted(path.name for path in FOLDER.glob("*.service"))
ANALYZE = shutil.which("systemd-analyze")
OF_THE_BOT = {"ACTION_URL", "BOT_HOST", "BOT_PORT", "MODEL", "BOT_TOKEN", "TRACKER_URL"}
DATABASES = [f"postgresql://{name}:word@localhost:5432/{name}" for name in ("services", "bot", "keys")]
WITH_SYSTEMD = pytest.mark.skipif(ANALYZE is None, reason="systemd is not installed")


def test_there_are_units_for_services_bots_and_the_migration() -> None:
    assert UNITS == ["yiqiaotong-bot@.service", "yiqiaotong-migrate.service", "yiqiaotong.service"]


@pytest.mark.parametrize("unit", UNITS)
def test_every_variable_is_a_setting(unit: str) -> None:
    names = set(re.findall(rf"{PREFIX}([A-Z_]+?)(?:_FILE)?=", _text(unit)))
    assert names and names <= ({name.upper() for name in Settings.model_fields} | OF_THE_BOT)


@pytest.mark.parametrize("unit", UNITS)
def test_each_secret_is_handed_in_as_a_credential_and_found_there(unit: str) -> None:
    loaded = re.findall(r"LoadCredential=(\w+):/etc/yiqiaotong/secrets/(\w+)", _text(unit))
    found = re.findall(rf"{PREFIX}(\w+)_FILE=%d/(\w+)", _text(unit))
    assert loaded and [name for name, _ in loaded] == [name.lower() for name, _ in found]
    assert all(one == other for one, other in [*loaded, *((name.lower(), file) for name, file in found)])


def test_the_bot_is_told_no_key_that_seals() -> None:
    assert set(re.findall(r"LoadCredential=(\w+)", _text("yiqiaotong-bot@.service"))) == {"bot_token", "tracker_url"}


@WITH_SYSTEMD
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_takes_the_unit(unit: str, tmp_path: Path) -> None:
    for other in UNITS:  # with a programme that is there, and no other unit's absence in the way
        text = re.sub(r"/opt/yiqiaotong/\.venv/bin/python", "/usr/bin/env", _text(other))
        (tmp_path / other).write_text(text)
    asked = subprocess.run(
        [str(ANALYZE), "verify", "--recursive-errors=no", str(tmp_path / unit)], capture_output=True, text=True
    )  # fmt: skip
    assert (asked.returncode, asked.stderr) == (0, "")


@WITH_SYSTEMD
@pytest.mark.parametrize("unit", UNITS)
def test_it_is_little_exposed(unit: str) -> None:
    """2.0 of 10, of which systemd calls everything below 4 good."""
    command = [str(ANALYZE), "security", "--offline=yes", "--threshold=20", "--no-pager", str(FOLDER / unit)]
    assert subprocess.run(command, capture_output=True).returncode == 0


def test_installing_puts_all_in_its_place_once_and_keeps_what_is_there(tmp_path: Path) -> None:
    project, etc = tmp_path / "project", tmp_path / "root" / "etc"
    shutil.copytree(FOLDER, project / "deploy" / "systemd")
    (project / "models").mkdir()
    for name in ("abc.tar.gz", "abc.tar.gz.sha256"):
        (project / "models" / name).write_text(name)
    for _ in range(2):
        command = ["sh", str(project / "deploy" / "systemd" / "install"), *DATABASES]
        subprocess.run(command, check=True, env={"PATH": "/usr/bin:/bin", "ROOT": str(tmp_path / "root")})
        (etc / "yiqiaotong" / "secrets" / "data_key").read_text()
    secrets = {path.name: path for path in (etc / "yiqiaotong" / "secrets").iterdir()}
    needed = {name for unit in UNITS for name in re.findall(r"LoadCredential=(\w+)", _text(unit))}
    assert set(secrets) == needed
    told = [secrets[f"{name}_url"].read_text().strip() for name in ("database", "tracker", "keys")]
    assert told == DATABASES and len({make_url(one).username for one in told}) == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in secrets.values())
    assert {path.name for path in (etc / "systemd" / "system").iterdir()} == set(UNITS)
    assert (project / "models" / "current.tar.gz").read_text() == "abc.tar.gz"
    assert (project / "models" / "current.tar.gz.sha256").read_text() == "abc.tar.gz.sha256"


@pytest.mark.parametrize(
    "addresses",
    [
        DATABASES[:1],
        ["postgresql://one:a@h/services", "postgresql://one:b@h/bot", "postgresql://keys:c@h/keys"],
        ["postgresql://one@h/services", "postgresql://bot@h/bot", "postgresql://one:5@h/keys"],
        ["postgres://services@h/one", "postgresql://keys@h/two", "postgresql://keys@h/three"],
    ],
)
def test_one_account_for_two_databases_is_refused(addresses: list[str], tmp_path: Path) -> None:
    asked = subprocess.run(
        ["sh", str(FOLDER / "install"), *addresses], capture_output=True, text=True,
        env={"PATH": "/usr/bin:/bin", "ROOT": str(tmp_path)},
    )  # fmt: skip
    assert asked.returncode == 2 and "account" in asked.stderr
    assert not list(tmp_path.iterdir())


def test_the_bot_calls_this_machine_alone() -> None:
    text = _text("yiqiaotong-bot@.service")
    assert "\nIPAddressDeny=any\nIPAddressAllow=localhost\n" in text


def test_the_shipped_settings_are_settings() -> None:
    shipped = {
        name.removeprefix(PREFIX).lower(): value for name, value in read_env_file(FOLDER / "settings.env").items()
    }
    assert set(shipped) <= set(Settings.model_fields)
    assert Settings(**shipped).bot_urls == ["http://127.0.0.1:5005", "http://127.0.0.1:5006"]


def _text(unit: str) -> str:
    return (FOLDER / unit).read_text("utf-8")

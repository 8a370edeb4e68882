"""The bot overrides parts of one version of Rasa: with another it refuses to start, whichever way it is started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bot_process import ROOT, environment

from bot import rasa_version

SETTINGS = {
    "YIQIAOTONG_BOT_TOKEN": "t",
    "YIQIAOTONG_ACTION_URL": "http://127.0.0.1:1/",
    "YIQIAOTONG_TRACKER_URL": "sqlite://",
}
SENTENCE = (
    "Rasa 3.6.22 is installed, but this bot overrides parts of Rasa 3.6.21 and runs with no other; "
    "lay its environment from bot/uv.lock again: make install"
)


@pytest.fixture
def other_rasa(tmp_path: Path) -> dict[str, str]:
    """The environment of a process that finds another version of Rasa laid than the one there is."""
    laid = tmp_path / "rasa-3.6.22.dist-info"
    laid.mkdir()
    (laid / "METADATA").write_text("Metadata-Version: 2.1\nName: rasa\nVersion: 3.6.22\n", "utf-8")
    variables = {**environment(), **SETTINGS}
    return {**variables, "PYTHONPATH": f"{tmp_path}:{variables['PYTHONPATH']}"}


def run(variables: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=120)


def test_the_lock_of_the_bot_pins_the_version_that_is_overridden():
    assert f'"rasa[spacy,jieba]=={rasa_version.OVERRIDDEN}"' in (ROOT / "bot/pyproject.toml").read_text("utf-8")
    assert f'name = "rasa"\nversion = "{rasa_version.OVERRIDDEN}"' in (ROOT / "bot/uv.lock").read_text("utf-8")
    assert rasa_version.mismatch() is None


def test_the_bot_does_not_start_with_another_rasa(other_rasa):
    done = run(other_rasa, "-m", "bot", "--model", "none.tar.gz")
    assert (done.returncode, done.stderr.strip()) == (1, f"The bot cannot start: {SENTENCE}.")


def test_no_override_is_put_in_place_of_another_rasas(other_rasa):
    """`rasa run` comes by here, too: it imports the channel."""
    done = run(other_rasa, "-c", "import bot.channel")
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].endswith(f"RasaException: {SENTENCE}.")


def test_no_model_is_trained_with_another_rasa(other_rasa):
    done = run(other_rasa, "-m", "bot.train", "never")
    assert (done.returncode, done.stderr.strip()) == (1, f"The bot cannot be trained: {SENTENCE}.")


def test_a_missing_rasa_is_named(monkeypatch):
    monkeypatch.setattr(rasa_version, "installed", lambda: None)
    assert str(rasa_version.mismatch()).startswith("Rasa is not installed, but this bot ")

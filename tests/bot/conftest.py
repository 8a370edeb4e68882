"""Fixtures of the bot's tests: a trained tiny assistant, a fake action server, real bot processes, a real PostgreSQL.

They run in the bot's environment: `bot/.venv/bin/python -m pytest tests/bot`.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASSISTANT = Path(__file__).resolve().parent / "assistant"
sys.path[:0] = [str(ROOT), str(ASSISTANT.parent)]

if importlib.util.find_spec("rasa") is None:
    collect_ignore_glob = ["test_*.py"]  # the services' environment has no Rasa
else:
    from action_server import FakeActionServer
    from bot_process import BotProcess, environment
    from postgres_server import start_postgres

    from bot.model_digest import write_digest


@pytest.fixture(scope="session")
def model(request: pytest.FixtureRequest) -> Path:
    """The tiny assistant, trained once for each state of its files."""
    digest = hashlib.sha256()
    sources = [*sorted(ASSISTANT.rglob("*.yml")), ASSISTANT / "keywords.py", ROOT / "bot" / "rules.py"]
    for source in sources:
        digest.update(source.read_bytes())
    path = Path(request.config.cache.mkdir("tiny-assistant")) / f"{digest.hexdigest()[:16]}.tar.gz"
    if not path.exists():
        _train(path)
    write_digest(path)
    return path


def _train(path: Path) -> None:
    command = [str(Path(sys.executable).parent / "rasa"), "train", "--fixed-model-name", path.name[: -len(".tar.gz")]]
    for option, value in {"domain": "domain.yml", "config": "config.yml", "data": "data"}.items():
        command += [f"--{option}", str(ASSISTANT / value)]
    with open(Path(tempfile.gettempdir()) / "train.lock", "w") as lock:  # two trainings at once starve each other
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(
            [*command, "--out", str(path.parent)], cwd=ROOT, env=environment(), capture_output=True, text=True
        )
    assert path.exists(), done.stdout + done.stderr


@pytest.fixture(scope="session")
def actions():
    """One fake action server for the whole session."""
    server = FakeActionServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def shared_bot(model, actions, tmp_path_factory):
    """One running bot for all tests that do not kill it."""
    bot = BotProcess(model, actions.url, f"sqlite:///{tmp_path_factory.mktemp('bot')}/tracker.sqlite3")
    bot.start()
    yield bot
    bot.stop()


@pytest.fixture
def bot(shared_bot, actions):
    """The shared bot, with an action server that behaves and has seen nothing."""
    actions.reset()
    return shared_bot


@pytest.fixture
def own_bot(model, actions, tmp_path):
    """A bot that may be killed."""
    actions.reset()
    bot = BotProcess(model, actions.url, f"sqlite:///{tmp_path}/tracker.sqlite3")
    yield bot
    bot.stop()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """The address of an empty PostgreSQL database."""
    python = ROOT / ".venv" / "bin" / "python"
    if not python.exists():
        pytest.skip("the services' environment, whose wheel brings PostgreSQL, is not installed")
    server, url = start_postgres(python, tmp_path_factory.mktemp("postgres"))
    if server is None:
        pytest.skip(f"PostgreSQL does not start here: {url}")
    yield url
    server.communicate("stop\n", timeout=60)


os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")

"""Starting the bot: one sentence for every reason not to, and both ways of starting serve the same door."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from bot_process import ROOT, BotProcess, environment, free_port

from bot.model_digest import digest_file, write_digest

SETTINGS = {
    "YIQIAOTONG_BOT_TOKEN": "t",
    "YIQIAOTONG_ACTION_URL": "http://127.0.0.1:1/",
    "YIQIAOTONG_TRACKER_URL": "sqlite://",
}


def start(*arguments, **settings):
    """Exit status and error output of a start that must fail."""
    variables = {**environment(), **SETTINGS, **settings}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={name: value for name, value in variables.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stderr.strip()


@pytest.mark.parametrize("variable", list(SETTINGS))
@pytest.mark.parametrize("value", [None, "", " "])
def test_a_missing_setting_is_named(variable, value):
    assert start("--model", "m.tar.gz", **{variable: value}) == (1, f"The bot cannot start: {variable} is not set.")


def test_a_missing_model_is_named():
    assert start("--model", "none.tar.gz") == (1, "The bot cannot start: there is no file none.tar.gz.")


def test_a_busy_port_is_named(model):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status, said = start("--model", str(model), "--port", str(port))
    assert status == 1
    assert said == f"The bot cannot start: 127.0.0.1:{port} cannot be listened on (Address already in use)."


def test_a_file_that_is_no_model_is_named(tmp_path):
    (tmp_path / "bad.tar.gz").write_bytes(b"no model")
    write_digest(tmp_path / "bad.tar.gz")
    status, said = start("--model", str(tmp_path / "bad.tar.gz"), "--port", str(free_port()))
    assert status == 1 and said.splitlines()[-1].startswith("The bot cannot start: ")


@pytest.mark.parametrize("digest", [None, "0" * 64])
def test_an_archive_that_was_not_trained_here_is_not_unpacked(tmp_path, digest):
    planted = tmp_path / "planted.tar.gz"
    planted.write_bytes(b"planted")
    if digest:
        digest_file(planted).write_text(digest)
    status, said = start("--model", str(planted), "--port", str(free_port()))
    assert status == 1 and "is not the archive that was trained here" in said


def test_a_tracker_store_out_of_reach_is_named(model):
    url = "postgresql://nobody@127.0.0.1:1/none"
    status, said = start("--model", str(model), "--port", str(free_port()), YIQIAOTONG_TRACKER_URL=url)
    assert status == 1 and said.splitlines()[-1].strip()
    assert "The bot cannot start: Cannot connect to tracker store" in said


def test_it_ends_cleanly_when_told_to(own_bot):
    own_bot.start()
    own_bot.stop()
    assert own_bot.process.returncode == 0


def test_rasa_run_serves_the_same_door_and_no_other(model, actions, tmp_path):
    actions.reset()
    port = free_port()
    command = [sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(port), "-m", str(model)]
    bot = BotProcess(model, actions.url, f"sqlite:///{tmp_path}/tracker.sqlite3", command)
    bot.port = port
    try:
        bot.start()
        assert bot.turn("p", "预约")["replies"][0]["utter"] == "utter_booked"
        assert bot.turn("p", "/restart")["decision"] == "ask_back"
        assert bot.request("GET", "../../model")[0] == 404
        assert bot.request("GET", "health", token="wrong")[0] == 401
    finally:
        bot.stop()

"""The keeper's commands: the audit log is checked, and values are sealed again after the key was exchanged."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update

from backend.bootstrap import build
from backend.config import load_settings
from backend.conversation.model import CallHuman, Inbound
from backend.desk.staff_commands import AddOfficer
from backend.shared import outbox
from backend.shared.keyring import new_key
from backend.shared.tables import audit as audit_table
from cli import audit, jobs, keys
from cli.install import Trouble


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which one person has written a telephone number and asked for a human."""
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(tmp_path))
    backend = build(load_settings(data_dir=tmp_path))
    backend.conversation.receiver.receive(Inbound("terminal", "a", "1", text="电话 13800138000"))
    backend.bus.handle(CallHuman(backend.conversation.people.resolve("terminal", "a"), "ask_human"))
    backend.close()
    return tmp_path


def test_an_untouched_audit_log_is_whole(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.command(Namespace(fingerprint=None, noted=[])) == 0
    assert "whole: 1 entries" in capsys.readouterr().out


def test_a_changed_entry_is_named(data: Path) -> None:
    backend = build(load_settings(data_dir=data))
    with backend.database.transaction() as session:
        session.execute(text("DROP TRIGGER audit_changed"))
        session.execute(update(audit_table).values(who="somebody else"))
    backend.close()
    with pytest.raises(Trouble, match="Entry 1"):
        audit.command(Namespace(fingerprint=None, noted=[]))


def test_an_emptied_audit_log_is_missed_where_officers_were_let_in(data: Path) -> None:
    backend = build(load_settings(data_dir=data))
    backend.bus.handle(AddOfficer("console", "chen", "陈书记员", ("administrator",), "a-long-password-of-ours"))
    with backend.database.transaction() as session:
        session.execute(text("DROP TRIGGER audit_removed"))
        session.execute(text("DELETE FROM audit"))
    backend.close()
    with pytest.raises(Trouble, match="empty, but 1 officers"):
        audit.command(Namespace(fingerprint=None, noted=[]))


def test_a_head_noted_elsewhere_has_to_be_there(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    audit.add_arguments(parser)
    audit.command(parser.parse_args([]))
    head = capsys.readouterr().out.split()[10].rstrip(".")
    assert audit.command(parser.parse_args(["--noted", head])) == 0
    with pytest.raises(Trouble, match="Entry 2, which was there when it was noted, is gone"):
        audit.command(parser.parse_args(["--noted", head, "--noted", f"2:{'0' * 64}"]))


def test_given_up_work_is_listed_and_tried_again(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    jobs.add_arguments(parser)
    assert jobs.command(parser.parse_args([])) == 0
    assert capsys.readouterr().out == "Nothing was given up.\n"
    backend = build(load_settings(data_dir=data))
    row = outbox.row_of(topic="filing.file", payload={}, key="filing:d-1", due_at=backend.clock.now())
    with backend.database.transaction() as session:
        session.execute(
            insert(outbox.outbox),
            outbox.sealed_rows(session, [row | {"state": "dead", "last_error": "not understood"}]),
        )
    backend.close()
    assert jobs.command(parser.parse_args(["list"])) == 0
    assert "filing.file  filing:d-1  0 tries: not understood" in capsys.readouterr().out
    assert jobs.command(parser.parse_args(["retry", "filing:d-1"])) == 0
    with pytest.raises(Trouble, match="No job with the key filing:d-1 is given up"):
        jobs.command(parser.parse_args(["retry", "filing:d-1"]))


def test_an_exchanged_key_opens_everything_after_the_command(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = load_settings(data_dir=data).data_key
    monkeypatch.setenv("YIQIAOTONG_DATA_KEY", new_key())
    monkeypatch.setenv("YIQIAOTONG_DATA_KEYS_PREVIOUS", old)
    assert keys.command(Namespace(new=False)) == 0
    assert capsys.readouterr().out.startswith("4 values"), "a number, two keys of the person, the house's own"
    monkeypatch.delenv("YIQIAOTONG_DATA_KEYS_PREVIOUS")
    backend = build(load_settings(data_dir=data))
    assert (
        backend.conversation.history.since(backend.conversation.people.resolve("terminal", "a"))[0].reply.text
        == "电话 138****8000"
    )
    backend.close()

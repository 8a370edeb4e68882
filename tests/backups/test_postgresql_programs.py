"""A password goes to PostgreSQL's programs in a file, never in the command, which everybody on the machine can read."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from backend.backups import postgresql
from backend.backups.manifest import BackupFault

SHOW = """#!/bin/sh
here="$(dirname "$0")"
echo "$@" > "$here/command"
for word in "$@"; do
  case "$word" in
    *passfile=*) echo "$word" | sed 's/.*passfile=//; s/%2F/\\//g' | xargs cat > "$here/secret";;
    --file=*) touch "${word#--file=}";;
  esac
done
"""


def test_a_password_is_in_a_file_alone(tmp_path: Path) -> None:
    program = tmp_path / "pg_dump"
    program.write_text(SHOW, encoding="utf-8")
    program.chmod(0o755)
    postgresql.look_in(str(tmp_path))
    postgresql.dump("postgresql+psycopg://u:s%3Acret@h:5432/db", tmp_path / "out")
    command = (tmp_path / "command").read_text("utf-8")
    assert "postgresql://u@h:5432/db" in command and "cret" not in command
    assert (tmp_path / "secret").read_text("utf-8") == "*:*:*:*:s\\:cret\n"
    [named] = re.findall(r"passfile=(\S+)", command)
    assert not Path(unquote(named)).exists(), "and the file is gone afterwards"


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    postgresql.look_in(str(tmp_path))
    with pytest.raises(BackupFault, match="pg_dump is not in"):
        postgresql.dump("postgresql://u@h/db", tmp_path / "out")
    postgresql.look_in("")

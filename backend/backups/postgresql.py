"""PostgreSQL's own programs: ``pg_dump`` and ``pg_restore`` in the custom format, and rows read out of a dump.

They are found in the path, or in the folder that ``YIQIAOTONG_POSTGRESQL_PROGRAMS`` names. A password goes to them in a
file of their own, never in the command, which every user of the machine can read.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from pathlib import Path

from sqlalchemy.engine import make_url

from backend.backups.manifest import BackupFault

PROGRAMS = "YIQIAOTONG_POSTGRESQL_PROGRAMS"
_folder: ContextVar[str] = ContextVar("yiqiaotong_postgresql_programs", default="")
_COPY = re.compile(r'^COPY (?:\S+\.)?"?([^"\s]+)"? \((.*)\) FROM stdin;$')
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def look_in(folder: str) -> None:
    """Find the programs in a folder from now on, or in the path where it is empty."""
    _folder.set(folder)


def dump(url: str, into: Path, *, snapshot: str = "", only: Sequence[str] = (), without: Sequence[str] = ()) -> None:
    """Write a database into a file.

    Args:
        snapshot: what an open transaction has exported; the dump then sees what that one sees.
        only: these tables instead of all.
        without: tables that are left out.

    Raises:
        BackupFault: the program is not there or failed.
    """
    chosen = [f"--snapshot={snapshot}"] if snapshot else []
    chosen += [f"--table={name}" for name in only]
    chosen += [f"--exclude-table={name}" for name in without]
    _run("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={into}", *chosen)
    into.chmod(0o600)


def restore(url: str, dumped: Path) -> None:
    """Bring a dump into a database in one transaction; what is of the dump and there already is replaced."""
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    _run("pg_restore", url, *options, str(dumped))


def rows(dumped: Path, table: str) -> Iterator[dict[str, str | None]]:
    """Return the rows of a table of a dump, read without any server; each value as text, as ``COPY`` writes it."""
    command = [_program("pg_restore"), "--data-only", f"--table={table}", "--file=-", str(dumped)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None and process.stderr is not None
    columns: list[str] | None = None
    try:
        for line in process.stdout:
            line = line.removesuffix("\n")
            if columns is None:
                found = _COPY.match(line)
                columns = [name.strip().strip('"') for name in found[2].split(",")] if found else None
            elif line == "\\.":
                columns = None
            else:
                yield dict(zip(columns, map(_value, line.split("\t")), strict=True))
        if process.wait() != 0:
            raise BackupFault(f"{dumped.name} cannot be read: {_last_line(process.stderr.read())}")
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def _value(text: str) -> str | None:
    if text == "\\N":
        return None
    return _ESCAPED.sub(lambda one: _MEANT.get(one[1], one[1]), text)


def _run(name: str, url: str, *options: str) -> None:
    address = make_url(url).set(drivername="postgresql")
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as secret:  # for its owner alone
        if address.password:
            secret.write("*:*:*:*:" + re.sub(r"([\\:])", r"\\\1", str(address.password)) + "\n")
            secret.flush()
            address = address._replace(password=None).update_query_dict({"passfile": secret.name})
        target = address.render_as_string(hide_password=False)
        done = subprocess.run([_program(name), f"--dbname={target}", *options], capture_output=True, text=True)
    if done.returncode != 0:
        raise BackupFault(f"{name} failed: {_last_line(done.stderr)}")


def _program(name: str) -> str:
    folder = _folder.get()
    found = shutil.which(name, path=folder or None)
    if found is None:
        where = (
            f"in {folder}" if folder else f"on this machine: install postgresql-client, or name its folder {PROGRAMS}"
        )
        raise BackupFault(f"{name} is not {where}")
    return found


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    told = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "it did not say why")
    return told.strip()

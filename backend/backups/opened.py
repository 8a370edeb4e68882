"""A backup's database opened to be looked at, whatever engine it is of, without a server and without changing it.

An SQLite file is opened as it is. Of a PostgreSQL dump the tables that are looked at are read into an SQLite file that
is thrown away afterwards.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Float, Integer, LargeBinary, Table, create_engine, insert
from sqlalchemy.pool import NullPool

from backend.backups import postgresql
from backend.shared.database import Database, UtcTime

MANY = 1_000


class UnchangedDatabase(Database):
    """An SQLite file nobody writes to, opened without leaving a trace beside it.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self.url = f"sqlite:///file:{path.resolve()}?mode=ro&immutable=1&uri=true"
        self.engine = create_engine(self.url, poolclass=NullPool, hide_parameters=True)


@contextmanager
def opened_database(path: Path, tables: Mapping[Table, int | None]) -> Iterator[Database]:
    """Open a backup's database.

    Args:
        path: the file.
        tables: what is looked at; of a dump at most so many rows of each are read, all where None.

    Raises:
        BackupFault: a dump cannot be read.
    """
    if path.suffix == ".sqlite3":
        yield UnchangedDatabase(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "looked-at.sqlite3")
        engine = create_engine(f"sqlite:///{copy}", poolclass=NullPool, hide_parameters=True)
        for table, most in tables.items():
            table.metadata.create_all(engine, tables=[table])
            found = islice(postgresql.rows(path, table.name), most)
            readers = {column.name: _reader(column.type) for column in table.columns}
            with engine.begin() as session:
                while some := [_read(row, readers) for row in islice(found, MANY)]:
                    session.execute(insert(table), some)
        engine.dispose()
        yield UnchangedDatabase(copy)


def _read(row: Mapping[str, str | None], readers: Mapping[str, Callable[[str], Any]]) -> dict[str, Any]:
    return {name: read(value) if (value := row.get(name)) is not None else None for name, read in readers.items()}


def _reader(kind: Any) -> Callable[[str], Any]:
    """Return how a value of this type is read from the text that ``COPY`` writes."""
    if isinstance(kind, UtcTime):
        return datetime.fromisoformat
    if isinstance(kind, Date):
        return date.fromisoformat
    if isinstance(kind, Float):
        return float
    if isinstance(kind, LargeBinary):
        return lambda value: bytes.fromhex(value.removeprefix("\\x"))
    if isinstance(kind, Boolean):
        return lambda value: value == "t"
    if isinstance(kind, Integer):
        return int
    if isinstance(kind, JSON):
        return json.loads
    return str

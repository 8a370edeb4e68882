"""The institutions that come with the program: read at first, and again when a newer version brings others."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator

from backend.legal_map import records
from backend.legal_map.gazetteer import DATA
from backend.legal_map.records import Change, Kept, Signature, change_to
from backend.legal_map.rows import COLUMNS, Row
from backend.shared.clock import Clock
from backend.shared.database import Database

SEED = DATA / "institutions.csv"
BY_SEED = Signature("seed")


def load_seed(database: Database, clock: Clock, content: bytes | None = None) -> int:
    """Bring the table to the seed; what a desk has edited stays as the desk left it. Safe to call at every start.

    Args:
        content: another seed's CSV (tests); the program's own unless given.

    Returns:
        how many rows changed.
    """
    content = SEED.read_bytes() if content is None else content
    digest = hashlib.sha256(content).hexdigest()
    with database.reading() as session:
        if records.seed_digest_of(session) == digest:
            return 0
    with database.transaction() as session:
        if records.seed_digest_of(session, lock=True) == digest:  # another process was quicker
            return 0
        records.note_seed(session, digest)
        changes = list(_changes(records.all_kept(session), _rows(content)))
        records.write(session, changes, BY_SEED, clock.now())
    return len(changes)


def _rows(content: bytes) -> Iterator[Row]:
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
        yield {column: row.get(column) or "" for column in COLUMNS}


def _changes(kept: dict[str, Kept], rows: Iterator[Row]) -> Iterator[Change]:
    """Yield the rows the seed changes: new ones, and of the known ones the columns nobody has edited."""
    for row in rows:
        old = kept.get(row["id"])
        if old is None:
            yield change_to(None, row["id"], row, edited=(), seed=row)
        elif old.seed != row:
            facts = {column: old.facts.get(column, "") if column in old.edited else row[column] for column in COLUMNS}
            yield change_to(old, row["id"], facts, edited=old.edited, seed=row)

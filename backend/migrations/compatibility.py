"""Compatibility of newer tables with older versions: expand now, contract later.

A migration is additive if the version before it works on the tables it leaves: new tables, indexes, columns that are
null or have a value of the database's. Each revision's file says so (``additive = True``); one that is not is the
floor, below which no version may run on these tables. The floor is written down in the database, for an older version
has no file of what came after it.
"""

from __future__ import annotations

from alembic.script import ScriptDirectory
from sqlalchemy import delete, insert, inspect, select

from backend.shared.database import Session
from backend.shared.tables import schema_floor


def floor_of(script: ScriptDirectory) -> str:
    """Return the newest revision that is not additive: what a version has to know to run on the newest tables."""
    revisions = list(script.walk_revisions())
    breaking = (one.revision for one in revisions if not getattr(one.module, "additive", False))
    return next(breaking, revisions[-1].revision)


def write_floor(session: Session, revision: str) -> None:
    """Write down which revision a version has to know to run on the tables as they are now."""
    session.execute(delete(schema_floor))
    session.execute(insert(schema_floor).values(revision=revision))


def read_floor(session: Session) -> str | None:
    """Return it; None where the tables are older than this rule."""
    if not inspect(session).has_table(schema_floor.name):
        return None
    return session.execute(select(schema_floor.c.revision)).scalar()

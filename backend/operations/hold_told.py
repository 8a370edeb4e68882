"""Report for `doctor` if what goes out is held back: ``python -m backend.operations.hold_told`` prints since when.

It changes nothing: it makes no database, migrates none, and says nothing where there is none to ask.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from backend.config import load_installation
from backend.shared import outbound_hold
from backend.shared.database import Database
from backend.shared.tables import outbound_hold as table


def held_since(url: str) -> str:
    """Return since when the database at an address holds everything back, as a person reads it, or nothing."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return ""
    database = Database(url, pool_size=1)
    try:
        if not inspect(database.engine).has_table(table.name):
            return ""
        with database.reading() as session:
            hold = outbound_hold.current(session)
    except SQLAlchemyError:
        return ""  # a database that is away is told by the services
    finally:
        database.close()
    return f"{hold.since:%Y-%m-%d %H:%M} UTC" if hold is not None else ""


def main() -> int:
    """Print it."""
    try:
        print(held_since(load_installation().backend_database))
    except ValueError as error:
        print(f"A setting is wrong: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Text of an error as it may be written down: all of it, but for a database's, which repeats what people have said.

SQLAlchemy adds the values of a statement (our engines hide them), and PostgreSQL's own message names the value that
broke a rule. Of such an error the kind, the state and the place are told, nothing else.
"""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Iterator
from textwrap import indent

import psycopg
from sqlalchemy.exc import StatementError

OF_DATABASES = (StatementError, psycopg.Error, sqlite3.Error)
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_MEANWHILE = "\nDuring handling of the above exception, another exception occurred:\n\n"


def in_short(error: BaseException) -> str:
    """Return an error's own words, or a database error's kind and state."""
    if not isinstance(error, OF_DATABASES):
        return str(error)
    cause = error.orig if isinstance(error, StatementError) else error
    state = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return " ".join(filter(None, (type(error).__name__, state)))


def traceback_of(error: BaseException) -> str:
    """Return the traceback as Python writes it, with a database's errors in short."""
    return "".join(_pieces(error, set())).rstrip("\n")


def _pieces(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None and id(earlier) not in seen:
        yield from _pieces(earlier, seen)
        yield _CAUSE if error.__cause__ else _MEANWHILE
    if error.__traceback__:
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(error.__traceback__)
    if isinstance(error, OF_DATABASES):
        yield f"{in_short(error)}\n"
    else:
        yield from traceback.format_exception_only(error)
    for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield indent("".join(_pieces(one, seen)), "  | ")

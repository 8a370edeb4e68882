"""Rows whose key begins in some way, found by an index on both engines.

``LIKE`` finds them by an index on PostgreSQL only where the pattern is known when the query is planned, and on SQLite
not at all; a range does, compared byte by byte (PostgreSQL: an index with ``text_pattern_ops``).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, String, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _Within(FunctionElement[bool]):
    """From one text on and before another, byte by byte."""

    type = Boolean()
    inherit_cache = True
    name = "within"

    def self_group(self, against: Any = None) -> Any:
        """Stand as it is beside "and" and "or": compared with 1, as SQLite's truths are, it would use no index."""
        return self


def begins_with(column: Column[Any], prefix: str) -> ColumnElement[bool]:
    """Say that a column's text begins so; the prefix is not empty."""
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    return _Within(column, literal(prefix, String), literal(after, String))


@compiles(_Within)
def _anywhere(element: _Within, compiler: Any, **how: Any) -> str:
    column, first, after = (compiler.process(one, **how) for one in element.clauses)
    return f"({column} >= {first} AND {column} < {after})"


@compiles(_Within, "postgresql")
def _on_postgresql(element: _Within, compiler: Any, **how: Any) -> str:
    column, first, after = (compiler.process(one, **how) for one in element.clauses)
    return f"({column} ~>=~ {first} AND {column} ~<~ {after})"

"""Each statement within a trace as a step of it, named by its verb and its first table; never its values."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Engine, event

from backend.shared import tracing

_VERB = re.compile(r"\s*(\w+)")
_TABLE = re.compile(r"\b(?:FROM|INTO|UPDATE)\s+(\w+)", re.IGNORECASE)


def watch(engine: Engine) -> None:
    """Make each statement within a trace a step of it; nothing where traces are off when the database is opened."""
    if not tracing.is_on():
        return
    event.listen(engine, "before_cursor_execute", _begin)
    event.listen(engine, "after_cursor_execute", _end)
    event.listen(engine, "handle_error", _fail)


def named(statement: str) -> tuple[str, str]:
    """Return verb and first table of a statement."""
    verb, table = _VERB.match(statement), _TABLE.search(statement)
    return verb[1].upper() if verb else "SQL", table[1].lower() if table else ""


def _begin(_connection: Any, _cursor: Any, statement: str, _given: Any, context: Any, _many: bool) -> None:
    if context is None or not tracing.is_on():
        return
    verb, table = named(statement)
    step = tracing.begin_step(f"{verb} {table}".strip(), **{"db.operation.name": verb, "db.collection.name": table})
    context._yiqiaotong_step = step


def _end(_connection: Any, _cursor: Any, _statement: str, _given: Any, context: Any, _many: bool) -> None:
    tracing.end_step(getattr(context, "_yiqiaotong_step", None))


def _fail(failed: Any) -> None:
    tracing.end_step(getattr(failed.execution_context, "_yiqiaotong_step", None), failed.original_exception)

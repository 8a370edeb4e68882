"""Alembic's entry: runs on the connection it is handed, against every part's tables."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from backend.migrations.every_table import is_of_code, metadata
from backend.shared.database import UtcTime


def render_item(kind: str, item: Any, autogen_context: AutogenContext) -> str | Literal[False]:
    """Write our own column type into a migration in a way that stays readable."""
    if kind == "type" and isinstance(item, UtcTime):
        autogen_context.imports.add("from backend.shared.database import UtcTime")
        return "UtcTime()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=render_item,
    include_name=is_of_code,
    transactional_ddl=False,
)
context.run_migrations()

"""Every part's tables on one `metadata`: what migrations lead to. A module named ``tables`` is found by its name."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import backend
from backend.shared.database import metadata
from backend.shared.person_keys import person_keys
from backend.statutes.tables import SEARCH

__all__ = ["is_of_code", "metadata"]

for _found in pkgutil.walk_packages(backend.__path__, "backend."):
    if _found.name.endswith(".tables"):
        importlib.import_module(_found.name)


def is_of_code(name: str | None, kind: str, parents: Any) -> bool:
    """Return True if a thing of the database is defined by `metadata`.

    The search's index is each database's own, as is that of a case's audit log, and persons' keys may lie here or
    elsewhere.
    """
    if kind == "index" and name == "ix_audit_case":
        return False
    return not (kind == "table" and (str(name).startswith(SEARCH) or name in person_keys.metadata.tables))

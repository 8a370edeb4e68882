"""Every part's tables on one `metadata`: what migrations lead to. A module named ``tables`` is found by its name."""

from __future__ import annotations

import importlib
import pkgutil

import backend
from backend.shared.database import metadata

__all__ = ["metadata"]

for _found in pkgutil.walk_packages(backend.__path__, "backend."):
    if _found.name.endswith(".tables"):
        importlib.import_module(_found.name)

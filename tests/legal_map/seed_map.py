"""The map as it comes with the program, without a database."""

from __future__ import annotations

import csv
from functools import cache

from backend.legal_map.directory import Snapshot
from backend.legal_map.rows import institution_of
from backend.legal_map.seed import SEED


@cache
def seed_map() -> Snapshot:
    """Every institution of the seed."""
    with SEED.open(encoding="utf-8") as file:
        return Snapshot(0, tuple(institution_of(row) for row in csv.DictReader(file)))

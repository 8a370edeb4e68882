"""Asks other sources what they say of the map's institutions, and hands it on as a file to look at and import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from backend.legal_map import records
from backend.legal_map.commands import Asked, Proposal, ProposeChanges
from backend.legal_map.directory import Directory
from backend.legal_map.exchange import write_csv
from backend.legal_map.proposals import Offer, proposed
from backend.legal_map.rows import Row
from backend.shared.database import Database

OtherSource = Callable[[Sequence[Row]], Iterable[Offer]]
"""Says what it knows of these rows."""


class Proposing:
    """Handles `ProposeChanges`.

    Args:
        database: holds the table.
        directory: has read the seed.
        sources: who can be asked.
    """

    def __init__(self, database: Database, directory: Directory, sources: Mapping[Asked, OtherSource]) -> None:
        self._database = database
        self._directory = directory
        self._sources = sources

    def propose(self, command: ProposeChanges) -> Proposal:
        """Return what a source would change of the map as it is now."""
        self._directory.current()  # the seed is there before anything is compared with it
        with self._database.reading() as session:
            rows = [kept.facts for kept in records.all_kept(session).values() if not kept.facts.get("closed_on")]
        changed = proposed(rows, self._sources[command.source](rows))
        return Proposal(write_csv(changed), len(changed))

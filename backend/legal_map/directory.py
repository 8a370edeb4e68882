"""All institutions in memory with their index, made anew when the table changes; searches never wait for that.

A snapshot never changes. When another process has written, the next search still answers from the old snapshot while a
thread makes the new one, which then takes the old one's place at once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from backend.legal_map import records
from backend.legal_map.model import Institution, Kind
from backend.legal_map.nearest import NearestIndex
from backend.legal_map.rows import institution_of
from backend.legal_map.seed import load_seed
from backend.shared.clock import Clock
from backend.shared.database import Database

logger = logging.getLogger(__name__)

MISSIONS: tuple[Kind, ...] = ("embassy", "consulate_general")


@dataclass(frozen=True)
class Snapshot:
    """The map at one revision.

    Args:
        institutions: in the order of their ids; an index speaks of them by position.
    """

    revision: int
    institutions: Sequence[Institution]

    @cached_property
    def by_id(self) -> Mapping[str, Institution]:
        """Every institution by id."""
        return {one.institution_id: one for one in self.institutions}

    @cached_property
    def index(self) -> NearestIndex:
        """For distances."""
        return NearestIndex([one.point.lat for one in self.institutions], [one.point.lon for one in self.institutions])

    def positions(self, kinds: Iterable[str] = (), country: str = "") -> np.ndarray | None:
        """Return the positions of what passes the filters, or None for all."""
        wanted = frozenset(kinds)
        if not wanted and not country:
            return None
        groups = self._groups
        chosen = [
            at for (kind, where), at in groups.items() if kind in (wanted or {kind}) and where == (country or where)
        ]
        return np.sort(np.concatenate(chosen)) if chosen else np.empty(0, dtype=np.intp)

    def missions(self, country: str) -> Sequence[Institution]:
        """Return the Chinese embassies and consulates-general in a country."""
        positions = self.positions(MISSIONS, country)
        return [] if positions is None else [self.institutions[int(at)] for at in positions]

    @cached_property
    def _groups(self) -> Mapping[tuple[str, str], np.ndarray]:
        found: dict[tuple[str, str], list[int]] = {}
        for position, one in enumerate(self.institutions):
            found.setdefault((one.kind, one.country), []).append(position)
        return {key: np.array(positions, dtype=np.intp) for key, positions in found.items()}


class Directory:
    """Gives the present snapshot.

    Args:
        database: holds the table; filled from the seed at the start.
        clock: for the time of the seed's rows.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._snapshot: Snapshot | None = None
        self._one_at_a_time = threading.Lock()

    def current(self) -> Snapshot:
        """Return the newest snapshot there is; the first call reads it, later ones never wait for the table."""
        snapshot = self._snapshot
        if snapshot is None:
            return self.refresh()
        with self._database.reading() as session:
            stale = records.revision_of(session) != snapshot.revision
        if stale and self._one_at_a_time.acquire(blocking=False):
            threading.Thread(target=self._replace, name="legal-map", daemon=True).start()
        return snapshot

    def refresh(self) -> Snapshot:
        """Read the table now and return what it says; whoever has written calls this to see it at once."""
        with self._one_at_a_time:
            if self._snapshot is None:
                load_seed(self._database, self._clock)
            self._snapshot = self._read()
            return self._snapshot

    def _replace(self) -> None:
        """Make the new snapshot and swap; the lock was taken by whoever found the old one stale."""
        try:
            self._snapshot = self._read()
        except Exception:
            logger.exception("the legal map could not be read again; the earlier state is shown")
        finally:
            self._one_at_a_time.release()

    def _read(self) -> Snapshot:
        with self._database.reading() as session:
            revision, kept = records.revision_of(session), records.all_kept(session)
            pictures = records.photo_ids(session)
        shown = (row.facts for row in kept.values() if not row.facts.get("closed_on"))
        snapshot = Snapshot(revision, tuple(institution_of(facts, pictures) for facts in shown))
        _ = snapshot.index, snapshot.by_id  # made here, not in the first search
        return snapshot

"""Looks entries up for the desk: the list with its filters, and one entry with its history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from backend.legal_map import records
from backend.legal_map.card_words import picture_path
from backend.legal_map.desk_commands import Edit, Entries, Entry, Line, ListEntries, OneEntry
from backend.legal_map.directory import Directory
from backend.legal_map.folding import fold
from backend.legal_map.provenance import sources_by_column
from backend.legal_map.records import Kept
from backend.legal_map.rows import KINDS, OLD_AFTER_YEARS, Row, institution_of, marks_of
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.messages import Command

_SEARCHED = ("id", "name_zh", "name_en", "city_zh", "city_en", "address", "phone", "consular_phone", "email")
_TO_CHECK = frozenset({"unverified", "old", "demonstration"})


class EntryLists:
    """Handles the desk's questions.

    Args:
        database: holds the table.
        directory: has read the seed.
        clock: for how old a source is.
        old_after: from how many years on it is said to be old.
    """

    def __init__(
        self, database: Database, directory: Directory, clock: Clock, old_after: int = OLD_AFTER_YEARS
    ) -> None:
        self._database = database
        self._directory = directory
        self._clock = clock
        self._old_after = old_after

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {ListEntries: self.list, OneEntry: self.one}

    def list(self, command: ListEntries) -> Entries:
        """Return a part of the list."""
        self._directory.current()
        today, words = self._clock.now().date(), fold(command.query).replace("领馆", "领事馆")
        with self._database.reading() as session:
            kept = records.all_kept(session).values()
        lines = (self._line(one, today) for one in kept if _is_meant(one.facts, command.kind, words))
        passing = sorted((one for one in lines if _shows(one, command.show)), key=_order)
        return Entries(tuple(passing[command.offset : command.offset + command.limit]), len(passing))

    def one(self, command: OneEntry) -> Entry:
        """Return one entry."""
        self._directory.current()
        with self._database.reading() as session:
            kept = records.kept_one(session, command.institution_id)
            if kept is None:
                raise Refused("legal_map_unknown")
            lines = records.history_of(session, command.institution_id)
            picture = picture_path(institution_of(kept.facts, records.photo_ids(session)), small=True)
        line = self._line(kept, self._clock.now().date())
        version = lines[-1]["id"] if lines else 0
        sources = sources_by_column(line.facts)
        return Entry(line.facts, sources, version, kept.edited, line.marks, _edits(lines), picture)

    def _line(self, kept: Kept, today: date) -> Line:
        marks = marks_of(institution_of(kept.facts), today, self._old_after)
        return Line(kept.facts, marks, bool(kept.edited))


def _is_meant(facts: Row, kind: str, words: str) -> bool:
    if kind and facts["kind"] != kind:
        return False
    text = fold(" ".join(facts.get(column, "") for column in _SEARCHED))
    return all(word in text for word in words.split())


def _shows(line: Line, show: str) -> bool:
    closed = bool(line.facts.get("closed_on"))
    if show == "closed" or closed:
        return closed and show in ("closed", "edited")
    if show == "edited":
        return line.edited
    wanted = _TO_CHECK if show == "to_check" else {show}
    return not show or bool(wanted & set(line.marks))


def _order(line: Line) -> tuple[str, int, str]:
    return line.facts["country"], KINDS.index(line.facts["kind"]), line.facts.get("city_en", "")


def _edits(lines: Iterable[dict[str, Any]]) -> tuple[Edit, ...]:
    """Return a history by change, the newest first."""
    by_edit: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        by_edit.setdefault(line["edit_id"], []).append(line)
    undone = {group[0]["undoes"] for group in by_edit.values()}
    edits = [
        Edit(
            edit_id, group[0]["by"], group[0]["at"], group[0]["source"], group[0]["undoes"],
            {line["field"]: (line["before"], line["after"] or "") for line in group}, edit_id in undone,
        )
        for edit_id, group in by_edit.items()
    ]  # fmt: skip
    return tuple(reversed(edits))

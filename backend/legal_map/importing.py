"""Brings a file's rows onto the map, by dry run first, and writes them out again."""

from __future__ import annotations

from collections.abc import Mapping, Set

from backend.legal_map import records
from backend.legal_map.checks import completed, double_of, faults_of, twin_of
from backend.legal_map.commands import ExportInstitutions, ImportInstitutions
from backend.legal_map.directory import Directory
from backend.legal_map.exchange import Numbered, Unreadable, read_file, write_csv, write_geojson
from backend.legal_map.model import ImportReport, Problem
from backend.legal_map.records import Change, Kept, Signature, change_to
from backend.legal_map.rows import COLUMNS, Row
from backend.shared.clock import Clock
from backend.shared.database import Database


class Exchange:
    """Handles import and export.

    Args:
        database: holds the table.
        directory: is told to read again after a change.
        clock: for the history.
    """

    def __init__(self, database: Database, directory: Directory, clock: Clock) -> None:
        self._database = database
        self._directory = directory
        self._clock = clock

    def take(self, command: ImportInstitutions) -> ImportReport:
        """Check every row and, if asked to, write the good ones; a desk's words win over later seeds."""
        self._directory.current()  # the seed is there before anything is compared with it
        try:
            read = list(read_file(command.content))
        except Unreadable as unreadable:
            return ImportReport((), {}, 0, (Problem(1, str(unreadable)),), False)
        with self._database.transaction() as session:
            records.lock(session)
            changes, problems, unchanged = _judge(read, records.all_kept(session))
            if command.apply and changes:
                records.write(session, changes, Signature(command.by), self._clock.now())
        if command.apply and changes:
            self._directory.refresh()
        return _report(changes, problems, unchanged, applied=command.apply)

    def give(self, command: ExportInstitutions) -> bytes:
        """Return every row as a file."""
        self._directory.current()
        with self._database.reading() as session:
            rows = [kept.facts for kept in records.all_kept(session).values()]
        return write_geojson(rows) if command.geojson else write_csv(rows)


def _judge(read: list[Numbered | Problem], kept: Mapping[str, Kept]) -> tuple[list[Change], list[Problem], int]:
    twins = {twin_of(row.facts): one for one, row in kept.items()}
    changes: dict[str, Change] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    unchanged = 0
    for item in read:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        line, given = item
        row = _completed(given, kept.get(given.get("id", "")))
        faults = (*faults_of(row), *double_of(row, twins))
        found = [*_twice(row, seen), *(fault.reason.en for fault in faults)]
        seen.add(row["id"])
        problems += [Problem(line, reason) for reason in found]
        if not found:
            twins[twin_of(row)] = row["id"]
            change = _change(kept.get(row["id"]), row)
            changes |= {row["id"]: change} if change.changed else {}
            unchanged += not change.changed
    return list(changes.values()), problems, unchanged


def _completed(given: Row, old: Kept | None) -> dict[str, str]:
    """A column the file does not have keeps its value; a missing zone is that of the position."""
    row = {column: given.get(column, old.facts.get(column, "") if old else "") for column in COLUMNS}
    return completed(row)


def _change(old: Kept | None, row: Row) -> Change:
    change = change_to(old, row["id"], row, edited=(), seed=old.seed if old else None)
    edited = (old.edited if old else frozenset()) | set(change.changed)
    return change_to(old, row["id"], row, edited=edited, seed=old.seed if old else None)


def _twice(row: Row, seen: Set[str]) -> list[str]:
    return [f"id {row['id']} stands in the file twice"] if row["id"] in seen else []


def _report(changes: list[Change], problems: list[Problem], unchanged: int, *, applied: bool) -> ImportReport:
    added = tuple(change.institution_id for change in changes if change.new)
    changed = {change.institution_id: tuple(change.changed) for change in changes if not change.new}
    return ImportReport(added, changed, unchanged, tuple(problems), applied)

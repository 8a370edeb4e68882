"""The desk's changes to the map: checked like an import, kept with their source in a history that only grows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.legal_map import records
from backend.legal_map.checks import Fault, completed, double_of, faults_of, twin_of
from backend.legal_map.desk_commands import Saved, SaveEntry, Theirs, UndoEdit
from backend.legal_map.directory import Directory
from backend.legal_map.entry_form import new_id, placed, shown, taken
from backend.legal_map.model import Located
from backend.legal_map.provenance import WITHOUT, plain, restored, with_sources, written
from backend.legal_map.records import Kept, Signature, change_to
from backend.legal_map.rows import COLUMNS, Row
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import Refused
from backend.shared.messages import Command
from backend.shared.wording import Words

_NO_SOURCE = Words(
    "请写明从哪里得知的：网址，或者哪天向谁打电话问的。",
    "Please say where you have it from: an address, or whom you telephoned and when.",
)
_FUTURE = Words("停办日期不能晚于今天。", "The day of closing cannot be in the future.")


@dataclass(frozen=True, slots=True)
class _Wish:
    """A change that has been read.

    Args:
        row: what the entry would say.
        changed: the columns an officer would change by it.
    """

    row: dict[str, str]
    changed: frozenset[str]


class Editing:
    """Handles the desk's changes.

    Args:
        database: holds the table.
        directory: reads again after a change, so that chat, page and export answer with it at once.
        clock: for the history.
        audit: notes who changed what.
        locate: finds a city's centre by its name and country.
    """

    def __init__(
        self,
        database: Database,
        directory: Directory,
        clock: Clock,
        audit: AuditLog,
        locate: Callable[[str, str], Located],
    ) -> None:
        self._database = database
        self._directory = directory
        self._clock = clock
        self._audit = audit
        self._locate = locate

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {SaveEntry: self.save, UndoEdit: self.undo}

    def save(self, command: SaveEntry) -> Saved:
        """Change an entry or add one; see `SaveEntry`."""
        self._directory.current()  # the seed is there before anything is compared with it
        with self._database.transaction() as session:
            records.lock(session)
            if done := records.institution_of_edit(session, command.request_id):
                return Saved(done)
            kept = records.all_kept(session)
            old = _known(kept, command.institution_id) if command.institution_id else None
            crossed, base = self._meanwhile(session, command, old)
            typed = _merged(command.typed, base, old)
            if crossed:
                version = records.version_of(session, command.institution_id)
                return Saved(command.institution_id, crossed=crossed, merged=typed, version=version)
            wish = self._wish(command, typed, old, kept)
            if faults := tuple(self._faults(command, wish, kept)):
                return Saved(command.institution_id, faults, merged=typed, version=command.version)
            self._write(session, wish.row, old, Signature(command.by, plain(command.source), command.request_id))
        self._directory.refresh()
        return Saved(wish.row["id"])

    def undo(self, command: UndoEdit) -> None:
        """Take a change back; see `UndoEdit`."""
        self._directory.current()
        with self._database.transaction() as session:
            records.lock(session)
            if records.institution_of_edit(session, command.request_id):
                return
            kept = records.all_kept(session)
            old = _known(kept, command.institution_id)
            lines = records.history_of(session, command.institution_id)
            row = _taken_back(old.facts, [line for line in lines if line["edit_id"] == command.edit_id])
            if any(faults_of(row)) or any(double_of(row, _twins(kept))):
                raise Refused("legal_map_cannot_undo")
            signature = Signature(command.by, edit_id=command.request_id, undoes=command.edit_id)
            self._write(session, row, old, signature)
        self._directory.refresh()

    def _meanwhile(self, session: Session, command: SaveEntry, old: Kept | None) -> tuple[dict[str, Theirs], Row]:
        """Return what others changed since the officer opened the form, and what the form showed."""
        if old is None:
            return {}, {}
        lines = records.history_of(session, command.institution_id)
        later = [line for line in lines if line["id"] > command.version and line["field"] in COLUMNS]
        now = shown(old.facts)
        base = shown({**old.facts, **{line["field"]: line["before"] or "" for line in reversed(later)}})
        crossed = {
            line["field"]: Theirs(now[line["field"]], line["by"], line["at"]) for line in later if line["field"] in now
        }
        return crossed, base

    def _wish(self, command: SaveEntry, typed: Row, old: Kept | None, kept: Mapping[str, Kept]) -> _Wish:
        before = dict(old.facts) if old else {}
        row = {column: before.get(column, "") for column in COLUMNS} | taken(typed, before)
        row = completed(placed(row, before, self._locate))
        row["id"] = row["id"] or new_id(row, kept)
        changed = frozenset(column for column in row if row[column] != before.get(column, "") and column not in WITHOUT)
        if old and not changed and not command.whole and row["notes"] == before.get("notes", ""):
            raise Refused("legal_map_nothing_changed")
        today, source = self._clock.now().date().isoformat(), plain(command.source)
        if old is None or command.whole:
            row |= {"source_url": source, "source_date": today, "confidence": command.confidence, "field_sources": ""}
        elif changed:
            sure = written(source, today, command.confidence)
            row["field_sources"] = with_sources(row["field_sources"], changed, sure)
        return _Wish(row, changed)

    def _faults(self, command: SaveEntry, wish: _Wish, kept: Mapping[str, Kept]) -> Iterable[Fault]:
        yield from faults_of(wish.row)
        yield from double_of(wish.row, _twins(kept))
        if (wish.changed or command.whole) and not plain(command.source):
            yield Fault("source", _NO_SOURCE)
        if wish.row["closed_on"] > self._clock.now().date().isoformat():
            yield Fault("closed_on", _FUTURE)

    def _write(self, session: Session, row: Row, old: Kept | None, signature: Signature) -> None:
        """Write the row, its history and the audit; what now says what the program's own data say is theirs again."""
        seed = old.seed if old else None
        change = change_to(old, row["id"], row, edited=(), seed=seed)
        edited = (old.edited if old else frozenset()) | set(change.changed)
        own = {column for column in edited if seed is None or row[column] != seed.get(column, "")}
        now = self._clock.now()
        records.write(session, [change_to(old, row["id"], row, edited=own, seed=seed)], signature, now)
        facts = {"institution": row["id"], "edit": signature.edit_id, "fields": sorted(change.changed)}
        facts |= {"undoes": signature.undoes} if signature.undoes else {}
        what = "map.institution_changed" if old else "map.institution_added"
        self._audit.append(session, who=f"officer:{signature.by}", what=what, at=now, channel="desk", facts=facts)


def _known(kept: Mapping[str, Kept], institution_id: str) -> Kept:
    if institution_id not in kept:
        raise Refused("legal_map_unknown")
    return kept[institution_id]


def _merged(typed: Mapping[str, str], base: Row, old: Kept | None) -> dict[str, str]:
    """Return what was typed; where nothing was typed, what the entry says now."""
    now = shown(old.facts) if old else {}
    return {
        column: value if value != base.get(column, "") else now.get(column, value) for column, value in typed.items()
    }


def _twins(kept: Mapping[str, Kept]) -> dict[tuple[str, str, str], str]:
    return {twin_of(row.facts): one for one, row in kept.items()}


def _taken_back(facts: Row, lines: list[dict[str, Any]]) -> dict[str, str]:
    """The row without one change; Refused where a later change touched the same values."""
    changed = {line["field"]: line for line in lines}
    if not changed or "*" in changed:
        raise Refused("legal_map_cannot_undo")
    row = {column: facts.get(column, "") for column in COLUMNS}
    sources = changed.pop("field_sources", None)
    for column, line in changed.items():
        if row[column] != (line["after"] or ""):
            raise Refused("legal_map_changed_since")
        row[column] = line["before"] or ""
    if sources is not None:
        same, earlier = row["field_sources"] == sources["after"], sources["before"] or ""
        row["field_sources"] = earlier if same else restored(row["field_sources"], earlier, changed)
    return row

"""Orders and questions of an officer about the map: look at every entry, change one, see and undo what was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from backend.legal_map.checks import Fault
from backend.legal_map.model import Confidence, Mark
from backend.legal_map.rows import Row
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class ListEntries(Command):
    """Look for entries, closed ones too -> `Entries`, by country, kind and city.

    Args:
        query: part of a name, a city, an address, a telephone or an id, in any script; empty for all.
        kind: only this one, or empty.
        show: only entries with this `Mark`; ``edited`` those the desk has changed, ``closed`` those marked closed,
            ``to_check`` everything unverified, old or for demonstration; empty for all that are on the map.
        offset, limit: which part of the list.
    """

    query: str = ""
    kind: str = ""
    show: str = ""
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class OneEntry(Command):
    """One entry with all it says, what that rests on and what was changed -> `Entry`; Refused ``legal_map_unknown``."""

    institution_id: str


@dataclass(frozen=True, slots=True)
class SaveEntry(Command):
    """Change an entry or add one -> `Saved`; the same `request_id` twice is one change.

    Nothing is written where a value is not right, or where somebody else has changed the entry in the meantime.

    Args:
        by: the officer's id.
        institution_id: empty for a new one.
        version: the `Entry.version` the officer has seen.
        typed: by column, those columns the officer could type in.
        source: where the officer has it from: an address, or whom they telephoned.
        confidence: how sure that source is.
        whole: the officer has compared the whole entry with this source.

    Raises:
        Refused: ``legal_map_unknown``, ``legal_map_nothing_changed``.
    """

    request_id: str
    by: str
    institution_id: str
    version: int
    typed: Mapping[str, str]
    source: str
    confidence: Confidence = "official"
    whole: bool = False


@dataclass(frozen=True, slots=True)
class UndoEdit(Command):
    """Take a change back, as a new entry of the history -> None. Doing it twice is doing it once.

    Raises:
        Refused: ``legal_map_unknown``, ``legal_map_changed_since`` (a later change touched the same fields; nothing
            is done), ``legal_map_cannot_undo`` (an addition: mark it closed; or it would break a rule of the map).
    """

    request_id: str
    by: str
    institution_id: str
    edit_id: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in a list."""

    facts: Row
    marks: tuple[Mark, ...]
    edited: bool


@dataclass(frozen=True, slots=True)
class Entries:
    """A part of a list.

    Args:
        total: how many there are in all.
    """

    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of an entry.

    Args:
        edit_id: names it.
        by: an officer's id, the name of whoever imported, or ``seed``.
        source: what was given as proof.
        undoes: the change it takes back, or nothing.
        changes: column → before and after; ``*`` for the addition.
        undone: a later change has taken it back.
    """

    edit_id: str
    by: str
    at: datetime
    source: str
    undoes: str
    changes: Mapping[str, tuple[str | None, str]]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything about one institution.

    Args:
        facts: by column.
        sources: by column, what the value rests on.
        version: grows with every change.
        edited: the columns the desk has changed; newer data of the program leave them alone.
        history: the newest change first.
        picture: path of the photograph that lies here, or empty.
    """

    facts: Row
    sources: Mapping[str, str]
    version: int
    edited: frozenset[str]
    marks: tuple[Mark, ...]
    history: tuple[Edit, ...]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Theirs:
    """A value somebody else has given while the officer was typing."""

    value: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """Result of a change.

    Args:
        institution_id: whose it is; empty if a new one was not taken.
        faults: why it was not taken; then nothing was written.
        crossed: columns that changed while the officer was typing; then nothing was written.
        merged: what the form should show next: what was typed, and the others' values where nothing was typed.
        version: what the next try is based on.
    """

    institution_id: str = ""
    faults: tuple[Fault, ...] = ()
    crossed: Mapping[str, Theirs] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    version: int = 0

    @property
    def done(self) -> bool:
        """True if it was written."""
        return not self.faults and not self.crossed

"""Everything the services hold of one person: found by their declarations, opened where it is sealed."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, select

from backend.contracts.conversation import ChannelsOf
from backend.contracts.personal_data import EveryHolding, Holding
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.keyring import KeyDestroyed, Keyring, SealedColumn
from backend.shared.own_seals import opened_row, own_columns
from backend.shared.personal_data import PersonalTable, Whose
from backend.shared.wording import Words

Row = Mapping[str, Any]


class Holdings:
    """Reads what is known of people.

    Args:
        bus: brings the question to every service.
        keyring: opens what is sealed.
    """

    def __init__(self, bus: MessageBus, keyring: Keyring) -> None:
        self._bus, self._keyring = bus, keyring

    def all(self) -> Sequence[Holding]:
        """Return what every service knows of people; the conversation, which others rest on, comes last."""
        found: Sequence[Holding] = self._bus.handle(EveryHolding())
        return tuple(reversed(found))

    def whose(self, session: Session, person_id: str) -> Whose:
        """Return the names under which a person's rows are found."""
        places = self._bus.handle(ChannelsOf(session, person_id))
        subjects = [one for holding in self.all() for one in holding.data.subjects(session, person_id)]
        addresses = tuple((place[0], place[1]) for place in places)
        return Whose(person_id, addresses, (f"person:{person_id}", *subjects))

    def in_hand(self, session: Session, person_id: str) -> tuple[Words, ...]:
        """Return the matters of a person that an office has in hand."""
        return tuple(one for holding in self.all() for one in holding.data.in_hand(session, person_id))

    def kept(self, session: Session, whose: Whose) -> tuple[Words, ...]:
        """Return what of a person stays, with the reason, as far as there is any."""
        tables = (table for holding in self.all() for table in holding.data.tables)
        found = [one.why for one in tables if one.why is not None and _any(session, one, whose)]
        return tuple(dict.fromkeys(found))

    def rows(self, session: Session, table: PersonalTable, sealed: Sequence[SealedColumn], whose: Whose) -> list[Row]:
        """Return a person's rows of a table with everything sealed in them opened."""
        places = [place for place in sealed if place.table is table.table]
        rows = session.execute(select(table.table).where(table.of(whose))).mappings().all()
        return [self._in_clear(session, table.table, places, row) for row in rows]

    def needed(self, session: Session, person_id: str) -> str:
        """Return all that is still needed of a person as one text: a file or number not named in it belongs to nothing.

        Records of what was merely said do not count.
        """
        whose = self.whose(session, person_id)
        return "\n".join(self._needed(session, whose))

    def _needed(self, session: Session, whose: Whose) -> Iterator[str]:
        for holding in self.all():
            for table in holding.data.tables:
                needing = select(table.table).where(table.of(whose), table.refers)
                places = [place for place in holding.sealed if place.table is table.table]
                for row in session.execute(needing).mappings():
                    yield as_json(self._in_clear(session, table.table, places, row))

    def _in_clear(self, session: Session, table: Table, places: Sequence[SealedColumn], row: Mapping[Any, Any]) -> Row:
        """Return a row with everything in it opened: what the house's keys seal, and what the person's own do."""
        own = opened_row(session, table, row) if own_columns(table) else dict(row)
        return own | {place.column.name: self._opened(place, row) for place in places}

    def _opened(self, place: SealedColumn, row: Mapping[Any, Any]) -> Any:
        sealed = row[place.column.name]
        if sealed is None:
            return None
        try:
            content = self._keyring.open(sealed, place.context.format(**row))
        except KeyDestroyed:  # of a person whose erasure was stopped on its way, or whose rows came back with a backup
            return None
        try:
            text = content.decode()
        except UnicodeDecodeError:
            return content
        try:
            return json.loads(text)
        except ValueError:
            return text


def as_json(value: Any, indent: int | None = None) -> str:
    """Return any row as JSON: moments by ISO 8601, bytes in base64."""
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return base64.b64encode(bytes(value)).decode()


def _any(session: Session, table: PersonalTable, whose: Whose) -> bool:
    return session.execute(select(table.table).where(table.of(whose)).limit(1)).first() is not None

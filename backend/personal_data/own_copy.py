"""A person's own copy of what is known of them: a ZIP with a JSON file for each table, and the files they have sent.

PIPL Art. 45 and GDPR Art. 15 and 20 give people this right. Numbers are in clear in it, because they are theirs; what
only the machine needs (digests, leases) and the officers' own notes are left out.
"""

from __future__ import annotations

import io
import secrets
import threading
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, update

from backend.contracts.files import FileFacts, OldFiles, OwnedFile, ReadFile
from backend.infrastructure import Infrastructure
from backend.personal_data.commands import LIFE, ExportPerson, FetchCopy, OfferCopy
from backend.personal_data.holdings import Holdings, Row, as_json
from backend.personal_data.tables import copies
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.personal_data import Whose

OF_THE_MACHINE = frozenset(
    {
        "digest", "storage_key", "fence", "lease_until", "rest_until", "outage_told", "plan_version", "sequence",
        "seen_sequence", "court_sequence", "attempts", "storage", "erased_at",
    }
)  # fmt: skip
"""Columns that tell nothing of the person."""
READ_ME = """邑侨通：您的资料副本  /  Yiqiaotong: a copy of your data

data/<服务 service>/<表 table>.json   我们记着的每一条 / every record we hold
files/                                您发来的文件 / the files you sent

电话、证件等号码在这里是原样的，请收好。时间是世界协调时（UTC）。
Numbers stand here in clear: keep this safe. Times are in UTC.
已经交给法院、公证处等机关的，由它们依法保存，要向它们索取。
What courts, notaries and other offices have received they keep by their own rules; ask them for it.
"""


class OwnCopies:
    """Handles `ExportPerson`, `OfferCopy` and `FetchCopy`.

    Args:
        infra: database, clock, bus, privacy.
        holdings: what is known of people.
    """

    def __init__(self, infra: Infrastructure, holdings: Holdings) -> None:
        self._infra, self._holdings = infra, holdings
        self._one_at_a_time = threading.Lock()

    def export(self, command: ExportPerson) -> bytes:
        """Return the ZIP; one is made at a time, for it may hold hundreds of megabytes."""
        with self._one_at_a_time:
            content = io.BytesIO()
            with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("README.txt", READ_ME)
                for name, text in self._records(command.person_id):
                    archive.writestr(name, text)
                for name, file in self._files(command.person_id):
                    archive.writestr(name, file)
            return content.getvalue()

    def offer(self, command: OfferCopy) -> str:
        """Make an id by which the copy is fetched once."""
        copy_id = f"y_{secrets.token_hex(12)}"
        row = {"copy_id": copy_id, "person_id": command.person_id, "state": "open"}
        with self._infra.database.transaction() as session:
            session.execute(insert(copies).values(**row, until=self._infra.clock.now() + LIFE))
            self._note(session, command.person_id, "person.copy_asked")
        return copy_id

    def fetch(self, command: FetchCopy) -> bytes:
        """Return the copy if it was not fetched yet; one that could not be made may be fetched again."""
        if not self._change(command, "open", "fetched"):
            raise Refused("copy_gone")
        try:
            content = self.export(ExportPerson(command.person_id))
        except Exception:
            self._change(command, "fetched", "open")
            raise
        with self._infra.database.transaction() as session:
            self._note(session, command.person_id, "person.copy_fetched")
        return content

    def _change(self, command: FetchCopy, before: str, after: str) -> bool:
        here = (copies.c.copy_id == command.copy_id) & (copies.c.person_id == command.person_id)
        alive = (copies.c.state == before) & (copies.c.until > self._infra.clock.now())
        with self._infra.database.transaction() as session:
            return session.execute(update(copies).where(here, alive).values(state=after)).rowcount == 1

    def _records(self, person_id: str) -> Iterator[tuple[str, str]]:
        with self._infra.database.reading() as session:
            try:
                self._infra.notifier.person_in(session, person_id)
            except LookupError as nobody:
                raise Refused("desk_person_unknown") from nobody
            found = self._read(session, self._holdings.whose(session, person_id))
        for name, rows in sorted(found.items()):
            text = as_json([_told(row) for row in rows], indent=2)
            yield name, self._infra.privacy.unmask(person_id, text)

    def _read(self, session: Session, whose: Whose) -> Mapping[str, Sequence[Row]]:
        found: dict[str, list[Row]] = {}
        for holding in self._holdings.all():
            for table in (one for one in holding.data.tables if one.exported):
                name = f"data/{holding.service}/{table.table.name}.json"
                if rows := self._holdings.rows(session, table, holding.sealed, whose):
                    found.setdefault(name, []).extend(rows)
        return found

    def _files(self, person_id: str) -> Iterator[tuple[str, bytes]]:
        whenever = self._infra.clock.now() + LIFE
        mine: list[OwnedFile] = self._infra.bus.handle(OldFiles(whenever, most=10_000, person_id=person_id))
        for one in mine:
            try:
                facts: Any = self._infra.bus.handle(FileFacts(one.file_id, person_id))
                content: bytes = self._infra.bus.handle(ReadFile(one.file_id, person_id))
            except Refused:  # it never arrived whole
                continue
            yield f"files/{one.file_id}-{facts.name}", content

    def _note(self, session: Session, person_id: str, what: str) -> None:
        self._infra.audit.append(session, who=person_id, what=what, at=self._infra.clock.now(), channel="house")


def _told(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in OF_THE_MACHINE}

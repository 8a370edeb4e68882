"""Words planted in every table that has rows of people, and the search for them afterwards."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    insert,
    select,
)

from backend.backend import Backend
from backend.contracts.personal_data import Holding
from backend.conversation.model import SetWhereabouts
from backend.migrations.every_table import metadata
from backend.shared.database import Session, UtcTime
from backend.shared.keyring import KeyDestroyed, SealedColumn
from backend.shared.own_seals import opened_row, own_columns
from backend.shared.own_seals import sealed as sealed_by_person
from backend.shared.personal_data import PersonalTable, Whose

PLANTED = "欧阳测芬"
"""A name nobody else in the tests has."""
SHORT = "粤测芬号"
"""What is planted in short columns, which lie in clear; it fits into eight characters."""
PLACE = ("terminal", "planted-address")
NUMBERS = itertools.count(1)

NO_WORDS: Mapping[str, frozenset[str]] = {
    "a name of ours or of a partner for a thing, drawn by chance, by which rows find one another": frozenset(
        {
            "applicant_id", "arbitration_id", "call_id", "case_id", "code", "connection", "dispute_id", "draft_id",
            "enquiry_id", "entry_id", "feed_id", "office_id", "officer_id", "power_id", "respondent_id", "seat_id",
            "session_id", "slot_id", "storage_key", "subject", "turn_id",
        }
    ),
    "the id of a person or officer": frozenset(
        {
            "asked_by", "by", "officer", "opened_by", "passed_by", "redeemed_by", "renewed_by", "settled_by",
            "to_officer", "who",
        }
    ),
    "a digest": frozenset({"agreed_to", "chain", "digest", "previous", "proof", "seal", "sha256"}),
    "the name of the model of the bot that answered": frozenset({"model"}),
    "a number this house counts up": frozenset({"filing_number", "number"}),
    "a word out of a closed list of the programme": frozenset(
        {
            "about", "argument", "category", "cause", "channel", "court", "court_id", "deadline_for", "direction",
            "document_type", "domicile", "extension", "kind", "lane", "language", "matter", "mediator",
            "mediator_state", "mime", "office", "open_question", "outcome", "paper", "party_language", "plan_zone",
            "private_with", "purpose", "reason", "refusal", "role", "route", "ruling", "service", "share", "side",
            "source", "stage", "standing", "state", "status", "timezone", "to", "to_role", "tongue", "topic", "what",
        }
    ),
}  # fmt: skip
"""Short columns that hold no words of people, by why. In every other one `SHORT` is planted."""
CODES_ALONE: Mapping[str, frozenset[str]] = {
    "names of steps, of a plan of reminders": frozenset(
        f"{table}.{column}"
        for table in ("arbitrations", "asynchronous_hearings", "defences", "hearing_limits", "hearings")
        for column in ("steps", "said")
    ),
    "the address of a chat, the messenger's name for it or for a message": frozenset(
        {
            "browsers.address", "channel_addresses.address", "dead_channels.address", "delivery_failures.address",
            "erasures.address", "inbox.address", "inbox.platform_id", "voice_messages.address",
            "voice_messages.platform_id",
        }
    ),
    "ids, codes and counts": frozenset(
        {
            "audit.facts", "calendar_feeds.entries", "dispute_offers.yes", "dispute_signing_tickets.read",
            "handovers.reason", "notarization_appointments.circumstances", "witness_requests.facts",
        }
    ),
    "the name of a job of ours": frozenset({"delivery_failures.key", "outbox.key", "undelivered.key"}),
    "what became of a job: a code of ours or the messenger's, an error's kind and place": frozenset(
        {"delivery_failures.detail", "outbox.last_error", "outbox.receipt"}
    ),
    "the name of the certificate that sealed it": frozenset(
        {"dispute_agreements.certificate", "powers_of_attorney.certificate"}
    ),
}  # fmt: skip
"""Columns with room for words that have none of people's, by why; they lie in clear, also in backups."""
OF_PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "witness_presence": {"session_id": "came"},
    "witness_tickets": {"session_id": "came"},
    "enquiry_handovers": {"subject": "enquiry_id", "state": "done"},
    "enquiry_entries": {"enquiry_id": "enquiry_id"},
    "calls": {"call_id": "call"},
    "call_places": {"call_id": "call"},
    "call_entries": {"call_id": "call"},
    "call_tickets": {"session_id": "call"},
    "call_presence": {"session_id": "call"},
    "arbitrations": {"arbitration_id": "arbitration_id"},
    "arbitration_news": {"arbitration_id": "arbitration_id"},
    "arbitration_supplements": {"arbitration_id": "arbitration_id"},
    "mediations": {"mediation_id": "docked"},
    "outbox": {"state": "done", "topic": "deliver"},
    "inbox": {"state": "done"},
    "kept_files": {"state": "kept", "storage_key": "0" * 32},
    "powers_of_attorney": {"certificate": "the seal's"},
    "dead_channels": {"channel": PLACE[0], "address": PLACE[1]},
    "delivery_failures": {"channel": PLACE[0], "address": PLACE[1]},
    "browsers": {"address": PLACE[1]},
}
"""What a row needs beside the person's id to be one of theirs, and not in anybody's hand."""
DETAILS: Mapping[str, str] = {
    "filing_cases": (
        f'{{"cause_name": "", "plaintiffs": ["{PLANTED}"], "defendants": [], "defects": [], "reason": null}}'
    ),
    "kept_files": f'{{"name": "{PLANTED}", "sha256": "0"}}',
    "joint_filings": (
        f'{{"inviter": "{PLANTED}", "cause": "", "cause_name": "", "defendants": [], "court": "", "claims": [], '
        f'"names": {{}}}}'
    ),
}
"""What is sealed where it is read as more than words."""
TWICE: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "filing_cases": (
        {"case_id": "had", "filing_number": "F1", "status": "registered"}, {"case_id": "kept", "filing_number": None},
    ),
    "filing_timeline": ({"case_id": "had"}, {"case_id": "kept"}),
    "joint_filings": ({"draft_id": "joint", "status": "open"},),
    "co_plaintiffs": (
        {"draft_id": "joint", "co_plaintiff_id": "one", "proof": "one"},
        {"draft_id": "joint", "co_plaintiff_id": "two", "proof": "two"},
    ),
    "disputes": (
        {"dispute_id": "settled", "status": "settled", "number": "D1", "applicant_id": "person"},
        {"dispute_id": "failed", "status": "failed", "number": "D2", "respondent_id": "person"},
    ),
    "dispute_offers": ({"dispute_id": "settled", "yes": {}}, {"dispute_id": "failed", "yes": {}}),
    "dispute_invitations": ({"dispute_id": "settled"}, {"dispute_id": "failed"}),
    "dispute_letters": ({"dispute_id": "settled"}, {"dispute_id": "failed"}),
    "dispute_requests": ({"subject": "settled"}, {"subject": "failed"}, {"subject": "docked"}),
    "dispute_signatures": (
        {"dispute_id": "settled", "side": "applicant"}, {"dispute_id": "failed", "side": "applicant"},
    ),
    "dispute_signing_tickets": ({"dispute_id": "settled", "read": {}}, {"dispute_id": "failed", "read": {}}),
    "dispute_agreements": (
        {"dispute_id": "settled", "certificate": "the seal's"}, {"dispute_id": "failed", "certificate": "the seal's"},
    ),
    "mediation_rooms": (
        {"dispute_id": "settled", "session_id": "room1"}, {"dispute_id": "failed", "session_id": "room2"},
    ),
    "mediation_interpreters": ({"dispute_id": "settled"}, {"dispute_id": "failed"}),
    "mediation_room_tickets": (
        {"dispute_id": "settled", "session_id": "room1"}, {"dispute_id": "failed", "session_id": "room2"},
    ),
    "mediation_room_presence": (
        {"dispute_id": "settled", "session_id": "room1"}, {"dispute_id": "failed", "session_id": "room2"},
    ),
    "mediation_room_consents": (
        {"dispute_id": "settled", "session_id": "room1"}, {"dispute_id": "failed", "session_id": "room2"},
    ),
    "mediation_room_pieces": (
        {"dispute_id": "settled", "session_id": "room1"}, {"dispute_id": "failed", "session_id": "room2"},
    ),
    "witness_rooms": ({"session_id": "came", "begun_at": "now"}, {"session_id": "never", "begun_at": None}),
    "witness_messages": ({"session_id": "came"}, {"session_id": "never"}),
    "witness_chunks": ({"session_id": "came"}, {"session_id": "never"}),
}  # fmt: skip
"""Tables in which some rows go and others stay."""
KEPT_SEALED = {
    "witness_rooms", "witness_messages", "powers_of_attorney", "disputes", "dispute_offers", "dispute_letters",
    "dispute_signatures",
}  # fmt: skip
"""The record of a judge's act and an agreement of two, which the house says it keeps."""
ALREADY_THERE = frozenset({"persons", "channel_addresses", "conversations", "erasures", "audit"})
"""Rows a person has from their first message on, or by being erased."""


def plant(backend: Backend, person_id: str) -> None:
    """Put a row with planted words into every table that is declared to have rows of people."""
    declared = {one.table.name: one for holding in backend.holdings for one in holding.data.tables}
    sealed = [place for holding in backend.holdings for place in holding.sealed]
    backend.conversation.people.set_whereabouts(SetWhereabouts(person_id, PLANTED, "America/Toronto"))
    with backend.database.transaction() as session:
        for table in metadata.sorted_tables:
            if table.name in declared and table.name not in ALREADY_THERE:
                for given in TWICE.get(table.name, (OF_PEOPLE.get(table.name, {}),)):
                    _plant_one(backend, session, declared[table.name], sealed, person_id, given)


def columns_in_clear(backend: Backend) -> set[str]:
    """Return the short columns that may hold words or numbers of people, each with its table."""
    declared = declared_tables(backend.holdings)
    return {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables if table.name in declared
        for column in table.columns if _is_short(column)
    }  # fmt: skip


def long_columns_in_clear(backend: Backend) -> set[str]:
    """Return the columns with room for many words or any JSON that nothing seals, each with its table."""
    declared = declared_tables(backend.holdings)
    return {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables if table.name in declared
        for column in table.columns if isinstance(column.type, JSON) or _is_long(column)
    }  # fmt: skip


def tables_with_room_for_words(backend: Backend) -> set[str]:
    """Return the declared tables that keep anything sealed of people."""
    sealed = {place.table.name for holding in backend.holdings for place in holding.sealed}
    own = {table.name for table in metadata.sorted_tables if own_columns(table)}
    return (sealed | own) & declared_tables(backend.holdings)


def found_in_tables(backend: Backend, word: str, *, opened: bool = True) -> set[str]:
    """Return the tables in which a word stands, sealed values opened."""
    sealed = [place for holding in backend.holdings for place in holding.sealed]
    found = set()
    with backend.database.reading() as session:
        for table in metadata.sorted_tables:
            places = [place for place in sealed if place.table is table] if opened else []
            for kept in session.execute(select(table)).mappings():
                row = opened_row(session, table, kept) if opened and own_columns(table) else kept
                text = " ".join([*map(repr, row.values()), *_opened(backend, places, row)])
                found |= {table.name} if word in text or word in text.encode().decode("unicode_escape") else set()
    return found


def found_in_seals(backend: Backend, word: str) -> set[str]:
    """Return the tables in which a word stands in what is sealed and can be opened."""
    sealed = [place for holding in backend.holdings for place in holding.sealed]
    found = set()
    with backend.database.reading() as session:
        for table in metadata.sorted_tables:
            places = [place for place in sealed if place.table is table]
            for row in session.execute(select(table)).mappings():
                own = opened_row(session, table, row) if own_columns(table) else {}
                said = [str(own[column.name]) for column in own_columns(table)]
                found |= {table.name} if any(word in one for one in [*said, *_opened(backend, places, row)]) else set()
    return found


def found_in_files(folder: Path, word: str) -> list[str]:
    """Return the files below a folder whose bytes have a word, also as JSON writes it in ASCII."""
    forms = (word.encode(), word.encode("unicode_escape"))
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if any(form in path.read_bytes() for form in forms))


def bot_memory(folder: Path, person_id: str) -> None:
    """Lay out the bot's memory as `bot/tracker_store.py` does, with what it remembers of a person."""
    with sqlite3.connect(folder / "tracker.sqlite3") as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(
            "CREATE TABLE bot_conversations (sender_id VARCHAR(255) PRIMARY KEY, version INTEGER NOT NULL, "
            "events TEXT NOT NULL, updated_at FLOAT NOT NULL)"
        )
        for version in (1, 2):  # the earlier state of a row is left in freed pages
            row = (person_id, version, f"我叫{PLANTED}" * 2_000 * version, 0.0)
            database.execute("INSERT OR REPLACE INTO bot_conversations VALUES (?, ?, ?, ?)", row)
            database.commit()


def declared_tables(holdings: tuple[Holding, ...]) -> set[str]:
    """Return the names of all tables that are declared."""
    return {one.table.name for holding in holdings for one in holding.data.tables}


def is_found(session: Session, table: PersonalTable, whose: Whose) -> bool:
    """Return True if a declaration finds a row of a person."""
    return session.execute(select(table.table).where(table.of(whose)).limit(1)).first() is not None


def _plant_one(
    backend: Backend,
    session: Session,
    declared: PersonalTable,
    sealed: list[SealedColumn],
    person_id: str,
    given: Mapping[str, Any],
) -> None:
    table, now = declared.table, backend.clock.now()
    row = {column.name: value_for(column, person_id, now) for column in table.columns if not _counts_itself(column)}
    meant = {"now": now, "person": person_id}
    row |= {name: meant[value] if isinstance(value, str) and value in meant else value for name, value in given.items()}
    if table.name == "desk_notes":
        row["subject"] = f"person:{person_id}"
    if table.name == "channel_notes":
        row |= _noted(backend)
    for place in (place for place in sealed if place.table is table):
        content = DETAILS.get(table.name, f'{{"it": "{PLANTED}"}}')
        owner = place.owner(row) if place.kind is not None else None
        keyring = backend.infra.keyring
        sealer = keyring if owner is None or place.kind is None else keyring.of(owner, place.kind)
        row[place.column.name] = sealer.seal(content.encode(), place.context.format(**row))
    for column in own_columns(table):
        row[column.name] = sealed_by_person(session, column, row["person_id"], {"text": PLANTED, "it": PLANTED})
    session.execute(insert(table).values(**row))


def _noted(backend: Backend) -> Mapping[str, Any]:
    from backend.conversation.channel_notes import digest_of

    return {"channel": PLACE[0], "subject": digest_of(backend.settings.digest_secret, *PLACE), "kind": "offer"}


def _counts_itself(column: Column[Any]) -> bool:
    return isinstance(column.type, Integer) and column.primary_key and column.autoincrement is True


def value_for(column: Column[Any], person_id: str, now: datetime) -> Any:
    if column.name == "person_id":
        return person_id
    kinds = {UtcTime: now, Date: now.date(), Boolean: False, Integer: next(NUMBERS), Float: 0.0, JSON: {"it": PLANTED}}
    if isinstance(column.type, LargeBinary):
        return PLANTED.encode()
    if _is_long(column):
        return PLANTED
    if _is_short(column):
        return SHORT
    if isinstance(column.type, String):
        return "enquiry_id" if column.name == "enquiry_id" else f"x{next(NUMBERS)}"[: column.type.length or 8]
    return next(value for kind, value in kinds.items() if isinstance(column.type, kind))


def _is_long(column: Column[Any]) -> bool:
    return isinstance(column.type, Text) or (isinstance(column.type, String) and (column.type.length or 0) >= 200)


def _is_short(column: Column[Any]) -> bool:
    """Whether a column is text of less than two hundred characters, and neither a key nor one of `NO_WORDS`."""
    short = isinstance(column.type, String) and not isinstance(column.type, Text) and (column.type.length or 0) < 200
    names = {"person_id", "address", *itertools.chain.from_iterable(NO_WORDS.values())}
    return short and not column.primary_key and column.name not in names


def _opened(backend: Backend, places: list[SealedColumn], row: Mapping[Any, Any]) -> Iterator[str]:
    for place in places:
        if row[place.column.name] is not None:
            with suppress(KeyDestroyed):
                yield backend.infra.keyring.open(row[place.column.name], place.context.format(**row)).decode()


def columns_of_people() -> dict[str, Table]:
    """Return the tables that have a column which names a person."""
    names = {"person_id", "redeemed_by"}
    return {table.name: table for table in metadata.sorted_tables if names & set(table.columns.keys())}

"""A person with planted words everywhere is erased, and nothing finds the words again: no table, no file, no byte."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from backend.backend import Backend
from backend.contracts.files import KeepFile
from backend.migrations.every_table import metadata
from backend.personal_data.commands import Erased, ErasePerson, WhatStays
from backend.personal_data.holdings import Holdings
from backend.shared.own_seals import own_columns
from tests.files import made_files as made
from tests.personal_data.planting import (
    CODES_ALONE,
    KEPT_SEALED,
    NO_WORDS,
    PLANTED,
    SHORT,
    bot_memory,
    columns_in_clear,
    columns_of_people,
    declared_tables,
    found_in_files,
    found_in_seals,
    found_in_tables,
    is_found,
    long_columns_in_clear,
    plant,
    tables_with_room_for_words,
)

ROOT = Path(__file__).parents[2]
NOTHING_OF_PEOPLE = {
    "data_keys": "names of keys",
    "hearing_watches": "when the court is asked about a case, by our case's id",
    "outbound_hold": "that what goes out is held back",
    "played_partners": "which partners the sandbox played, and until when",
    "outbound_freed": "kinds of jobs that were let go",
    "schema_floor": "a revision of the tables",
    "identity_news": "ids of a platform's callbacks, by our verification's id",
    "filing_news": "ids of the court's callbacks, by our case's id",
    "hearing_news": "ids of the court's callbacks, by our hearing's id",
    "witness_news": "ids of the platform's callbacks, by our appointment's id",
    "notarization_news": "ids of the office's callbacks, by our appointment's id",
    "notarization_slots": "free times of the office",
    "witness_slots": "free times of the platform",
    "enquiry_counts": "how many enquiries there were in a year",
    "desk_officers": "officers, who are erased by leaving",
    "desk_sessions": "officers' sessions",
    "desk_tries": "tries at the door, by digest",
    "desk_devices": "browsers officers have signed in at, by digest",
    "desk_security_keys": "officers' security keys",
    "desk_key_challenges": "what security keys are to sign, for five minutes",
    "desk_proposals": "orders about officers that wait for a second administrator",
    "desk_links": "officers' links to set their access, by digest",
    "desk_notices": "news for officers of their access",
    "legal_map_institutions": "institutions",
    "legal_map_history": "officers' edits of the map",
    "legal_map_photos": "photographs of buildings",
    "legal_map_state": "which state of the map is the newest",
    "library_updates": "public law",
    "arbitration_fee_tables": "published tables of fees",
    "statute_versions": "public law",
    "statute_articles": "public law",
}
"""Every table that is not declared, and why it holds nothing of a person."""


def test_every_table_is_declared_or_explained(backend: Backend) -> None:
    declared = declared_tables(backend.holdings)
    assert declared | NOTHING_OF_PEOPLE.keys() == set(metadata.tables)
    assert declared & NOTHING_OF_PEOPLE.keys() == set()
    assert columns_of_people().keys() <= declared


def test_what_goes_with_a_person_is_sealed_with_a_key_that_goes_as_well(backend: Backend) -> None:
    """What is deleted at once has the key that is destroyed at once, and so on; what has to be kept has the house's."""
    fates: dict[str, set[str]] = {}
    for holding in backend.holdings:
        for one in holding.data.tables:
            fates.setdefault(one.table.name, set()).add(one.fate)
    meant = {
        (): None,
        ("kept",): None,
        ("erased",): "talk",
        ("with_matters",): "work",
        ("kept", "with_matters"): "work",
    }
    own = {"erased": "talk", "with_matters": "work", "kept": "work"}
    wrong = {
        f"{place.column.table.name}.{place.column.name}": place.kind
        for place in backend.sealed_columns
        if place.kind != meant[tuple(sorted(fates.get(place.table.name, ())))]
    }
    assert wrong == {
        "witness_rooms.course": None,
        "witness_rooms.ending": None,
        "witness_messages.text": None,
    }, "what is said and done before the judge is the judge's record from its first word"
    of_persons = [column for table in metadata.sorted_tables if table.name in fates for column in own_columns(table)]
    meant_of = {column: {own[fate] for fate in fates[column.table.name]} for column in of_persons}
    assert {str(column) for column in of_persons if {column.type.kind} != meant_of[column]} <= {"outbox.payload"}, (
        "a job is told or worked on, by its topic"
    )


def test_numbers_that_lead_to_a_person_elsewhere_and_the_city_are_sealed_with_keys_of_theirs(
    backend: Backend, person: str
) -> None:
    """A case's number, an office's of a booking or a request, and where somebody says they are."""
    sealed = {
        "filing_cases.case_number", "hearings.case_number", "hearing_limits.case_number", "hearing_requests.receipt",
        "asynchronous_hearings.case_number", "notarization_appointments.confirmation_number", "persons.city",
        "handovers.place", "witness_appointments.reason",
    }  # fmt: skip
    assert sealed.isdisjoint(columns_in_clear(backend))
    assert sealed <= {str(column) for table in metadata.sorted_tables for column in own_columns(table)}
    plant(backend, person)
    tables = {place.partition(".")[0] for place in sealed}
    assert found_in_tables(backend, PLANTED) >= tables
    backend.infra.person_keys.destroy(person)
    assert found_in_seals(backend, PLANTED) & tables == set(), "and no backup made before opens them any more"


def test_every_column_with_room_for_words_is_sealed_or_explained(backend: Backend, person: str) -> None:
    """A table that is added later fails here until its words are sealed, or it is said why there are none."""
    explained = {place for places in CODES_ALONE.values() for place in places}
    assert long_columns_in_clear(backend) == explained
    assert sum(map(len, CODES_ALONE.values())) == len(explained)


def test_every_declaration_finds_the_rows_of_its_person_and_of_nobody_else(backend: Backend, person: str) -> None:
    plant(backend, person)
    holdings = Holdings(backend.bus, backend.infra.keyring)
    tables = [one for holding in backend.holdings for one in holding.data.tables if one.table.name != "erasures"]
    stranger = backend.conversation.people.resolve("terminal", "stranger")
    with backend.database.reading() as session:
        mine, theirs = holdings.whose(session, person), holdings.whose(session, stranger)
        missed = {one.table.name for one in tables if not is_found(session, one, mine)}
        strange = {one.table.name for one in tables if is_found(session, one, theirs)}
    assert missed <= {"audit", "outbox"}, "nothing was noted yet, and no job waits"
    assert strange == {"persons", "channel_addresses", "conversations"}


def test_an_erased_person_is_found_in_no_table_and_no_byte_on_the_disk(
    backend: Backend, person: str, tmp_path: Path
) -> None:
    plant(backend, person)
    bot_memory(tmp_path, person)
    paper = backend.bus.handle(KeepFile(person, f"{PLANTED}.pdf", made.pdf(text="planted"), "evidence"))
    assert found_in_tables(backend, PLANTED) >= tables_with_room_for_words(backend), "a table without planted words"
    assert found_in_files(tmp_path, PLANTED) != []
    short = {place.partition(".")[0] for place in columns_in_clear(backend)}
    assert found_in_tables(backend, SHORT, opened=False) == short, "planted wherever it may stand"

    assert backend.bus.handle(ErasePerson(person, "console")) == Erased(True)

    assert found_in_tables(backend, PLANTED) == KEPT_SEALED
    assert found_in_tables(backend, PLANTED, opened=False) == set()
    assert found_in_files(tmp_path, PLANTED) == []
    assert found_in_tables(backend, SHORT, opened=False) == set()
    assert found_in_files(tmp_path, SHORT) == []
    assert found_in_tables(backend, paper.file_id) == set()
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    assert found_in_tables(backend, "planted-address") == set()


def test_what_lies_in_clear_is_told_in_the_documents(backend: Backend) -> None:
    told = (ROOT / "docs" / "personal-data.md").read_text("utf-8")
    assert {place for place in columns_in_clear(backend) if f"`{place}`" not in told} == set()
    named = {column.name for table in metadata.sorted_tables for column in table.columns}
    assert {name for names in NO_WORDS.values() for name in names} <= named, "an exception for a column that is gone"


def test_what_stays_is_said_before_and_is_what_stays(backend: Backend, person: str) -> None:
    plant(backend, person)
    said = " ".join(words.zh for words in backend.bus.handle(WhatStays(person)).kept)
    assert all(part in said for part in ("收件编号", "笔录和录像", "委托书"))
    backend.bus.handle(ErasePerson(person, "console"))
    left = {"filing_cases", "filing_timeline", "witness_rooms", "witness_messages", "witness_chunks", "persons"}
    with backend.database.reading() as session:
        rows = {name: len(session.execute(select(metadata.tables[name])).all()) for name in left}
    assert rows == dict.fromkeys(left, 1)

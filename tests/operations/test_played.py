"""Until when the sandbox played a partner is noted, and what it took in is named once the partner is real."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, text, update

from backend import production
from backend.config import PARTNERS, Settings
from backend.left_of_trial import LEFT, NOTHING_LEFT, SEALED, left_of_trial
from backend.migrations.every_table import metadata
from backend.operations.played import PlayedPartners
from backend.shared.clock import FixedClock
from backend.shared.database import Database, insert_or_ignore
from backend.shared.tables import played_partners
from tests.personal_data.planting import value_for

REAL: dict[str, Any] = {f"{partner}_url": f"https://{partner}.example.org" for partner in PARTNERS}
GIVEN: dict[str, dict[str, Any]] = {
    "filing_cases": {"filing_number": "F1"},
    "enquiry_handovers": {"state": "done", "subject": "e"},
    "dispute_requests": {"state": "done"},
}


def note(database: Database, clock: FixedClock, *pretended: str) -> None:
    PlayedPartners(database, clock, pretended).start()


def rows(database: Database) -> dict[str, tuple[bool, bool]]:
    """By partner, whether since and until are known."""
    with database.reading() as session:
        found = session.execute(select(played_partners)).all()
    return {one.partner: (one.since is not None, one.until is not None) for one in found}


def test_who_is_played_is_noted_until_they_are_real(database: Database, clock: FixedClock) -> None:
    note(database, clock, "sms", "wuyi_notary")
    note(database, clock, "sms", "wuyi_notary")
    assert rows(database) == {"sms": (True, False), "wuyi_notary": (True, False)}
    note(database, clock, "sms")
    assert rows(database) == {"sms": (True, False), "wuyi_notary": (True, True)}
    note(database, clock, "sms", "wuyi_notary")
    assert rows(database)["wuyi_notary"] == (True, False), "played again"


def test_every_partner_is_looked_at_or_it_is_said_why_not() -> None:
    assert {one.partner for one in LEFT} | NOTHING_LEFT.keys() == set(PARTNERS)
    assert {one.partner for one in LEFT} & NOTHING_LEFT.keys() == set()


@pytest.mark.parametrize("one", LEFT, ids=lambda one: one.table)
def test_what_a_stand_in_took_in_is_named(one: Any, database: Database, clock: FixedClock) -> None:
    note(database, clock, one.partner)
    plant(database, clock, one.table)
    settings = load_settings_of(REAL)
    assert left(database, settings.model_copy(update={f"{one.partner}_url": ""})) == [], "still played, and told so"
    assert len(left(database, settings)) == 1 and one.what in left(database, settings)[0]
    note(database, clock)
    clock.advance(timedelta(days=1))
    plant(database, clock, one.table)
    assert left(database, settings)[0].endswith("(1)"), "the second went to the real one"


def test_what_is_left_of_somebody_erased_is_nobodys(database: Database, clock: FixedClock) -> None:
    note(database, clock, "online_litigation")
    plant(database, clock, "filing_cases")
    with database.transaction() as session:
        session.execute(
            text(
                "INSERT INTO persons (person_id, language, language_chosen, timezone, created_at, erased_at) "
                "VALUES ('p_1', 'en', FALSE, 'UTC', :now, :now)"
            ),
            {"now": "2026-11-24 00:00:00+00:00"},
        )
    assert left(database, load_settings_of(REAL)) == []


def test_nothing_is_said_of_partners_that_were_always_real(database: Database, clock: FixedClock) -> None:
    plant(database, clock, "filing_cases")
    assert left(database, load_settings_of(REAL)) == []


@pytest.mark.parametrize("name", SEALED)
def test_papers_of_the_development_seal_are_named_once_there_is_a_real_one(
    name: str, database: Database, clock: FixedClock
) -> None:
    plant(database, clock, name, certificate="Yiqiaotong DEVELOPMENT seal – not trusted / 开发用")
    assert left(database, load_settings_of(REAL)) == []
    assert name in left(database, load_settings_of({**REAL, "seal_certificate": "/etc/seal.pem"}))[0]
    with database.transaction() as session:
        session.execute(update(metadata.tables[name]).values(certificate="somebody's"))
    assert left(database, load_settings_of({**REAL, "seal_certificate": "/etc/seal.pem"})) == []


def test_people_verified_by_a_stand_in_are_named_before_the_start_that_makes_it_void(
    database: Database, clock: FixedClock
) -> None:
    plant(database, clock, "identity_verifications", status="verified", stand_in=True)
    assert "A stand-in verified" in left(database, load_settings_of(REAL))[0]


def test_the_doctor_fails_on_it(sqlite_url: str, clock: FixedClock) -> None:
    database = Database(sqlite_url)
    note(database, clock, "online_litigation")
    plant(database, clock, "filing_cases")
    database.close()
    found = list(production.of_database(load_settings_of({**REAL, "database_url": sqlite_url})))
    assert "filings (1)" in found[0].what and "erase" in found[0].advice


def load_settings_of(given: dict[str, Any]) -> Settings:
    return Settings(**given)


def left(database: Database, settings: Settings) -> Sequence[str]:
    with database.reading() as session:
        return [*left_of_trial(session, settings)]


def plant(database: Database, clock: FixedClock, name: str, **more: Any) -> None:
    """Put a row into a table whatever else it needs."""
    table = metadata.tables[name]
    row = {column.name: value_for(column, "p_1", clock.now()) for column in table.columns}
    with database.transaction() as session:
        if name == "enquiry_handovers":
            enquiries = metadata.tables["enquiries"]
            parent = {column.name: value_for(column, "p_1", clock.now()) for column in enquiries.columns}
            insert_or_ignore(session, enquiries, parent | {"enquiry_id": "e"})
        session.execute(insert(table).values(**row | GIVEN.get(name, {}) | more))

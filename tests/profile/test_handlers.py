"""What is remembered of a person is theirs alone, sealed, told with its source, forgotten at a word, erased in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.identity.model import VerifiedParty
from backend.profile.handlers import ERASE, ProfileHandlers
from backend.profile.model import KINDS, VERIFIED, Fact, ForgetFacts, GetProfile, Profile, RememberFacts
from backend.profile.module import facts_of
from backend.profile.tables import profile_facts
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.keyring import Keyring
from backend.shared.local_jobs import LocalJobs
from backend.shared.messages import Command

Do = Callable[[Command], Any]
PHONE = "⟦phone:1a2b3c4d5e⟧"
CERTAIN: dict[str, tuple[Fact, ...]] = {}


@pytest.fixture
def handlers(database: Database, keyring: Keyring, clock: FixedClock) -> ProfileHandlers:
    CERTAIN.clear()
    return ProfileHandlers(database, keyring, clock, lambda person: CERTAIN.get(person, ()), timedelta(days=365))


@pytest.fixture
def do(handlers: ProfileHandlers) -> Do:
    return MessageBus(commands=handlers.by_command()).handle


@pytest.fixture
def jobs(database: Database, clock: FixedClock, handlers: ProfileHandlers) -> LocalJobs:
    found = LocalJobs(database, clock)
    found.register(ERASE, handlers.erase)
    return found


def said(do: Do, person_id: str = "p_1") -> dict[str, Any]:
    profile: Profile = do(GetProfile(person_id))
    return {fact.kind: fact.value for fact in profile.facts}


def test_what_was_said_is_remembered_with_where_and_when(do: Do, clock: FixedClock) -> None:
    assert do(RememberFacts("p_1", "notarization", {"name": "陈国强", "phone": PHONE})) == 2
    profile: Profile = do(GetProfile("p_1"))
    assert profile.facts == (
        Fact("name", "陈国强", "notarization", clock.now()),
        Fact("phone", PHONE, "notarization", clock.now()),
    )


def test_what_is_said_later_replaces_what_was_said_before(do: Do) -> None:
    do(RememberFacts("p_1", "notarization", {"name": "陈国强", "phone": PHONE}))
    do(RememberFacts("p_1", "filing", {"name": "陈志刚"}))
    profile: Profile = do(GetProfile("p_1"))
    assert [(fact.kind, fact.value, fact.source) for fact in profile.facts] == [
        ("name", "陈志刚", "filing"),
        ("phone", PHONE, "notarization"),
    ]


def test_nothing_and_what_has_no_kind_is_not_remembered(do: Do) -> None:
    odd: Any = {"name": "", "phone": None, "claims": ["还钱"]}
    assert do(RememberFacts("p_1", "filing", odd)) == 0
    assert said(do) == {}


def test_what_is_verified_wins_over_what_was_said(do: Do, clock: FixedClock) -> None:
    do(RememberFacts("p_1", "notarization", {"name": "阿强", "phone": PHONE}))
    CERTAIN["p_1"] = (Fact("name", "CHAN KWOK KEUNG", VERIFIED, clock.now()),)
    profile: Profile = do(GetProfile("p_1"))
    assert [(fact.kind, fact.value, fact.source) for fact in profile.facts] == [
        ("name", "CHAN KWOK KEUNG", VERIFIED),
        ("phone", PHONE, "notarization"),
    ]


def test_each_persons_facts_are_their_own(do: Do) -> None:
    do(RememberFacts("p_1", "notarization", {"name": "陈国强"}))
    assert said(do, "p_2") == {}
    assert do(ForgetFacts("p_2")) == 0
    assert said(do) == {"name": "陈国强"}


def test_one_fact_is_forgotten_or_all(do: Do) -> None:
    do(RememberFacts("p_1", "notarization", {"name": "陈国强", "phone": PHONE, "residence": "CA"}))
    assert do(ForgetFacts("p_1", ("phone", "email"))) == 1
    assert said(do) == {"name": "陈国强", "residence": "CA"}
    assert do(ForgetFacts("p_1")) == 2
    assert said(do) == {}


def test_a_fact_is_erased_a_year_after_it_was_said_last(
    do: Do, jobs: LocalJobs, clock: FixedClock, database: Database
) -> None:
    do(RememberFacts("p_1", "notarization", {"name": "陈国强", "phone": PHONE}))
    clock.advance(timedelta(days=200))
    do(RememberFacts("p_1", "filing", {"name": "陈国强"}))
    clock.advance(timedelta(days=165))
    assert said(do) == {"name": "陈国强"}  # although the job has not run yet
    assert jobs.run() == 1
    assert rows(database) == ["name"]
    clock.advance(timedelta(days=200))
    assert jobs.run() == 1
    assert rows(database) == []


def test_no_fact_stands_in_the_table_in_clear(do: Do, database: Database) -> None:
    do(RememberFacts("p_1", "notarization", {"name": "UNMISTAKABLE"}))
    with database.reading() as session:
        assert b"UNMISTAKABLE" not in session.execute(select(profile_facts.c.value)).scalar_one()


def test_nothing_of_a_fact_is_shown_when_its_order_is_logged() -> None:
    assert "UNMISTAKABLE" not in repr(RememberFacts("p_1", "notarization", {"name": "UNMISTAKABLE"}))


def test_the_kinds_come_in_one_order_whenever_they_were_said(do: Do) -> None:
    do(RememberFacts("p_1", "filing", {"phone": PHONE}))
    do(RememberFacts("p_1", "identity", {"name": "陈国强", "birth_date": "1948-07-12"}))
    assert list(said(do)) == [kind for kind in KINDS if kind in ("name", "birth_date", "phone")]


def test_a_verified_person_makes_name_number_and_birthday_certain_an_organisation_only_who_acts(
    clock: FixedClock,
) -> None:
    number = "⟦document:1a2b3c4d5e⟧"
    person = VerifiedParty("p_1", "foreigner", "passport", "WONG MEI LING", number, clock.now(), "platform")
    assert {fact.kind: fact.value for fact in facts_of(person)} == {
        "name": "WONG MEI LING",
        "identity_kind": "foreigner",
        "document_type": "passport",
        "document_number": number,
    }
    firm = VerifiedParty(
        "p_1", "foreign_organisation", "registration_papers", "WONG MEI LING", number, clock.now(), "officer"
    )
    assert "document_number" not in {fact.kind for fact in facts_of(firm)}


def rows(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.execute(select(profile_facts.c.kind)).scalars())

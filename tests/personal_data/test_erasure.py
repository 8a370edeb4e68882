"""Erasing: after the turn that asks, but for what an office has in hand, told where it was asked, and for good."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from backend.backend import Backend
from backend.conversation.model import Inbound
from backend.conversation.tables import history
from backend.filing.tables import cases
from backend.personal_data.commands import EraseMe, ErasePerson, WhatStays
from backend.personal_data.tables import erasures
from backend.shared.clock import FixedClock
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.tables import audit, vault
from cli import erase
from cli.install import Trouble
from tests.personal_data.conftest import answer
from tests.personal_data.planting import KEPT_SEALED, PLACE, PLANTED, found_in_tables, plant


def said_at(backend: Backend, place: tuple[str, str] = PLACE) -> list[str]:
    person = backend.conversation.people.find(*place)
    return [entry.reply.utter or entry.reply.text for entry in backend.conversation.history.since(str(person))]


def with_the_court(backend: Backend, status: str) -> None:
    with backend.database.transaction() as session:
        session.execute(update(cases).where(cases.c.case_id == "had").values(status=status))


def run_jobs(backend: Backend, clock: FixedClock, after: timedelta = timedelta(seconds=5)) -> None:
    clock.advance(after)
    backend.infra.outbox.run_due_once()


def test_in_the_chat_it_is_done_after_the_turn_and_told_there_to_somebody_new(
    backend: Backend, person: str, clock: FixedClock
) -> None:
    backend.bus.handle(EraseMe(person, person))
    assert f"您好，{PLANTED}" in said_at(backend)
    run_jobs(backend, clock)
    assert said_at(backend) == ["utter_erased"]
    assert backend.conversation.people.find(*PLACE) not in (None, person)
    assert found_in_tables(backend, PLANTED) == set()


def test_a_turn_in_hand_is_waited_for(backend: Backend, person: str, clock: FixedClock) -> None:
    backend.conversation.receiver.receive(Inbound(*PLACE, "2", text="谢谢"))
    assert backend.conversation.worker._turns.claim() is not None
    with pytest.raises(PlatformUnavailable, match="a turn is in hand"):
        backend.bus.handle(ErasePerson(person, "console"))
    assert PLANTED in said_at(backend)[0]
    clock.advance(timedelta(minutes=11))
    assert backend.bus.handle(ErasePerson(person, "console")).whole


def test_what_the_court_has_in_hand_stays_and_goes_by_itself_when_it_is_over(
    backend: Backend, person: str, clock: FixedClock
) -> None:
    plant(backend, person)
    with_the_court(backend, "under_review")
    stays = backend.bus.handle(WhatStays(person))
    assert [words.zh for words in stays.in_hand] == ["网上立案 \ue000F1\ue001（法院还在审）"]

    backend.bus.handle(EraseMe(person, person))
    run_jobs(backend, clock)
    assert said_at(backend) == ["utter_erased_partly"]
    left = found_in_tables(backend, PLANTED)
    assert left >= {"filing_cases", "identity_verifications", "vault"}
    assert left & {"history", "inbox", "drafts", "profile_facts", "outbox", "filing_previews"} == set()

    backend.conversation.receiver.receive(Inbound(*PLACE, "3", text="立案怎么样了"))
    answer(backend)
    run_jobs(backend, clock, timedelta(hours=1, minutes=1))
    assert "立案怎么样了" in said_at(backend), "what is written while the court decides is not erased every hour"

    with_the_court(backend, "registered")
    run_jobs(backend, clock, timedelta(hours=1, minutes=1))
    assert said_at(backend) == ["utter_erased"]
    assert found_in_tables(backend, PLANTED) == KEPT_SEALED


def test_the_filing_the_court_has_had_stays_without_a_name(backend: Backend, person: str) -> None:
    plant(backend, person)
    backend.bus.handle(ErasePerson(person, "console"))
    with backend.database.reading() as session:
        left = session.execute(select(cases)).mappings().all()
    assert [(row["filing_number"], row["case_number"], row["complaint"]) for row in left] == [("F1", None, None)]


def test_late_news_is_told_to_nobody(backend: Backend, person: str) -> None:
    backend.bus.handle(ErasePerson(person, "console"))
    assert not backend.infra.notifier.tell(person, "utter_erased", {}, key="late")
    with backend.database.reading() as session:
        assert session.execute(select(history)).all() == []


def test_it_is_in_the_audit_log_without_a_name_and_a_second_time_changes_nothing(backend: Backend, person: str) -> None:
    assert backend.bus.handle(ErasePerson(person, "officer:o_1", "written_request")).whole
    assert backend.bus.handle(ErasePerson(person, "console")).whole
    with backend.database.reading() as session:
        noted = session.execute(select(audit).where(audit.c.what == "person.erased")).mappings().all()
        kept = session.execute(select(erasures)).mappings().one()
        assert session.execute(select(vault)).all() == []
    assert [(row["who"], row["facts"]) for row in noted] == [
        ("officer:o_1", {"person": person, "whole": True, "reason": "written_request"})
    ]
    assert (kept["state"], kept["channel"], kept["address"]) == ("done", "", "")
    assert backend.infra.audit.verify(backend.database) is None


def test_a_stranger_s_data_stay(backend: Backend, person: str) -> None:
    other = ("terminal", "other")
    backend.conversation.receiver.receive(Inbound(*other, "1", text="我叫余好"))
    backend.bus.handle(ErasePerson(person, "console"))
    assert said_at(backend, other) == ["我叫余好"]


def test_nobody_cannot_be_erased(backend: Backend) -> None:
    with pytest.raises(Refused, match="desk_person_unknown"):
        backend.bus.handle(ErasePerson("p_nobody", "console"))


def test_the_command_says_what_stays_and_changes_nothing_when_it_is_only_asked(
    backend: Backend, person: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(backend, person)
    monkeypatch.setenv("YIQIAOTONG_DATA_DIR", str(backend.settings.data_dir))
    assert erase.command(Namespace(person=person, dry_run=True, reason="console")) == 0
    assert "Would stay: filings the court has had" in capsys.readouterr().out
    assert "history" in found_in_tables(backend, PLANTED)
    assert erase.command(Namespace(person=person, dry_run=False, reason="console")) == 0
    assert f"{person} is erased." in capsys.readouterr().out
    assert "history" not in found_in_tables(backend, PLANTED)
    with pytest.raises(Trouble, match="nobody with the id p_0"):
        erase.command(Namespace(person="p_0", dry_run=False, reason="console"))

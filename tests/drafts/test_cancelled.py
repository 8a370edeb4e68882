"""What was cancelled or begun anew can be brought back for a day; then nothing of it is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from backend.drafts import model
from backend.drafts.handlers import ERASE, DraftHandlers
from backend.drafts.model import Draft
from backend.drafts.tables import drafts
from backend.shared.bus import MessageBus
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.local_jobs import LocalJobs
from backend.shared.messages import Command
from tests.person_keys import entrusted

Do = Callable[[Command], Any]
ANSWERS = {"matter": "birth", "phone": "13800138000", "facts": "他借钱不还。" * 600}


@pytest.fixture
def handlers(database: Database, keyring: Keyring, clock: FixedClock) -> DraftHandlers:
    return DraftHandlers(database, keyring, clock, timedelta(hours=24))


@pytest.fixture
def do(handlers: DraftHandlers) -> Do:
    return MessageBus(commands=handlers.by_command()).handle


@pytest.fixture
def jobs(database: Database, clock: FixedClock, handlers: DraftHandlers) -> LocalJobs:
    found = LocalJobs(database, clock)
    found.register(ERASE, handlers.erase)
    return found


@pytest.fixture
def draft(do: Do) -> Draft:
    return begun(do, "notarization", ANSWERS)


def begun(do: Do, service: str, answers: dict[str, Any]) -> Draft:
    draft = do(model.OpenDraft("p_1", service))
    changed: Draft = do(model.ChangeDraft(draft.draft_id, "p_1", answers, (), "slot"))
    return changed


def restored(do: Do, clock: FixedClock) -> Draft:
    found: Draft = do(model.RestoreDraft("p_1", clock.now()))
    return found


def test_a_cancelled_draft_is_gone_from_what_waits_and_comes_back_where_it_was(
    do: Do, draft: Draft, clock: FixedClock
) -> None:
    do(model.CancelDraft(draft.draft_id, "p_1"))
    assert do(model.WaitingDrafts("p_1")) == []
    assert do(model.GetDraft("p_1", "notarization")) is None
    clock.advance(timedelta(hours=23, minutes=59))
    back = restored(do, clock)
    assert (back.draft_id, back.state, back.answers, back.open_question) == (draft.draft_id, "open", ANSWERS, "slot")


def test_cancelling_twice_is_the_same_as_once_and_a_cancelled_draft_takes_no_answer(do: Do, draft: Draft) -> None:
    first = do(model.CancelDraft(draft.draft_id, "p_1"))
    assert do(model.CancelDraft(draft.draft_id, "p_1")) == first
    with pytest.raises(Refused, match="draft_unknown"):
        do(model.ChangeDraft(draft.draft_id, "p_1", {"note": "x"}))


def test_after_a_day_the_answers_are_erased_for_good(
    do: Do, draft: Draft, jobs: LocalJobs, clock: FixedClock, database: Database
) -> None:
    do(model.CancelDraft(draft.draft_id, "p_1"))
    clock.advance(timedelta(hours=23, minutes=59))
    assert jobs.run() == 0
    sealed = blob_of(database, draft)
    clock.advance(timedelta(minutes=1))
    assert jobs.run() == 1
    assert blob_of(database, draft) != sealed
    assert do(model.GetDraftById(draft.draft_id, "p_1")).answers == {}
    with pytest.raises(Refused, match="nothing_to_restore"):
        restored(do, clock)


def test_nothing_of_the_answers_is_left_in_any_file_after_a_day(
    sqlite_url: str, keyring: Keyring, clock: FixedClock
) -> None:
    database = Database(sqlite_url)
    entrusted(database, keyring)
    do = MessageBus(commands=DraftHandlers(database, keyring, clock).by_command()).handle
    draft = begun(do, "notarization", ANSWERS)
    do(model.CancelDraft(draft.draft_id, "p_1"))
    sealed = blob_of(database, draft)[-400:]
    database.close()
    assert is_anywhere(sealed, sqlite_url)
    database = Database(sqlite_url)
    entrusted(database, keyring)
    jobs = LocalJobs(database, clock)
    jobs.register(ERASE, DraftHandlers(database, keyring, clock).erase)
    clock.advance(timedelta(hours=24))
    jobs.run()
    database.close()
    assert not is_anywhere(sealed, sqlite_url)


def test_even_if_the_job_is_late_nothing_older_than_a_day_comes_back(do: Do, draft: Draft, clock: FixedClock) -> None:
    do(model.CancelDraft(draft.draft_id, "p_1"))
    clock.advance(timedelta(hours=24))
    with pytest.raises(Refused, match="nothing_to_restore"):
        restored(do, clock)


def test_what_was_brought_back_is_not_erased_by_the_first_job(
    do: Do, draft: Draft, jobs: LocalJobs, clock: FixedClock
) -> None:
    do(model.CancelDraft(draft.draft_id, "p_1"))
    clock.advance(timedelta(hours=12))
    restored(do, clock)
    do(model.CancelDraft(draft.draft_id, "p_1"))
    clock.advance(timedelta(hours=12))
    assert jobs.run() == 1
    assert restored(do, clock).answers == ANSWERS


def test_beginning_again_opens_a_new_draft_and_keeps_the_old_answers_for_a_day(
    do: Do, draft: Draft, clock: FixedClock
) -> None:
    new = do(model.RestartDraft(draft.draft_id, "p_1"))
    assert (new.answers, new.state, new.open_question) == ({}, "open", None)
    assert new.draft_id != draft.draft_id
    assert restored(do, clock).answers == ANSWERS
    assert [one.draft_id for one in do(model.WaitingDrafts("p_1"))] == [draft.draft_id]


def test_beginning_again_with_nothing_answered_changes_nothing(do: Do) -> None:
    draft = do(model.OpenDraft("p_1", "notarization"))
    assert do(model.RestartDraft(draft.draft_id, "p_1")).draft_id == draft.draft_id


def test_what_was_answered_meanwhile_changes_places_with_what_comes_back(
    do: Do, draft: Draft, clock: FixedClock
) -> None:
    new = do(model.RestartDraft(draft.draft_id, "p_1"))
    do(model.ChangeDraft(new.draft_id, "p_1", {"matter": "will"}))
    clock.advance(timedelta(minutes=1))
    asked_at = clock.now()
    clock.advance(timedelta(seconds=1))
    assert do(model.RestoreDraft("p_1", asked_at)).draft_id == draft.draft_id
    with pytest.raises(Refused, match="nothing_to_restore"):  # the same wish, played again after a crash
        do(model.RestoreDraft("p_1", asked_at))
    assert restored(do, clock).draft_id == new.draft_id


def test_the_one_cancelled_last_comes_back_first(do: Do, draft: Draft, clock: FixedClock) -> None:
    other = begun(do, "filing", {"cause": "loan"})
    do(model.CancelDraft(draft.draft_id, "p_1"))
    clock.advance(timedelta(minutes=1))
    do(model.CancelDraft(other.draft_id, "p_1"))
    assert [restored(do, clock).service for _ in range(2)] == ["filing", "notarization"]


def test_what_was_submitted_or_discarded_never_comes_back(do: Do, draft: Draft, clock: FixedClock) -> None:
    do(model.SubmitDraft(draft.draft_id, "p_1", {"number": "A1"}))
    do(model.DiscardDraft(begun(do, "filing", {"cause": "loan"}).draft_id, "p_1"))
    with pytest.raises(Refused, match="nothing_to_restore"):
        restored(do, clock)


def test_the_button_of_one_draft_brings_back_that_one_and_twice_is_the_same_as_once(
    do: Do, draft: Draft, clock: FixedClock
) -> None:
    other = begun(do, "filing", {"cause": "loan"})
    for one in (draft, other):
        do(model.CancelDraft(one.draft_id, "p_1"))
        clock.advance(timedelta(minutes=1))
    for _twice in range(2):
        assert do(model.RestoreDraft("p_1", clock.now(), draft.draft_id)).draft_id == draft.draft_id
    assert [one.draft_id for one in do(model.WaitingDrafts("p_1"))] == [draft.draft_id]


def test_a_stranger_brings_back_nothing_of_mine(do: Do, draft: Draft, clock: FixedClock) -> None:
    do(model.CancelDraft(draft.draft_id, "p_1"))
    for named in ("", draft.draft_id):
        with pytest.raises(Refused, match="nothing_to_restore"):
            do(model.RestoreDraft("p_2", clock.now(), named))


def test_who_wants_it_gone_now_need_not_wait_a_day(do: Do, draft: Draft, clock: FixedClock) -> None:
    do(model.CancelDraft(draft.draft_id, "p_1"))
    assert do(model.EraseCancelledDrafts("p_2")) == 0
    assert do(model.EraseCancelledDrafts("p_1")) == 1
    with pytest.raises(Refused, match="nothing_to_restore"):
        restored(do, clock)


def test_how_long_it_is_kept_is_told(do: Do) -> None:
    assert do(model.HoursCancelledIsKept()) == 24


def blob_of(database: Database, draft: Draft) -> bytes:
    with database.reading() as session:
        found = session.execute(select(drafts.c.answers).where(drafts.c.draft_id == draft.draft_id)).scalar_one()
    return bytes(found)


def is_anywhere(sealed: bytes, sqlite_url: str) -> bool:
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    return any(sealed in file.read_bytes() for file in folder.iterdir() if file.is_file())

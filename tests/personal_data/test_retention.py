"""What is older than its time goes every night, in batches, without anything being said or done a second time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from backend.backend import Backend
from backend.contracts.files import KeepFile
from backend.conversation.tables import history, inbox
from backend.drafts import model as drafts
from backend.files.tables import kept_files
from backend.personal_data import retention
from backend.personal_data.retention import TOPIC
from backend.shared import outbox as jobs
from backend.shared.clock import FixedClock
from backend.shared.own_seals import sealed
from backend.shared.tables import outbox, vault
from tests.files import made_files as made
from tests.personal_data.planting import PLANTED, bot_memory, found_in_files, found_in_tables

DAY = timedelta(days=1)


def nights(backend: Backend, clock: FixedClock, days: int) -> None:
    """Let so many days pass and the last night's job do all it has to."""
    clock.advance(days * DAY)
    for _ in range(12):
        backend.infra.outbox.run_due_once()
        clock.advance(timedelta(seconds=2))


def rows(backend: Backend, table: object) -> int:
    with backend.database.reading() as session:
        return int(session.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def receipts(backend: Backend) -> list[str]:
    done = select(outbox.c.receipt).where(outbox.c.topic == TOPIC, outbox.c.state == "done")
    with backend.database.reading() as session:
        return [str(one) for one in session.execute(done.order_by(outbox.c.job_id)).scalars()]


def test_each_kind_goes_when_its_own_time_is_over(backend: Backend, person: str, clock: FixedClock) -> None:
    def carried() -> set[str]:
        return found_in_tables(backend, PLANTED) & {"outbox", "inbox", "history"}

    with backend.database.transaction() as session:
        session.execute(outbox.update().where(outbox.c.topic == "deliver").values(state="done"))
    assert carried() == {"outbox", "inbox", "history"}
    nights(backend, clock, 29)
    assert carried() == {"outbox", "inbox", "history"}
    nights(backend, clock, 2)
    assert carried() == {"inbox", "history"}
    nights(backend, clock, 60)
    assert carried() == {"history"}
    nights(backend, clock, 90)
    assert carried() == set()


def test_a_job_whose_contents_are_gone_is_not_done_a_second_time(
    backend: Backend, person: str, clock: FixedClock
) -> None:
    with backend.database.transaction() as session:
        session.execute(outbox.update().where(outbox.c.topic == "deliver").values(state="done"))
        key = session.execute(select(outbox.c.key).where(outbox.c.topic == "deliver")).scalar_one()
    nights(backend, clock, 31)
    with backend.database.transaction() as session:
        assert not jobs.add(session, topic="deliver", payload={"it": 1}, key=key, due_at=clock.now())


def test_what_is_left_of_done_jobs_goes_in_the_end_and_open_ones_stay(
    backend: Backend, person: str, clock: FixedClock
) -> None:
    def keys() -> set[str]:
        with backend.database.reading() as session:
            found = session.execute(select(outbox.c.key).where(outbox.c.key.startswith("turn:"))).scalars()
            return set(found) | set(session.execute(later).scalars())

    later = select(outbox.c.key).where(outbox.c.key == "later")
    with backend.database.transaction() as session:
        session.execute(outbox.update().where(outbox.c.topic == "deliver").values(state="done"))
        jobs.add(session, topic="nobody's", payload={}, key="later", due_at=clock.now())
    answered = keys() - {"later"}
    assert len(answered) == 1
    nights(backend, clock, 179)
    assert keys() == answered | {"later"}
    nights(backend, clock, 2)
    assert keys() == {"later"}


def test_a_message_that_waits_for_its_turn_is_never_deleted(backend: Backend, person: str, clock: FixedClock) -> None:
    with backend.database.transaction() as session:
        session.execute(inbox.update().values(state="open"))
    nights(backend, clock, 400)
    assert (rows(backend, inbox), rows(backend, history)) == (1, 0)


def test_much_that_is_old_goes_batch_by_batch_in_one_night(
    backend: Backend, person: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 10)
    with backend.database.transaction() as session:
        body = sealed(session, history.c.body, person, {"text": "x"})
        row = {"person_id": person, "direction": "in", "turn_id": None, "body": body, "at": clock.now()}
        session.execute(insert(history), [row | {"seq": number} for number in range(100, 135)])
    nights(backend, clock, 181)
    assert rows(backend, history) == 0
    assert [one for one in receipts(backend) if "history" in one][-2:] == ["history 10", "history 7"]


def test_a_night_with_nothing_old_changes_nothing_and_plans_the_next(
    backend: Backend, person: str, clock: FixedClock
) -> None:
    nights(backend, clock, 1)
    nights(backend, clock, 1)
    assert receipts(backend) == ["nothing was old", "nothing was old"]
    waiting = select(func.count()).select_from(outbox).where(outbox.c.topic == TOPIC, outbox.c.state == "open")
    with backend.database.reading() as session:
        assert session.execute(waiting).scalar_one() == 1


def test_files_that_belong_to_nothing_go_after_a_month_and_others_stay(
    backend: Backend, person: str, clock: FixedClock
) -> None:
    used, unused = (
        backend.bus.handle(KeepFile(person, f"{text}.pdf", made.pdf(text=text), "evidence")).file_id
        for text in ("used", "unused")
    )
    draft = backend.bus.handle(drafts.OpenDraft(person, "filing"))
    backend.bus.handle(drafts.ChangeDraft(draft.draft_id, person, {"evidence": [{"file_id": used}]}))
    nights(backend, clock, 29)
    assert rows(backend, kept_files) == 2
    nights(backend, clock, 2)
    with backend.database.reading() as session:
        assert session.execute(select(kept_files.c.file_id)).scalars().all() == [used]
    assert unused not in [path.name for path in Path(backend.settings.data_dir, "files").rglob("*")]


def test_numbers_that_nothing_names_any_more_go_with_the_talk(backend: Backend, person: str, clock: FixedClock) -> None:
    assert rows(backend, vault) == 1
    nights(backend, clock, 179)
    assert rows(backend, vault) == 1
    nights(backend, clock, 2)
    assert rows(backend, vault) == 0


def test_what_the_bot_remembers_of_somebody_who_stays_away_goes(
    backend: Backend, person: str, clock: FixedClock, tmp_path: Path
) -> None:
    bot_memory(tmp_path, person)
    nights(backend, clock, 1)
    assert "tracker 1" in " ".join(receipts(backend))
    assert found_in_files(tmp_path, f"我叫{PLANTED}我叫{PLANTED}") == []

"""A cancelled draft's files and numbers can be brought back for a day, and are really gone after it."""

from __future__ import annotations

import io
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from backend.backend import Backend
from backend.bootstrap import build
from backend.config import load_settings
from backend.contracts.files import FileFacts, KeepFile
from backend.drafts import model as drafts
from backend.files.tables import kept_files
from backend.filing.tables import previews
from backend.profile.model import RememberFacts
from backend.shared.clock import FixedClock
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.tables import vault
from tests.backend_fixtures import lay_out_sqlite
from tests.files import made_files as made

HOUR = timedelta(hours=1)
SOON = timedelta(minutes=11)
"""After which what was told or sent a moment before is none of it."""


class Desk:
    """One person with drafts, whose jobs run when the clock moves."""

    def __init__(self, backend: Backend, person: str, clock: FixedClock) -> None:
        self.backend, self.person, self._clock = backend, person, clock

    def paper(self, text: str) -> str:
        content = made.pdf(text=text)
        return str(self.backend.bus.handle(KeepFile(self.person, f"{text}.pdf", content, "evidence")).file_id)

    def number(self, value: str) -> str:
        with self.backend.database.transaction() as session:
            return self.backend.infra.privacy.keep(session, self.person, "phone", value)

    def draft(self, service: str, **answers: Any) -> drafts.Draft:
        draft = self.backend.bus.handle(drafts.OpenDraft(self.person, service))
        changed: drafts.Draft = self.backend.bus.handle(drafts.ChangeDraft(draft.draft_id, self.person, answers))
        return changed

    def cancel(self, draft: drafts.Draft) -> None:
        self.backend.bus.handle(drafts.CancelDraft(draft.draft_id, self.person))

    def pass_time(self, span: timedelta) -> None:
        self._clock.advance(span)
        while self.backend.local_jobs.run():
            pass
        self.backend.infra.outbox.run_due_once()

    def files(self) -> set[str]:
        return set(self._read(lambda session: session.execute(select(kept_files.c.file_id)).scalars().all()))

    def numbers(self) -> set[str]:
        return set(self._read(lambda session: session.execute(select(vault.c.token)).scalars().all()))

    def stored(self) -> int:
        return len([one for one in Path(self.backend.settings.data_dir, "files").rglob("*") if one.is_file()])

    def _read(self, read: Any) -> Any:
        with self.backend.database.reading() as session:
            return read(session)


@pytest.fixture
def desk(backend: Backend, person: str, clock: FixedClock) -> Desk:
    return Desk(backend, person, clock)


def test_for_a_day_everything_can_be_brought_back_and_then_file_and_number_are_gone(desk: Desk) -> None:
    paper, number = desk.paper("passport"), desk.number("+1 416 555 0199")
    draft = desk.draft("identity", photo=paper, phone=number)
    desk.cancel(draft)
    desk.pass_time(23 * HOUR)
    assert (desk.files(), number in desk.numbers(), desk.stored()) == ({paper}, True, 1)
    desk.pass_time(HOUR)
    desk.pass_time(SOON)
    assert (desk.files(), number in desk.numbers(), desk.stored()) == (set(), False, 0)
    with pytest.raises(Refused, match="file_unknown"):
        desk.backend.bus.handle(FileFacts(paper, desk.person))


def test_what_was_brought_back_in_time_keeps_its_file(desk: Desk, clock: FixedClock) -> None:
    paper = desk.paper("passport")
    draft = desk.draft("identity", photo=paper)
    desk.cancel(draft)
    desk.pass_time(23 * HOUR)
    desk.backend.bus.handle(drafts.RestoreDraft(desk.person, clock.now()))
    desk.pass_time(2 * HOUR)
    assert desk.files() == {paper}


def test_a_file_and_a_number_that_another_matter_has_too_stay(desk: Desk) -> None:
    paper, number = desk.paper("contract"), desk.number("+1 416 555 0199")
    desk.draft("filing", evidence=[{"file_id": paper}])
    desk.backend.bus.handle(RememberFacts(desk.person, "filing", {"phone": number}))
    desk.cancel(desk.draft("identity", photo=paper, phone=number))
    desk.pass_time(25 * HOUR)
    desk.pass_time(SOON)
    assert desk.files() == {paper} and number in desk.numbers()


def test_a_file_sent_again_a_moment_before_stays_for_what_it_is_sent_for(desk: Desk, clock: FixedClock) -> None:
    paper = desk.paper("contract")
    desk.cancel(desk.draft("filing", evidence=[{"file_id": paper}]))
    clock.advance(24 * HOUR - timedelta(minutes=1))
    assert desk.paper("contract") == paper
    desk.pass_time(timedelta(minutes=2))
    clock.advance(timedelta(minutes=7))
    assert desk.paper("contract") == paper
    desk.pass_time(timedelta(minutes=5))
    assert desk.files() == {paper}


def test_a_number_told_again_a_moment_before_stays_for_what_it_is_told_for(desk: Desk, clock: FixedClock) -> None:
    number = desk.number("+1 416 555 0199")
    desk.cancel(desk.draft("identity", phone=number))
    desk.pass_time(24 * HOUR)
    clock.advance(timedelta(minutes=9))
    assert desk.number("+1 416 555 0199") == number
    desk.pass_time(timedelta(minutes=5))
    assert number in desk.numbers()


def test_a_complaint_that_was_only_looked_at_goes_with_its_draft(desk: Desk, clock: FixedClock) -> None:
    draft = desk.draft("filing", facts="他借钱不还")
    sealed = desk.backend.infra.keyring.seal(b"{}", f"filing:preview:{desk.person}:{draft.draft_id}")
    row = {"draft_id": draft.draft_id, "person_id": desk.person, "complaint": sealed, "updated_at": clock.now()}
    with desk.backend.database.transaction() as session:
        session.execute(previews.insert().values(**row))
    desk.cancel(draft)
    desk.pass_time(23 * HOUR)
    assert _previews(desk) == 1
    desk.pass_time(HOUR)
    desk.pass_time(SOON)
    assert _previews(desk) == 0


def _previews(desk: Desk) -> int:
    def count(session: Session) -> int:
        return len(session.execute(select(previews)).all())

    return int(desk._read(count))


def test_where_there_is_no_room_what_nothing_needs_makes_some(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    """The limit of a person's files is smaller than the two of them together."""
    first, second = noise(400_000), noise(700_000)
    desk.backend.close()
    lay_out_sqlite(tmp_path / "small")
    small = build(load_settings(data_dir=tmp_path / "small", case_files_limit_mb=1), clock)
    person = small.conversation.people.resolve("terminal", "a")
    small.bus.handle(KeepFile(person, "first.png", first, "evidence"))
    with pytest.raises(Refused, match="file_case_too_large"):
        small.bus.handle(KeepFile(person, "second.png", second, "evidence"))
    clock.advance(timedelta(minutes=11))
    small.bus.handle(KeepFile(person, "second.png", second, "evidence"))
    with small.database.reading() as session:
        assert len(session.execute(select(kept_files.c.file_id)).all()) == 1
    small.close()


def noise(size: int) -> bytes:
    """A picture that cannot be packed, of about so many bytes."""
    side = int((size / 3) ** 0.5)
    content = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(content, "PNG")
    return content.getvalue()

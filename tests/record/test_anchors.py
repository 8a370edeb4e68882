"""Whoever takes entries away from the end of the record, or writes it anew, is found out by what was anchored."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from backend.record.anchors import FILE, AnchorFile
from backend.record.commands import Examined, ExamineRecord, RecordBroken
from backend.record.module import build
from backend.shared.clock import FixedClock
from backend.shared.database import Database
from backend.shared.errors import PlatformUnavailable
from backend.shared.keyring import Keyring
from backend.shared.tables import audit
from sandbox.timestamp_authority.authority import NAME, Authority
from tests.fake_infrastructure import FakeInfrastructure, fake_infrastructure


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """How rows are taken away differs; what the record says of it does not."""
    return sqlite_url


class TimestampPartner:
    """The sandbox's authority, asked without a line between; away while `away` is set."""

    def __init__(self) -> None:
        self.authority, self.away = Authority(), False

    def stamp(self, request: bytes) -> bytes:
        if self.away:
            raise PlatformUnavailable("timestamp_authority", "no answer")
        return self.authority.answer(request)


@pytest.fixture
def partner() -> TimestampPartner:
    return TimestampPartner()


@pytest.fixture
def house(
    database: Database, clock: FixedClock, keyring: Keyring, tmp_path: Path, partner: TimestampPartner
) -> FakeInfrastructure:
    infra = fake_infrastructure(database, clock, keyring, {"timestamp_authority": partner}, data_dir=tmp_path)
    infra.install(build(infra)).upkeep.start()
    return infra


def _written(house: FakeInfrastructure, entries: int) -> None:
    with house.database.transaction() as session:
        for _ in range(entries):
            house.audit.append(session, who="p_1", what="filing.begun", at=house.clock.now(), channel="web")


def _an_hour_later(house: FakeInfrastructure) -> None:
    clock: Any = house.clock
    clock.advance(timedelta(hours=1))
    while house.outbox.run_due_once():
        pass


def _taken_away(database: Database, condition: str) -> None:
    """Be somebody who owns the database."""
    with database.transaction() as session:
        session.execute(text("DROP TRIGGER audit_removed"))
        session.execute(text(f"DELETE FROM audit WHERE {condition}"))


def _examined(house: FakeInfrastructure, *noted: tuple[int, str]) -> Examined:
    found: Examined = house.bus.handle(ExamineRecord(noted))
    return found


def test_the_newest_entry_is_anchored_every_hour_with_an_authority_s_stamp(house: FakeInfrastructure) -> None:
    for entries in (3, 2, 0):
        _written(house, entries)
        _an_hour_later(house)
    found = _examined(house)
    assert (found.position, found.anchors, found.stamps, found.stamped_by) == (5, 2, 2, (NAME,))
    assert found.last_stamp is not None


@pytest.mark.parametrize(("condition", "entry"), [("position > 4", 5), ("1 = 1", 3)])
def test_entries_taken_from_the_end_are_missed(house: FakeInfrastructure, condition: str, entry: int) -> None:
    for entries in (3, 2):
        _written(house, entries)
        _an_hour_later(house)
    _taken_away(house.database, condition)
    assert house.audit.verify(house.database) is None, "the chain alone does not show it"
    with pytest.raises(RecordBroken, match=f"Entry {entry}, .* is gone"):
        _examined(house)


def test_lost_anchors_are_missed(house: FakeInfrastructure, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for entries in (3, 2, 2, 1):
        _written(house, entries)
        _an_hour_later(house)
    (tmp_path / FILE).unlink()
    with pytest.raises(RecordBroken, match=FILE):
        _examined(house)
    _an_hour_later(house)
    assert "anchors of the record are missing" in caplog.text
    with house.database.reading() as session:
        told = session.execute(select(audit.c.position).where(audit.c.what == "record.anchors_missing")).scalars().all()
    assert told == [9] and _examined(house).anchors == 1, "begun anew, and the record says since when"


def test_a_young_record_needs_no_anchor_yet(house: FakeInfrastructure) -> None:
    """Nor one of two hours far apart: what was backed up young, and restored a week later."""
    _written(house, 2)
    clock: Any = house.clock
    clock.advance(timedelta(days=7))
    _written(house, 1)
    assert _examined(house).anchors == 0


def test_a_record_written_anew_with_the_very_key_is_not_what_was_anchored(house: FakeInfrastructure) -> None:
    _written(house, 3)
    _an_hour_later(house)
    _taken_away(house.database, "position > 1")
    clock: Any = house.clock
    clock.advance(timedelta(minutes=1))
    _written(house, 4)
    with pytest.raises(RecordBroken, match=r"Entry 3, .* is another"):
        _examined(house)


def test_what_was_changed_is_not_anchored_as_if_it_were_right(
    house: FakeInfrastructure, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _written(house, 3)
    _an_hour_later(house)
    _taken_away(house.database, "position > 1")
    _an_hour_later(house)
    assert len(AnchorFile(tmp_path / FILE).all()) == 1
    assert "was changed" in caplog.text


def test_a_head_noted_elsewhere_is_missed_although_nothing_was_anchored(house: FakeInfrastructure) -> None:
    _written(house, 3)
    noted = house.audit.head(house.database)
    assert _examined(house, noted).position == 3
    _taken_away(house.database, "position > 2")
    with pytest.raises(RecordBroken, match="Entry 3, which was there when it was noted, is gone"):
        _examined(house, noted)


def test_without_its_authority_the_record_is_anchored_all_the_same(
    house: FakeInfrastructure, partner: TimestampPartner
) -> None:
    partner.away = True
    _written(house, 1)
    _an_hour_later(house)
    found = _examined(house)
    assert (found.anchors, found.stamps) == (1, 0)


def test_an_anchor_pointed_at_another_entry_is_not_what_was_stamped(house: FakeInfrastructure, tmp_path: Path) -> None:
    _written(house, 2)
    _an_hour_later(house)
    first = house.audit.head(house.database)
    path = tmp_path / FILE
    path.write_text(path.read_text().replace('"position": 2', '"position": 1').replace(first[1], _seal(house, 1)))
    with pytest.raises(RecordBroken, match="entry 1 is not what was stamped"):
        _examined(house)


def test_a_cut_line_is_no_anchor(house: FakeInfrastructure, tmp_path: Path) -> None:
    _written(house, 1)
    _an_hour_later(house)
    path = tmp_path / FILE
    path.write_text(path.read_text()[:40])
    with pytest.raises(RecordBroken, match=r"Line 1 of .* is no anchor"):
        _examined(house)


def _seal(house: FakeInfrastructure, position: int) -> str:
    with house.database.reading() as session:
        query = text("SELECT seal FROM audit WHERE position = :position")
        return str(session.execute(query, {"position": position}).scalar_one())

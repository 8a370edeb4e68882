"""Many hearings with reminders that fall due, written as the service writes them; for tests and measurements."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert

from backend.bootstrap import Backend
from backend.conversation.people import people_in
from backend.conversation.tables import channel_addresses, conversations, persons
from backend.hearing import records
from backend.hearing.announcements import Announcements
from backend.hearing.model import OwnCase, Sitting
from backend.hearing.reminders import Reminders
from backend.shared.database import Session


def plan_reminders(backend: Backend, count: int, first_due: datetime, within: timedelta) -> dict[str, datetime]:
    """Give each of `count` persons a hearing; return the key of each person's reminder and when it is due."""
    plans = reminders_of(backend)
    due: dict[str, datetime] = {}
    with backend.database.transaction() as session:
        for number in range(count):
            moment = first_due + within * number / count
            _hearing(session, backend, plans, number, moment + timedelta(hours=1))
            due[f"hearing:KT{number:05d}:h1:1"] = moment
    return due


def reminders_of(backend: Backend) -> Reminders:
    """Return hearing's reminders as its module makes them."""
    parts = (backend.database, backend.clock, backend.infra.keyring, backend.person)
    return Reminders(*parts, Announcements(backend.infra.notifier.tell, backend.infra.notifier.tell_many), people_in)


def _hearing(session: Session, backend: Backend, plans: Reminders, number: int, start: datetime) -> None:
    person, hearing, now = f"p_{number:016x}", f"KT{number:05d}", backend.clock.now()
    known = {"person_id": person, "language": "zh-Hans", "language_chosen": False, "timezone": "Asia/Shanghai"}
    session.execute(insert(persons).values(**known, created_at=now))
    session.execute(insert(conversations).values(person_id=person, last_seq=0, fence=0, outage_told=False))
    address = {"channel": "probe", "address": f"a{number}", "person_id": person, "last_seen_at": now}
    session.execute(insert(channel_addresses).values(**address))
    sitting = Sitting(start, start + timedelta(hours=2), "in_person", "第三法庭")
    columns = records.columns_of(sitting, "", backend.infra.keyring, person, hearing)
    case = OwnCase(f"c{number}", person, f"（2026）粤0703民初{number}号")
    records.insert_hearing(session, hearing, case, {**columns, "updated_at": now})
    plans.replan(session, records.known_hearing(session, hearing), ("h1",), zone="Asia/Shanghai")

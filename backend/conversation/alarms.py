"""The desk is told at once of somebody in danger: in front of everybody who waits for a human, with kind and place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import insert, select, update

from backend.conversation.desk_commands import Alarm, Caller
from backend.conversation.people import person_in
from backend.conversation.tables import handovers
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database
from backend.shared.messages import Command
from backend.shared.own_seals import opened_row, with_seals

_PREFIX = "emergency"
_LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True)
class RaiseAlarm(Command):
    """Put somebody in danger in front of the desk's list -> None; a person has one alarm while it is open.

    What is told later, another danger or a place that was not known, stands in it instead; since when stays.

    Args:
        kind: of the danger, as `bot/nlu/danger` names it.
        country: ISO 3166-1 code of where help is needed, or empty.
        place: its name as the desk reads it, or empty.
    """

    person_id: str
    kind: str
    country: str = ""
    place: str = ""


class AlarmHandler:
    """Handles `RaiseAlarm`.

    Args:
        database, audit, clock: see `backend/shared`.
    """

    def __init__(self, database: Database, audit: AuditLog, clock: Clock) -> None:
        self._database = database
        self._audit = audit
        self._clock = clock

    def __call__(self, command: RaiseAlarm) -> None:
        """Record the alarm; what was said is not part of it."""
        now, person_id = self._clock.now(), command.person_id
        reason, place = f"{_PREFIX}:{command.kind}:{command.country}", command.place[:_LONGEST_PLACE]
        alarm = handovers.c.reason.startswith(f"{_PREFIX}:", autoescape=True)
        here = (handovers.c.person_id == person_id) & (handovers.c.state == "open") & alarm
        with self._database.transaction() as session:
            person_in(session, person_id)
            rows = session.execute(select(handovers).where(here)).mappings().all()
            told = [
                (row["reason"], row["place"] or "") for row in (opened_row(session, handovers, row) for row in rows)
            ]
            if (reason, place) in told:
                return
            kept = with_seals(session, handovers, person_id, {"reason": reason, "place": place or None})
            if told:
                session.execute(update(handovers).where(here).values(**kept))
            else:
                row = {**kept, "channel": "", "state": "open", "created_at": now}
                session.execute(insert(handovers).values(person_id=person_id, **row))
            facts = {"kind": command.kind, "country": command.country}
            self._audit.append(
                session, who=person_id, what="emergency.alarm", at=now, channel="conversation", facts=facts
            )


def alarm_of(reason: str, since: datetime, place: str = "") -> Alarm | None:
    """Return the alarm a call was raised by, or None for an ordinary call."""
    prefix, _, rest = reason.partition(":")
    if prefix != _PREFIX:
        return None
    kind, _, country = rest.partition(":")
    return Alarm(kind, country, place, since)


def alarms_first(callers: list[Caller]) -> list[Caller]:
    """Return callers with those in danger in front, whoever is alarmed longest first, the others in their order."""
    return sorted(callers, key=lambda caller: (caller.alarm is None, caller.alarm.since if caller.alarm else _NO_TIME))


def with_alarm(caller: Caller, reason: str, since: datetime, place: str = "") -> Caller:
    """Return the caller with the alarm of one of their calls; their first alarm stays."""
    alarm = alarm_of(reason, since, place)
    return replace(caller, alarm=alarm) if alarm is not None and caller.alarm is None else caller


_NO_TIME = datetime.min

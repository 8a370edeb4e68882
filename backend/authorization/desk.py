"""The court's side of witness appointments: the week, the places of its slots, another judge, a fresh way in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from backend.authorization import records
from backend.authorization.desk_commands import (
    DeskWitness,
    NameJudge,
    RenewJudgeLink,
    SetWitnessPlaces,
    WitnessDiary,
    WitnessesBetween,
)
from backend.authorization.errands import Errands
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.diary import DiaryChanged, DiaryLine, change_lines
from backend.shared.errors import Refused

LONGEST_NAME = 80
ENTERED = ("booked", "under_way")


class WitnessDesk:
    """Shows officers the week and carries what they decide to the platform.

    Args:
        errands: database, platform and the rest.
    """

    def __init__(self, errands: Errands) -> None:
        self._errands = errands

    def diary(self, command: WitnessDiary) -> list[DiaryLine]:
        """Return the platform's diary."""
        return self._errands.court.diary(command.first, command.last)

    def between(self, command: WitnessesBetween) -> list[DeskWitness]:
        """Return the appointments of some days."""
        with self._errands.database.reading() as session:
            rows = records.rows_between(session, _midnight(command.first), _midnight(command.last, days=1))
            return [self._shown(session, row) for row in rows]

    def set_places(self, command: SetWitnessPlaces) -> DiaryChanged:
        """Change how many judges slots have; the platform refuses what is booked."""
        self._note(command.officer, "places_asked", slots=list(command.slot_ids), places=command.places)
        ask = self._errands.court.set_places
        done = change_lines(
            command.slot_ids, lambda slot_id: ask(f"{command.request_id}.{slot_id}", slot_id, command.places)
        )
        self._note(command.officer, "places_set", slots=[line.slot_id for line in done.done], places=command.places)
        return done

    def renew_link(self, command: RenewJudgeLink) -> None:
        """Ask for a fresh way in, in the background."""
        with self._errands.database.transaction() as session:
            row = records.witness_row(session, command.witness_id)
            if row is None:
                raise Refused("authorization_not_found")
            if row["status"] not in ENTERED or row["court_id"] is None:
                raise Refused("authorization_no_link")
            last = records.asked.last(session, command.witness_id, "admit")
            if last is not None and last["facts"].get("request") == command.request_id:
                return
            self._errands.open(session, "admit", row, request=command.request_id)
            self._errands.note(session, f"officer:{command.officer}", "desk.witness.link", witness=row["witness_id"])
        self._errands.ring()

    def name_judge(self, command: NameJudge) -> None:
        """Ask the platform for another judge; its news brings the rest."""
        judge = " ".join(command.judge.split())[:LONGEST_NAME]
        if not judge:
            raise Refused("authorization_judge_missing")
        with self._errands.database.reading() as session:
            row = records.witness_row(session, command.witness_id, lock=False)
        if row is None:
            raise Refused("authorization_not_found")
        if row["status"] != "booked" or row["court_id"] is None:
            raise Refused("authorization_not_changeable", status=row["status"])
        self._note(command.officer, "judge_asked", witness=command.witness_id)
        self._errands.court.name_judge(f"{command.request_id}.judge", row["court_id"], judge)
        self._note(command.officer, "judge_named", witness=command.witness_id)

    def _shown(self, session: Session, row: records.Row) -> DeskWitness:
        kept = self._errands.details.open(row)
        asked = [records.asked.last(session, row["witness_id"], kind) for kind in ("room", "admit")]
        last = max((one for one in asked if one is not None), key=lambda one: one["created_at"], default=None)
        return DeskWitness(
            records.witness_of(row, kept), kept["party_name"], kept["lawyer"]["firm"], kept["interpreter"],
            kept["case"]["court"], last["created_at"] if last else None, last["state"] if last else "",
        )  # fmt: skip

    def _note(self, officer: str, what: str, **facts: object) -> None:
        with self._errands.database.transaction() as session:
            self._errands.note(session, f"officer:{officer}", f"desk.witness.{what}", **facts)


def _midnight(day: date, days: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=days), time(), BEIJING)

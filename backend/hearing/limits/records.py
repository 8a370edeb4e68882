"""Rows to values and back: every query of limits in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from backend.hearing.limits.commands import KeepLimit
from backend.hearing.limits.model import TOLD, Limit, Paper, Service, ServiceReport
from backend.hearing.limits.tables import TITLE, limits
from backend.hearing.model import Domicile, OwnCase
from backend.shared.database import Session, first_row, insert_or_ignore
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.own_seals import opened_row, with_seals

Row = Mapping[str, Any]
UNNUMBERED = "—"
"""Kept for the number of a paper on which none was read: only what is not empty is sealed."""


def limit_row(session: Session, limit_id: str, *, lock: bool = True) -> Row | None:
    """Return a limit's row, by default locked for the rest of the transaction, or None."""
    row = first_row(session, select(limits).where(limits.c.limit_id == limit_id), lock=lock)
    return opened_row(session, limits, row) if row is not None else None


def own_limit(session: Session, limit_id: str, person_id: str, *, lock: bool = True) -> Row:
    """Return the person's own limit; Refused ``hearing_limit_unknown`` for strangers alike."""
    row = limit_row(session, limit_id, lock=lock)
    if row is None or row["person_id"] != person_id:
        raise Refused("hearing_limit_unknown")
    return row


def limits_of(session: Session, person_id: str) -> list[Row]:
    """Return a person's limits that were not recalled, in the order of service."""
    query = select(limits).where(limits.c.person_id == person_id, limits.c.status == "served")
    ordered = query.order_by(limits.c.served_at, limits.c.limit_id)
    return [opened_row(session, limits, row) for row in session.execute(ordered).mappings()]


def domicile_said(session: Session, case: OwnCase) -> Domicile:
    """Return what the person has said of their domicile at an earlier limit of the same case."""
    mine = limits.c.person_id == case.person_id
    query = select(limits.c.domicile).where(mine, limits.c.case_id == case.case_id, limits.c.domicile != "unknown")
    said: Domicile | None = session.execute(query.order_by(limits.c.updated_at.desc()).limit(1)).scalar()
    return said or "unknown"


def limit_of(row: Row, keyring: Keyring) -> Limit:
    """Return a row as a value."""
    title = keyring.open(row["title"], TITLE.context.format(**row)).decode()
    service = Service(row["paper"], row["served_at"], row["ruling"], row["final"], title)
    names = ("limit_id", "case_id", "person_id", "case_number", "domicile", "status", "sequence")
    values = {name: row[name] for name in names}
    if row["case_number"] == UNNUMBERED:
        values["case_number"] = ""
    return Limit(
        service=service,
        reminded=bool(row["steps"]),
        seen=row["seen_sequence"] == row["sequence"],
        **values,
    )


def columns_of(report: ServiceReport, person_id: str, keyring: Keyring, now: datetime) -> dict[str, Any]:
    """Return the columns a report of the court fills, its title sealed."""
    one = report.service
    context = TITLE.context.format(person_id=person_id, limit_id=report.subject_id)
    title = keyring.of(person_id).seal(one.title.encode(), context)
    return {
        "paper": one.paper, "ruling": one.ruling, "final": one.final, "served_at": one.served_at,
        "title": title, "status": report.status, "sequence": report.sequence, "updated_at": now,
    }  # fmt: skip


def told_columns(
    limit_id: str, command: KeepLimit, served_at: datetime, sequence: int, keyring: Keyring, now: datetime
) -> dict[str, Any]:
    """Return the columns of a limit the person told of; its title is none of the court's."""
    context = TITLE.context.format(person_id=command.person_id, limit_id=limit_id)
    return {
        "paper": command.paper, "ruling": command.ruling, "final": False, "served_at": served_at,
        "title": keyring.of(command.person_id).seal(b"", context), "status": "served", "domicile": command.domicile,
        "sequence": sequence, "seen_sequence": sequence, "updated_at": now,
    }  # fmt: skip


def told_of_same(session: Session, person_id: str, paper: Paper, case_number: str) -> list[str]:
    """Return the ids of limits a person told of that are of the same paper as one the court now tells of."""
    same = [row for row in limits_of(session, person_id) if row["paper"] == paper and row["case_number"] == case_number]
    return [row["limit_id"] for row in same if row["limit_id"].startswith(TOLD)]


def insert_limit(session: Session, limit_id: str, case: OwnCase, values: Mapping[str, Any]) -> None:
    """Insert a limit nobody is reminded of yet."""
    fresh = {
        "limit_id": limit_id, "case_id": case.case_id, "person_id": case.person_id,
        "case_number": case.case_number or UNNUMBERED,
        "domicile": case.domicile, "steps": [], "said": [], "plan_version": 0, "plan_zone": "",
    }  # fmt: skip
    insert_or_ignore(session, limits, with_seals(session, limits, case.person_id, fresh | dict(values)))


def update_limit(session: Session, limit_id: str, **values: Any) -> None:
    """Change columns of a limit."""
    session.execute(update(limits).where(limits.c.limit_id == limit_id).values(**values))

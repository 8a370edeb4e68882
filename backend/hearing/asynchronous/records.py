"""Rows to values and back: every query of asynchronous hearings in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from backend.hearing.asynchronous.model import Application, ApplicationReport, Conditions, Post, Stage
from backend.hearing.asynchronous.tables import DETAILS, applications
from backend.hearing.model import OwnCase
from backend.hearing.tables import WISH, asked
from backend.shared.database import Session, first_row
from backend.shared.errors import Refused
from backend.shared.keyring import Keyring
from backend.shared.own_seals import opened_row, with_seals

Row = Mapping[str, Any]
POST = "post"


def application_row(session: Session, application_id: str, *, lock: bool = True) -> Row | None:
    """Return an application's row, by default locked for the rest of the transaction, or None."""
    query = select(applications).where(applications.c.application_id == application_id)
    row = first_row(session, query, lock=lock)
    return opened_row(session, applications, row) if row is not None else None


def own_application(session: Session, application_id: str, person_id: str, *, lock: bool = True) -> Row:
    """Return the person's own application; Refused ``hearing_asynchronous_unknown`` for strangers alike."""
    row = application_row(session, application_id, lock=lock)
    if row is None or row["person_id"] != person_id:
        raise Refused("hearing_asynchronous_unknown")
    return row


def applications_of(session: Session, person_id: str) -> list[Row]:
    """Return a person's applications, the newest first."""
    query = select(applications).where(applications.c.person_id == person_id)
    ordered = query.order_by(applications.c.created_at.desc(), applications.c.application_id)
    return [opened_row(session, applications, row) for row in session.execute(ordered).mappings()]


def posts_of(session: Session, application_id: str) -> list[Row]:
    """Return what was posted, the oldest first."""
    query = select(asked).where(asked.c.subject == application_id, asked.c.kind == POST)
    ordered = query.order_by(asked.c.created_at, asked.c.key)
    return [opened_row(session, asked, row) for row in session.execute(ordered).mappings()]


def application_of(row: Row, posts: Sequence[Row], keyring: Keyring) -> Application:
    """Return a row and its posts as a value."""
    details = opened(row, keyring)
    stages = tuple(_stage(one) for one in details["stages"])
    names = ("application_id", "case_id", "person_id", "case_number", "status")
    return Application(
        asked_at=row["created_at"],
        reason=details["reason"],
        failure=details["failure"],
        stages=stages,
        posts=tuple(_post(one, keyring) for one in posts),
        reminded=bool(row["steps"]),
        **{name: row[name] for name in names},
    )


def opened(row: Row, keyring: Keyring) -> dict[str, Any]:
    """Return what is sealed of an application."""
    details: dict[str, Any] = keyring.open_json(row["details"], DETAILS.context.format(**row))
    return details


def insert_application(
    session: Session, application_id: str, case: OwnCase, conditions: Conditions, keyring: Keyring, now: datetime
) -> None:
    """Insert an application that is on its way to the court."""
    details = {"conditions": asdict(conditions), "reason": "", "failure": "", "stages": []}
    row = {"application_id": application_id, "case_id": case.case_id, "person_id": case.person_id}
    sealed = keyring.of(row["person_id"]).seal_json(details, DETAILS.context.format(**row))
    fresh = {
        "case_number": case.case_number, "status": "sending", "sequence": 0, "details": sealed, "steps": [], "said": [],
        "plan_version": 0, "plan_zone": "", "created_at": now, "updated_at": now,
    }  # fmt: skip
    session.execute(insert(applications).values(**with_seals(session, applications, case.person_id, {**row, **fresh})))


def take_report(session: Session, row: Row, report: ApplicationReport, keyring: Keyring, now: datetime) -> None:
    """Record how an application stands with the court."""
    stages = [
        asdict(one) | {"opens_at": one.opens_at.isoformat(), "closes_at": one.closes_at.isoformat()}
        for one in report.stages
    ]
    details = opened(row, keyring) | {"reason": report.reason, "stages": stages, "failure": ""}
    sealed = keyring.of(row["person_id"]).seal_json(details, DETAILS.context.format(**row))
    new = {"status": report.status, "sequence": report.sequence, "details": sealed, "updated_at": now}
    update_application(session, row["application_id"], **new)


def take_failure(session: Session, row: Row, reason: str, keyring: Keyring, now: datetime) -> None:
    """Record that an application did not reach the court."""
    details = opened(row, keyring) | {"failure": reason}
    sealed = keyring.of(row["person_id"]).seal_json(details, DETAILS.context.format(**row))
    update_application(session, row["application_id"], status="failed", details=sealed, updated_at=now)


def update_application(session: Session, application_id: str, **values: Any) -> None:
    """Change columns of an application."""
    session.execute(update(applications).where(applications.c.application_id == application_id).values(**values))


def _stage(kept: Mapping[str, Any]) -> Stage:
    moments = {name: datetime.fromisoformat(kept[name]) for name in ("opens_at", "closes_at")}
    return Stage(**{**kept, **moments})


def _post(row: Row, keyring: Keyring) -> Post:
    wish = keyring.open_json(row["wish"], WISH.context.format(**row))
    names = tuple(one["name"] for one in wish["files"])
    reason = row["reason"] or ""
    return Post(
        row["key"],
        wish["stage"],
        row["created_at"],
        wish["statement"],
        names,
        row["state"],
        row["receipt"] or "",
        reason,
    )

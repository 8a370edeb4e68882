"""Dual control: what one administrator asks for and another has to agree to before it is done."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from backend.desk import records
from backend.desk.access_links import AccessLinks
from backend.desk.model import NOBODY, PROPOSAL_LIFE, Approved, Order, Proposal
from backend.desk.passwords import new_secret
from backend.desk.staff_changes import StaffChanges, standing_of
from backend.desk.staff_commands import DecideProposal, ListProposals
from backend.desk.tables import officers, proposals
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, first_row
from backend.shared.errors import Refused


class DualControl:
    """Keeps proposals, and handles `DecideProposal` and `ListProposals`.

    Args:
        database, clock: see `backend/shared`.
        changes: carries out what was agreed to.
        links: the officer's link that waits for the agreement.
    """

    def __init__(self, database: Database, clock: Clock, changes: StaffChanges, links: AccessLinks) -> None:
        self._database = database
        self._clock = clock
        self._changes = changes
        self._links = links

    def propose(self, session: Session, order: Order, wanted: Mapping[str, Any], by: str) -> Proposal:
        """Keep an order in the place of an earlier one about the same officer; Refused ``desk_second_missing``."""
        about = wanted["officer_id"]
        admins = {one.officer_id for one in records.everybody(session) if one.may("officers")}
        if not admins - {by, about}:
            raise Refused("desk_second_missing")
        session.execute(delete(proposals).where(proposals.c.officer_id == about))
        made = {"proposal_id": secrets.token_hex(16), "officer_id": about, "by": by, "kind": order}
        row = made | {"before": self._before(session, about), "wanted": dict(wanted)}
        row["expires_at"] = self._clock.now() + PROPOSAL_LIFE
        session.execute(insert(proposals).values(**row))
        self._changes.note(session, by, f"desk.proposed_{order}", about, roles=list(wanted["roles"]))
        return _proposal(row, records.names(session))

    def decide(self, command: DecideProposal) -> Approved | None:
        """Carry an order out, or drop it."""
        hashed = self._changes.nobody_s_password() if command.agree else ""
        with self._database.transaction() as session:
            row = self._waiting(session, command.proposal_id)
            if command.agree:
                self._need_another(session, row, command.by)
            session.execute(delete(proposals).where(proposals.c.proposal_id == command.proposal_id))
            if command.agree:
                return self._carried_out(session, row, hashed, command.by)
            if row["kind"] != "change":
                self._links.drop(session, row["officer_id"])
            self._changes.note(session, command.by, "desk.proposal_rejected", row["officer_id"])
            return None

    def waiting(self, _: ListProposals) -> list[Proposal]:
        """Return what waits."""
        query = select(proposals).where(proposals.c.expires_at > self._clock.now()).order_by(proposals.c.expires_at)
        with self._database.reading() as session:
            names = records.names(session)
            return [_proposal(row, names) for row in session.execute(query).mappings()]

    def _waiting(self, session: Session, proposal_id: str) -> records.Row:
        row = first_row(session, select(proposals).where(proposals.c.proposal_id == proposal_id), lock=True)
        if row is None or row["expires_at"] <= self._clock.now():
            raise Refused("desk_proposal_gone")
        return row

    def _need_another(self, session: Session, row: records.Row, by: str) -> None:
        """Let through only another administrator, about another officer, whose standing is still the one meant."""
        if by == row["by"]:
            raise Refused("desk_not_alone")
        if by == row["officer_id"]:
            raise Refused("desk_not_yourself")
        admins = {one.officer_id for one in records.everybody(session) if one.may("officers")}
        if not {by, row["by"]} <= admins or self._before(session, row["officer_id"]) != row["before"]:
            raise Refused("desk_proposal_gone")

    def _carried_out(self, session: Session, row: records.Row, hashed: str, by: str) -> Approved:
        officer_id, wanted = row["officer_id"], row["wanted"]
        if row["kind"] == "add":
            officer = self._changes.add(session, wanted, hashed, new_secret(), by)
            return Approved(officer, self._links.let_open(session, officer_id))
        found = records.by_id(session, officer_id)
        if row["kind"] == "change":
            return Approved(self._changes.change(session, found, wanted, by))
        self._changes.close_access(session, found, hashed, by)
        return Approved(records.officer_of(found), self._links.let_open(session, officer_id))

    def _before(self, session: Session, officer_id: str) -> dict[str, Any]:
        row = first_row(session, select(officers).where(officers.c.officer_id == officer_id))
        standing = standing_of(row) if row else NOBODY
        return {"roles": list(standing.roles), "court": standing.court, "active": standing.active}


def _proposal(row: Mapping[Any, Any], names: Mapping[str, str]) -> Proposal:
    about = records.officer_of(row["wanted"])
    return Proposal(row["proposal_id"], row["kind"], about, row["by"], names.get(row["by"], ""), row["expires_at"])

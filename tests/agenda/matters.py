"""One of everything that ends or takes place for a person, as the services keep it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from backend.authorization.tables import witnesses
from backend.backend import Backend
from backend.defence import records as suits
from backend.defence.details import to_json
from backend.defence.model import Suit
from backend.filing.tables import cases
from backend.hearing.limits.model import Service, ServiceReport
from backend.hearing.limits.records import columns_of, insert_limit
from backend.hearing.model import Domicile, OwnCase
from backend.hearing.tables import DETAILS as OF_HEARING
from backend.hearing.tables import hearings
from backend.identity.tables import DETAILS as OF_VERIFICATION
from backend.identity.tables import verifications
from backend.mediation.dispute.model import Application
from backend.mediation.dispute.tables import DETAILS as OF_DISPUTE
from backend.mediation.dispute.tables import disputes, offers
from backend.notarization.tables import appointments
from backend.shared.database import Session
from backend.shared.own_seals import with_seals

NUMBER = "（2026）粤0703民初123号"
OTHER_SIDE, OWN_NAME, PASSPORT = "黄大伟", "陈美玲", "E7654321"
ROOM = "https://court.example/room/secret"
UNPLANNED: dict[str, Any] = {"steps": [], "said": [], "plan_version": 0, "plan_zone": ""}


class Matters:
    """Puts what a test wants into a backend's tables, for one person.

    Args:
        backend: whose database it is.
        person_id: whose it is.
    """

    def __init__(self, backend: Backend, person_id: str) -> None:
        self.backend, self.person_id = backend, person_id
        self.now = backend.clock.now().replace(microsecond=0)

    def all(self) -> None:
        """One of everything."""
        for make in (
            self.hearing, self.judgment, self.fee, self.sued, self.agreement, self.offer, self.document, self.witness,
            self.appointment,
        ):  # fmt: skip
            make()

    def hearing(self, hearing_id: str = "KT01", **changed: Any) -> None:
        start = self.now + timedelta(days=20)
        row = {"person_id": self.person_id, "hearing_id": hearing_id}
        told = {
            "place": "江门市蓬江区人民法院 第三法庭",
            "judge": "陈法官",
            "room_link": ROOM,
            "check_link": "",
            "reason": "",
        }
        self._insert(
            hearings, {
                **row, "case_id": "c1", "case_number": NUMBER, "start": start, "end": start + timedelta(hours=2),
                "kind": "online", "status": "scheduled", "sequence": 1, "court_sequence": 1, "seen_sequence": None,
                "details": self._sealed(told, OF_HEARING.context.format(**row)), **UNPLANNED, "updated_at": self.now,
                **changed,
            },
        )  # fmt: skip

    def judgment(
        self, limit_id: str = "SD01", domicile: Domicile = "abroad", served_at: datetime | None = None
    ) -> None:
        case = OwnCase("c1", self.person_id, NUMBER, domicile)
        report = ServiceReport(limit_id, "c1", 1, "served", Service("judgment", served_at or self.now))
        with self.backend.database.transaction() as session:
            values = columns_of(report, self.person_id, self.backend.infra.keyring, self.now)
            insert_limit(session, limit_id, case, values)

    def fee(self, case_id: str = "c2", kind: str = "fee", last: date | None = None, **changed: Any) -> None:
        self._insert(
            cases, {
                "case_id": case_id, "person_id": self.person_id, "status": "approved", "cause": "private_lending",
                "court": "pengjiang", "details": b"", "domicile": False, "filing_number": "WL20260001", "sequence": 1,
                "deadline": last or (self.now + timedelta(days=5)).date(), "deadline_for": kind,
                "created_at": self.now, "updated_at": self.now, **changed,
            },
        )  # fmt: skip

    def sued(self, defence_id: str = "d1", **said: Any) -> None:
        suit = Suit(**{"plaintiffs": (OTHER_SIDE,), "received_on": self.now.date(), "domicile": "unknown", **said})
        with self.backend.database.transaction() as session:
            sealed = suits.seal(to_json(suit), defence_id, self.person_id, self.backend.infra.keyring)
            suits.insert_row(session, defence_id, self.person_id, "kept", sealed, self.now)

    def agreement(self, dispute_id: str = "m1") -> None:
        self._dispute(dispute_id, "settled", effective_on=(self.now - timedelta(days=10)).date())

    def offer(self, dispute_id: str = "m2") -> None:
        self._dispute(dispute_id, "open")
        self._insert(
            offers, {
                "offer_id": f"{dispute_id}-1", "dispute_id": dispute_id, "number": 1, "by": "respondent",
                "status": "open", "closed": False, "yes": [], "terms": b"", "until": self.now + timedelta(days=4),
                "created_at": self.now,
            },
        )  # fmt: skip

    def document(self, expires_on: date | None = None) -> None:
        row = {"person_id": self.person_id, "verification_id": "v1"}
        told = {
            "full_name": OWN_NAME, "document_number": PASSPORT, "region": "CA", "organisation_name": "",
            "registration_number": "", "position": "", "birth_date": None,
            "expires_on": (expires_on or (self.now + timedelta(days=90)).date()).isoformat(),
        }  # fmt: skip
        self._insert(
            verifications, {
                **row, "category": "foreigner", "document_type": "passport", "status": "verified", "attempt": 1,
                "due": self.now.date(), "details": self._sealed(told, OF_VERIFICATION.context.format(**row)),
                "applied_at": self.now, "updated_at": self.now, "decided_at": self.now, "stand_in": True,
            },
        )  # fmt: skip

    def witness(self, status: str = "booked") -> None:
        start = self.now + timedelta(days=3)
        self._insert(
            witnesses, {
                "witness_id": "w1", "person_id": self.person_id, "status": status, "slot_id": "s1", "slot_start": start,
                "slot_end": start + timedelta(minutes=30), "number": "JZ0001", "judge": "陈法官", "sequence": 1,
                "details": b"", "created_at": self.now, "updated_at": self.now,
            },
        )  # fmt: skip

    def appointment(self, status: str = "pending") -> None:
        start = self.now + timedelta(days=6)
        self._insert(
            appointments, {
                "appointment_id": "a1", "person_id": self.person_id, "matter": "power_of_attorney",
                "route": "in_person", "status": status, "slot_id": "s2", "slot_start": start,
                "slot_end": start + timedelta(minutes=30), "sequence": 1, "circumstances": {}, "created_at": self.now,
                "updated_at": self.now,
            },
        )  # fmt: skip

    def _dispute(self, dispute_id: str, status: str, **changed: Any) -> None:
        application = Application(OWN_NAME, "debt", OTHER_SIDE, "借了钱没有还", "要他还钱")
        sealed = self._sealed({"application": asdict(application)}, OF_DISPUTE.context.format(dispute_id=dispute_id))
        self._insert(
            disputes, {
                "dispute_id": dispute_id, "number": f"TJ-{dispute_id}", "applicant_id": self.person_id,
                "status": status, "standing": "taken", "mediator_state": "none", "officer": "", "sequence": 1,
                "details": sealed, "created_at": self.now, "updated_at": self.now, **changed,
            },
        )  # fmt: skip

    def _sealed(self, told: dict[str, Any], context: str) -> bytes:
        return self.backend.infra.keyring.seal_json(told, context)

    def _insert(self, table: Any, row: dict[str, Any]) -> None:
        with self.backend.database.transaction() as session:
            session.execute(insert(table).values(**with_seals(session, table, str(row.get("person_id")), row)))


def within(backend: Backend, do: Callable[[Session], Any]) -> Any:
    """Do something in a transaction."""
    with backend.database.transaction() as session:
        return do(session)

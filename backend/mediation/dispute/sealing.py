"""Seals an agreement both sides have signed: announce, draw, seal, store, finish; told to both once it is there.

No transaction is open while the paper is drawn, sealed or stored. Attempts may run side by side or after a crash; the
first to finish makes the paper, the other one's is thrown away. Until one has, a job goes on trying.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend.contracts.sealing import (
    AgreementOfCode,
    AgreementOfDigest,
    RegisteredPaper,
    SealedPaper,
    SealName,
    SealPaper,
)
from backend.documents.mediation_agreement import signed_agreement_pdf
from backend.mediation.dispute import records, signing_records
from backend.mediation.dispute.course import DisputeCourse
from backend.mediation.dispute.records import Row
from backend.mediation.dispute.signature import AgreementSeal
from backend.mediation.dispute.tables import agreements
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.errors import PlatformUnavailable
from backend.shared.messages import Command
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.paper_codes import new_code, printed
from backend.storage.paper_safe import PaperSafe

logger = logging.getLogger(__name__)

SEAL = "mediation.seal"
AGAIN = timedelta(seconds=30)
NEXT_ROUND = timedelta(hours=1)
REASON = "调解协议书经双方签名后未经改动 Unchanged since both parties signed the mediation agreement"
PDF_KIND = "mediation_agreement_pdf"


class AgreementSealing:
    """Makes the sealed paper, hands it out, and answers for it on the public page.

    Args:
        course: rows, clock and what the two sides hear.
        ask: asks whoever has the seal.
        safe: keeps sealed papers.
        address: what people open, without a slash at its end.
    """

    def __init__(self, course: DisputeCourse, ask: Callable[[Command], Any], safe: PaperSafe, address: str) -> None:
        self._course = course
        self._ask = ask
        self._safe = safe
        self._address = address

    def announce(self, session: Session, row: Row) -> None:
        """Have a signed agreement sealed, in the transaction of the second signature."""
        dispute_id, now = row["dispute_id"], self._course.now
        if signing_records.insert_agreement(session, dispute_id, new_code(), row["number"], now):
            self._add_job(session, dispute_id, "first", AGAIN)

    def try_now(self, dispute_id: str) -> None:
        """Seal while somebody waits; what cannot be done at once the job does."""
        try:
            self.seal(dispute_id)
        except PlatformUnavailable as down:
            logger.warning("an agreement is sealed later, %s is unavailable: %s", down.platform, down.detail)

    def do(self, job: Job) -> str:
        """Outbox handler of `SEAL`."""
        return "sealed" if self.seal(str(job.payload["dispute_id"])) else "no longer stands"

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over, another begins; both sides have signed and want their paper."""
        if given_up.topic != SEAL:
            return
        dispute_id = str(given_up.payload["dispute_id"])
        self._add_job(session, dispute_id, f"{self._course.now:%Y%m%d%H%M%S}", NEXT_ROUND)

    def seal(self, dispute_id: str) -> bool:
        """Seal a signed agreement once; False where there is none.

        Raises:
            PlatformUnavailable: there is no seal or no storage at present.
        """
        with self._course.database.reading() as session:
            announced = signing_records.agreement_row(session, dispute_id)
            row = records.dispute_row(session, dispute_id, lock=False)
            signed = signing_records.signatures_of(session, dispute_id, self._course.keyring)
        if announced is None or row is None:
            return False
        if announced["state"] == "sealed":
            return True
        name = str(self._ask(SealName()))
        address = f"{self._address}/verify/{announced['code']}"
        frame = AgreementSeal(printed(announced["code"]), address, name)
        paper = signed_agreement_pdf(self._course.value(row, None), signed, frame)
        sealed: SealedPaper = self._ask(SealPaper(paper, address, REASON))
        self._keep(dispute_id, sealed, name)
        return True

    def paper(self, dispute_id: str) -> bytes | None:
        """Return the sealed paper, sealed now if it was not yet; None for an agreement nobody signed on glass.

        Raises:
            PlatformUnavailable: it cannot be sealed or fetched just now.
        """
        if not self.seal(dispute_id):
            return None
        with self._course.database.reading() as session:
            row = signing_records.agreement_row(session, dispute_id)
        return self._safe.get(dispute_id, row["storage_key"]) if row is not None else None

    def by_code(self, command: AgreementOfCode) -> RegisteredPaper | None:
        """Handle `AgreementOfCode`."""
        with self._course.database.reading() as session:
            found = signing_records.sealed_agreement(session, agreements.c.code.in_(command.codes))
        return _registered(found)

    def by_digest(self, command: AgreementOfDigest) -> RegisteredPaper | None:
        """Handle `AgreementOfDigest`."""
        with self._course.database.reading() as session:
            found = signing_records.sealed_agreement(session, agreements.c.sha256 == command.sha256)
        return _registered(found)

    def reseal(self) -> int:
        """Seal every stored paper again that an earlier key of the house sealed; return how many."""
        with self._course.database.reading() as session:
            papers = signing_records.sealed_papers(session)
        return sum(self._safe.reseal(dispute_id, key) for dispute_id, key in papers)

    def _keep(self, dispute_id: str, sealed: SealedPaper, name: str) -> None:
        """Store the paper and finish; whoever comes second throws their own away."""
        key, sha256 = secrets.token_hex(16), hashlib.sha256(sealed.content).hexdigest()
        self._safe.put(dispute_id, key, sealed.content)
        values = {
            "storage_key": key, "sha256": sha256, "certificate": name[:200], "timestamped": sealed.timestamped,
            "sealed_at": self._course.now,
        }  # fmt: skip
        with self._course.database.transaction() as session:
            row = records.dispute_row(session, dispute_id)
            won = row is not None and signing_records.finish_agreement(session, dispute_id, values)
            if won and row is not None:
                self._course.note(session, "house", "agreement_sealed", dispute_id, sha256=sha256)
                file = {"kind": PDF_KIND, "id": dispute_id, "name": f"agreement-{row['number']}.pdf"}
                self._course.tell(session, row, "sealed", key="sealed", custom={"file": file})
        if not won:
            self._throw_away(key)

    def _throw_away(self, key: str) -> None:
        try:
            self._safe.drop(key)
        except PlatformUnavailable as down:  # it is sealed and harmless there
            logger.warning("an unused paper stays in the storage: %s", down)

    def _add_job(self, session: Session, dispute_id: str, which: str, after: timedelta) -> None:
        key = f"{SEAL}:{dispute_id}:{which}"
        outbox.add(session, topic=SEAL, payload={"dispute_id": dispute_id}, key=key, due_at=self._course.now + after)


def _registered(row: Row | None) -> RegisteredPaper | None:
    if row is None:
        return None
    return RegisteredPaper(row["number"], row["sealed_at"], row["certificate"], bool(row["timestamped"]))

"""The way to SCIA: committed first, sent outside any transaction, tried again while its system is away."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, update

from backend.arbitration import records
from backend.arbitration.announcements import Announcements
from backend.arbitration.answer import Answer
from backend.arbitration.details import paper_from
from backend.arbitration.secretariat import HandedAnswer, HandedApplication, HandedStep, Secretariat
from backend.arbitration.steps import EvidenceFile, Sent, StepKind, sent_from, sent_json
from backend.arbitration.tables import SUPPLEMENT, supplements
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.json_values import every_text
from backend.shared.keyring import Keyring
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.parties import Person
from backend.shared.persons_files import PersonsFiles
from backend.shared.safety_net import SafetyNet, ask_again

logger = logging.getLogger(__name__)

APPLY, SUPPLY, SERVICE = "arbitration.apply", "arbitration.supplement", "arbitration"
UNCLEAR = "arbitration_unclear"
Unmask = Callable[[str, str], str]
"""A person's text with tokens, and the real values back; for SCIA and the papers alone."""


@dataclass(frozen=True, slots=True)
class House:
    """Means with which a paper is sent.

    Args:
        person: returns what is known of a person.
        files: gives out persons' files.
        unmask: opens tokens of the vault.
    """

    database: Database
    clock: Clock
    keyring: Keyring
    person: Callable[[str], Person]
    files: PersonsFiles
    unmask: Unmask


class Sending:
    """Hands applications and answers in, and what follows them: corrections, payments, the withdrawal.

    Args:
        house: see `House`.
        scia: its system, or None where it is not connected.
        announcements: tells whoever does not wait.
    """

    def __init__(self, house: House, scia: Secretariat | None, announcements: Announcements) -> None:
        self._house = house
        self._scia = scia
        self._announcements = announcements
        self._net = SafetyNet(SERVICE, house.clock)

    @property
    def connected(self) -> bool:
        """Return True if SCIA's system can be asked at all."""
        return self._scia is not None

    def spread(self, session: Session, topic: str, key: str, person_id: str) -> None:
        """Put the net under a request, in the transaction that keeps it."""
        self._net.spread(session, topic, key, person_id)

    def try_now(self, topic: str, key: str) -> None:
        """Ask while somebody waits; what SCIA refuses is recorded, and while it is away the net goes on."""
        try:
            self._carry_out(topic)(key, later=False)
        except PlatformUnavailable as down:
            logger.warning("%s unavailable, request kept: %s", down.platform, down.detail)
        except Refused:
            return

    def retry(self, job: Job) -> str:
        """Outbox handler of both topics."""
        return ask_again(self._carry_out(job.topic), job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over but SCIA has not answered, so begin another one later."""
        row = {APPLY: records.arbitration_row, SUPPLY: records.supplement_row}.get(given_up.topic)
        if row is not None:
            self._net.go_on(session, row, given_up)

    def add_step(self, session: Session, key: str, row: Mapping[str, Any], kind: StepKind, sent: Sent) -> None:
        """Keep what follows an application and put the net under it; without SCIA's system it stays with us."""
        context = SUPPLEMENT.context.format(person_id=row["person_id"], key=key)
        sealed = self._house.keyring.of(row["person_id"]).seal_json(sent_json(sent), context)
        values = {
            "key": key, "arbitration_id": row["arbitration_id"], "person_id": row["person_id"], "kind": kind,
            "state": "open", "reason": None, "details": sealed, "created_at": self._house.clock.now(),
        }  # fmt: skip
        session.execute(insert(supplements).values(**values))
        self.spread(session, SUPPLY, key, row["person_id"])

    def _carry_out(self, topic: str) -> Any:
        return self._apply if topic == APPLY else self._step

    # The application or the answer

    def _apply(self, key: str, *, later: bool) -> None:
        with self._house.database.reading() as session:
            row = records.arbitration_row(session, key, lock=False)
        if row is None or row["state"] != "open" or self._scia is None:
            return
        number = self._net.ask(
            self._house.database,
            key,
            lambda: self._handed(row),
            lambda state, reason: self._settle(key, state, later, reason=reason),
            UNCLEAR,
        )
        self._settle(key, "received", later, number=number)

    def _handed(self, row: Mapping[str, Any]) -> str:
        assert self._scia is not None
        key, at = row["arbitration_id"], row["updated_at"]
        paper = paper_from(self._opened(row["person_id"], records.details_of(row, self._house.keyring)))
        self._send_files(row["person_id"], paper.evidence)
        if isinstance(paper, Answer):
            return self._scia.answer(key, HandedAnswer(key, paper, at))
        return self._scia.apply(key, HandedApplication(key, paper, at))

    def _settle(self, key: str, state: str, later: bool, *, number: str = "", reason: str = "") -> None:
        status = {"received": "received", "refused": "refused"}.get(state, "failed")
        with self._house.database.transaction() as session:
            row = records.arbitration_row(session, key)
            if row is None or row["state"] != "open":
                return
            details = records.details_of(row, self._house.keyring) | {"number": number, "reason": reason}
            sealed = records.seal(details, key, row["person_id"], self._house.keyring)
            now = self._house.clock.now()
            records.update_row(session, key, status=status, state="closed", details=sealed, updated_at=now)
            self._net.take_in(session, key)
            if later and (settled := records.arbitration_row(session, key)) is not None:
                one = records.arbitration_of(settled, self._house.keyring)
                person = self._house.person(row["person_id"])
                say = self._announcements.received if status == "received" else self._announcements.not_taken
                say(session, one, person)

    # What follows it

    def _step(self, key: str, *, later: bool) -> None:
        with self._house.database.reading() as session:
            row = records.supplement_row(session, key, lock=False)
        if row is None or row["state"] != "open" or self._scia is None:
            return
        self._net.ask(
            self._house.database,
            key,
            lambda: self._handed_step(row),
            lambda state, reason: self._settle_step(key, reason, later),
            UNCLEAR,
        )
        self._settle_step(key, "", later)

    def _handed_step(self, row: Mapping[str, Any]) -> None:
        assert self._scia is not None
        sent = sent_from(self._opened(row["person_id"], records.supplement_details(row, self._house.keyring)))
        self._send_files(row["person_id"], sent.files)
        hand_in: Mapping[str, Callable[[str, str, HandedStep], None]] = {
            "correction": self._scia.supplement,
            "payment": self._scia.report_payment,
            "withdrawal": self._scia.withdraw,
        }
        hand_in[row["kind"]](row["key"], row["arbitration_id"], HandedStep(sent, row["created_at"]))

    def _settle_step(self, key: str, reason: str, later: bool) -> None:
        with self._house.database.transaction() as session:
            row = records.supplement_row(session, key)
            if row is None or row["state"] != "open":
                return
            change = update(supplements).where(supplements.c.key == key)
            session.execute(change.values(state="refused" if reason else "done", reason=reason or None))
            self._net.take_in(session, key)
            about = records.arbitration_row(session, row["arbitration_id"])
            if about is None:
                return
            if not reason and row["kind"] == "correction" and about["status"] == "defect":
                records.update_row(
                    session, about["arbitration_id"], status="received", updated_at=self._house.clock.now()
                )
            if later:
                one = records.arbitration_of(about, self._house.keyring)
                person = self._house.person(row["person_id"])
                self._announcements.step_taken(session, one, person, row["kind"], key, reason)

    def _opened(self, person_id: str, kept: Any) -> Any:
        return every_text(kept, lambda text: self._house.unmask(person_id, text))

    def _send_files(self, person_id: str, files: tuple[EvidenceFile, ...]) -> None:
        assert self._scia is not None
        for one in files:
            self._scia.send_file(one.sha256, self._house.files.read(person_id, one.file_id))

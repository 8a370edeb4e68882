"""The way of an answer or a petition to the court: committed first, asked outside any transaction, tried again."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from backend.defence import records
from backend.defence.announcements import Announcements
from backend.defence.court import AnswerPlatform, SentAnswer, SentPetition
from backend.defence.details import answer_from, petition_from, suit_from
from backend.defence.model import Answer
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

TOPIC, SERVICE = "defence.send", "defence"
UNCLEAR, PETITION_UNCLEAR = "defence_court_unclear", "defence_petition_unclear"
Unmask = Callable[[str, str], str]
"""A person's text with tokens, and the real values back; for the court and the papers alone."""


class Sending:
    """Hands answers and petitions in.

    Args:
        database, clock, keyring: see `backend/shared`.
        court: the court's platform.
        files: of the person, for the evidence.
        unmask: opens tokens of the vault.
        person: returns what is known of a person.
        announcements: tells whoever does not wait.
        replan: plans the reminders of a row anew, in the caller's transaction.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        court: AnswerPlatform,
        files: PersonsFiles,
        unmask: Unmask,
        person: Callable[[str], Person],
        announcements: Announcements,
        replan: Callable[[Session, str], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._court = court
        self._files = files
        self._unmask = unmask
        self._person = person
        self._announcements = announcements
        self._replan = replan
        self._net = SafetyNet(SERVICE, clock)

    def spread(self, session: Session, defence_id: str, person_id: str) -> None:
        """Put the net under what is to be sent, in the transaction that keeps it."""
        self._net.spread(session, TOPIC, defence_id, person_id)

    def try_now(self, defence_id: str) -> None:
        """Ask while somebody waits; what the court refuses is recorded, and while it is away the net goes on."""
        try:
            self._carry_out(defence_id, later=False)
        except PlatformUnavailable as down:
            logger.warning("%s unavailable, kept: %s", down.platform, down.detail)
        except Refused:
            return

    def retry(self, job: Job) -> str:
        """Outbox handler of `TOPIC`."""
        return ask_again(self._carry_out, job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over but it is not in, so begin another one later."""
        if given_up.topic == TOPIC:
            self._net.go_on(session, records.defence_row, given_up)

    def _carry_out(self, key: str, *, later: bool) -> None:
        with self._database.reading() as session:
            row = records.defence_row(session, key, lock=False)
        if row is None or row["state"] != "open":
            return
        receipt = self._net.ask(
            self._database,
            key,
            lambda: self._hand_in(key, row),
            lambda state, reason: self._settle(
                key, "refused" if state == "refused" else "failed", later, reason=reason
            ),
            UNCLEAR if records.defence_of(row, self._keyring).petition is None else PETITION_UNCLEAR,
        )
        self._settle(key, "received", later, receipt=receipt)

    def _hand_in(self, key: str, row: Mapping[str, Any]) -> str:
        kept = every_text(records.details_of(row, self._keyring), lambda text: self._unmask(row["person_id"], text))
        suit, at = suit_from(kept), row["updated_at"]
        if (petition := petition_from(kept)) is not None:
            return self._court.hand_in_petition(key, SentPetition(row["defence_id"], suit, petition, submitted_at=at))
        answer = answer_from(kept)
        if answer is None:
            raise Refused("defence_nobody")
        self._send_files(row["person_id"], answer)
        return self._court.hand_in_answer(key, SentAnswer(row["defence_id"], suit, answer, submitted_at=at))

    def _send_files(self, person_id: str, answer: Answer) -> None:
        """Send what the court does not have yet, before the answer that names it."""
        for one in answer.evidence:
            if one.sha256 and not self._court.has_evidence(one.sha256):
                self._court.send_evidence(one.sha256, self._files.read(person_id, one.file_id))

    def _settle(self, key: str, status: str, later: bool, *, receipt: str = "", reason: str = "") -> None:
        with self._database.transaction() as session:
            row = records.defence_row(session, key)
            if row is None or row["state"] != "open":
                return
            details = records.details_of(row, self._keyring) | {"receipt": receipt, "reason": reason}
            sealed = records.seal(details, key, row["person_id"], self._keyring)
            now: datetime = self._clock.now()
            records.update_row(session, key, status=status, state="closed", details=sealed, updated_at=now)
            self._net.take_in(session, key)
            self._replan(session, key)
            if later:
                self._tell(session, key, status, reason)

    def _tell(self, session: Session, key: str, status: str, reason: str) -> None:
        row = records.defence_row(session, key)
        if row is None:
            return
        defence = records.defence_of(row, self._keyring)
        person = self._person(row["person_id"])
        if status == "received":
            self._announcements.received(session, defence, person)
        else:
            self._announcements.not_taken(session, dataclasses.replace(defence, reason=reason), person, reason)

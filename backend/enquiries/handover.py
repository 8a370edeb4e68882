"""Hands enquiries over to the centre's own system: kept first, told in order, tried again while the system is away.

What is handed over is written down in the transaction of the question itself. A crash before or after the system's
answer leaves a job that asks again under the same key, so the system takes each thing once. The desk keeps the enquiry
whatever becomes of it: where the system is away or says no, an officer answers there, and the promise stands.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from datetime import timedelta

from sqlalchemy import select

from backend.enquiries import records
from backend.enquiries.centre import HandedEnquiry, ServiceCentre
from backend.enquiries.model import Enquiry, Office
from backend.enquiries.tables import enquiries, handovers
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.keyring import Keyring
from backend.shared.open_requests import OpenRequests
from backend.shared.outbox import Job, JobGivenUp
from backend.shared.parties import Person
from backend.shared.request_rows import RequestRows
from backend.shared.safety_net import SafetyNet, ask_again

logger = logging.getLogger(__name__)

TOPIC, SERVICE = "enquiries.hand_over", "enquiry-handover"
_WHOSE = select(enquiries.c.person_id).where(enquiries.c.enquiry_id == handovers.c.subject).scalar_subquery()
OPEN_REQUESTS = OpenRequests.of(SERVICE, handovers, TOPIC, person=_WHOSE)
OFFICE: Office = "litigation_service"
"""The office whose system it is."""
UNCLEAR = "centre_unclear"
NONE_THERE = "enquiry_unknown"
_NO_MORE = "dropped"
LONGEST_TALK = 20_000


class Handover:
    """Tells the centre's system of enquiries.

    Args:
        database, clock, keyring: see `backend/shared`.
        centre: the system.
        unmask: opens tokens of the vault.
        person: returns what is known of a person.
        read_file: returns the content of a person's file.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        centre: ServiceCentre,
        unmask: Callable[[str, str], str],
        person: Callable[[str], Person],
        read_file: Callable[[str, str], bytes],
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._centre = centre
        self._unmask = unmask
        self._person = person
        self._read_file = read_file
        self._rows = RequestRows(handovers)
        self._net = SafetyNet(SERVICE, clock)

    def spread(self, session: Session, row: Mapping[str, object], entry_id: str, kind: str) -> None:
        """Have something told to the system, in the transaction that writes it; nothing of another office's."""
        if row["office"] != OFFICE:
            return
        if kind == "withdraw" and not self._of(session, str(row["enquiry_id"])):
            return
        values = {"key": entry_id, "kind": kind, "subject": row["enquiry_id"], "state": "open"}
        self._rows.insert(session, {**values, "created_at": self._clock.now(), "reason": None, "settled_at": None})
        self._net.spread(session, TOPIC, entry_id, str(row["person_id"]), after=timedelta(0))

    def retry(self, job: Job) -> str:
        """Outbox handler of `TOPIC`."""
        return ask_again(self._carry_out, job)

    def keep_trying(self, session: Session, given_up: JobGivenUp) -> None:
        """Listener: a round of tries is over; what is still open is tried again later."""
        if given_up.topic == TOPIC:
            self._net.go_on(session, self._rows.row, given_up)

    def _carry_out(self, key: str, *, later: bool) -> None:
        """Tell the system of everything up to this key, the earliest first; later things wait for earlier ones."""
        with self._database.reading() as session:
            wanted = self._rows.row(session, key)
            waiting = self._of(session, wanted["subject"], "open") if wanted and wanted["state"] == "open" else []
        for one in waiting:
            self._tell(one)
            if one["key"] == key:
                return

    def _tell(self, request: Mapping[str, str]) -> None:
        key, kind = request["key"], request["kind"]
        with self._database.reading() as session:
            row = records.row_of(session, request["subject"], lock=False)
            found = records.values(session, [row], self._keyring, excerpt=True) if row is not None else []
        enquiry = found[0] if found else None
        if enquiry is None or (kind != "withdraw" and enquiry.status == "withdrawn"):
            self._settle(key, _NO_MORE)
            return
        try:
            self._net.ask(
                self._database,
                key,
                lambda: self._ask(key, kind, enquiry),
                lambda state, why: self._settle(key, state, why),
                UNCLEAR,
            )
        except (Refused, PlatformRejected) as no:
            logger.warning("the centre's system did not take a %s of an enquiry: %s", kind, type(no).__name__)
            return
        self._settle(key, "done")

    def _ask(self, key: str, kind: str, enquiry: Enquiry) -> None:
        if kind == "take":
            self._centre.take(key, self._handed(enquiry))
            self._send_files(enquiry)
        elif kind == "more":
            text = self._written(enquiry, key)
            self._send_files(enquiry)
            self._centre.more(key, enquiry.enquiry_id, self._open(enquiry, text))
        else:
            try:
                self._centre.withdraw(key, enquiry.enquiry_id)
            except Refused as refused:
                if refused.reason != NONE_THERE:  # what never arrived needs no erasing
                    raise

    def _send_files(self, enquiry: Enquiry) -> None:
        """Send every file of an enquiry; one that has arrived is the same under its hash."""
        for file_id in enquiry.files:
            try:
                content = self._read_file(enquiry.person_id, file_id)
            except Refused:  # taken back meanwhile: the withdrawal follows
                continue
            sha256 = hashlib.sha256(content).hexdigest()
            self._centre.add_file(f"{enquiry.enquiry_id}:{sha256[:32]}", enquiry.enquiry_id, sha256, content)

    def _handed(self, enquiry: Enquiry) -> HandedEnquiry:
        talk = "\n".join(f"{'>' if one.mine else ' '} {one.text}" for one in enquiry.excerpt)
        return HandedEnquiry(
            enquiry.enquiry_id, enquiry.number, self._person(enquiry.person_id).language, enquiry.created_at,
            self._open(enquiry, enquiry.question), self._open(enquiry, enquiry.name),
            self._open(enquiry, enquiry.contact), talk[:LONGEST_TALK],
        )  # fmt: skip

    def _written(self, enquiry: Enquiry, key: str) -> str:
        with self._database.reading() as session:
            return records.text_of(session, self._keyring, enquiry.enquiry_id, key)

    def _open(self, enquiry: Enquiry, text: str) -> str:
        return self._unmask(enquiry.person_id, text)

    def _settle(self, key: str, state: str, reason: str | None = None) -> None:
        with self._database.transaction() as session:
            if self._rows.settle(session, key, state, reason, self._clock.now()):
                self._net.take_in(session, key)

    def _of(self, session: Session, enquiry_id: str, state: str | None = None) -> list[Mapping[str, str]]:
        query = select(handovers).where(handovers.c.subject == enquiry_id)
        if state is not None:
            query = query.where(handovers.c.state == state)
        rows = session.execute(query.order_by(handovers.c.created_at, handovers.c.key)).mappings()
        return [dict(row) for row in rows]

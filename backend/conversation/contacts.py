"""Contacts of a person when no chat takes a message: an e-mail address or telephone, proved by a code.

Nothing but the code goes to an address before that. The address is sealed; the code is not kept at all, it follows from
the secret and the count of codes, so that a send repeated after a crash carries the same code under the same key.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import phonenumbers
from sqlalchemy import delete, select, update

from backend.conversation.delivery import Delivery
from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.people import person_in
from backend.conversation.phrasebook import Phrasebook
from backend.conversation.routes import revive
from backend.conversation.tables import CONTACT, contacts
from backend.shared import outbox
from backend.shared.clock import Clock
from backend.shared.database import Database, Session, insert_or_ignore
from backend.shared.errors import PlatformRejected, Refused
from backend.shared.keyring import Keyring
from backend.shared.messages import Command
from backend.shared.outbox import Job

TOPIC = "contact.code"
CODE_LIVES = timedelta(minutes=15)
MOST_CODES = 5
"""Codes to one address in a day: enough for typing errors, too few to bother a stranger with."""
MOST_TRIES = 5
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}")


@dataclass(frozen=True, slots=True)
class NameContact(Command):
    """Agree to be reached at an address, and get a code sent there -> ``email`` or ``sms``.

    Args:
        address: an e-mail address, or a telephone number with its country (also as a token of the vault).

    Raises:
        Refused: ``contact_odd``; ``contact_not_offered`` (nobody carries e-mail here); ``contact_too_many_codes``.
    """

    person_id: str
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ProveContact(Command):
    """Give the code back -> ``email`` or ``sms``, from now on used when no chat takes a message.

    Raises:
        Refused: ``contact_code_wrong``; ``contact_code_over`` when it is too old, or was tried too often.
    """

    person_id: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ForgetContacts(Command):
    """Take every address back -> how many there were (``int``)."""

    person_id: str


@dataclass(frozen=True, slots=True)
class MyContacts(Command):
    """Kinds of the addresses that are proved -> ``list[str]``."""

    person_id: str


class Contacts:
    """Keeps addresses and sends codes.

    Args:
        database, clock, keyring: see `backend/shared`.
        secret: codes follow from it.
        unmask: opens tokens of the vault.
        delivery: carries the code.
        phrasebook: the code's sentence.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        keyring: Keyring,
        secret: str,
        unmask: Callable[[str, str], str],
        delivery: Delivery,
        phrasebook: Phrasebook,
    ) -> None:
        self._database = database
        self._clock = clock
        self._keyring = keyring
        self._secret = hashlib.sha256(b"yiqiaotong contact" + secret.encode()).digest()
        self._unmask = unmask
        self._delivery = delivery
        self._phrasebook = phrasebook

    def name(self, command: NameContact) -> str:
        """Note the address unproved and put the code into the outbox."""
        kind, address = _read(self._unmask(command.person_id, command.address))
        if not self._delivery.carries(kind):
            raise Refused("contact_not_offered")
        with self._database.transaction() as session:
            row = _row(session, command.person_id, kind)
            counts = self._counts(row)
            if counts["codes_today"] > MOST_CODES:
                raise Refused("contact_too_many_codes")
            number = counts["codes_sent"]
            self._keep(session, command.person_id, kind, address, counts)
            payload = {"kind": kind, "number": number}
            key = f"{TOPIC}:{command.person_id}:{kind}:{number}"
            due = self._clock.now()
            outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=due, person_id=command.person_id)
        return kind

    def prove(self, command: ProveContact) -> str:
        """Compare the code with what was sent last."""
        said = re.sub(r"\D", "", self._unmask(command.person_id, command.code))
        with self._database.transaction() as session:
            rows = [row for kind in ("email", "sms") if (row := _row(session, command.person_id, kind))]
            waiting = [row for row in rows if row["state"] == "unproved" and row["code_until"] > self._clock.now()]
            fitting = [row for row in waiting if row["tries"] < MOST_TRIES and self._is_code(row, said)]
            for row in waiting:
                values = {"state": "verified"} if row in fitting else {"tries": row["tries"] + 1}
                _change(session, row, **values)
                if row in fitting:
                    revive(session, row["kind"], command.person_id)
        if fitting:
            return str(fitting[0]["kind"])
        raise Refused(
            "contact_code_wrong" if any(r["tries"] < MOST_TRIES - 1 for r in waiting) else "contact_code_over"
        )

    def forget(self, command: ForgetContacts) -> int:
        """Forget every address of a person."""
        with self._database.transaction() as session:
            return session.execute(delete(contacts).where(contacts.c.person_id == command.person_id)).rowcount

    def mine(self, command: MyContacts) -> list[str]:
        """Return the kinds that are proved."""
        proved = (contacts.c.person_id == command.person_id) & (contacts.c.state == "verified")
        with self._database.reading() as session:
            return list(session.execute(select(contacts.c.kind).where(proved).order_by(contacts.c.kind)).scalars())

    def address_of(self, person_id: str, kind: str) -> str | None:
        """Return the address itself, for the channel that sends there and nobody else."""
        with self._database.reading() as session:
            row = _row(session, person_id, kind)
        return self._keyring.open(row["address"], CONTACT.context.format(**row)).decode() if row else None

    def send_code(self, job: Job) -> str:
        """Outbox handler of `TOPIC`: send the code, as long as it is the newest and still good."""
        person_id, kind = job.person_id or "", str(job.payload["kind"])
        with self._database.reading() as session:
            row = _row(session, person_id, kind)
            language = person_in(session, person_id).language
        if row is None or row["codes_sent"] != job.payload["number"] or row["code_until"] <= self._clock.now():
            return "no longer wanted"
        code = self._code(person_id, kind, row["codes_sent"])
        reply = self._phrasebook.render("utter_contact_code", language, {"code": code})
        try:
            return self._delivery.say_at((kind, person_id), reply, job.key, language)
        except DeliveryRefused as no:
            raise PlatformRejected(kind, str(no)) from no

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        return {
            NameContact: self.name,
            ProveContact: self.prove,
            ForgetContacts: self.forget,
            MyContacts: self.mine,
        }

    def _keep(self, session: Session, person_id: str, kind: str, address: str, counts: dict[str, Any]) -> None:
        context = CONTACT.context.format(person_id=person_id, kind=kind)
        sealed = self._keyring.of(person_id).seal(address.encode(), context)
        now = self._clock.now()
        values = {
            "address": sealed, "state": "unproved", "code_until": now + CODE_LIVES, "tries": 0, "agreed_at": now,
            **counts,
        }  # fmt: skip
        if not insert_or_ignore(session, contacts, {"person_id": person_id, "kind": kind, **values}):
            _change(session, {"person_id": person_id, "kind": kind}, **values)

    def _counts(self, row: dict[str, Any] | None) -> dict[str, Any]:
        """The counts with one more code; those of the day begin anew a day after its first."""
        now = self._clock.now()
        if row is None:
            return {"codes_sent": 1, "codes_today": 1, "today_from": now}
        if row["today_from"] + timedelta(days=1) <= now:
            return {"codes_sent": row["codes_sent"] + 1, "codes_today": 1, "today_from": now}
        today = row["codes_today"] + 1
        return {"codes_sent": row["codes_sent"] + 1, "codes_today": today, "today_from": row["today_from"]}

    def _is_code(self, row: dict[str, Any], said: str) -> bool:
        code = self._code(row["person_id"], row["kind"], row["codes_sent"])
        return hmac.compare_digest(code.encode(), said.encode())

    def _code(self, person_id: str, kind: str, number: int) -> str:
        digest = hmac.new(self._secret, f"{person_id}:{kind}:{number}".encode(), hashlib.sha256).digest()
        return f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06d}"


def _read(text: str) -> tuple[str, str]:
    """Return kind and normal form of what a person named.

    Raises:
        Refused: ``contact_odd``.
    """
    if found := _EMAIL.search(text):
        return "email", found[0].lower()
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        raise Refused("contact_odd") from None
    if not phonenumbers.is_valid_number(number):
        raise Refused("contact_odd")
    return "sms", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _row(session: Session, person_id: str, kind: str) -> dict[str, Any] | None:
    query = select(contacts).where(contacts.c.person_id == person_id, contacts.c.kind == kind)
    row = session.execute(query).mappings().first()
    return dict(row) if row else None


def _change(session: Session, row: dict[str, Any], **values: Any) -> None:
    here = (contacts.c.person_id == row["person_id"]) & (contacts.c.kind == row["kind"])
    session.execute(update(contacts).where(here).values(**values))

"""Composes, seals, hands out and revokes powers of attorney. Sealing goes: announce, draw, seal, store, finish.

No transaction is open while the paper is drawn, sealed (a timestamp authority may be asked) or stored. Two attempts of
one session may run side by side or after a crash; the first to finish makes the paper, the other one's is thrown away.
"""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import secrets
import threading
from collections.abc import Callable
from typing import Any, Protocol

from backend.authorization.power import records
from backend.authorization.power.commands import ComposePower, MyPowers, PowerFile, RevokePower, SealPower
from backend.authorization.power.events import PowerRevoked, PowerSealed
from backend.authorization.power.model import Power, PowerDraft, SealedPower, Sealing, Signature
from backend.authorization.power.seal.sealer import Sealed
from backend.authorization.power.tables import EVIDENCE, powers_of_attorney
from backend.shared.audit import AuditLog
from backend.shared.clock import Clock
from backend.shared.database import Database, Session
from backend.shared.errors import PlatformUnavailable, Refused
from backend.shared.ink import is_drawn
from backend.shared.keyring import Keyring
from backend.shared.messages import Command, Event
from backend.shared.paper_codes import printed

logger = logging.getLogger(__name__)


class Paper(Protocol):
    """Draws the paper."""

    def digest(self, power: Power) -> str:
        """Return the digest of what it says."""
        ...

    def draft(self, power: Power) -> PowerDraft:
        """Return it for reading."""
        ...

    def final(self, power: Power, signatures: tuple[Signature, Signature], sealing: Sealing) -> bytes:
        """Return it signed, as a PDF."""
        ...


class SealingDesk(Protocol):
    """Puts the seal on. An adapter for SM2 or OFD seals of a licensed supplier would stand here as well."""

    @property
    def name(self) -> str:
        """Name of the seal's owner."""
        ...

    def warm_up(self) -> None:
        """Get ready before somebody waits."""
        ...

    def seal(self, paper: bytes, address: str) -> Sealed:
        """Return the paper sealed."""
        ...


class Safe(Protocol):
    """Keeps sealed papers; every method raises PlatformUnavailable."""

    def put(self, power_id: str, key: str, paper: bytes) -> None:
        """Keep a paper."""
        ...

    def get(self, power_id: str, key: str) -> bytes:
        """Return a paper."""
        ...

    def drop(self, key: str) -> None:
        """Remove a paper."""
        ...


class PowerHandlers:
    """Handles the commands of parties and of the witness session.

    Args:
        database: where the rows are.
        clock: dates them.
        keyring: seals the evidence.
        audit: records who did what.
        paper, desk, safe: draw, seal and keep.
        verify_url: returns the address of the verification page of a code.
        publish: tells what has happened.
    """

    def __init__(
        self, database: Database, clock: Clock, keyring: Keyring, audit: AuditLog, paper: Paper, desk: SealingDesk,
        safe: Safe, verify_url: Callable[[str], str], publish: Callable[[Session, Event], None],
    ) -> None:  # fmt: skip
        self._database, self._clock, self._keyring, self._audit = database, clock, keyring, audit
        self._paper, self._desk, self._safe = paper, desk, safe
        self._verify_url, self._publish = verify_url, publish

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Map each command to the method that handles it."""
        return {
            ComposePower: self.compose,
            SealPower: self.seal,
            MyPowers: self.mine,
            PowerFile: self.file,
            RevokePower: self.revoke,
        }

    def compose(self, command: ComposePower) -> PowerDraft:
        """Handle `ComposePower`; whoever reads a draft will soon sign, so the seal gets ready meanwhile."""
        threading.Thread(target=self._desk.warm_up, daemon=True).start()
        return self._paper.draft(command.power)

    def seal(self, command: SealPower) -> SealedPower:
        """Handle `SealPower` (SPC21-6: signed on the spot by party and lawyer before the judge).

        Raises:
            Refused: see the command.
            PlatformUnavailable: the storage is down; the same command may be given again.
        """
        known = records.find(self._database, powers_of_attorney.c.session_id == command.power.session_id)
        if known is not None:
            return records.as_sealed(known)
        self._need_what_was_read_and_signed(command)
        with self._database.transaction() as session:
            row, is_new = records.announce(session, command.power, self._clock.now())
        key = row["storage_key"] if is_new else secrets.token_hex(16)
        address = self._verify_url(row["code"])
        sealing = Sealing(row["number"], printed(row["code"]), address, command.judge, self._desk.name)
        sealed = self._desk.seal(self._paper.final(command.power, command.signatures, sealing), address)
        self._safe.put(row["power_id"], key, sealed.content)
        return self._finished(command, row, key, sealed, sealing)

    def mine(self, command: MyPowers) -> list[SealedPower]:
        """Handle `MyPowers`."""
        return records.of_person(self._database, command.person_id)

    def file(self, command: PowerFile) -> bytes:
        """Handle `PowerFile`; raises PlatformUnavailable while the storage is down."""
        row = self._own(command.power_id, command.person_id)
        return self._safe.get(row["power_id"], row["storage_key"])

    def revoke(self, command: RevokePower) -> SealedPower:
        """Handle `RevokePower`: the page says so from the next moment on."""
        row, now = self._own(command.power_id, command.person_id), self._clock.now()
        with self._database.transaction() as session:
            is_new = records.revoke(session, row["power_id"], now)
            if is_new:
                facts = {"power": row["power_id"], "number": row["number"]}
                self._audit.append(
                    session, who=command.person_id, what="power.revoked", at=now, channel="chat", facts=facts
                )
                self._publish(session, PowerRevoked(records.as_sealed({**row, "revoked_at": now})))
        return records.as_sealed(self._own(command.power_id, command.person_id))

    def _need_what_was_read_and_signed(self, command: SealPower) -> None:
        if not secrets.compare_digest(self._paper.digest(command.power).encode(), command.digest.encode()):
            raise Refused("power_not_what_was_read")
        signers = {signature.signer for signature in command.signatures if is_drawn(signature)}
        if signers != {"party", "lawyer"}:
            raise Refused("power_signature_missing")

    def _finished(
        self, command: SealPower, row: records.Row, key: str, sealed: Sealed, sealing: Sealing
    ) -> SealedPower:
        power_id, now = row["power_id"], self._clock.now()
        sha256 = hashlib.sha256(sealed.content).hexdigest()
        evidence = self._keyring.seal_json(_evidence(command), EVIDENCE.context.format(power_id=power_id))
        values = {
            "storage_key": key, "sha256": sha256, "certificate": sealing.seal_name[:200], "sealed_at": now,
            "timestamped": sealed.timestamped, "evidence": evidence,
        }  # fmt: skip
        facts = {"power": power_id, "number": row["number"], "session": command.power.session_id, "sha256": sha256}
        facts |= {"read": command.digest, "timestamped": sealed.timestamped}
        who = command.power.person_id
        with self._database.transaction() as session:
            if records.finish(session, power_id, values):
                self._audit.append(session, who=who, what="power.sealed", at=now, channel="witness_room", facts=facts)
                done = {**row, "person_id": who, "session_id": command.power.session_id, "revoked_at": None, **values}
                self._publish(session, PowerSealed(records.as_sealed(done)))
        kept = records.find(self._database, powers_of_attorney.c.power_id == power_id)
        assert kept is not None
        self._throw_away({row["storage_key"], key} - {kept["storage_key"]})
        return records.as_sealed(kept)

    def _throw_away(self, keys: set[str]) -> None:
        """Papers of attempts that crashed or came second; what cannot be removed now is sealed and harmless."""
        for key in keys:
            try:
                self._safe.drop(key)
            except PlatformUnavailable as down:
                logger.warning("an unused paper stays in the storage: %s", down)

    def _own(self, power_id: str, person_id: str) -> records.Row:
        columns = powers_of_attorney.c
        row = records.find(self._database, columns.power_id == power_id, columns.person_id == person_id)
        if row is None:
            raise Refused("power_unknown")
        return row


def _evidence(command: SealPower) -> dict[str, Any]:
    signatures = [dataclasses.asdict(signature) for signature in command.signatures]
    for signature in signatures:
        signature["signed_at"] = signature["signed_at"].isoformat()
    return {
        "power": dataclasses.asdict(command.power),
        "digest": command.digest,
        "judge": command.judge,
        "signatures": signatures,
    }

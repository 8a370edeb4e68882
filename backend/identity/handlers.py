"""Carries out what a person asks about their identity: each handler reads as the paragraph a clerk would write.

Everybody sees and changes only what is their own; to others it does not exist. What the national platform is asked goes
through `IdentityChecks`, which commits before it asks.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

from backend.identity.checks import IdentityChecks
from backend.identity.commands import (
    AbandonVerification,
    AskForReview,
    MyIdentity,
    RetryVerification,
    VerifiedPartyOf,
    VerifyIdentity,
)
from backend.identity.document_numbers import (
    CheckDocumentNumber,
    CheckNumberOfDocument,
    CheckTelephone,
    DocumentKind,
    ReadTelephoneAs,
    check_telephone,
    document_kind,
    kind_of_number,
    plain,
    telephone_of,
)
from backend.identity.eligibility import Application, check_eligible
from backend.identity.model import (
    MAX_ATTEMPTS,
    ORGANISATIONS,
    DocumentType,
    IdentityView,
    LinkedChannel,
    Verification,
    VerifiedParty,
)
from backend.identity.passport_numbers import LooksLikePassport, looks_like_passport
from backend.identity.records import Records, Row
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused

logger = logging.getLogger(__name__)

Unmask = Callable[[str, str], str]
"""``Privacy.unmask``: a person's text with tokens, and the real values back."""

_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KEPT = (
    "full_name", "region", "proof_file", "document_photo", "organisation_name", "registration_number", "position",
    "sex",
)  # fmt: skip
_TEXTS = ("full_name", "organisation_name", "registration_number", "position")
_DAYS = ("birth_date", "residence_since", "expires_on")


class CheckNumbers:
    """Handles `CheckDocumentNumber`, `CheckNumberOfDocument` and `CheckTelephone`: tokens are opened and forgotten."""

    def __init__(self, unmask: Unmask, keep_telephone: Unmask) -> None:
        self._unmask = unmask
        self._keep_telephone = keep_telephone

    def document(self, command: CheckDocumentNumber) -> DocumentKind:
        """See `CheckDocumentNumber`."""
        return document_kind(self._unmask(command.person_id, command.number))

    def of_document(self, command: CheckNumberOfDocument) -> DocumentType:
        """See `CheckNumberOfDocument`."""
        return kind_of_number(command.document_type, self._unmask(command.person_id, command.number))

    def looks_like_passport(self, command: LooksLikePassport) -> bool:
        """See `LooksLikePassport`."""
        return looks_like_passport(self._unmask(command.person_id, command.number), command.country)

    def telephone(self, command: CheckTelephone) -> str:
        """Keep the whole number in the vault and return its token; see `CheckTelephone`."""
        written = self._unmask(command.person_id, command.number)
        whole = check_telephone(written, command.country)
        return command.number if whole == written else self._keep_telephone(command.person_id, whole)

    def telephone_as(self, command: ReadTelephoneAs) -> str:
        """Keep the number with the other code in the vault and return its token; see `ReadTelephoneAs`."""
        written = self._unmask(command.person_id, command.number)
        return self._keep_telephone(command.person_id, telephone_of(written, command.country))


class VerifyIdentityHandler:
    """Opens a verification, once for each draft, whatever happens on the way.

    Args:
        checks: asks the platform.
    """

    def __init__(self, checks: IdentityChecks) -> None:
        self._checks = checks
        self._records: Records = checks.records

    def __call__(self, command: VerifyIdentity) -> Verification:
        """Return the verification; see `commands.VerifyIdentity`."""
        if not _REQUEST_ID.fullmatch(command.request_id):
            raise ValueError("a request id is at most 64 letters, digits, _ and -")
        number = self._checks.privacy.unmask(command.person_id, command.document_number)
        check_eligible(_application(command, number), self._checks.today)
        with self._checks.database.transaction() as session:
            row = self._records.row(session, command.request_id)
            if row is None:
                fresh = self._columns(session, command, number) | {"attempt": 1}
                if self._records.insert(session, fresh):
                    self._replace_earlier(session, command)
                    row = fresh
                    self._opened(session, fresh, number)
                else:
                    row = self._records.row(session, command.request_id)
            elif row["status"] == "rejected" and row["person_id"] == command.person_id:
                row = self._again(session, row, self._columns(session, command, number))
                self._opened(session, row, number)
        assert row is not None
        if row["person_id"] != command.person_id:
            raise Refused("identity_not_found")
        self._checks.wake()
        return self._checks.carry_out(command.request_id)

    def _opened(self, session: Session, row: Row, number: str) -> None:
        """Put the nets under it, or give it to the court at once where no platform can check it (SPC21-4)."""
        self._checks.note(session, row["person_id"], "identity.asked", row, category=row["category"])
        if row["category"] in ORGANISATIONS:
            self._checks.to_court(session, row, "organisation", later=False)
            return
        self._checks.tries.note(session, row["person_id"], row["document_type"], number)
        self._checks.watch(session, row)

    def _again(self, session: Session, row: Row, new: dict[str, Any]) -> Row:
        """A rejected application is handed in anew with what was put right."""
        if row["attempt"] >= MAX_ATTEMPTS:
            raise Refused("identity_too_many_attempts")
        del new["verification_id"], new["person_id"]
        return self._records.change(session, row, **new, attempt=row["attempt"] + 1)

    def _replace_earlier(self, session: Session, command: VerifyIdentity) -> None:
        """A new application takes the place of one whose face was not shown; one at the court has to end first.

        Only once the new one is inserted: a second click that is still waiting for that would take the first for an
        earlier application and give it up.
        """
        for earlier in self._records.open_of(session, command.person_id):
            if earlier["verification_id"] == command.request_id:
                continue
            if earlier["status"] == "manual_review":
                raise Refused("identity_in_review", day=earlier["due"].isoformat())
            self._checks.give_up(session, earlier)

    def _columns(self, session: Session, command: VerifyIdentity, number: str) -> dict[str, Any]:
        now, person_id = self._checks.clock.now(), command.person_id
        told: dict[str, Any] = {name: getattr(command, name) for name in _KEPT}
        told |= {name: day.isoformat() if (day := getattr(command, name)) else None for name in _DAYS}
        told["full_name"] = command.full_name.strip()
        told["document_number"] = self._checks.privacy.keep(session, person_id, "document", plain(number))
        return {
            "verification_id": command.request_id,
            "person_id": person_id,
            "category": command.category,
            "document_type": command.document_type,
            "status": "checking",
            "reason": None,
            "due": self._checks.due(),
            "details": self._records.seal_details(person_id, command.request_id, told),
            "face": None,
            "applied_at": now,
            "updated_at": now,
            "decided_at": None,
        }


class VerificationHandlers:
    """Shows, repeats and gives up one's own verification.

    Args:
        checks: asks the platform.
        channels: a person's channels.
    """

    def __init__(self, checks: IdentityChecks, channels: Callable[[Session, str], list[LinkedChannel]]) -> None:
        self._checks = checks
        self._records: Records = checks.records
        self._channels = channels

    def mine(self, command: MyIdentity) -> IdentityView:
        """Return what the person may see; a face check that is open is looked at first, if the platform answers."""
        with self._checks.database.reading() as session:
            row = self._records.latest(session, command.person_id)
        if row is not None and row["status"] == "awaiting_face":
            try:
                self._checks.look(row)
            except (PlatformUnavailable, PlatformRejected, Refused) as away:
                logger.warning("no look at a face check: %s", type(away).__name__)
        with self._checks.database.reading() as session:
            row = self._records.latest(session, command.person_id)
            party = self._records.party_of(session, command.person_id)
            channels = self._channels(session, command.person_id)
        return IdentityView(party, self._records.value(row) if row else None, tuple(channels))

    def party(self, command: VerifiedPartyOf) -> VerifiedParty | None:
        """Return what is certain about a person."""
        with self._checks.database.reading() as session:
            return self._records.party_of(session, command.person_id)

    def retry(self, command: RetryVerification) -> Verification:
        """Return the open face page, or a new one after the last check came to nothing."""
        with self._checks.database.reading() as session:
            row = self._records.own(session, command.verification_id, command.person_id, lock=False)
        if row["status"] == "awaiting_face":
            seen = self._seen(row)
            if seen.status != "rejected" or seen.reason != "identity_face_expired":
                return seen
        with self._checks.database.transaction() as session:
            row = self._records.own(session, command.verification_id, command.person_id)
            if row["status"] == "rejected":
                self._begin_anew(session, row)
        return self._checks.carry_out(command.verification_id)

    def review(self, command: AskForReview) -> Verification:
        """Give it to the court's check by hand, as the person wishes (SPC21-4)."""
        event = None
        with self._checks.database.transaction() as session:
            row = self._records.own(session, command.verification_id, command.person_id)
            if row["status"] in ("rejected", "awaiting_face", "checking") and row["details"] is not None:
                self._checks.withdraw(session, row)
                if row["status"] == "rejected":
                    row = self._records.change(session, row, due=self._checks.due(), decided_at=None)
                event = self._checks.to_court(session, row, "asked", later=False)
            row = self._records.own(session, command.verification_id, command.person_id)
        if event is not None:
            self._checks.wake()
        return self._records.value(row)

    def abandon(self, command: AbandonVerification) -> Verification:
        """Give it up and erase what was told; twice is the same as once."""
        with self._checks.database.transaction() as session:
            row = self._records.own(session, command.verification_id, command.person_id)
            if row["status"] == "verified":
                raise Refused("identity_already_verified")
            if row["status"] != "abandoned":
                row = self._checks.give_up(session, row)
        return self._records.value(row)

    def _seen(self, row: Row) -> Verification:
        try:
            return self._checks.look(row)
        except (PlatformUnavailable, PlatformRejected, Refused):
            return self._records.value(row)

    def _begin_anew(self, session: Session, row: Row) -> None:
        if row["attempt"] >= MAX_ATTEMPTS:
            raise Refused("identity_too_many_attempts")
        now, told = self._checks.clock.now(), self._checks.records.details(row)
        number = self._checks.privacy.unmask(row["person_id"], told.get("document_number", ""))
        self._checks.tries.note(session, row["person_id"], row["document_type"], number)
        new: dict[str, Any] = {"status": "checking", "reason": None, "decided_at": None, "attempt": row["attempt"] + 1}
        row = self._records.change(session, row, **new, due=self._checks.due(), applied_at=now, updated_at=now)
        self._checks.note(session, row["person_id"], "identity.asked_again", row)
        self._checks.watch(session, row)


def _application(command: VerifyIdentity, number: str) -> Application:
    told: dict[str, Any] = {name: getattr(command, name) for name in ("category", "document_type", *_TEXTS, *_DAYS)}
    return Application(document_number=number, has_proof=bool(command.proof_file), **told)

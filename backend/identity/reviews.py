"""The desk's side: verifications the court checks by hand, and the officer's decision (SPC21-4)."""

from __future__ import annotations

from backend.identity.checks import IdentityChecks
from backend.identity.commands import DecideIdentityReview, IdentityReviews
from backend.identity.model import Review, Verification
from backend.identity.records import Row, as_day
from backend.shared.errors import Refused

LONGEST_REASON = 500


class ReviewHandlers:
    """Handles `IdentityReviews` and `DecideIdentityReview`.

    Args:
        checks: gives database, records, audit and telling.
    """

    def __init__(self, checks: IdentityChecks) -> None:
        self._checks = checks

    def all(self, _: IdentityReviews) -> list[Review]:
        """Return what waits for an officer, the soonest due first; numbers with their middle hidden."""
        with self._checks.database.reading() as session:
            rows = self._checks.records.in_review(session)
        return [self._review(row) for row in rows]

    def decide(self, command: DecideIdentityReview) -> Verification:
        """Write the officer's decision and tell the person.

        Raises:
            Refused: ``identity_review_unknown``, ``identity_review_decided`` (otherwise, by somebody else),
                ``identity_review_reason_missing``.
        """
        reason = command.reason.strip()[:LONGEST_REASON]
        if not command.accepted and not reason:
            raise Refused("identity_review_reason_missing")
        wanted = "verified" if command.accepted else "rejected"
        with self._checks.database.transaction() as session:
            row = self._checks.records.row(session, command.review_id)
            if row is None:
                raise Refused("identity_review_unknown")
            if row["status"] != "manual_review":
                return self._decided(row, wanted)
            told = self._checks.records.details(row)
            told["note"] = self._checks.privacy.mask(session, row["person_id"], reason)
            sealed = self._checks.records.seal_details(row["person_id"], row["verification_id"], told)
            tail = "officer" if command.accepted else "identity_review_rejected"
            who = f"officer:{command.officer}"
            self._checks.decide(session, row, wanted, tail, later=True, who=who, details=sealed)
            row = self._checks.records.row(session, command.review_id) or row
        self._checks.wake()
        return self._checks.records.value(row)

    def _decided(self, row: Row, wanted: str) -> Verification:
        by_officer = row["reason"] in ("officer", "identity_review_rejected")
        if not (by_officer and row["status"] == wanted):
            raise Refused("identity_review_decided")
        return self._checks.records.value(row)

    def _review(self, row: Row) -> Review:
        told = self._checks.records.details(row)
        papers = (told["document_photo"], told["proof_file"])
        return Review(
            review_id=row["verification_id"],
            person_id=row["person_id"],
            category=row["category"],
            document_type=row["document_type"],
            full_name=told["full_name"],
            document_preview=self._checks.privacy.preview(row["person_id"], told["document_number"]),
            cause=row["reason"],
            applied_at=row["applied_at"],
            due=row["due"],
            days_left=(row["due"] - self._checks.today).days,
            region=told["region"],
            residence_since=as_day(told["residence_since"]),
            organisation_name=told["organisation_name"],
            position=told["position"],
            papers=tuple(file for file in papers if file),
        )

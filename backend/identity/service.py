"""Puts identity's handlers together: what bootstrap registers with the bus and the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.identity import commands
from backend.identity.checks import IdentityChecks
from backend.identity.document_numbers import (
    CheckDocumentNumber,
    CheckNumberOfDocument,
    CheckTelephone,
    ReadTelephoneAs,
)
from backend.identity.handlers import CheckNumbers, VerificationHandlers, VerifyIdentityHandler
from backend.identity.linking import Linking
from backend.identity.passport_numbers import LooksLikePassport
from backend.identity.photos import ReadDocumentPhotoHandler
from backend.identity.platform_news import RecordIdentityCheckHandler
from backend.identity.reviews import ReviewHandlers
from backend.identity.waiting import WaitingJobs
from backend.shared.bus import Within
from backend.shared.messages import Command
from backend.shared.outbox import JobHandler


class IdentityService:
    """Everything identity does, by the message that asks for it.

    Args:
        checks: asks the national platform.
        linking: links and unlinks channels.
        photos: reads photos of documents.
    """

    def __init__(self, checks: IdentityChecks, linking: Linking, photos: ReadDocumentPhotoHandler) -> None:
        self._checks = checks
        self._linking = linking
        self._photos = photos
        self._jobs = WaitingJobs(checks)

    def by_command(self) -> dict[type[Command], Callable[[Any], Any]]:
        """Return the handler of each command."""
        numbers = CheckNumbers(self._checks.privacy.unmask, self._keep_telephone)
        own = VerificationHandlers(self._checks, self._linking.channels)
        reviews = ReviewHandlers(self._checks)
        return {
            CheckDocumentNumber: numbers.document,
            CheckNumberOfDocument: numbers.of_document,
            CheckTelephone: numbers.telephone,
            ReadTelephoneAs: numbers.telephone_as,
            LooksLikePassport: numbers.looks_like_passport,
            commands.VerifyIdentity: VerifyIdentityHandler(self._checks),
            commands.MyIdentity: own.mine,
            commands.VerifiedPartyOf: own.party,
            commands.RetryVerification: own.retry,
            commands.AskForReview: own.review,
            commands.AbandonVerification: own.abandon,
            commands.ReadDocumentPhoto: self._photos,
            commands.IssueLinkCode: self._linking.issue,
            commands.RedeemLinkCode: self._linking.redeem,
            commands.UnlinkChannel: self._linking.unlink,
            commands.IdentityReviews: reviews.all,
            commands.DecideIdentityReview: reviews.decide,
            commands.RecordIdentityCheck: RecordIdentityCheckHandler(self._checks),
        }

    def _keep_telephone(self, person_id: str, number: str) -> str:
        with self._checks.database.transaction() as session:
            return self._checks.privacy.keep(session, person_id, "phone", number)

    @property
    def given_up(self) -> tuple[Within, ...]:
        """Listeners to the giving up of a job, in the transaction that records it."""
        return (Within(self._jobs.keep_trying),)

    def by_topic(self) -> Mapping[str, JobHandler]:
        """Return the outbox handler of each topic."""
        return self._jobs.by_topic()

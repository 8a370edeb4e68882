"""Wires identity into the backend: the only file that knows how identity reaches files, channels and what people began.

Services do not know one another; here the one's question becomes the other's command or query.
"""

from __future__ import annotations

from datetime import timedelta

from backend.authorization.records import has_live
from backend.backend import Backend
from backend.conversation.people import person_in
from backend.files.commands import ReadFile
from backend.filing.records import cases_of
from backend.identity.announcements import Announcements
from backend.identity.checks import IdentityChecks
from backend.identity.link_codes import LinkCodes
from backend.identity.linking import Linking
from backend.identity.photos import ReadDocumentPhotoHandler
from backend.identity.records import Records
from backend.identity.service import IdentityService
from backend.notarization.records import appointments_of, is_live, waiting_of
from backend.shared.database import Session
from backend.shared.messages import Event


def wire_identity(backend: Backend) -> None:
    """Register identity's handlers, listeners and jobs."""
    checks = _checks(backend)
    secret = backend.settings.secret_key
    linking = Linking(checks, LinkCodes(secret), backend.people, [Begun(backend).by], secret)

    def read_file(file_id: str, person_id: str) -> bytes:
        content: bytes = backend.bus.handle(ReadFile(file_id, person_id))
        return content

    photos = ReadDocumentPhotoHandler(read_file, backend.photo_reader, backend.privacy, backend.database, backend.clock)
    backend.wire(IdentityService(checks, linking, photos))


class Begun:
    """Knows whether a person has something that a link would leave behind; a service with records adds a line."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def by(self, session: Session, person_id: str) -> bool:
        """Return True for a living draft, an appointment or witness to come, a place on a waiting list, a case."""
        now = self._backend.clock.now()
        return (
            any(one.pending(session, person_id) for one in self._backend.services if one.pending)
            or any(is_live(one, now) for one in appointments_of(session, person_id))
            or bool(waiting_of(session, person_id))
            or bool(cases_of(session, person_id))
            or has_live(session, person_id)
        )


def _checks(backend: Backend) -> IdentityChecks:
    def language(session: Session, person_id: str) -> str:
        return person_in(session, person_id).language

    def channel_of(session: Session, person_id: str) -> str:
        seen = backend.people.channels_of(session, person_id)
        return seen[0][0] if seen else "none"

    def publish(event: Event) -> None:
        backend.bus.publish(event)
        backend.outbox.bell.ring()  # what the person has to hear was written in the transaction just committed

    return IdentityChecks(
        backend.database,
        backend.clock,
        Records(backend.settings.keyring),
        backend.partners.client("national_identity"),
        backend.privacy,
        backend.audit,
        publish,
        Announcements(backend.speaker.speak, language, backend.wording),
        channel_of,
        timedelta(minutes=backend.settings.identity_patience_minutes),
    )

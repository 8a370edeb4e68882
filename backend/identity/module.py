"""Identity as a service of the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from backend.contracts.conversation import ChannelsOf, MoveAddresses, ReleaseAddress, RenewBrowsers
from backend.contracts.files import ReadFile
from backend.contracts.pending import HasPendingMatters
from backend.identity.agenda import agenda_of
from backend.identity.announcements import Announcements
from backend.identity.checks import OPEN_REQUESTS, IdentityChecks
from backend.identity.commands import IdentityReviews
from backend.identity.document_photo.reader import DocumentPhotoReader
from backend.identity.document_tries import DocumentTries
from backend.identity.events import ChannelLinked, IdentityVerified
from backend.identity.link_codes import LinkCodes
from backend.identity.linking import Linking, Place
from backend.identity.photos import ReadDocumentPhotoHandler
from backend.identity.platform_news import read_callback
from backend.identity.records import Records
from backend.identity.service import IdentityService
from backend.identity.tables import DETAILS, FACE, PERSONAL, verifications
from backend.infrastructure import Infrastructure
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.desk_section import Asker, DeskSection, Waiting, soonest
from backend.shared.messages import Event
from backend.shared.outbox import JobGivenUp
from backend.shared.personal_data import PersonalData
from backend.shared.service import NewsReader, Service, Upkeep


class AddressesByBus:
    """People's addresses, asked for over the bus; implements ``backend.identity.linking.Addresses``."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    def channels_of(self, session: Session, person_id: str) -> list[Place]:
        """Return a person's channels, the last used first."""
        found: list[Place] = self._bus.handle(ChannelsOf(session, person_id))
        return found

    def move_addresses(self, session: Session, from_person: str, to_person: str) -> list[Place]:
        """Give one person's channels to another and return them."""
        moved: list[Place] = self._bus.handle(MoveAddresses(session, from_person, to_person))
        return moved

    def release_address(self, session: Session, channel: str, address: str) -> str:
        """Give a channel to a new person, who knows nothing, and return that person's id."""
        new: str = self._bus.handle(ReleaseAddress(session, channel, address))
        return new


def subjects_of(session: Session, person_id: str) -> Sequence[str]:
    """Return what officers' notes on a person's verifications are about."""
    query = select(verifications.c.verification_id).where(verifications.c.person_id == person_id)
    return [f"review:{verification_id}" for verification_id in session.execute(query).scalars()]


def build(infra: Infrastructure) -> Service:
    """Put identity together; files, channels and what people have begun it asks over the bus."""
    addresses, secret = AddressesByBus(infra.bus), infra.settings.digest_secret
    checks = _checks(infra, addresses)

    def unfinished(session: Session, person_id: str) -> bool:
        pending: bool = infra.bus.handle(HasPendingMatters(session, person_id))
        return pending

    def read_file(file_id: str, person_id: str) -> bytes:
        content: bytes = infra.bus.handle(ReadFile(file_id, person_id))
        return content

    linking = Linking(checks, LinkCodes(secret), addresses, [unfinished], secret)
    reader = DocumentPhotoReader()
    photos = ReadDocumentPhotoHandler(read_file, reader, infra.privacy, infra.database, infra.clock)
    service = IdentityService(checks, linking, photos)
    return Service(
        "identity", service.by_command(), {JobGivenUp: service.given_up}, service.by_topic(),
        news=(NewsReader("national_identity", read_callback),), sealed=(DETAILS, FACE),
        desk=(_desk(infra.bus),),
        upkeep=Upkeep(
            open_requests=(OPEN_REQUESTS,), start=checks.give_up_played, close=reader.close,
            personal=PersonalData(PERSONAL, subjects=subjects_of), agenda=agenda_of(Records(infra.keyring)),
        ),
    )  # fmt: skip


def _desk(bus: MessageBus) -> DeskSection:
    def waiting(asker: Asker, now: datetime) -> Waiting:
        reviews = bus.handle(IdentityReviews())
        return len(reviews), soonest([review.due for review in reviews])

    def has_in_hand(asker: Asker, person_id: str) -> bool:
        return any(review.person_id == person_id for review in bus.handle(IdentityReviews()))

    return DeskSection("/desk/identities", "identity", "identities", 20, waiting, has_in_hand=has_in_hand)


def _checks(infra: Infrastructure, addresses: AddressesByBus) -> IdentityChecks:
    notifier = infra.notifier

    def language(session: Session, person_id: str) -> str:
        return notifier.person_in(session, person_id).language

    def channel_of(session: Session, person_id: str) -> str:
        seen = addresses.channels_of(session, person_id)
        return seen[0][0] if seen else "none"

    announce = Announcements(notifier.tell, language, notifier.wording)

    def tell(session: Session, event: Event) -> None:
        if isinstance(event, IdentityVerified | ChannelLinked):  # more hangs on their browsers from now on
            infra.bus.handle(RenewBrowsers(session, event.person_id))
        announce(session, event)
        infra.bus.publish_within(session, event)

    return IdentityChecks(
        infra.database, infra.clock, Records(infra.keyring), infra.partners.client("national_identity"),
        infra.privacy, infra.audit, infra.outbox.bell.ring, tell, channel_of,
        timedelta(minutes=infra.settings.identity_patience_minutes),
        DocumentTries(infra.settings.digest_secret, infra.clock), "national_identity" in infra.settings.pretended,
    )  # fmt: skip

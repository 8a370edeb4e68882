"""Wires filing into the backend: the only file that knows how filing reaches the files and the verified parties.

Services do not know one another; here the one's question becomes the other's command.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.backend import Backend
from backend.conversation.language import convert
from backend.files.commands import MyFiles, ReadFile
from backend.filing.announcements import Announcements
from backend.filing.court import Claimant
from backend.filing.fees.currency import rates_from_setting
from backend.filing.service import FilingService
from backend.identity.commands import VerifiedPartyOf
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.lawyer_licence import CheckLawyerLicence, LicenceCheck
from backend.shared.notice import notice
from backend.shared.persons_files import PersonsFile


class FilesByCommand:
    """The persons' files, asked for over the bus; implements ``backend.shared.persons_files.PersonsFiles``."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    def mine(self, person_id: str, file_ids: tuple[str, ...]) -> list[PersonsFile]:
        """Return these files in order; Refused ``file_unknown`` if one is not this person's."""
        found: list[PersonsFile] = self._bus.handle(MyFiles(person_id, file_ids)) if file_ids else []
        return found

    def read(self, person_id: str, file_id: str) -> bytes:
        """Return a file's content."""
        content: bytes = self._bus.handle(ReadFile(file_id, person_id))
        return content


class SpeakOfCases:
    """Says filing's news through the speaker, with their short form; implements ``filing.announcements.Speak``."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def __call__(
        self, person_id: str, utter: str, facts: Mapping[str, Any], *, key: str, session: Session | None = None
    ) -> bool:
        """Return True if it is new."""
        short = notice("case", str(facts["cause"]), at=self._backend.clock.now(), number=_plain(facts["number"]))
        return self._backend.speaker.speak(person_id, utter, facts, key=key, session=session, custom=short)


def _plain(value: Any) -> str:
    return convert(str(value), "zh-Hans")


def claimant_of(bus: MessageBus, person_id: str) -> Claimant | None:
    """Return who is verified behind a person, in filing's words, or None (SPC21-4)."""
    party: Any = bus.handle(VerifiedPartyOf(person_id))
    if party is None:
        return None
    if party.organisation_name:
        return Claimant(True, (party.organisation_name,))
    return Claimant(False, (party.full_name,))


def wire_filing(backend: Backend) -> FilingService:
    """Register filing's handlers, listeners and jobs; return what lets a filing stand still."""
    bus = backend.bus
    service = FilingService(
        backend.database,
        backend.clock,
        backend.settings.keyring,
        backend.audit,
        backend.partners.client("online_litigation"),
        FilesByCommand(bus),
        lambda person_id: claimant_of(bus, person_id),
        backend.privacy.unmask,
        Announcements(SpeakOfCases(backend), backend.person, backend.wording),
        backend.person,
        bus.publish,
        backend.outbox.bell.ring,
        rates_from_setting(backend.settings.exchange_rates),
        backend.settings.mediation_stops_clock,
    )
    bus.register(CheckLawyerLicence, LicenceCheck(backend.privacy.unmask).check)
    backend.wire(service)
    return service

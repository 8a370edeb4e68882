"""Enquiries as a service of the house."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from backend.contracts.conversation import Bubble, SaidBefore
from backend.contracts.files import DropFile, FileFacts, KeepFile, ReadFile
from backend.enquiries import records
from backend.enquiries.announcements import Announcements
from backend.enquiries.centre import PARTNER
from backend.enquiries.centre_news import is_of_enquiry, read_enquiry_news
from backend.enquiries.commands import EnquiryQueue
from backend.enquiries.course import Course
from backend.enquiries.handover import OPEN_REQUESTS, Handover
from backend.enquiries.model import Enquiry, Said, offices_of
from backend.enquiries.service import EnquiryService
from backend.enquiries.tables import PERSONAL, SEALED
from backend.enquiries.translating import Translating
from backend.infrastructure import Infrastructure
from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.desk_section import Asker, DeskSection, Waiting, soonest
from backend.shared.outbox import JobGivenUp
from backend.shared.personal_data import PersonalData
from backend.shared.privacy import masked_for_log
from backend.shared.private_numbers import OFFICE_NUMBERS
from backend.shared.service import NewsReader, Service, Upkeep
from backend.shared.wording import Words

EXCERPT = 30
"""Bubbles of the conversation that go along where the person lets them."""


class CopiedFiles:
    """An enquiry's own copies of a person's files: deleted with it, whatever else the same file is evidence of."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    def copy(self, person_id: str, enquiry_id: str, files: tuple[str, ...]) -> tuple[str, ...]:
        """Copy these files for an enquiry and return the copies."""
        return tuple(self._copy(person_id, purpose_of(enquiry_id), file_id) for file_id in files)

    def read(self, person_id: str, file_id: str) -> bytes:
        """Return the content of a copy."""
        content: bytes = self._bus.handle(ReadFile(file_id, person_id))
        return content

    def drop(self, person_id: str, file_id: str) -> None:
        """Delete a copy for good."""
        self._bus.handle(DropFile(file_id, person_id))

    def _copy(self, person_id: str, purpose: str, file_id: str) -> str:
        facts: Any = self._bus.handle(FileFacts(file_id, person_id))
        content: bytes = self._bus.handle(ReadFile(file_id, person_id))
        copy: Any = self._bus.handle(KeepFile(person_id, facts.name, content, purpose))
        return str(copy.file_id)


def purpose_of(enquiry_id: str) -> str:
    """Return the purpose under which an enquiry's copies are kept."""
    return f"q{hashlib.sha256(enquiry_id.encode()).hexdigest()[:11]}"


_IN_HAND = Words("撤回咨询的通知（正送往对方系统）", "the withdrawal of an enquiry (on its way to the centre's system)")


def in_hand(session: Session, person_id: str) -> Sequence[Words]:
    """Return the enquiries whose withdrawal the centre's own system has still to hear of."""
    return (_IN_HAND,) * records.to_be_told(session, person_id)


def build(infra: Infrastructure) -> Service:
    """Put enquiries together."""

    def said_before(person_id: str) -> tuple[Said, ...]:
        """Return the talk so far; a one-time code that can still be used is hidden too."""
        bubbles: tuple[Bubble, ...] = infra.bus.handle(SaidBefore(person_id, EXCERPT))
        return tuple(Said(one.at, one.by_person, masked_for_log(one.text)) for one in bubbles if one.text.strip())

    def masked(session: Session, person_id: str, text: str) -> str:
        return infra.privacy.mask(session, person_id, text, spare=OFFICE_NUMBERS)

    settings, copies = infra.settings, CopiedFiles(infra.bus)
    system = infra.partners.find("yiqiao_yilu")
    handover = Handover(
        infra.database, infra.clock, infra.keyring, system.litigation_service, infra.privacy.unmask,
        infra.notifier.person, copies.read,
    ) if system is not None else None  # fmt: skip
    tell = Announcements(infra.notifier.tell, infra.notifier.person, settings.human_contact)
    course = Course(
        infra.database, infra.clock, infra.keyring, infra.audit, tell, settings.enquiry_reply_days, masked,
        said_before, Translating(infra.bus, infra.database, infra.notifier.person), infra.outbox.bell.ring,
        copies.copy, copies.drop, handover.spread if handover else _to_nobody,
    )  # fmt: skip
    service = EnquiryService(course, handover)
    return Service(
        "enquiries", service.by_command(), {JobGivenUp: service.given_up}, service.by_topic(), sealed=SEALED,
        news=(NewsReader(PARTNER, read_enquiry_news, is_of_enquiry),), desk=(_desk(infra.bus),),
        upkeep=Upkeep(
            open_requests=(OPEN_REQUESTS,),
            personal=PersonalData(PERSONAL, in_hand, records.subjects_of, outside=service.withdraw_all),
        ),
    )  # fmt: skip


def _desk(bus: MessageBus) -> DeskSection:
    def queue(asker: Asker) -> list[Enquiry]:
        found: list[Enquiry] = bus.handle(EnquiryQueue(offices_of(asker.roles)))
        return found

    def waiting(asker: Asker, now: datetime) -> Waiting:
        ours = [one for one in queue(asker) if one.status == "open"]
        return len(ours), soonest([one.due for one in ours])

    def has_in_hand(asker: Asker, person_id: str) -> bool:
        """Only who shares how to reach them is spoken with."""
        return any(one.person_id == person_id and one.share != "question" for one in queue(asker))

    return DeskSection("/desk/enquiries", "enquiries", "enquiries", 70, waiting, has_in_hand=has_in_hand)


def _to_nobody(session: Session, row: records.Row, entry_id: str, kind: str) -> None:
    """The centre has no system of its own: the desk has the enquiry."""

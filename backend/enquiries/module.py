"""Enquiries as a service of the house."""

from __future__ import annotations

from backend.contracts.conversation import Bubble, SaidBefore
from backend.enquiries.announcements import Announcements
from backend.enquiries.course import Course
from backend.enquiries.model import Said
from backend.enquiries.service import EnquiryService
from backend.enquiries.tables import SEALED
from backend.infrastructure import Infrastructure
from backend.shared.database import Session
from backend.shared.privacy import masked_for_log
from backend.shared.private_numbers import OFFICE_NUMBERS
from backend.shared.service import Service

EXCERPT = 30
"""Bubbles of the conversation that go along where the person lets them."""


def build(infra: Infrastructure) -> Service:
    """Put enquiries together."""

    def said_before(person_id: str) -> tuple[Said, ...]:
        """What was said so far; a one-time code that can still be used is hidden too."""
        bubbles: tuple[Bubble, ...] = infra.bus.handle(SaidBefore(person_id, EXCERPT))
        return tuple(Said(one.at, one.by_person, masked_for_log(one.text)) for one in bubbles if one.text.strip())

    def masked(session: Session, person_id: str, text: str) -> str:
        return infra.privacy.mask(session, person_id, text, spare=OFFICE_NUMBERS)

    settings = infra.settings
    tell = Announcements(infra.notifier.tell, infra.notifier.person, settings.human_contact)
    course = Course(
        infra.database, infra.clock, infra.keyring, infra.audit, tell, settings.enquiry_reply_days, masked,
        said_before, infra.outbox.bell.ring,
    )  # fmt: skip
    service = EnquiryService(course)
    return Service("enquiries", service.by_command(), service.by_event(), service.by_topic(), sealed=SEALED)

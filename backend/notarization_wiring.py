"""Wires notarization into the backend."""

from __future__ import annotations

from backend.backend import Backend
from backend.notarization.announcements import Announcements
from backend.notarization.matters import load_matters
from backend.notarization.office_requests import OfficeRequests
from backend.notarization.reminders import Reminders
from backend.notarization.service import NotarizationService
from backend.shared.reminder_plan import plan


def wire_notarization(backend: Backend) -> None:
    """Register notarization's handlers, listeners and jobs."""
    clock, keyring, matters = backend.clock, backend.settings.keyring, load_matters()
    requests = OfficeRequests(
        backend.database,
        clock,
        backend.partners.client("wuyi_notary"),
        keyring,
        backend.privacy,
        backend.audit,
        backend.bus.publish,
    )
    announcements = Announcements(backend.speaker.speak, backend.person, backend.wording, matters)
    reminders = Reminders(backend.database, clock, backend.person, announcements.reminded, plan)
    backend.wire(NotarizationService(requests, matters, keyring, announcements, reminders))

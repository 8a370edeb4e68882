"""The agenda as a service of the house."""

from __future__ import annotations

from backend.agenda.handlers import AgendaHandlers
from backend.agenda.tables import PERSONAL
from backend.conversation.language import convert
from backend.infrastructure import Infrastructure
from backend.shared.personal_data import PersonalData
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put it together; what is ahead of a person it asks every service for, over the bus."""
    handlers = AgendaHandlers(infra, convert)
    return Service("agenda", handlers.by_command(), upkeep=Upkeep(personal=PersonalData(PERSONAL)))

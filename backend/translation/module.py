"""Translations as a service of the house: off, unless an operator names a server."""

from __future__ import annotations

from backend.infrastructure import Infrastructure
from backend.platforms.translation import LibreTranslate, OpenAiTranslation, TranslationServer
from backend.shared.personal_data import PersonalData
from backend.shared.places import Places
from backend.shared.service import Service, Upkeep
from backend.translation.handlers import TranslationHandlers
from backend.translation.tables import PERSONAL


def build(infra: Infrastructure) -> Service:
    """Put translations together, with the server of the settings where there is one."""
    settings = infra.settings
    server = _server(infra) if settings.translation_url else None
    handlers = TranslationHandlers(infra.database, infra.clock, server, settings.translation_longest)
    close = server.close if server else _nothing
    return Service("translation", handlers.by_command(), upkeep=Upkeep(close=close, personal=PersonalData(PERSONAL)))


def _server(infra: Infrastructure) -> TranslationServer:
    settings = infra.settings
    places = Places("translation", settings.jobs_at_once, 0, settings.jobs_at_once)
    where = (settings.translation_url, settings.translation_key, settings.translation_timeout, places)
    if settings.translation_kind == "openai":
        return OpenAiTranslation(*where, model=settings.translation_model)
    return LibreTranslate(*where)


def _nothing() -> None:
    """Do nothing: there is no server to let go of."""

"""The WhatsApp channel's descriptor."""

from __future__ import annotations

from typing import Protocol

from connectors.channel import Channel
from connectors.ports import Errands, Notes
from connectors.whatsapp.api import CloudApi
from connectors.whatsapp.connector import PATH, WhatsAppConnector


class WhatsAppSettings(Protocol):
    """Settings an operator makes for it."""

    whatsapp_token: str
    whatsapp_phone_id: str
    whatsapp_app_secret: str
    whatsapp_verify_token: str
    whatsapp_api: str

    @property
    def file_limit(self) -> int:
        """Bytes of the largest file that is taken."""
        ...


def build(settings: WhatsAppSettings, notes: Notes, errands: Errands) -> WhatsAppConnector | None:
    """Return the channel, or None while one of its four secrets is not set."""
    phone_id, secret, verify = settings.whatsapp_phone_id, settings.whatsapp_app_secret, settings.whatsapp_verify_token
    if not (settings.whatsapp_token and phone_id and secret and verify):
        return None
    api = CloudApi(settings.whatsapp_api, phone_id, settings.whatsapp_token)
    return WhatsAppConnector(api, phone_id, secret, verify, notes, errands, file_limit=settings.file_limit)


CHANNEL = Channel("whatsapp", (PATH,), build)

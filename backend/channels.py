"""Puts the messenger channels together: each that the settings configure; the others answer 503."""

from __future__ import annotations

from collections.abc import Sequence

from sanic import Sanic

from backend.api.channel_errands import TOPIC, ChannelErrands, ThreadedNotes, WishGranter
from backend.api.file_links import FileLinks
from backend.bootstrap import Backend
from backend.config import Settings
from backend.conversation.channel_notes import ChannelNotes
from backend.conversation.delivery_failed import DeliveryFailed
from connectors.channel import Channel, Registers, SendsTogether
from connectors.messenger import Messenger
from connectors.mini_program.channel import CHANNEL as MINI_PROGRAM
from connectors.telegram.channel import CHANNEL as TELEGRAM
from connectors.webhook import answer_503
from connectors.wechat.channel import CHANNEL as WECHAT
from connectors.whatsapp.api import CloudApi
from connectors.whatsapp.channel import CHANNEL as WHATSAPP
from connectors.whatsapp.templates import compared

CHANNELS: Sequence[Channel] = (TELEGRAM, WHATSAPP, WECHAT, MINI_PROGRAM)
"""Every messenger channel. A new one is its name in this line, and one above that imports it."""


class Channels:
    """The messenger channels of one services process.

    Args:
        backend: does the work.
        links: makes the links of files.
    """

    def __init__(self, backend: Backend, links: FileLinks) -> None:
        self._backend = backend
        self._granter = WishGranter()
        self._notes: dict[str, ThreadedNotes] = {}
        built = [self._built(channel, links) for channel in CHANNELS]
        self.messengers = [messenger for messenger in built if messenger is not None]

    @classmethod
    def of(cls, backend: Backend) -> Channels:
        """The channels of a backend that serves nobody, for the command line."""
        return cls(backend, FileLinks.of(backend))

    def close_unconfigured(self, app: Sanic) -> None:
        """Let the addresses of channels nobody has set up answer 503."""
        configured = {messenger.name for messenger in self.messengers}
        for channel in CHANNELS:
            if channel.name not in configured:
                answer_503(app, channel.name, channel.addresses)

    def start(self) -> None:
        """Let sent files be fetched and pages be turned; call it inside the event loop the channels live in."""
        for messenger in self.messengers:
            if isinstance(messenger, SendsTogether):
                self._backend.conversation.delivery.register_together(messenger.name, messenger.send_together)
            self._granter.register(messenger.name, messenger, self._notes[messenger.name])
        self._backend.infra.outbox.register(TOPIC, self._granter)

    async def close(self) -> None:
        """Let go of connections."""
        for messenger in self.messengers:
            await messenger.close()

    def _built(self, channel: Channel, links: FileLinks) -> Messenger | None:
        backend, settings, name = self._backend, self._backend.settings, channel.name
        kept = ChannelNotes(backend.database, backend.infra.keyring, settings.digest_secret, backend.clock, name)
        self._notes[name] = ThreadedNotes(kept)
        return channel.build(settings, self._notes[name], ChannelErrands(backend, name, self._notes[name], links))


async def register(channels: Channels, name: str, public_url: str) -> str | None:
    """Tell a platform where we listen; return what is missing or what it answered, or None when it is done."""
    found = next((one for one in channels.messengers if one.name == name), None)
    if not isinstance(found, Registers):
        return f"{name} is not set up: set YIQIAOTONG_{name.upper()}_TOKEN and YIQIAOTONG_{name.upper()}_SECRET."
    try:
        await found.register(public_url)
    except DeliveryFailed as refusal:
        return f"The platform refused: {refusal}."
    finally:
        await channels.close()
    return None


async def whatsapp_templates(settings: Settings, register_missing: bool) -> list[tuple[str, str, str]]:
    """Compare our message templates with those at WhatsApp.

    Args:
        settings: with the token and the business account's id.
        register_missing: hand in what is missing there.

    Returns:
        Name, language and state of each; see `connectors.whatsapp.templates.compared`. What was handed in is
        ``handed in``, or why not.

    Raises:
        DeliveryFailed: the platform does not answer, or does not know our token.
        ValueError: a setting is missing; its text says which.
    """
    if not (settings.whatsapp_token and settings.whatsapp_business_id):
        raise ValueError("set YIQIAOTONG_WHATSAPP_TOKEN and YIQIAOTONG_WHATSAPP_BUSINESS_ID.")
    api = CloudApi(settings.whatsapp_api, settings.whatsapp_phone_id, settings.whatsapp_token)
    try:
        found = []
        for template, state in compared(await api.templates(settings.whatsapp_business_id)):
            if state == "missing" and register_missing:
                state = await api.register_template(settings.whatsapp_business_id, template.content) or "handed in"
            found.append((template.name, template.language, state))
        return found
    finally:
        await api.close()

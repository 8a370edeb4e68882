"""Puts the messenger channels together: each that the settings configure; the others answer 503."""

from __future__ import annotations

import time
from collections.abc import Callable

from sanic import Sanic

from backend.api.channel_errands import TOPIC, ChannelErrands, ThreadedNotes, WishGranter
from backend.api.file_links import FileLinks
from backend.bootstrap import Backend
from backend.config import Settings
from backend.conversation.channel_notes import ChannelNotes
from backend.conversation.delivery_failed import DeliveryFailed
from connectors.messenger import Messenger
from connectors.mini_program.api import MiniProgramApi
from connectors.mini_program.connector import PATHS as mini_program_addresses
from connectors.mini_program.connector import MiniProgramConnector
from connectors.mini_program.notices import templates_of
from connectors.mini_program.session import MiniProgramSessions
from connectors.telegram.api import BotApi
from connectors.telegram.connector import PATH as TELEGRAM
from connectors.telegram.connector import TelegramConnector
from connectors.webhook import answer_503
from connectors.wechat.api import WeChatApi
from connectors.wechat.connector import PATH as WECHAT
from connectors.wechat.connector import WeChatConnector
from connectors.wechat.crypto import Envelope
from connectors.wechat.post import PostBox
from connectors.whatsapp.api import CloudApi
from connectors.whatsapp.connector import PATH as WHATSAPP
from connectors.whatsapp.connector import WhatsAppConnector
from connectors.whatsapp.templates import compared

Build = Callable[[Settings, ThreadedNotes, ChannelErrands], Messenger | None]


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
        built = [self._built(name, build, links) for name, (build, _) in CHANNELS.items()]
        self.messengers = [messenger for messenger in built if messenger is not None]

    @classmethod
    def of(cls, backend: Backend) -> Channels:
        """The channels of a backend that serves nobody, for the command line."""
        return cls(backend, FileLinks.of(backend))

    def close_unconfigured(self, app: Sanic) -> None:
        """Let the addresses of channels nobody has set up answer 503."""
        configured = {messenger.name for messenger in self.messengers}
        for name, (_, paths) in CHANNELS.items():
            if name not in configured:
                answer_503(app, name, paths)

    def start(self) -> None:
        """Let sent files be fetched and pages be turned; call it inside the event loop the channels live in."""
        for messenger in self.messengers:
            if isinstance(messenger, WeChatConnector | MiniProgramConnector):
                self._backend.conversation.delivery.register_together(messenger.name, messenger.send_together)
            self._granter.register(messenger.name, messenger, self._notes[messenger.name])
        self._backend.infra.outbox.register(TOPIC, self._granter)

    async def close(self) -> None:
        """Let go of connections."""
        for messenger in self.messengers:
            await messenger.close()

    def _built(self, name: str, build: Build, links: FileLinks) -> Messenger | None:
        backend, settings = self._backend, self._backend.settings
        kept = ChannelNotes(backend.database, settings.keyring, settings.secret_key, backend.clock, name)
        self._notes[name] = ThreadedNotes(kept)
        return build(settings, self._notes[name], ChannelErrands(backend, name, self._notes[name], links))


async def register(channels: Channels, name: str, public_url: str) -> str | None:
    """Tell a platform where we listen; return what is missing or what it answered, or None when it is done."""
    found = next((one for one in channels.messengers if one.name == name), None)
    if not isinstance(found, TelegramConnector):
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


def telegram_channel(settings: Settings, notes: ThreadedNotes, errands: ChannelErrands) -> TelegramConnector | None:
    """The Telegram channel, or None while its token or its secret is not set."""
    if not (settings.telegram_token and settings.telegram_secret):
        return None
    api = BotApi(settings.telegram_api, settings.telegram_token)
    limit = settings.file_limit
    return TelegramConnector(api, settings.telegram_secret, notes, errands, file_limit=limit)


def whatsapp_channel(settings: Settings, notes: ThreadedNotes, errands: ChannelErrands) -> WhatsAppConnector | None:
    """The WhatsApp channel, or None while one of its four secrets is not set."""
    phone_id, secret, verify = settings.whatsapp_phone_id, settings.whatsapp_app_secret, settings.whatsapp_verify_token
    if not (settings.whatsapp_token and phone_id and secret and verify):
        return None
    api = CloudApi(settings.whatsapp_api, phone_id, settings.whatsapp_token)
    limit = settings.file_limit
    return WhatsAppConnector(api, phone_id, secret, verify, notes, errands, file_limit=limit)


def wechat_channel(settings: Settings, notes: ThreadedNotes, errands: ChannelErrands) -> WeChatConnector | None:
    """The WeChat channel, or None while the account or the token that signs its posts is not set."""
    app_id, secret, token = settings.wechat_app_id, settings.wechat_app_secret, settings.wechat_token
    if not (app_id and secret and token):
        return None
    envelope = Envelope(settings.wechat_aes_key, app_id) if settings.wechat_aes_key else None
    api = WeChatApi(settings.wechat_api, app_id, secret, notes)
    limit, joined = settings.file_limit, bool(settings.mini_program_app_id)
    return WeChatConnector(api, token, envelope, notes, errands, file_limit=limit, joined=joined)


def mini_program(settings: Settings, notes: ThreadedNotes, errands: ChannelErrands) -> MiniProgramConnector | None:
    """The mini program, or None while its id or its secret is not set; without a token it has no customer session."""
    app_id, secret, token = settings.mini_program_app_id, settings.mini_program_app_secret, settings.mini_program_token
    if not (app_id and secret):
        return None
    key = settings.mini_program_aes_key
    box = PostBox(token, Envelope(key, app_id) if key else None, time.time) if token else None
    return MiniProgramConnector(
        MiniProgramApi(settings.mini_program_api, app_id, secret, notes, settings.mini_program_state),
        MiniProgramSessions(settings.secret_key, time.time),
        box,
        notes,
        errands,
        (errands.conversations, errands.uploads, errands.matters),
        templates_of(settings.mini_program_notices),
        file_limit=settings.file_limit,
    )


CHANNELS: dict[str, tuple[Build, tuple[str, ...]]] = {
    "telegram": (telegram_channel, (TELEGRAM,)),
    "whatsapp": (whatsapp_channel, (WHATSAPP,)),
    "wechat": (wechat_channel, (WECHAT,)),
    "mini_program": (mini_program, mini_program_addresses),
}
"""Each messenger channel: how it is built, and its addresses."""

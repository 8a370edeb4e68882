"""The descriptor of the WeChat official account's channel."""

from __future__ import annotations

from typing import Protocol

from connectors.channel import Channel
from connectors.ports import Errands, Notes
from connectors.wechat.api import WeChatApi
from connectors.wechat.connector import PATH, WeChatConnector
from connectors.wechat.crypto import Envelope


class WeChatSettings(Protocol):
    """Settings an operator makes for it; with a mini program's id beside it, both are one account's."""

    wechat_app_id: str
    wechat_app_secret: str
    wechat_token: str
    wechat_aes_key: str
    wechat_api: str
    mini_program_app_id: str

    @property
    def file_limit(self) -> int:
        """Bytes of the largest file that is taken."""
        ...


def build(settings: WeChatSettings, notes: Notes, errands: Errands) -> WeChatConnector | None:
    """Return the channel, or None while the account or the token that signs its posts is not set."""
    app_id, secret, token = settings.wechat_app_id, settings.wechat_app_secret, settings.wechat_token
    if not (app_id and secret and token):
        return None
    envelope = Envelope(settings.wechat_aes_key, app_id) if settings.wechat_aes_key else None
    api = WeChatApi(settings.wechat_api, app_id, secret, notes)
    limit, joined = settings.file_limit, bool(settings.mini_program_app_id)
    return WeChatConnector(api, token, envelope, notes, errands, file_limit=limit, joined=joined)


CHANNEL = Channel("wechat", (PATH,), build)

"""The descriptor of the WeChat mini program's channel."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Protocol

from connectors.base import Conversations, Uploads
from connectors.channel import Channel
from connectors.mini_program.api import MiniProgramApi
from connectors.mini_program.connector import PATHS, MiniProgramConnector
from connectors.mini_program.notices import templates_of
from connectors.mini_program.session import MiniProgramSessions
from connectors.ports import Errands, Matters, Notes
from connectors.web.visitors import VisitorLimits, Visitors
from connectors.wechat.crypto import Envelope
from connectors.wechat.post import PostBox


class MiniProgramSettings(Protocol):
    """Settings an operator makes for it."""

    mini_program_app_id: str
    mini_program_app_secret: str
    mini_program_token: str
    mini_program_aes_key: str
    mini_program_api: str
    mini_program_state: str
    secret_key: str
    secret_keys_previous: list[str]
    visitor_sessions: int
    visitor_messages: int
    visitor_uploads: int

    @property
    def mini_program_notices(self) -> Mapping[str, Mapping[str, str]]:
        """Templates of subscription messages by kind."""
        ...

    @property
    def file_limit(self) -> int:
        """Bytes of the largest file that is taken."""
        ...


class OwnPages(Errands, Protocol):
    """The errands of a channel that has pages of its own."""

    conversations: Conversations
    uploads: Uploads
    matters: Matters


def build(settings: MiniProgramSettings, notes: Notes, errands: OwnPages) -> MiniProgramConnector | None:
    """Return the channel, or None while its id or secret is not set; without a token it has no customer session."""
    app_id, secret, token = settings.mini_program_app_id, settings.mini_program_app_secret, settings.mini_program_token
    if not (app_id and secret):
        return None
    key = settings.mini_program_aes_key
    box = PostBox(token, Envelope(key, app_id) if key else None, time.time) if token else None
    return MiniProgramConnector(
        MiniProgramApi(settings.mini_program_api, app_id, secret, notes, settings.mini_program_state),
        MiniProgramSessions(settings.secret_key, time.time, settings.secret_keys_previous),
        box,
        notes,
        errands,
        (errands.conversations, errands.uploads, errands.matters),
        templates_of(settings.mini_program_notices),
        file_limit=settings.file_limit,
        visitors=Visitors(
            VisitorLimits(settings.visitor_sessions, settings.visitor_messages, settings.visitor_uploads)
        ),
    )


CHANNEL = Channel("mini_program", PATHS, build)

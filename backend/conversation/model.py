"""The neutral message: what a person said and what we answer, before any channel's shape is put on it.

Pure values; connectors translate them from and to their platform, the worker carries them to the bot and back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message from a person, as its channel delivered it.

    Args:
        channel: the connector's name (``web``, ``terminal``, later ``wechat`` …).
        address: the person's address in that channel (session id, open id …).
        platform_id: the platform's own id of this message; the same id twice is the same message.
        text: what was typed, or None when a button was pressed.
        payload: the pressed button's payload (``/inform{"…": "…"}``), or None.
        timezone: IANA zone the device reports, or None.
        language: one of `LANGUAGES` if the device or page says so, or None.
    """

    channel: str
    address: str
    platform_id: str
    text: str | None = None
    payload: str | None = None
    timezone: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a reply. The payload never holds personal data."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One bubble of ours.

    Args:
        text: plain text, lines separated by ``\\n``.
        buttons: choices under the text.
        image: URL path of a picture (``/files/…``) or a data URI.
        attachment: ``{"name", "url", "mime"}`` of a file to keep (an ICS, a PDF).
        custom: anything a channel may render natively (a progress bar, a card); every channel may ignore it.
        utter: the utterance's name, for tests and measuring.
    """

    text: str = ""
    buttons: tuple[Button, ...] = ()
    image: str | None = None
    attachment: dict[str, str] | None = None
    custom: dict[str, Any] = field(default_factory=dict)
    utter: str | None = None

"""Orders and questions about voice messages: hear one, and what a message means for one that was read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from backend.shared.database import Session
from backend.shared.messages import Command

Bearing = Literal["right", "wrong", "over", "passed"]
"""Meanings of a message for a voice message: ``right`` and ``wrong`` answer the reading back, ``over`` answers one that
is not open any more, ``passed`` speaks of something else while one is open."""


Trouble = Literal["", "away", "too_long"]


@dataclass(frozen=True, slots=True)
class VoiceOffer(Command):
    """Ask what is done about voice messages here. -> `VoiceTerms`"""


@dataclass(frozen=True, slots=True)
class VoiceTerms:
    """Ways in which voice messages are heard.

    Args:
        transcribes: whether a recording can be put into words here; what a platform has recognised always counts.
        seconds: the longest one that is taken.
        size: bytes of the largest one.
    """

    transcribes: bool
    seconds: int
    size: int


@dataclass(frozen=True, slots=True)
class HearVoice(Command):
    """Keep a voice message, have it put into words and read them back. -> its id

    The same platform id from the same address is one message. Whatever is wrong with it is said to the person.

    Args:
        person_id: who speaks.
        channel: the connector's name.
        address: the person's address there.
        platform_id: the platform's own id of it.
        content: the recording; empty where `recognised` is known, or where it was not fetched for its length.
        seconds: how long it is, if the platform says so.
        recognised: the words the platform itself has heard.
        trouble: why there is no content: ``away`` (the platform no longer gives it out) or ``too_long``.
    """

    person_id: str
    channel: str
    address: str
    platform_id: str
    content: bytes = field(default=b"", repr=False)
    seconds: float | None = None
    recognised: str = field(default="", repr=False)
    trouble: Trouble = ""


@dataclass(frozen=True, slots=True)
class SpokenOf(Command):
    """Ask what a message means for a voice message that was read back. -> `Meant`, or None where none is open

    Args:
        text: what was typed, or None.
        payload: what was pressed, or None.
    """

    person_id: str
    text: str | None = field(repr=False)
    payload: str | None


@dataclass(frozen=True, slots=True)
class Meant:
    """Meaning of a message for a voice message.

    Args:
        bearing: see `Bearing`.
        voice_id: which one; empty for ``passed``.
        words: what was heard and is confirmed by ``right``: the message says this.
    """

    bearing: Bearing
    voice_id: str = ""
    words: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SettleVoice(Command):
    """Carry out what a message means, in the transaction that keeps the message.

    -> True where the message has thereby had its answer and is no bot's.
    """

    session: Session
    person_id: str
    meant: Meant
    channel: str
    address: str

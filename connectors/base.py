"""Base of every channel: its shape, and how a rich reply is said where only plain text fits."""

from __future__ import annotations

import bisect
import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, Literal, Protocol

from sanic import Sanic

from backend.contracts.voice import VoiceTerms
from backend.conversation.delivery_failed import (
    ChannelClosed,
    DeliveryFailed,
    NotSubscribed,
    OnlyShown,
    QuotaSpent,
    SlowDown,
    Unreachable,
    Unsendable,
    WindowClosed,
)
from backend.conversation.model import (
    ConversationView,
    HistoryEntry,
    Inbound,
    Location,
    Reply,
    SentVoice,
    TurnView,
    UploadedFile,
    UploadRefused,
)

__all__ = [
    "LONGEST_MESSAGE",
    "ChannelClosed",
    "Connector",
    "Conversations",
    "DeliveryFailed",
    "NotSubscribed",
    "OnlyShown",
    "Pace",
    "QuotaSpent",
    "Receive",
    "SlowDown",
    "Unreachable",
    "Unsendable",
    "Uploads",
    "Voices",
    "WindowClosed",
    "numbered_text",
    "read_location",
    "split_text",
    "upload_payload",
    "utf8_bytes",
    "utf16_units",
]  # fmt: skip
"""The errors of sending are told in the conversation's terms, so that whoever chooses another way understands them."""

Receive = Callable[[Inbound], Awaitable[str]]
"""Keeps a message for good and returns its turn id; only then may the platform be told that we have it."""

LONGEST_MESSAGE = 5_000
"""Characters a person may send at once; longer ones are answered by a clear sentence, never cut silently."""


class Connector(Protocol):
    """One channel: reads what its platform delivers, renders and sends what we say."""

    name: str
    pushes: bool
    """False for a page that only shows what is said while somebody looks at it."""

    def attach(self, app: Sanic, receive: Receive) -> None:
        """Add the channel's addresses to the app; what arrives there goes to `receive`."""
        ...

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Bring one bubble to a person and return the platform's receipt.

        Args:
            address: the person's address in this channel.
            reply: what to say; already in the person's language.
            key: the same key is the same message, also after a crash.
            language: one of ``zh-Hans``, ``zh-Hant``, ``en``; for words the channel itself adds.

        Raises:
            DeliveryRefused: the platform says no, by class (`backend/conversation/delivery_failed.py`); what is raised
                else is trouble that may pass, and the same bubble comes again under the same key.
        """
        ...


class Conversations(Protocol):
    """Questions a channel that shows the conversation itself may ask about its own persons, by their address."""

    async def view(self, channel: str, address: str, after: int, limit: int) -> ConversationView:
        """Return the newest `limit` bubbles after a sequence number, files as links that work now."""
        ...

    async def earlier(self, channel: str, address: str, before: int, limit: int) -> tuple[HistoryEntry, ...]:
        """Return the newest `limit` bubbles before a sequence number, oldest first."""
        ...

    async def turn(self, channel: str, turn_id: str) -> TurnView | None:
        """Return what became of a message, or None for an unknown one."""
        ...

    async def choose_language(self, channel: str, address: str, language: str) -> None:
        """Answer this person in `language` from now on."""
        ...

    async def prove(self, channel: str, address: str, digits: str) -> Literal["right", "wrong", "too_often"]:
        """Take the last digits of the person's document as proof that it is they who sit there."""
        ...


class Voices(Protocol):
    """Door of a channel with a record button, where voice messages are handed in."""

    @property
    def terms(self) -> VoiceTerms:
        """Tell how they are heard here."""
        ...

    async def hear(
        self, channel: str, address: str, platform_id: str, voice: SentVoice, language: str | None = None
    ) -> str:
        """Keep one and return its id; whatever is wrong with it is said in the conversation."""
        ...


class Uploads(Protocol):
    """Door for the files a channel's persons send; afterwards it sends the message `upload_payload` names."""

    async def keep(
        self, channel: str, address: str, name: str, content: bytes, language: str | None = None
    ) -> UploadedFile:
        """Keep a file; raises UploadRefused with the reason in the person's language.

        Args:
            channel: the connector's name.
            address: the person's address in it.
            name: as the person's device calls the file.
            content: the whole file.
            language: what the device speaks, for a person of whom nothing is known yet.
        """
        ...

    async def too_large(self, channel: str, address: str, name: str, language: str | None = None) -> UploadRefused:
        """Return the refusal of a file that the channel stopped reading (or did not fetch) for its size."""
        ...


def upload_payload(file_id: str) -> str:
    """Return the payload of the message that says: I have sent this file."""
    return f'/inform{{"uploaded_file": "{file_id}"}}'


def read_location(data: Any) -> Location | None:
    """Return a position sent as ``{"lat", "lon"}`` in WGS-84 degrees, or None if it is not one."""
    lat, lon = (data.get("lat"), data.get("lon")) if isinstance(data, dict) else (None, None)
    if (
        not isinstance(lat, int | float)
        or not isinstance(lon, int | float)
        or isinstance(lat, bool)
        or isinstance(lon, bool)
    ):
        return None
    try:
        return Location(float(lat), float(lon))
    except (OverflowError, ValueError):
        return None


class Pace:
    """Pace of one address: a short burst, then a steady pace; kept in memory, for the newest addresses.

    Args:
        burst: messages that may come at once.
        seconds: what each further one has to wait.
        clock: monotonic seconds.
        addresses: how many addresses are remembered.
    """

    def __init__(
        self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic, addresses: int = 10_000
    ) -> None:
        self._burst, self._seconds, self._clock, self._addresses = burst, seconds, clock, addresses
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def wait(self, address: str) -> float:
        """Count one message and return 0.0, or return the seconds to wait without counting it."""
        now = self._clock()
        full_at = max(self._full_at.get(address, now), now) + self._seconds
        over = full_at - now - self._burst * self._seconds
        if over > 1e-9:
            return over
        self._full_at[address] = full_at
        self._full_at.move_to_end(address)
        while len(self._full_at) > self._addresses:
            self._full_at.popitem(last=False)
        return 0.0


def numbered_text(reply: Reply) -> str:
    """Return the reply as plain text, its buttons as a numbered list and its file as a name with its address."""
    lines = [reply.text] if reply.text else []
    lines += [f"{number}. {button.title}" for number, button in enumerate(reply.buttons, 1)]
    if reply.attachment:
        lines.append(f"{reply.attachment['name']}: {reply.attachment['url']}")
    return "\n".join(lines)


_BREAKS = (
    re.compile(r"\n\n+"),
    re.compile(r"\n"),
    re.compile(r"(?<=[。！？；])|(?<=[.!?;]) "),
    re.compile(r"(?<=[，、])| "),
)


def split_text(text: str, limit: int, measure: Callable[[str], int] = len) -> list[str]:
    """Cut a text into pieces of at most `limit`, at the best break each piece offers.

    Paragraphs break before lines, lines before sentences, sentences before words; without any break it is cut hard.
    Nothing but white space at a cut is lost.

    Args:
        measure: how the platform counts a text (characters, bytes, UTF-16 units); never less for a longer text.
    """
    pieces = []
    rest = text.strip()
    while measure(rest) > limit:
        cut = _last_break(rest, _room(rest, limit, measure))
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest] if rest else pieces


def utf8_bytes(text: str) -> int:
    """Count a text as WeChat does."""
    return len(text.encode())


def utf16_units(text: str) -> int:
    """Count a text as Telegram does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _room(text: str, limit: int, measure: Callable[[str], int]) -> int:
    """Count how many characters of the text fit, at least one."""
    return max(1, bisect.bisect_right(range(1, len(text) + 1), limit, key=lambda count: measure(text[:count])))


def _last_break(text: str, limit: int) -> int:
    for pattern in _BREAKS:
        cuts = [found.start() for found in pattern.finditer(text, 0, limit + 1) if 0 < found.start() <= limit]
        if cuts and cuts[-1] > limit // 4:
            return cuts[-1]
    return limit

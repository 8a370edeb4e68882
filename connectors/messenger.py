"""Base of the messenger channels: hear what a person said or sent, and send a reply piece by piece, each once."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from sanic import Sanic

from backend.conversation.model import Inbound, Location, Reply, SentVoice, UploadRefused
from connectors.base import ChannelClosed, DeliveryFailed, Receive, SlowDown, upload_payload
from connectors.commands import command_in
from connectors.offers import Offers
from connectors.platform_api import TooLarge
from connectors.ports import Errands, Notes
from connectors.rendering import Piece

logger = logging.getLogger(__name__)

SENT, CLOSED = "sent", "closed"
SENT_LIFE = timedelta(days=7)
CLOSED_LIFE = timedelta(days=3650)
MOST_COURTESIES = 100
"""Under way at once; a platform that hangs is shown no more of them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing a person did, as the platform told us.

    Args:
        address: the person's address in the channel.
        platform_id: the platform's own id of it.
        text: what was typed.
        payload: what a tapped choice stands for.
        location: where the person says they are.
        media: what is needed to fetch a file that was sent; ``name`` is how to call it. A voice message has ``voice``:
            its length in seconds and the words the platform has heard, as far as it tells.
        notice: the sentence to answer with, where the bot is not to be asked (a sticker).
        facts: the notice's values.
        language: of the person's app.
    """

    address: str
    platform_id: str
    text: str | None = None
    payload: str | None = None
    location: Location | None = None
    media: dict[str, Any] | None = None
    notice: str | None = None
    facts: dict[str, str] = field(default_factory=dict)
    language: str | None = None


def said(heard: Heard) -> Heard:
    """Return what was typed with a command of ours as its payload; no other word with a stroke is one."""
    text = heard.text or ""
    payload = command_in(text)
    return replace(heard, text=None, payload=payload) if payload else replace(heard, text=text.lstrip("/") or text)


class Messenger(ABC):
    """A channel of a messenger company, spoken to over HTTP.

    Args:
        notes: the channel's memory.
        errands: what the house does for it.
        file_limit: bytes of one file that is taken.
    """

    name: str
    pushes = True

    def __init__(self, notes: Notes, errands: Errands, file_limit: int) -> None:
        self._notes, self._errands, self._file_limit = notes, errands, file_limit
        self._offers = Offers(notes)
        self._receive: Receive | None = None
        self._courtesies: set[asyncio.Task[None]] = set()

    def attach(self, app: Sanic, receive: Receive) -> None:
        """Add the channel's addresses to the app; what arrives there goes to `receive`."""
        self._receive = receive
        self._add_routes(app)

    @abstractmethod
    def _add_routes(self, app: Sanic) -> None: ...

    @abstractmethod
    def _pieces(self, reply: Reply, language: str) -> list[Piece]: ...

    @abstractmethod
    async def _deliver(self, address: str, piece: Piece, job: str, language: str) -> str:
        """Send one piece and return the platform's id of it; raises `DeliveryFailed`."""

    @abstractmethod
    async def _fetch(self, media: dict[str, Any]) -> bytes:
        """Return a sent file's content; raises TooLarge or `DeliveryFailed`."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of connections."""

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Bring one bubble to a person; pieces sent before a crash are not sent again. Raises `DeliveryFailed`."""
        await self._check_open(address)
        reply = await self._errands.with_links(address, reply)
        receipt, job = "", job_of(key)
        for number, piece in enumerate(self._pieces(reply, language)):
            receipt = await self._once(address, f"{key}:{number}", self._sending(address, piece, job, language))
        return f"{self.name}:{receipt}"

    async def take(self, address: str, platform_id: str, wish: dict[str, Any]) -> None:
        """Fetch a file the person has sent, keep it, and say so in their place; may be called again after a crash."""
        media, language = wish, wish.get("language")
        if "voice" in media:
            await self._listen(address, platform_id, media, language)
            return
        try:
            file = await self._errands.keep(address, media["name"], await self._fetch(media), language)
        except TooLarge:
            facts = {"name": media["name"], "limit": str(self._file_limit // (1024 * 1024))}
            await self._errands.say(
                address, "utter_file_too_large", f"{self.name}:{platform_id}:large", facts, language
            )
        except UploadRefused as refused:
            key = f"{self.name}:{platform_id}:refused"
            await self._errands.say(address, "utter_channel_words", key, {"words": refused.message}, language)
        else:
            assert self._receive is not None
            await self._receive(Inbound(self.name, address, platform_id, payload=upload_payload(file.file_id)))

    async def _listen(self, address: str, platform_id: str, media: dict[str, Any], language: str | None) -> None:
        """Fetch a voice message, unless there is nothing to be done with it, and have it heard."""
        terms, told = await self._errands.voice_terms(), media["voice"]
        voice = SentVoice(seconds=told.get("seconds"), recognised=told.get("recognised") or "")
        if terms.transcribes and not voice.recognised and (voice.seconds or 0) <= terms.seconds:
            try:
                voice = replace(voice, content=await self._fetch(media))
            except TooLarge:
                voice = replace(voice, trouble="too_long")
            except DeliveryFailed as failure:
                if not failure.final:
                    raise
                voice = replace(voice, trouble="away")
        await self._errands.listen(address, platform_id, voice, language)

    async def _hear(self, heard: Heard) -> str | None:
        """Bring one thing heard to the conversation, to the file port, or to its answer; return the turn, if any."""
        await self._mark_open(heard.address)
        if heard.notice:
            key = f"{self.name}:{self._notes.digest(heard.address)[:16]}:{heard.platform_id}"
            await self._errands.say(heard.address, heard.notice, key, heard.facts, heard.language)
        elif heard.media:
            media = heard.media | ({"language": heard.language} if heard.language else {})
            await self._errands.later(heard.address, heard.platform_id, media)
        else:
            return await self._pass_on(heard)
        return None

    async def _pass_on(self, heard: Heard) -> str:
        payload = heard.payload or await self._offers.meant(heard.address, heard.text or "")
        said: dict[str, Any] = {"payload": payload} if payload else {"text": heard.text}
        if heard.location is not None:
            said = {"location": heard.location}
        assert self._receive is not None
        return await self._receive(
            Inbound(self.name, heard.address, heard.platform_id, language=heard.language, **said)
        )

    def _aside(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do a small courtesy (a mark, a "typing…") beside the answer: it delays nothing, and may fail."""
        if len(self._courtesies) >= MOST_COURTESIES:
            doing.close()
            return

        async def quietly() -> None:
            with suppress(DeliveryFailed):
                await doing

        task = asyncio.create_task(quietly())
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)

    async def _mark_closed(self, address: str) -> None:
        await self._notes.write(CLOSED, address, True, CLOSED_LIFE)
        logger.warning("a person has left %s; the channel is closed for them until they write again", self.name)

    async def _mark_open(self, address: str) -> None:
        if await self._notes.read(CLOSED, address):
            await self._notes.write(CLOSED, address, None, CLOSED_LIFE)

    async def _check_open(self, address: str) -> None:
        if await self._notes.read(CLOSED, address):
            raise ChannelClosed("noted")

    def _sending(self, address: str, piece: Piece, job: str, language: str) -> Callable[[], Awaitable[str]]:
        return lambda: self._deliver(address, piece, job, language)

    async def _once(self, address: str, key: str, sending: Callable[[], Awaitable[str]]) -> str:
        """Send unless a note says that it was sent; the note follows the sending, so nothing is ever left out."""
        earlier: str | None = await self._notes.read(SENT, key)
        if earlier is not None:
            return earlier
        try:
            receipt = await sending()
        except ChannelClosed:
            await self._mark_closed(address)
            raise
        await self._notes.write(SENT, key, receipt, SENT_LIFE)
        return receipt


class Hold:
    """Keeps a channel silent for as long as its platform has asked.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._until = clock, 0.0

    def check(self) -> None:
        """Raise SlowDown while the pause lasts."""
        left = self._until - self._clock()
        if left > 0:
            raise SlowDown("held", left)

    def ask_for(self, seconds: float) -> None:
        """Begin a pause."""
        self._until = max(self._until, self._clock() + seconds)


def job_of(key: str) -> str:
    """Return the outbox job a bubble's key belongs to (``turn:t_1:2`` is the second bubble of ``turn:t_1``)."""
    return key.rpartition(":")[0]

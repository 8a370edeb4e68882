"""Services of the house for the messenger channels: remember, speak, fetch and hand out files, note receipts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol

from backend.api.conversations import BackendConversations
from backend.api.file_links import FileLinks
from backend.api.files import Files
from backend.api.matters import BackendMatters
from backend.api.uploads import BackendUploads
from backend.api.voices import BackendVoices
from backend.bootstrap import Backend
from backend.contracts.voice import VoiceTerms
from backend.conversation.afterwards import Afterwards
from backend.conversation.channel_notes import ChannelNotes
from backend.conversation.delivery_failed import DeliveryFailed, DeliveryRefused
from backend.conversation.model import Reply, SentVoice, UploadedFile
from backend.conversation.people import lane_of
from backend.conversation.same_account import SameAccount
from backend.shared import outbox
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.outbox import Job
from backend.shared.wording import verbatim

logger = logging.getLogger(__name__)

TOPIC = "fetch_file"
TAKE_SECONDS = 25.0
"""Less than the outbox's lease, so that nobody else begins while we still fetch."""
WISH, RECEIPT = "media", "receipt"
WISH_LIFE = timedelta(days=2)
RECEIPT_LIFE = timedelta(days=30)


class Taker(Protocol):
    """A channel that can do what somebody there has asked of it: fetch the file they sent, show them a page."""

    async def take(self, address: str, platform_id: str, wish: dict[str, Any]) -> None:
        """Do it."""
        ...


class ThreadedNotes:
    """A channel's notes, asked from an event loop.

    Args:
        notes: the real ones.
    """

    def __init__(self, notes: ChannelNotes) -> None:
        self._notes = notes

    async def read(self, kind: str, subject: str) -> Any:
        """Return a note, or None."""
        return await asyncio.to_thread(self._notes.read, kind, subject)

    async def write(self, kind: str, subject: str, value: Any, life: timedelta) -> None:
        """Keep a value; None removes it."""
        await asyncio.to_thread(self._notes.write, kind, subject, value, life)

    async def change(self, kind: str, subject: str, change: Callable[[Any], Any], life: timedelta) -> Any:
        """Replace a note, one process at a time."""
        return await asyncio.to_thread(self._notes.change, kind, subject, change, life)

    def digest(self, subject: str) -> str:
        """Return what stands for a subject."""
        return self._notes.digest(subject)


class ChannelErrands:
    """The errands of one channel.

    Args:
        backend: does the work.
        channel: the connector's name.
        notes: the channel's memory.
        links: makes and reads the links of files.
    """

    def __init__(self, backend: Backend, channel: str, notes: ThreadedNotes, links: FileLinks) -> None:
        self._backend, self._channel, self._notes, self._links = backend, channel, notes, links
        self._files, self.uploads = Files(backend, links), BackendUploads(backend)
        self._voices = BackendVoices(backend)
        self.conversations, self.matters = BackendConversations(backend, links), BackendMatters(backend, links)
        self._same = SameAccount(
            backend.database,
            backend.clock,
            backend.conversation.people,
            ChannelNotes(
                backend.database, backend.infra.keyring, backend.settings.digest_secret, backend.clock, "account"
            ),
            backend.infra.audit,
        )
        self._afterwards = Afterwards(
            backend.database, backend.clock, backend.conversation.routes, backend.infra.outbox.bell.ring
        )

    async def say(
        self,
        address: str,
        utter: str,
        key: str,
        facts: Mapping[str, str] | None = None,
        language: str | None = None,
    ) -> None:
        """Say one of our own sentences there, once for each key."""
        await asyncio.to_thread(self._say, address, utter, key, facts or {}, language)

    async def later(self, address: str, platform_id: str, wish: Mapping[str, Any]) -> None:
        """Put the fetching of a file, or another wish, into the outbox; what it says is kept sealed until then."""
        await self._notes.write(WISH, platform_id, dict(wish), WISH_LIFE)
        await asyncio.to_thread(self._order, address, platform_id)

    async def keep(self, address: str, name: str, content: bytes, language: str | None = None) -> UploadedFile:
        """Keep a file; raises UploadRefused."""
        return await self.uploads.keep(self._channel, address, name, content, language)

    async def voice_terms(self) -> VoiceTerms:
        """Return how voice messages are heard here."""
        return self._voices.terms

    async def listen(self, address: str, platform_id: str, voice: SentVoice, language: str | None = None) -> None:
        """Keep a voice message and have it heard."""
        await self._voices.hear(self._channel, address, platform_id, voice, language)

    async def with_links(self, address: str, reply: Reply) -> Reply:
        """Return the reply with its file as an attachment whose link is absolute."""
        return await asyncio.to_thread(self._with_links, address, reply)

    async def content(self, url: str) -> bytes | None:
        """Return what one of our own links opens, or None."""
        prefix = f"{self._backend.settings.address}/files/"
        return await self._files.content(url.removeprefix(prefix)) if url.startswith(prefix) else None

    async def wording(self, utter: str, language: str) -> str:
        """Return the text of one of our own sentences."""
        return self._backend.infra.notifier.wording(utter, language)

    async def again(self, address: str, job: str) -> None:
        """Bring a message that was only announced."""
        await asyncio.to_thread(self._afterwards.again, self._channel, address, job)

    async def unheard(self, address: str, job: str) -> None:
        """Bring a message that no channel took."""
        await asyncio.to_thread(self._afterwards.unheard, self._channel, address, job)

    async def failed_later(self, address: str, job: str, no: DeliveryRefused) -> None:
        """Let a job whose message did not arrive find another way."""
        await asyncio.to_thread(self._afterwards.failed, self._channel, address, job, no)

    async def same_account(self, address: str, account: str) -> None:
        """Note what the platform vouches for: this address is one of an account's."""
        await asyncio.to_thread(self._same.meet, self._channel, address, account)

    async def receipt(self, address: str, message: str, status: str, code: str) -> None:
        """Note what became of a message."""
        level = logging.WARNING if status == "failed" else logging.DEBUG
        logger.log(level, "a message of %s is %s %s", self._channel, status, code)
        news = {"status": status, "code": code}
        await self._notes.change(RECEIPT, message, lambda known: _later(known, news), RECEIPT_LIFE)

    def _say(self, address: str, utter: str, key: str, facts: Mapping[str, str], language: str | None) -> None:
        person_id = self._backend.conversation.people.resolve(self._channel, address, language)
        marked = {name: verbatim(value) for name, value in facts.items()}
        self._backend.conversation.speaker.speak(person_id, utter, marked, key=key, where=(self._channel, address))

    def _order(self, address: str, platform_id: str) -> None:
        payload = {"channel": self._channel, "address": address, "platform_id": platform_id}
        digest, now = self._notes.digest(f"{address}\0{platform_id}"), self._backend.clock.now()
        lane = lane_of(self._channel, address).replace("deliver:", "fetch:", 1)
        with self._backend.database.transaction() as session:
            key = f"{TOPIC}:{self._channel}:{digest}"
            outbox.add(session, topic=TOPIC, payload=payload, key=key, due_at=now, lane=lane)
        self._backend.infra.outbox.bell.ring()

    def _with_links(self, address: str, reply: Reply) -> Reply:
        person_id = self._backend.conversation.people.find(self._channel, address)
        reply = self._links.attach(person_id, reply) if person_id else reply
        site = self._backend.settings.address
        attachment = reply.attachment and {**reply.attachment, "url": _absolute(site, reply.attachment["url"])}
        return replace(reply, attachment=attachment, image=reply.image and _absolute(site, reply.image))


class WishGranter:
    """Handles the outbox topic ``fetch_file``: has the channel meet a wish, in the loop the channel lives in."""

    def __init__(self) -> None:
        self._channels: dict[str, tuple[Taker, ThreadedNotes, asyncio.AbstractEventLoop]] = {}

    def register(self, channel: str, taker: Taker, notes: ThreadedNotes) -> None:
        """Let `taker` meet this channel's wishes; call it inside the event loop the connector lives in."""
        self._channels[channel] = (taker, notes, asyncio.get_running_loop())

    def __call__(self, job: Job) -> str:
        """Meet one wish.

        Raises:
            PlatformUnavailable: the channel or its platform is away; the job waits.
            PlatformRejected: the platform refuses for good (a file that is no more given out).
        """
        channel, address, platform_id = (str(job.payload[name]) for name in ("channel", "address", "platform_id"))
        if channel not in self._channels:
            raise PlatformUnavailable(channel, "no connector")
        taker, notes, loop = self._channels[channel]

        async def take() -> None:
            wish = await notes.read(WISH, platform_id)
            if wish is not None:
                await taker.take(address, platform_id, wish)

        try:
            asyncio.run_coroutine_threadsafe(take(), loop).result(TAKE_SECONDS)
        except DeliveryFailed as failure:
            if failure.final:
                raise PlatformRejected(channel, str(failure)) from failure
            raise PlatformUnavailable(channel, str(failure), failure.retry_after) from failure
        return "taken"


_ORDER = ("sent", "delivered", "read", "failed")


def _later(known: Any, news: dict[str, str]) -> dict[str, str]:
    """Receipts may overtake one another: the one further on stays."""
    if not known or _ORDER.index(news["status"]) >= _ORDER.index(known["status"]):
        return news
    return dict(known)


def _absolute(site: str, url: str) -> str:
    return site + url if url.startswith("/") else url

"""The mouth: brings what was written to the person, through the outbox and the connector of a channel that takes it.

An answer goes where the question came from and nowhere else. What we say by ourselves tries the person's other
chats, then e-mail and SMS, when a channel refuses (by the class of its error), stays away, or only shows it to whoever
looks; what finds no way goes to the desk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from backend.contracts.conversation import MessageNotSent
from backend.conversation import metrics
from backend.conversation.delivery_failed import DeliveryFailed, DeliveryRefused
from backend.conversation.history import History, reply_from, reply_to_json
from backend.conversation.model import Reply
from backend.conversation.people import lane_of
from backend.conversation.routes import Route, Routes
from backend.shared import outbox
from backend.shared.clock import Clock
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.messages import Event
from backend.shared.outbox import MAX_ATTEMPTS, Job
from backend.shared.places import NoPlace, Places

TOPIC = "deliver"
SEND_SECONDS = 20.0
TRIES_BEFORE_ANOTHER = 3
"""Number of tries of a channel before the next one is tried: some seconds, for a reminder may be an hour's."""

Send = Callable[[str, Reply, str, str], Awaitable[str]]
"""A connector's ``send(address, reply, key, language) -> receipt``; the same key is the same message. It raises
`DeliveryRefused` when its platform says no, anything else when it may be tried again."""
SendTogether = Callable[[str, Sequence[Reply], str, str], Awaitable[str]]
"""The same for all bubbles of a job at once, for a channel that may send only a few messages."""


class Delivery:
    """Handles the outbox topic ``deliver``.

    Args:
        history: shows tokens as previews.
        routes: which ways lead to a person.
        clock: knows what is too late.
        publish: hears `MessageNotSent`.
        at_once: how many jobs may wait for one channel outside, so that a slow one never holds all.
    """

    def __init__(
        self,
        history: History,
        routes: Routes,
        clock: Clock,
        publish: Callable[[Event], None] = lambda event: None,
        at_once: int = 2,
    ) -> None:
        self._history = history
        self._routes = routes
        self._clock = clock
        self._publish = publish
        self._channels: dict[str, tuple[Send, asyncio.AbstractEventLoop]] = {}
        self._shown_only: set[str] = set()
        self._at_once = at_once
        self._places: dict[str, Places] = {}
        self._together: dict[str, tuple[SendTogether, asyncio.AbstractEventLoop]] = {}

    def register(self, channel: str, send: Send, *, pushes: bool = True, outside: bool = False) -> None:
        """Let `send` carry this channel's messages; call it inside the event loop the connector lives in.

        Args:
            pushes: False for a page that only shows what is said while somebody looks at it.
            outside: True where somebody else's platform carries them, which may be slow.
        """
        if outside:
            self._places[channel] = Places(channel, self._at_once, 0, self._at_once)
        self._channels[channel] = (send, asyncio.get_running_loop())
        self._shown_only.discard(channel) if pushes else self._shown_only.add(channel)

    def carries(self, channel: str) -> bool:
        """Return True if somebody carries this channel."""
        return channel in self._channels

    def register_together(self, channel: str, send_together: SendTogether) -> None:
        """Let `send_together` carry this channel's messages, all bubbles of a job at once; call it like `register`."""
        self._together[channel] = (send_together, asyncio.get_running_loop())

    def __call__(self, job: Job) -> str:
        """Send every bubble of the job in order and return channel and last receipt.

        Raises:
            PlatformUnavailable: nobody carries it at the moment, or it asks for a pause; the job waits.
            NoPlace: a kind of it; enough jobs wait for that channel already.
            PlatformRejected: no way took it; the desk knows.
        """
        until = job.payload.get("until")
        if until is not None and self._clock.now() >= datetime.fromisoformat(until):
            self._publish(MessageNotSent(job.person_id or "", job.key))
            return "kept back: its time was over"
        first = (str(job.payload["channel"]), str(job.payload["address"]))
        return self._by_any_way(job, first) if job.payload.get("elsewhere") else self._by_this_way(job, first)

    def say_at(self, way: Route, reply: Reply, key: str, language: str) -> str:
        """Send one bubble at once by a channel somebody carries, outside any conversation (a code to an address).

        Raises:
            DeliveryRefused, PlatformUnavailable: see `Send`.
        """
        channel, address = way
        if channel not in self._channels:
            raise PlatformUnavailable(channel, "no connector")
        send, loop = self._channels[channel]
        return _result(channel, send(address, reply, key, language), loop)

    def _by_this_way(self, job: Job, way: Route) -> str:
        try:
            return self._send(job, way)
        except DeliveryRefused as no:
            if no.fate == "shown":
                return f"{way[0]}: {no.fate}"
            self._routes.note_failure(job.key, way, no)
            raise PlatformRejected(way[0], str(no)) from no

    def _by_any_way(self, job: Job, first: Route) -> str:
        refused, away = self._routes.failures(job.key) if job.attempts > 1 else (set(), {})
        ways = [way for way in self._routes.to(job.person_id or "", first, self._channels) if way not in refused]
        waiting, shown, reason = False, "", "no channel took it"
        for way in sorted(ways, key=lambda way: away.get(way, 0) >= TRIES_BEFORE_ANOTHER):  # sorted keeps their order
            try:
                receipt = self._send(job, way)
            except DeliveryRefused as no:
                if no.fate == "shown":
                    shown = shown or f"{way[0]}: {no.fate}"
                    continue
                self._routes.note_failure(job.key, way, no)
                reason = str(no)
            except NoPlace:
                raise
            except Exception as trouble:
                self._routes.note_failure(job.key, way, trouble)
                if (way == first or shown) and away.get(way, 0) + 1 < TRIES_BEFORE_ANOTHER:
                    raise
                waiting = True
            else:
                if way[0] not in self._shown_only:
                    return f"{shown}, {receipt}" if shown else receipt
                shown = shown or receipt  # perhaps nobody looks: go on to a channel that reaches them
        return shown or self._unheard(job, waiting, reason)

    def _unheard(self, job: Job, waiting: bool, reason: str) -> str:
        """No way took it: wait while one is only away, else tell the desk."""
        channel = str(job.payload["channel"])
        if not waiting or job.attempts >= MAX_ATTEMPTS:
            self._routes.alert(job.key, job.person_id or "")
            raise PlatformRejected(channel, reason)
        raise PlatformUnavailable(channel, "every channel is away")

    def _send(self, job: Job, way: Route) -> str:
        places = self._places.get(way[0])
        try:
            with places.one() if places else nullcontext():
                receipt = self._bring(job, way)
        except NoPlace:
            raise
        except Exception as error:
            metrics.FAILED.labels(way[0], metrics.reason_of(error)).inc()
            raise
        metrics.SENT.labels(way[0]).inc(len(job.payload["replies"]))
        return receipt

    def _bring(self, job: Job, way: Route) -> str:
        receipt = ""
        person_id, language = job.person_id or "", str(job.payload["language"])
        replies = [self._history.preview(person_id, reply_from(body)) for body in job.payload["replies"]]
        if way[0] in self._together:
            send_together, loop = self._together[way[0]]
            return f"{way[0]}: {_result(way[0], send_together(way[1], replies, job.key, language), loop)}"
        for number, reply in enumerate(replies, 1):
            receipt = self.say_at(way, reply, f"{job.key}:{number}", language)
        return f"{way[0]}: {receipt}"


def hand_over(
    session: Session,
    person_id: str,
    where: tuple[str, str],
    replies: Sequence[Reply],
    *,
    language: str,
    key: str,
    at: datetime,
    until: datetime | None = None,
    elsewhere: bool = False,
) -> bool:
    """Put bubbles into the outbox inside the caller's transaction; the same key twice is ignored.

    Args:
        where: channel and address; what goes there keeps its order.
        at: when they are due.
        until: after which they mean nothing any more and are kept back.
        elsewhere: whether another channel of the person may carry them when this one does not.
    """
    return outbox.add(session, **order_of(person_id, where, replies, language, key, at, until, elsewhere))


def order_of(
    person_id: str,
    where: Route,
    replies: Sequence[Reply],
    language: str,
    key: str,
    at: datetime,
    until: datetime | None,
    elsewhere: bool,
) -> dict[str, Any]:
    """Return the arguments of `outbox.add` that bring bubbles to a channel; see `hand_over`."""
    channel, address = where
    bodies = [reply_to_json(reply) for reply in replies]
    payload: dict[str, Any] = {"channel": channel, "address": address, "language": language, "replies": bodies}
    payload |= {"until": until.isoformat()} if until else {}
    payload |= {"elsewhere": True} if elsewhere else {}
    lane = lane_of(channel, address)
    return {"topic": TOPIC, "payload": payload, "key": key, "due_at": at, "person_id": person_id, "lane": lane}


def _result(channel: str, sending: Awaitable[str], loop: asyncio.AbstractEventLoop) -> str:
    try:
        return asyncio.run_coroutine_threadsafe(_as_coroutine(sending), loop).result(SEND_SECONDS)
    except DeliveryFailed as failure:
        if failure.final:
            raise
        raise PlatformUnavailable(channel, str(failure), failure.retry_after) from failure


async def _as_coroutine(sending: Awaitable[str]) -> str:
    return await sending

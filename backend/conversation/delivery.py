"""The mouth: brings what was written to the channel it belongs to, through the outbox and the channel's connector."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from backend.conversation.history import History, reply_from, reply_to_json
from backend.conversation.model import Reply
from backend.conversation.people import lane_of
from backend.conversation.undelivered import Undelivered
from backend.shared import outbox
from backend.shared.database import Session
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.outbox import Job

TOPIC = "deliver"
SEND_SECONDS = 20.0

Send = Callable[[str, Reply, str, str], Awaitable[str]]
"""A connector's ``send(address, reply, key, language) -> receipt``; the same key is the same message."""
SendTogether = Callable[[str, Sequence[Reply], str, str], Awaitable[str]]
"""The same for all bubbles of a job at once, for a channel that may send only a few messages."""


class Delivery:
    """Handles the outbox topic ``deliver``.

    Args:
        history: shows tokens as previews.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._channels: dict[str, tuple[Send, asyncio.AbstractEventLoop]] = {}
        self._together: dict[str, tuple[SendTogether, asyncio.AbstractEventLoop]] = {}

    def register(self, channel: str, send: Send) -> None:
        """Let `send` carry this channel's messages; call it inside the event loop the connector lives in."""
        self._channels[channel] = (send, asyncio.get_running_loop())

    def register_together(self, channel: str, send_together: SendTogether) -> None:
        """Let `send_together` carry this channel's messages, all bubbles of a job at once; call it like `register`."""
        self._together[channel] = (send_together, asyncio.get_running_loop())

    def __call__(self, job: Job) -> str:
        """Send every bubble of the job in order and return the last receipt.

        Raises:
            PlatformUnavailable: nobody carries that channel at the moment, or it asks for a pause; the job waits.
            PlatformRejected: the channel cannot bring it; its detail is the reason of `Undelivered`.
        """
        channel = str(job.payload["channel"])
        try:
            return self._sent(channel, str(job.payload["address"]), str(job.payload["language"]), job)
        except Undelivered as failure:
            if failure.final:
                raise PlatformRejected(channel, str(failure)) from failure
            raise PlatformUnavailable(channel, str(failure), failure.retry_after) from failure

    def _sent(self, channel: str, address: str, language: str, job: Job) -> str:
        replies = [self._history.preview(job.person_id or "", reply_from(body)) for body in job.payload["replies"]]
        if channel in self._together:
            send_together, loop = self._together[channel]
            return _result(send_together(address, replies, job.key, language), loop)
        if channel not in self._channels:
            raise PlatformUnavailable(channel, "no connector")
        send, loop = self._channels[channel]
        receipt = ""
        for number, reply in enumerate(replies, 1):
            receipt = _result(send(address, reply, f"{job.key}:{number}", language), loop)
        return receipt


def hand_over(
    session: Session,
    person_id: str,
    where: tuple[str, str],
    replies: Sequence[Reply],
    *,
    language: str,
    key: str,
    at: datetime,
) -> bool:
    """Put bubbles into the outbox inside the caller's transaction; the same key twice is ignored.

    Args:
        where: channel and address; what goes there keeps its order.
        at: when they are due.
    """
    channel, address = where
    bodies = [reply_to_json(reply) for reply in replies]
    payload = {"channel": channel, "address": address, "language": language, "replies": bodies}
    return outbox.add(
        session, topic=TOPIC, payload=payload, key=key, due_at=at, person_id=person_id, lane=lane_of(channel, address)
    )


def _result(sending: Awaitable[str], loop: asyncio.AbstractEventLoop) -> str:
    return asyncio.run_coroutine_threadsafe(_as_coroutine(sending), loop).result(SEND_SECONDS)


async def _as_coroutine(sending: Awaitable[str]) -> str:
    return await sending

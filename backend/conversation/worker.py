"""Carries messages to the bot and its answers back: one person's in order, different persons side by side.

Any number of workers and replicas may run. While a bot is away messages wait and the person is told once; a message
that a living bot cannot deal with is set aside after a few tries, so that it never blocks the next.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from backend.conversation import metrics
from backend.conversation.answering_model import name_of
from backend.conversation.bots import BotEnded
from backend.conversation.history import reply_from
from backend.conversation.model import Reply
from backend.conversation.turns import LeaseLost, Turn, Turns
from backend.shared import tracing
from backend.shared.bell import Bell
from backend.shared.clock import Clock
from backend.shared.database import is_away
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.log_context import about

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """Patience of a worker: how long it waits for what.

    Args:
        lease: a killed worker's person is served again after this.
        renew_every: seconds between renewals while the bot thinks.
        outage: a message this old is told that the bot is away.
        silence: seconds a bot may think before the person is told so.
        rest: pause before a bot that is away is tried again.
        most_attempts: how often a message may fail a living bot, or end the process that works at it, until it is
            set aside.
        most_deaths: how often it may end a bot's process; each takes everybody's bot away for a while.
    """

    lease: timedelta = timedelta(seconds=10)
    renew_every: float = 3.0
    outage: timedelta = timedelta(seconds=3)
    silence: float = 12.0
    rest: timedelta = timedelta(seconds=1)
    most_attempts: int = 4
    most_deaths: int = 3


class BotClient(Protocol):
    """Client of the bots as the worker needs it; ``bots.py`` is one."""

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        """Bring one message to the person's bot."""
        ...

    def healthy(self) -> bool:
        """Return True if a turn can be taken now (asked by the readiness check)."""
        ...

    def look(self) -> None:
        """Ask every bot how it is, and note it for a monitor."""
        ...


class TurnWorker:
    """Works through the inbox.

    Args:
        turns: claims and records.
        bots: the way to the bot.
        clock: says how old a message is.
        contact: how to reach a human, said when a message is set aside.
        ring: wakes the outbox after each recorded turn.
        patience: see `Patience`.
        workers: persons served at a time by `run_forever`.
        instead: answers a message that is not the bot's, or returns None.
        checkpoint: told each step passed (``claimed``, ``answered``, ``recorded``), for tests that kill there.
    """

    def __init__(
        self,
        turns: Turns,
        bots: BotClient,
        clock: Clock,
        *,
        contact: str,
        ring: Callable[[], None] = lambda: None,
        patience: Patience | None = None,
        workers: int = 4,
        instead: Callable[[Turn], list[Reply] | None] = lambda turn: None,
        checkpoint: Callable[[str], None] = lambda step: None,
    ) -> None:
        self._turns = turns
        self.bots = bots
        self._clock = clock
        self._contact = contact
        self._instead = instead
        self._ring = ring
        self._patience = patience or Patience()
        self.checkpoint = checkpoint
        self._pool = ThreadPoolExecutor(2 * workers, thread_name_prefix="bot-call")
        self._unfinished: deque[Turn] = deque()
        self.bell = Bell(workers)

    @property
    def waiting(self) -> int:
        """Count the calls of the bot that wait for a thread."""
        return self._pool._work_queue.qsize()

    async def run_forever(self, stop_event: asyncio.Event) -> None:
        """Serve until `stop_event` is set; turns in hand are finished first."""
        await self.bell.work(self.run_one, stop_event)

    def run_until_idle(self) -> int:
        """Serve every message that can be served now and return how many turns were taken."""
        count = 0
        while self.run_one():
            count += 1
        return count

    def run_one(self) -> bool:
        """Serve one message; return False if none is waiting (or each waits for something)."""
        self._hand_back()
        turn = self._turns.claim()
        if turn is None:
            return False
        self.bell.ring()  # for the next person's, while this one's turn goes on
        step = tracing.span("turn", turn=turn.turn_id, channel=turn.channel, attempts=turn.attempts)
        with step, about(turn=turn.turn_id, trace=tracing.trace_id()):
            self._work_at(turn)
        return True

    def _work_at(self, turn: Turn) -> None:
        self.checkpoint("claimed")
        try:
            if turn.attempts >= self._patience.most_attempts:
                self._set_aside(turn, "each time the process ended that worked at it")
            else:
                self._serve(turn)
        except LeaseLost:
            metrics.SETBACKS.labels("taken_over").inc()
            logger.warning("turn %s was taken over by another worker", turn.turn_id)
        except Exception as error:
            if is_away(error):
                self._unfinished.append(turn)
            raise
        self._ring()

    def _hand_back(self) -> None:
        """Give back, uncounted, what could not be ended because the database was away; it is there again, or raises."""
        while self._unfinished:
            turn = self._unfinished.popleft()
            try:
                self._turns.postpone(turn, self._patience.rest)
            except LeaseLost:
                logger.warning("turn %s was taken over by another worker", turn.turn_id)
            except Exception:
                self._unfinished.append(turn)
                raise

    def _serve(self, turn: Turn) -> None:
        try:
            ours = self._instead(turn)
            if ours is not None:
                self._turns.answered(turn, ours, {})
                return
            answer = self._ask(turn)
            self.checkpoint("answered")
            self._record(turn, answer)
            self.checkpoint("recorded")
        except PlatformUnavailable as away:
            self._wait_for_bot(turn, away)
        except PlatformRejected as failure:
            self._try_again(turn, failure)

    def _record(self, turn: Turn, answer: Mapping[str, Any]) -> None:
        model = name_of(answer.get("model")) or ""
        tracing.note(model=model)
        with about(model=model):
            self._turns.answered(turn, [reply_from(body) for body in answer["replies"]], _result(answer))
            logger.info("answered")

    def _ask(self, turn: Turn) -> dict[str, Any]:
        call = self._pool.submit(copy_context().run, self.bots.turn, turn.person.person_id, _request(turn))
        asked = time.monotonic()
        while not _is_done(call, self._patience.renew_every):
            self._turns.renew(turn)
            if time.monotonic() - asked >= self._patience.silence:
                self._turns.tell_outage(turn)
        return call.result()

    def _wait_for_bot(self, turn: Turn, away: PlatformUnavailable) -> None:
        if self._clock.now() - turn.received_at >= self._patience.outage and self._turns.tell_outage(turn):
            logger.error("the bot is away, message %s waits: %s", turn.turn_id, away)
        metrics.SETBACKS.labels("bot_away").inc()
        self._turns.postpone(turn, self._patience.rest)

    def _try_again(self, turn: Turn, failure: PlatformRejected) -> None:
        most = self._patience.most_deaths if isinstance(failure, BotEnded) else self._patience.most_attempts
        if turn.attempts + 1 >= most:
            self._set_aside(turn, str(failure))
            return
        metrics.SETBACKS.labels("bot_failed").inc()
        logger.warning("the bot failed at message %s: %s", turn.turn_id, failure)
        self._turns.failed(turn, self._patience.rest * 2**turn.attempts / 2)

    def _set_aside(self, turn: Turn, reason: str) -> None:
        logger.error("message %s is set aside: %s", turn.turn_id, reason)
        self._turns.set_aside(turn, reason, self._contact)


def _request(turn: Turn) -> dict[str, Any]:
    zone = ZoneInfo(turn.person.timezone)
    return {
        "sender_id": turn.person.person_id,
        "message_id": turn.turn_id,
        "text": turn.text,
        "payload": turn.payload,
        "offered": turn.offered.as_json(),
        "memory": dict(turn.memory),
        "metadata": {
            "language": turn.person.language,
            "timezone": turn.person.timezone,
            "now": turn.received_at.astimezone(zone).isoformat(),
            "channel": turn.channel,
        },
    }


def _result(answer: Mapping[str, Any]) -> dict[str, Any]:
    intent = answer.get("intent") or {}
    kept = {name: answer.get(name) for name in ("decision", "ranking", "entities", "model")}
    return {"intent": intent.get("name"), "confidence": intent.get("confidence"), **kept}


def _is_done(call: Future[Any], seconds: float) -> bool:
    try:
        call.exception(timeout=seconds)
    except TimeoutError:
        return call.done()
    return True

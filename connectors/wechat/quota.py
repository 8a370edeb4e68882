"""Quota of messages to a person: five in 48 hours after theirs, some in a minute after a click.

Numbers of https://developers.weixin.qq.com/doc/offiaccount/ (customer-service messages: three after a click; a passive
reply is free) and of https://developers.weixin.qq.com/miniprogram/dev/ (two after entering the customer session).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from connectors.base import QuotaSpent, WindowClosed
from connectors.ports import Notes

KIND = "quota"
TALK, CLICK = ("talk", 5, 48 * 3_600), ("click", 3, 60)
"""Name, messages and seconds of each window."""
ENTERED = ("click", 2, 60)
"""The short window of a mini program's customer session."""


class Quota:
    """The ledger of one account, shared by all processes.

    Args:
        notes: where it is kept.
        now: returns seconds since 1970.
        short: the window a click opens.
    """

    def __init__(self, notes: Notes, now: Callable[[], float], short: tuple[str, int, int] = CLICK) -> None:
        self._notes, self._now, self._short = notes, now, short

    async def grant(self, open_id: str, *, click: bool) -> None:
        """Note that the person has done something that lets us speak."""
        name, messages, seconds = self._short if click else TALK
        window = [messages, self._now() + seconds]
        life = timedelta(seconds=TALK[2])
        await self._notes.change(KIND, open_id, lambda known: {**(known or {}), name: window}, life)

    async def is_open(self, open_id: str) -> bool:
        """Return True while a message may be sent after the person's own last one."""
        known = await self._notes.read(KIND, open_id) or {}
        messages, until = known.get(TALK[0], (0, 0))
        return bool(messages > 0 and until > self._now())

    async def left(self, open_id: str) -> int:
        """Return how many messages may be sent now, in all windows together."""
        known = await self._notes.read(KIND, open_id) or {}
        return sum(max(0, messages) for messages, until in known.values() if until > self._now())

    async def take(self, open_id: str) -> None:
        """Count one message, from the window that ends first; raises WindowClosed or QuotaSpent."""
        taken: list[str] = []

        def one_less(known: Any) -> Any:
            taken.clear()
            windows = {name: window for name, window in (known or {}).items() if window[1] > self._now()}
            taken.append("open" if windows else "closed")
            for name in (CLICK[0], TALK[0]):
                if windows.get(name, [0])[0] > 0:
                    taken.append(name)
                    return {**windows, name: [windows[name][0] - 1, windows[name][1]]}
            return windows or None

        await self._notes.change(KIND, open_id, one_less, timedelta(seconds=TALK[2]))
        if taken == ["closed"]:
            raise WindowClosed("ledger")
        if len(taken) == 1:
            raise QuotaSpent("ledger")

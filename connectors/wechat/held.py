"""Messages that nobody may send now, because a person's window is shut or spent: they wait for the next word.

WeChat has no template for it as WhatsApp has. The message itself stays in the outbox, where no other channel took it
either; only its key is kept here. What another channel brought meanwhile is not brought again.
"""

from __future__ import annotations

from datetime import timedelta

from connectors.ports import Errands, Notes
from connectors.wechat.rest import root_of

KIND, LIFE = "held", timedelta(days=30)
MOST_HELD = 3
"""Of five messages after a person's word two are left for its answer; the newest are kept."""


class Held:
    """The messages that wait, in one account.

    Args:
        notes: the channel's memory.
        errands: brings a message again by the key of its job.
    """

    def __init__(self, notes: Notes, errands: Errands) -> None:
        self._notes, self._errands = notes, errands

    async def keep(self, address: str, job: str) -> None:
        """Note that a message of ours could not be sent; an answer is none, its question comes again."""
        root = root_of(job)
        if root.startswith("turn:"):
            return

        def with_it(known: list[str] | None) -> list[str]:
            return [*(one for one in known or [] if one != root), root][-MOST_HELD:]

        await self._notes.change(KIND, address, with_it, LIFE)

    async def release(self, address: str) -> None:
        """Bring what waited; call it when the person has written."""
        held: list[str] = await self._notes.read(KIND, address) or []
        for job in held:
            await self._errands.unheard(address, job)
        if held:
            await self._notes.write(KIND, address, None, LIFE)

"""Speech on WhatsApp while a person's window is shut: a registered template now, the message when they answer."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta

from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.model import Reply
from connectors.base import ChannelClosed, DeliveryFailed, WindowClosed
from connectors.ports import Errands, Notes
from connectors.whatsapp.api import CloudApi
from connectors.whatsapp.templates import WAITING, message_of, template_for

logger = logging.getLogger(__name__)

WINDOW = timedelta(hours=24)
"""Time after a person's message in which anything but a template may be sent (error 131047 afterwards)."""
HELD, HELD_LIFE = "held", timedelta(days=30)
"""Jobs whose template went out and whose message waits for the person."""
JOB, JOB_LIFE = "job", timedelta(days=3)
"""Kind and time of the note of which job of the outbox a message belongs to, for a failure that is told later."""
MOST_HELD = 20


class Window:
    """One number's windows.

    Args:
        api: our number.
        notes: the channel's memory.
        errands: brings what waited, and finds another way for what failed.
    """

    def __init__(self, api: CloudApi, notes: Notes, errands: Errands) -> None:
        self._api, self._notes, self._errands = api, notes, errands

    async def open(self, address: str) -> None:
        """Note that the person has written."""
        await self._notes.write("window", address, True, WINDOW)

    async def shut(self, address: str) -> None:
        """Note that the platform says it is over."""
        await self._notes.write("window", address, None, WINDOW)

    async def check(self, address: str) -> None:
        """Raise WindowClosed unless the person has written within a day."""
        if not await self._notes.read("window", address):
            raise WindowClosed("ledger")

    async def sent(self, message_id: str, address: str, job: str, language: str, *, template: bool = False) -> None:
        """Note whose message it is."""
        whose = {"address": address, "job": job, "language": language, "template": template}
        await self._notes.write(JOB, message_id, whose, JOB_LIFE)

    async def announce(self, address: str, to: Mapping[str, str], reply: Reply, job: str, language: str) -> str:
        """Send the template that announces a reply, and return its receipt; the reply waits for the person's answer.

        Several that wait are announced by the general template once.

        Raises:
            DeliveryFailed: the template is not taken either; then nothing waits.
        """
        held = await self._hold(address, job)
        template, values = template_for(reply, language)
        if template.name.endswith(WAITING) and held[0] != job:
            return "waits for the person"
        try:
            message_id = await self._api.send({**to, **message_of(template, values)})
        except DeliveryRefused as no:
            await self._let_go(address, job)
            raise no if isinstance(no, ChannelClosed) else WindowClosed(f"template {no.detail}") from no
        await self.sent(message_id, address, job, language, template=True)
        return f"template {template.name} {message_id}"

    async def release(self, address: str) -> None:
        """Bring everything that waited for the person; call it when they have written."""
        held: list[str] = await self._notes.read(HELD, address) or []
        for job in held:
            await self._errands.again(address, job)
        if held:
            await self._notes.write(HELD, address, None, HELD_LIFE)

    async def failed(self, message_id: str, no: DeliveryRefused) -> str | None:
        """A message of ours did not arrive after all: announce it if it came too late for the window, else let its job
        find another way; return whose it was, if known."""
        known = await self._notes.read(JOB, message_id)
        if known is None:
            return None
        await self._notes.write(JOB, message_id, None, JOB_LIFE)
        address, job = str(known["address"]), str(known["job"])
        to = await self._notes.read("to", address)
        if isinstance(no, WindowClosed) and to and not known["template"]:
            try:
                await self.announce(address, to, Reply(), job, known["language"])
                return address
            except DeliveryFailed as neither:
                no = neither if isinstance(neither, DeliveryRefused) else no
        await self._let_go(address, job)
        await self._errands.failed_later(address, job, no)
        return address

    async def _hold(self, address: str, job: str) -> list[str]:
        def with_it(known: list[str] | None) -> list[str]:
            others = known or []
            return others if job in others else [*others, job][-MOST_HELD:]

        return list(await self._notes.change(HELD, address, with_it, HELD_LIFE))

    async def _let_go(self, address: str, job: str) -> None:
        await self._notes.change(
            HELD, address, lambda known: [one for one in known or [] if one != job] or None, HELD_LIFE
        )

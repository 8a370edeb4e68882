"""Text messages: one way, short, for the day no chat takes a reminder. The number is opened here and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sanic import Sanic

from backend.conversation.delivery_failed import DeliveryRefused
from backend.conversation.model import Reply
from connectors.base import Receive

LONGEST_TEXT = 480
"""Some seven parts; what is longer is cut at a line, and the chat has the whole."""


class SmsConnector:
    """Sends what we say by ourselves as a text message.

    Args:
        number_of: the number of a person who has proved one, or None.
        send_text: the gateway: number, text, key -> receipt.
        chat_url: where the conversation goes on.
    """

    name = "sms"
    pushes = True

    def __init__(
        self, number_of: Callable[[str], str | None], send_text: Callable[[str, str, str], str], chat_url: str
    ) -> None:
        self._number_of = number_of
        self._send_text = send_text
        self._chat_url = chat_url

    def attach(self, app: Sanic, receive: Receive) -> None:
        """Nothing comes in this way."""

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Send one bubble to the number of a person.

        Args:
            address: the person's id.

        Raises:
            DeliveryRefused: they have no number here, or the gateway will not take it.
        """
        number = await asyncio.to_thread(self._number_of, address)
        if number is None:
            raise DeliveryRefused("gone", "no number")
        return await asyncio.to_thread(self._send_text, number, short_text(reply.text, self._chat_url), key)


def short_text(text: str, chat_url: str) -> str:
    """Return a text of at most `LONGEST_TEXT` characters, cut after a line, with the way to the chat at its end."""
    room = LONGEST_TEXT - len(chat_url) - 1
    lines: list[str] = []
    for line in text.splitlines():
        if sum(len(one) + 1 for one in lines) + len(line) > room:
            break
        lines.append(line)
    return "\n".join([*(lines or [text[:room]]), chat_url])

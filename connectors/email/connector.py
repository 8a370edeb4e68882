"""E-mail: one way, over TLS, for the day no chat takes a message. The address is opened here and nowhere else."""

from __future__ import annotations

import asyncio
import hashlib
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate
from typing import Literal

from sanic import Sanic

from backend.conversation.delivery_failed import DeliveryRefused, Fate
from backend.conversation.model import Reply
from connectors.base import Receive, numbered_text

SECONDS = 15.0
SUBJECT_LENGTH = 60
Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that takes our mail.

    Args:
        host, port: where it listens; empty host: no e-mail is sent.
        security: TLS from the start (``tls``, usually 465), after STARTTLS (587), or none (on the same machine only).
        user, password: if it wants to know us.
        sender: the address mail comes from.
        trust: the certificates to believe; the machine's own unless a test gives its own.
    """

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    trust: ssl.SSLContext | None = field(default=None, repr=False)


class EmailConnector:
    """Sends what we say by ourselves as e-mail.

    Args:
        server: takes it.
        address_of: the address of a person who has named one, or None.
        chat_url: where the conversation goes on.
    """

    name = "email"
    pushes = True

    def __init__(self, server: MailServer, address_of: Callable[[str], str | None], chat_url: str) -> None:
        self._server = server
        self._address_of = address_of
        self._chat_url = chat_url

    def attach(self, app: Sanic, receive: Receive) -> None:
        """Nothing comes in this way: answers are given in the chat."""

    async def send(self, address: str, reply: Reply, key: str, language: str) -> str:
        """Send one bubble to the address of a person and return its Message-ID.

        The Message-ID follows from the key, so that a mail sent again after a crash is the same mail to its readers.

        Args:
            address: the person's id.

        Raises:
            DeliveryRefused: they have no address here, or the server will not take it for good.
        """
        to = await asyncio.to_thread(self._address_of, address)
        if to is None:
            raise DeliveryRefused("gone", "no address")
        message = self._written(to, reply, key, language)
        await asyncio.to_thread(self._hand_in, message)
        return str(message["Message-ID"])

    def _written(self, to: str, reply: Reply, key: str, language: str) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"] = self._server.sender, to
        first = reply.text.strip().splitlines()[0] if reply.text.strip() else "邑侨通"
        message["Subject"] = first[:SUBJECT_LENGTH]
        message["Date"] = formatdate()
        domain = self._server.sender.rpartition("@")[2] or "localhost"
        message["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
        message["Auto-Submitted"] = "auto-generated"
        more = "Go on in the chat" if language == "en" else "回到对话"
        text = numbered_text(Reply(reply.text, attachment=reply.attachment))
        message.set_content(f"{text}\n\n{more}: {self._chat_url}\n")
        return message

    def _hand_in(self, message: EmailMessage) -> None:
        try:
            with self._connected() as server:
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            code = max(code for code, _ in refused.recipients.values())
            self._for_good(code, "gone", refused)
        except (smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as refused:
            self._for_good(refused.smtp_code, "unfit", refused)

    def _for_good(self, code: int, fate: Fate, refused: Exception) -> None:
        """A 5xx is a no; a 4xx is trouble that may pass."""
        if code >= 500:
            raise DeliveryRefused(fate, f"SMTP {code}") from refused
        raise refused

    def _connected(self) -> smtplib.SMTP:
        place, trust = (self._server.host, self._server.port), self._server.trust or ssl.create_default_context()
        if self._server.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(*place, timeout=SECONDS, context=trust)
        else:
            server = smtplib.SMTP(*place, timeout=SECONDS)
        if self._server.security == "starttls":
            server.starttls(context=trust)
        if self._server.user:
            server.login(self._server.user, self._server.password)
        return server

"""Session of a browser, issued and signed by the server, so that nobody can choose or guess one.

The cookie carries the session for half a year; the ticket proves for a minute, to the socket, that a page of ours has
just shown that cookie. Both are ``purpose.session.moment.signature``; whoever knows only an id can make neither. What a
signature cannot say (the person has left this device, or this cookie is a copy from before) the register knows.
"""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

COOKIE = "yiqiaotong_session"
HEADER = "x-session"
"""Header in which a page framed by another site shows its session, if its browser keeps no cookie of ours there."""
COOKIE_LIFE = timedelta(days=180)
RENEW_AFTER = timedelta(days=1)
TICKET_LIFE = timedelta(seconds=60)

_TOKEN = re.compile(r"(cookie|ticket)\.([0-9a-f]{32})\.(\d{1,12})\.([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Session:
    """One browser.

    Args:
        session_id: the person's address in the web channel; never leaves the server unsigned.
        cookie: what the browser shall keep, or None when the one it has is young enough.
        is_new: True when the browser showed no session that we know as ours.
        issued: second of the Unix clock at which the cookie was signed.
        exchanged: True when the cookie was exchanged just now for one that alone is good from here on.
    """

    session_id: str
    cookie: str | None
    is_new: bool
    issued: int = 0
    exchanged: bool = False


class Register(Protocol):
    """Register of browsers beside their cookies; see ``backend.conversation.browsers``."""

    def admit(self, address: str, issued: int, visitor: str) -> Literal["good", "renew", "over"]:
        """Say what a cookie is worth."""
        ...

    def is_open(self, address: str, issued: int) -> bool:
        """Return True for a page whose ticket is of a session that still stands."""
        ...

    def valid_from(self, address: str) -> int:
        """Return the second from which on a new cookie counts."""
        ...

    def end(self, address: str) -> None:
        """End a browser's session for good."""
        ...


class WebSessions:
    """Issues and checks sessions; what signatures do not say it asks the register.

    Args:
        secret: the installation's signing secret.
        now: returns the present aware moment.
        register: knows which sessions are over; None where none ever is.
        earlier: secrets that signed before, or will; what they have signed counts and is signed anew.
        named_by: keys the names of sessions, which outlive the signing secret; the signing secret if left out.
    """

    def __init__(
        self,
        secret: str,
        now: Callable[[], datetime],
        register: Register | None = None,
        earlier: Sequence[str] = (),
        named_by: str = "",
    ) -> None:
        self._keys = tuple(_key(each) for each in (secret, *earlier))
        self._names = _key(named_by or secret)
        self._now = now
        self._register = register

    async def shown(self, cookies: Mapping[str, Any], headers: Mapping[str, Any], visitor: str = "") -> Session:
        """Return the session a request shows: by its cookie, else (framed, without cookies) by its header."""
        session = self.open(cookies.get(COOKIE) or headers.get(HEADER) or None)
        if session.is_new or self._register is None:
            return session
        worth = await asyncio.to_thread(self._register.admit, session.session_id, session.issued, visitor)
        if worth == "over":
            return self.open(None)
        if worth == "good":
            return session
        since = await asyncio.to_thread(self._register.valid_from, session.session_id)
        fresh = self._sign("cookie", session.session_id, since)
        return dataclasses.replace(session, cookie=fresh, issued=since, exchanged=True)

    async def standing(self, cookies: Mapping[str, Any], headers: Mapping[str, Any]) -> str:
        """Return the session a request shows, or nothing where none stands; nothing is renewed or exchanged."""
        session = self.open(cookies.get(COOKIE) or headers.get(HEADER) or None)
        if session.is_new or not await self.stands(session.session_id, session.issued):
            return ""
        return session.session_id

    async def stands(self, session_id: str, issued: int) -> bool:
        """Return True while the session of a page that came in at that moment is neither left nor exchanged."""
        return self._register is None or await asyncio.to_thread(self._register.is_open, session_id, issued)

    async def end(self, session_id: str) -> None:
        """End a session for good, whoever has its cookie."""
        if self._register is not None:
            await asyncio.to_thread(self._register.end, session_id)

    def open(self, cookie: str | None) -> Session:
        """Return the session a cookie proves, or a new one for a missing, forged or expired cookie."""
        found = self._read("cookie", cookie, COOKIE_LIFE)
        if found is None:
            session_id = secrets.token_hex(16)
            return Session(session_id, self._sign("cookie", session_id), is_new=True)
        session_id, age, issued = found
        is_old = age > RENEW_AFTER or not self._signed_today(cookie)
        renewed = self._sign("cookie", session_id, issued) if is_old else None
        return Session(session_id, renewed, is_new=False, issued=issued)

    def ticket(self, session: Session) -> str:
        """Return a ticket for the socket, good for a minute."""
        return self._sign("ticket", session.session_id, session.issued)

    async def enter(self, ticket: object) -> Session | None:
        """Return the session a ticket proves, or None where it proves none or one that is over."""
        found = self._read("ticket", ticket if isinstance(ticket, str) else None, TICKET_LIFE)
        if found is None or not await self.stands(found[0], found[2]):
            return None
        return Session(found[0], None, is_new=False, issued=found[2])

    def label(self, session_id: str) -> str:
        """Return a name for the session by which its page can tell that it is still the same; opens nothing."""
        return _mac(self._names, "label", session_id)[:16]

    def _sign(self, purpose: str, session_id: str, since: int = 0) -> str:
        """Sign what is good from now on; never dated before the cookie it comes from."""
        body = f"{purpose}.{session_id}.{max(int(self._now().timestamp()), since)}"
        return f"{body}.{_mac(self._keys[0], 'token', body)}"

    def _read(self, purpose: str, token: str | None, life: timedelta) -> tuple[str, timedelta, int] | None:
        match = _TOKEN.fullmatch(token or "")
        if match is None or match[1] != purpose:
            return None
        body = f"{match[1]}.{match[2]}.{match[3]}"
        if not any(hmac.compare_digest(_mac(key, "token", body), match[4]) for key in self._keys):
            return None
        age = timedelta(seconds=self._now().timestamp() - int(match[3]))
        return (match[2], age, int(match[3])) if timedelta(seconds=-5) <= age <= life else None

    def _signed_today(self, cookie: str | None) -> bool:
        body, _, signature = (cookie or "").rpartition(".")
        return hmac.compare_digest(_mac(self._keys[0], "token", body), signature)


def _key(secret: str) -> bytes:
    return hashlib.sha256(b"web session\0" + secret.encode()).digest()


def _mac(key: bytes, purpose: str, body: str) -> str:
    return hmac.new(key, f"{purpose}\0{body}".encode(), hashlib.sha256).hexdigest()

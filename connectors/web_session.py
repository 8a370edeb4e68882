"""Who a browser is: a session the server issues and signs, so that nobody can choose or guess one.

The cookie carries the session for half a year; the ticket proves for a minute, to the socket, that a page of ours has
just shown that cookie. Both are ``purpose.session.moment.signature``; whoever knows only an id can make neither.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

COOKIE = "yiqiaotong_session"
HEADER = "x-session"
"""Where a page framed by another site shows its session, if its browser keeps no cookie of ours there."""
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
    """

    session_id: str
    cookie: str | None
    is_new: bool


class WebSessions:
    """Issues and checks sessions; holds no state, so every replica knows every session.

    Args:
        secret: the installation's signing secret.
        now: returns the present aware moment.
    """

    def __init__(self, secret: str, now: Callable[[], datetime]) -> None:
        self._key = hashlib.sha256(b"web session\0" + secret.encode()).digest()
        self._now = now

    def shown(self, cookies: Mapping[str, Any], headers: Mapping[str, Any]) -> Session:
        """Return the session a request shows: by its cookie, else (framed, without cookies) by its header."""
        return self.open(cookies.get(COOKIE) or headers.get(HEADER) or None)

    def open(self, cookie: str | None) -> Session:
        """Return the session a cookie proves, or a new one for a missing, forged or expired cookie."""
        found = self._read("cookie", cookie, COOKIE_LIFE)
        if found is None:
            session_id = secrets.token_hex(16)
            return Session(session_id, self._sign("cookie", session_id), is_new=True)
        session_id, age = found
        renewed = self._sign("cookie", session_id) if age > RENEW_AFTER else None
        return Session(session_id, renewed, is_new=False)

    def ticket(self, session_id: str) -> str:
        """Return a ticket for the socket, good for a minute."""
        return self._sign("ticket", session_id)

    def enter(self, ticket: object) -> str | None:
        """Return the session id a ticket proves, or None."""
        found = self._read("ticket", ticket if isinstance(ticket, str) else None, TICKET_LIFE)
        return found[0] if found else None

    def label(self, session_id: str) -> str:
        """Return a name for the session by which its page can tell that it is still the same; opens nothing."""
        return self._mac("label", session_id)[:16]

    def _sign(self, purpose: str, session_id: str) -> str:
        body = f"{purpose}.{session_id}.{int(self._now().timestamp())}"
        return f"{body}.{self._mac('token', body)}"

    def _read(self, purpose: str, token: str | None, life: timedelta) -> tuple[str, timedelta] | None:
        match = _TOKEN.fullmatch(token or "")
        if match is None or match[1] != purpose:
            return None
        body = f"{match[1]}.{match[2]}.{match[3]}"
        if not hmac.compare_digest(self._mac("token", body), match[4]):
            return None
        age = timedelta(seconds=self._now().timestamp() - int(match[3]))
        return (match[2], age) if timedelta(seconds=-5) <= age <= life else None

    def _mac(self, purpose: str, body: str) -> str:
        return hmac.new(self._key, f"{purpose}\0{body}".encode(), hashlib.sha256).hexdigest()

"""The two addresses of a person's agenda: a page for a day, sealed; a calendar feed until it is revoked, signed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.shared.keyring import Keyring, SealBroken

PAGE_LIFE = timedelta(hours=24)
_PAGE = "agenda page"
_FEED = re.compile(r"(?P<feed_id>[0-9a-f]{32})(?P<signature>[0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Page:
    """Owner of a page, and a mark if its link was said in a browser."""

    person_id: str
    in_browser: bool


class Addresses:
    """Makes and reads addresses.

    Args:
        secret: the installation's signing secret.
        now: returns the present aware moment.
        earlier: secrets that signed before, or will.
    """

    def __init__(self, secret: str, now: Callable[[], datetime], earlier: Sequence[str] = ()) -> None:
        self._ring = Keyring(_key(secret), map(_key, earlier))
        self._secrets = (secret, *earlier)
        self._now = now

    def page(self, person_id: str, *, in_browser: bool) -> str:
        """Return the path of a person's page, good for the next day; in a browser where the chat's cookie comes along.

        Args:
            in_browser: it is said in the chat page, whose session then has to stand for more than a look.
        """
        until = int((self._now() + PAGE_LIFE).timestamp())
        sealed = self._ring.seal_json([person_id, until, in_browser], _PAGE)
        path = base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()
        return f"{'/chat' if in_browser else ''}/agenda/{path}"

    def page_of(self, token: str) -> Page | None:
        """Return what a token opens, or None when it is forged or too old."""
        try:
            sealed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
            person_id, until, *in_browser = self._ring.open_json(sealed, _PAGE)
        except (SealBroken, ValueError):
            return None
        return Page(str(person_id), any(in_browser)) if self._now().timestamp() <= until else None

    def feed(self, feed_id: str) -> str:
        """Return the path of a feed: the same each time, until the signing secret is exchanged."""
        return f"/calendar/{feed_id}{_signature(self._secrets[0], feed_id)}.ics"

    def feed_of(self, token: str) -> str | None:
        """Return the id in the last part of a feed's path, without its ending; None when it is not ours."""
        found = _FEED.fullmatch(token)
        if found is None:
            return None
        fits = [hmac.compare_digest(_signature(one, found["feed_id"]), found["signature"]) for one in self._secrets]
        return found["feed_id"] if any(fits) else None


def new_feed_id() -> str:
    """Return an id nobody can guess."""
    return secrets.token_hex(16)


def _signature(secret: str, feed_id: str) -> str:
    return hmac.new(secret.encode(), f"calendar feed {feed_id}".encode(), hashlib.sha256).hexdigest()[:32]


def _key(secret: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(b"agenda page\0" + secret.encode()).digest()).decode()

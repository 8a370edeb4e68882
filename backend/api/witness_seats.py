"""Seats of devices in a room of ours: a signed cookie for each brings a reload or a dropped line back.

The address names the seat, the cookie proves the device; neither is worth anything without the other.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Protocol
from urllib.parse import urlsplit

from sanic import HTTPResponse

from backend.conversation.our_pages import is_our_page

COOKIE_LIFE = timedelta(days=2)
_SEAT = re.compile(r"[0-9a-f]{16}")


class Seated(Protocol):
    """A seat, whatever the room."""

    @property
    def seat_id(self) -> str:
        """Sixteen hexadecimal digits."""
        ...


class SeatCookies:
    """Makes and reads the cookies.

    Args:
        secret: the installation's signing secret.
        public_url: the address people use; decides whether cookies must be secure, and which pages are ours.
        room: the first part of the addresses at which the seats are.
        earlier: secrets that proved before, or will.
    """

    def __init__(self, secret: str, public_url: str, room: str = "witness", earlier: Sequence[str] = ()) -> None:
        mark = room.encode() + b" seat\0"
        self._keys = tuple(hashlib.sha256(mark + each.encode()).digest() for each in (secret, *earlier))
        self._room = room
        self._public = urlsplit(public_url)

    def give(self, answer: HTTPResponse, seat: Seated) -> None:
        """Bind the device that gets this answer to a seat."""
        answer.add_cookie(
            self._name(seat.seat_id),
            _proof(self._keys[0], seat.seat_id),
            path=f"/{self._room}",
            httponly=True,
            secure=self._public.scheme == "https",
            samesite="Strict",
            max_age=int(COOKIE_LIFE.total_seconds()),
        )

    def proves(self, seat_id: str, value: str | None) -> bool:
        """True if a cookie's value was given for this seat."""
        given = str(value or "").encode()
        return any(hmac.compare_digest(_proof(key, seat_id).encode(), given) for key in self._keys)

    def proven(self, seat_id: object, header: str) -> str | None:
        """Return the seat's id if the Cookie header proves it, else None."""
        if not isinstance(seat_id, str) or not _SEAT.fullmatch(seat_id):
            return None
        found = SimpleCookie(header).get(self._name(seat_id))
        return seat_id if found is not None and self.proves(seat_id, found.value) else None

    def is_our_page(self, origin: str | None, headers: Mapping[str, str]) -> bool:
        """See `backend.conversation.our_pages.is_our_page`."""
        return is_our_page(self._public.netloc, origin, headers)

    def _name(self, seat_id: str) -> str:
        return f"{self._room}_{seat_id}"


def _proof(key: bytes, seat_id: str) -> str:
    return hmac.new(key, seat_id.encode(), hashlib.sha256).hexdigest()

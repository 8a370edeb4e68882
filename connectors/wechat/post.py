"""The proof that a post is WeChat's, and what is in it: signed, and in safe mode sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from sanic import HTTPResponse, Request, response

from connectors.webhook import is_same
from connectors.wechat.crypto import Envelope, NotForUs, signature
from connectors.wechat.messages import read_fields

TOLERANCE_SECONDS = 300


class PostBox:
    """Verifies and opens what is posted to one account's address.

    Args:
        token: signs the posts.
        envelope: opens encrypted posts, or None in plain mode.
        now: returns seconds since 1970.
    """

    def __init__(self, token: str, envelope: Envelope | None, now: Callable[[], float]) -> None:
        self._token, self.envelope, self._now = token, envelope, now
        self._seen: dict[str, tuple[float, bytes]] = {}

    async def verify(self, request: Request) -> HTTPResponse:
        """Echo what WeChat asks for when the address is set there."""
        if not self._is_signed(request, "signature"):
            return response.json({"error": "signature"}, status=401)
        return response.text((request.args.get("echostr") or "")[:200])

    def opened(self, request: Request) -> bytes | None:
        """Return the body as it was written, XML or JSON, or None for a post that does not prove its sender."""
        if self.envelope is None:
            is_fit = self._is_signed(request, "signature") and self._is_first_or_same(request)
            return request.body if is_fit else None
        sealed = read_fields(request.body).get("Encrypt", "")
        if not self._is_signed(request, "msg_signature", sealed):
            return None
        try:
            return self.envelope.open(sealed)
        except NotForUs:
            return None

    def sign(self, stamp: str, nonce: str, *more: str) -> str:
        """Return the signature of something of ours."""
        return signature(self._token, stamp, nonce, *more)

    def _is_first_or_same(self, request: Request) -> bool:
        """Return True if a plain signature, which does not cover the message, is new or comes with the same one.

        Whoever has seen an address in some log would otherwise speak as anybody for five minutes.
        """
        now, signed = self._now(), request.args.get("signature") or ""
        self._seen = {one: kept for one, kept in self._seen.items() if kept[0] > now}
        digest = hashlib.sha256(request.body).digest()
        until = now + 2 * TOLERANCE_SECONDS  # a stamp may lie ahead of our clock as far as behind it
        return self._seen.setdefault(signed, (until, digest))[1] == digest

    def _is_signed(self, request: Request, name: str, *more: str) -> bool:
        given, stamp, nonce = (request.args.get(key) or "" for key in (name, "timestamp", "nonce"))
        recent = stamp.isascii() and stamp.isdecimal() and abs(int(stamp[:12]) - self._now()) <= TOLERANCE_SECONDS
        return is_same(given, self.sign(stamp, nonce, *more)) and recent

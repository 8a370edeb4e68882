"""The proof that a post is WeChat's, and what is in it: signed, and in safe mode sealed."""

from __future__ import annotations

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

    async def verify(self, request: Request) -> HTTPResponse:
        """Echo what WeChat asks for when the address is set there."""
        if not self._is_signed(request, "signature"):
            return response.json({"error": "signature"}, status=401)
        return response.text((request.args.get("echostr") or "")[:200])

    def opened(self, request: Request) -> bytes | None:
        """Return the body as it was written, XML or JSON, or None for a post that does not prove its sender."""
        if self.envelope is None:
            return request.body if self._is_signed(request, "signature") else None
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

    def _is_signed(self, request: Request, name: str, *more: str) -> bool:
        given, stamp, nonce = (request.args.get(key) or "" for key in (name, "timestamp", "nonce"))
        recent = stamp.isascii() and stamp.isdecimal() and abs(int(stamp[:12]) - self._now()) <= TOLERANCE_SECONDS
        return is_same(given, self.sign(stamp, nonce, *more)) and recent

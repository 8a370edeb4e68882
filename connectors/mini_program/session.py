"""Session of a mini program's page: a token of ours, sealed, good for a day, made from WeChat's login code.

WeChat's own session key opens the person's encrypted WeChat data; nothing here needs it, so it is never kept and never
sent on. https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/login.html
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LIFE = timedelta(days=1)
"""A page whose token is over logs in again without asking the person."""
_NONCE = 12


class MiniProgramSessions:
    """Seals and opens tokens; holds no state, so every process knows every token.

    Args:
        secret: the installation's signing secret.
        now: returns seconds since 1970.
        earlier: secrets that sealed before, or will.
    """

    def __init__(self, secret: str, now: Callable[[], float], earlier: Sequence[str] = ()) -> None:
        self._ciphers = tuple(_cipher(each) for each in (secret, *earlier))
        self._now = now

    def open(self, open_id: str) -> tuple[str, int]:
        """Return a token for a person and when it ends, in seconds since 1970."""
        until = int(self._now() + LIFE.total_seconds())
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[0].encrypt(nonce, json.dumps([open_id, until]).encode(), None)
        return base64.urlsafe_b64encode(nonce + sealed).decode().rstrip("="), until

    def enter(self, token: str | None) -> str | None:
        """Return the open id a token proves, or None for a forged, broken or expired one."""
        if not token or len(token) > 400:
            return None
        try:
            body = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
            open_id, until = json.loads(self._opened(body))
        except (binascii.Error, InvalidTag, ValueError):
            return None
        return str(open_id) if self._now() < until else None

    def _opened(self, body: bytes) -> bytes:
        for cipher in self._ciphers[:-1]:
            with suppress(InvalidTag):
                return cipher.decrypt(body[:_NONCE], body[_NONCE:], None)
        return self._ciphers[-1].decrypt(body[:_NONCE], body[_NONCE:], None)


def _cipher(secret: str) -> AESGCM:
    return AESGCM(hashlib.sha256(b"mini program session\0" + secret.encode()).digest())

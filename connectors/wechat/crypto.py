"""WeChat's signatures and its AES mode, as published for official accounts.

A message is ``16 random bytes + length (4 bytes, network order) + text + app id``, padded to 32 bytes (PKCS#7), under
AES-256-CBC with the first half of the key as its vector. https://developers.weixin.qq.com/doc/offiaccount/
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32
_HEAD = 20


class NotForUs(Exception):
    """An encrypted body that does not open, or that is for another account."""


def signature(token: str, *parts: str) -> str:
    """Return the SHA-1 by which WeChat signs: over the token and the parts, sorted and joined."""
    return hashlib.sha1("".join(sorted((token, *parts))).encode()).hexdigest()


class Envelope:
    """Opens and closes encrypted messages of one account.

    Args:
        key: the EncodingAESKey, 43 characters.
        app_id: the account's.

    Raises:
        ValueError: the key is none.
    """

    def __init__(self, key: str, app_id: str) -> None:
        try:
            self._key = base64.b64decode(key + "=", validate=True)
        except binascii.Error as error:
            raise ValueError("the EncodingAESKey is 43 letters and digits") from error
        if len(self._key) != 32:
            raise ValueError("the EncodingAESKey is 43 letters and digits")
        self._app_id = app_id.encode()

    def open(self, sealed: str) -> bytes:
        """Return the text of an encrypted message; raises NotForUs."""
        try:
            body = base64.b64decode(sealed, validate=True)
            decryptor = self._cipher().decryptor()
            padded = decryptor.update(body) + decryptor.finalize()
        except ValueError as error:
            raise NotForUs from error
        padding = padded[-1] if padded else 0
        if not 1 <= padding <= BLOCK or len(padded) < _HEAD + padding:
            raise NotForUs
        length = int.from_bytes(padded[16:_HEAD], "big")
        text, app_id = padded[_HEAD : _HEAD + length], padded[_HEAD + length : -padding]
        if app_id != self._app_id:
            raise NotForUs
        return text

    def close(self, text: bytes) -> str:
        """Return the encrypted message."""
        body = os.urandom(16) + len(text).to_bytes(4, "big") + text + self._app_id
        padding = BLOCK - len(body) % BLOCK
        encryptor = self._cipher().encryptor()
        return base64.b64encode(encryptor.update(body + bytes([padding]) * padding) + encryptor.finalize()).decode()

    def _cipher(self) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16]))

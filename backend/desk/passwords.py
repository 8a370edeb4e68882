"""Passwords as argon2id hashes, and one-time codes by RFC 6238 that are each good once."""

from __future__ import annotations

import threading
from datetime import datetime
from functools import cached_property

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

ISSUER = "邑侨通"
STEP_SECONDS = 30
_AT_ONCE = 2
"""Each check takes 64 MB: more at once would let strangers fill the memory."""


class Passwords:
    """Makes and checks hashes.

    Args:
        hasher: argon2id with the library's parameters (RFC 9106, low memory) unless a test gives a quick one.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._gate = threading.Semaphore(_AT_ONCE)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """Return the hash to keep."""
        with self._gate:
            return self._hasher.hash(password)

    def fits(self, kept: str | None, password: str) -> bool:
        """Return True if the password is the one of the hash; takes as long where there is no hash."""
        with self._gate:
            try:
                return self._hasher.verify(kept or self._nobody, password) and kept is not None
            except (VerificationError, InvalidHashError):
                return False


def new_secret() -> str:
    """Return a fresh key for one-time codes."""
    return pyotp.random_base32()


def secret_uri(secret: str, login: str) -> str:
    """Return the key as authenticator apps read it."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return which step of thirty seconds a code is of, one early or late allowed, or None if it is of none."""
    totp, here = pyotp.TOTP(secret), int(now.timestamp()) // STEP_SECONDS
    digits = "".join(code.split())
    for step in (here, here - 1, here + 1):
        if pyotp.utils.strings_equal(digits, totp.at(step * STEP_SECONDS)):
            return step
    return None

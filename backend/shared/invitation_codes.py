"""Codes of invitations to a mediation or a filing: how they look, and what of them is kept.

Eight characters without 0, O, 1 and I, as of the codes that link channels, so that they can be read out and are hidden
from the bot's memory like those. Only a keyed hash is kept: 32 to the eighth possibilities, one use, fourteen days.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 8


class InvitationCodes:
    """Makes codes and their proofs; the same code has the same proof whatever it invites to.

    Args:
        secret: the key of the hashes (the signing secret of the settings).
    """

    def __init__(self, secret: str) -> None:
        self._secret = hashlib.sha256(b"yiqiaotong mediation invitations" + secret.encode()).digest()

    def new(self) -> str:
        """Return a code of letters and digits mixed: one of one kind could be taken for a word or a telephone."""
        while True:
            code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
            if any(sign.isdigit() for sign in code) and any(sign.isalpha() for sign in code):
                return code

    def proof(self, written: str) -> str | None:
        """Return the proof of a code however it was typed (small, spaced, full-width), or None if it is no code."""
        signs = unicodedata.normalize("NFKC", written).upper()
        code = "".join(sign for sign in signs if not sign.isspace() and sign != "-")
        if len(code) != LENGTH or not set(code) <= set(ALPHABET):
            return None
        return hmac.new(self._secret, code.encode(), hashlib.sha256).hexdigest()

"""A security key made of software: it makes keys and signs challenges as an authenticator does, or not quite."""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from backend.desk.key_ceremonies import relying_party
from tests.desk.conftest import ADDRESS

_TOUCHED, _VERIFIED, _WITH_KEY = 0x01, 0x04, 0x40


class SoftKey:
    """One authenticator with one key.

    Args:
        address: of the page it is used at.
        counts: False for those that never count, as passkeys in a cloud.
    """

    def __init__(self, address: str = ADDRESS, *, counts: bool = True) -> None:
        self.party = relying_party(address)
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = secrets.token_bytes(32)
        self.owner = b""
        self.count = 0
        self.counts = counts

    def make(self, options: str, **other: Any) -> str:
        """Answer creation options as `navigator.credentials.create` does."""
        asked = json.loads(options)
        self.owner = _bytes(asked["user"]["id"])
        numbers = self.private.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        held = bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id + cbor2.dumps(cose)
        told = self._told(_TOUCHED | _VERIFIED | _WITH_KEY, other.pop("rp_id", None)) + held
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": told})
        client = self._client("webauthn.create", asked["challenge"], other)
        return self._written({"attestationObject": _text(attestation), "clientDataJSON": _text(client)})

    def sign(self, options: str, **other: Any) -> str:
        """Answer request options as `navigator.credentials.get` does.

        Args:
            other: what is not as it should be: `origin`, `rp_id`, `kind`, `flags`, `private`, `owner`, `count`.
        """
        self.count = other.pop("count", self.count + 1 if self.counts else 0)
        told = self._told(other.pop("flags", _TOUCHED | _VERIFIED), other.pop("rp_id", None))
        private, owner = other.pop("private", self.private), other.pop("owner", self.owner)
        client = self._client(other.pop("kind", "webauthn.get"), json.loads(options)["challenge"], other)
        signature = private.sign(told + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": told, "clientDataJSON": client, "signature": signature, "userHandle": owner}
        return self._written({name: _text(part) for name, part in parts.items()})

    def _client(self, kind: str, challenge: str, other: dict[str, Any]) -> bytes:
        assert self.party is not None
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.party.origin} | other).encode()

    def _told(self, flags: int, rp_id: str | None) -> bytes:
        assert self.party is not None
        name = hashlib.sha256((rp_id or self.party.rp_id).encode()).digest()
        return name + bytes([flags]) + struct.pack(">I", self.count)

    def _written(self, response: dict[str, str]) -> str:
        name = _text(self.credential_id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(f"{text}===")


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")

"""As much of STUN and TURN (RFC 8489, RFC 8656) as it takes to ask a relay what it allows."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import socket
import ssl
import struct
from ipaddress import ip_address

from tests.web.turn_server import TurnServer

COOKIE = 0x2112A442
ALLOCATE, CREATE_PERMISSION = 0x0003, 0x0008
USERNAME, INTEGRITY, ERROR, PEER, REALM, NONCE, TRANSPORT, FAMILY = 6, 8, 9, 0x12, 0x14, 0x15, 0x19, 0x17
UDP = struct.pack("!B3x", 17)


def credential(secret: str, name: str) -> str:
    """Return the password of a name whose time is in it."""
    return base64.b64encode(hmac.new(secret.encode(), name.encode(), hashlib.sha1).digest()).decode()


class TurnClient:
    """One that asks a relay over TLS.

    Args:
        server: whom.
        name: its username.
        password: its credential.
    """

    def __init__(self, server: TurnServer, name: str, password: str) -> None:
        trusting = ssl.create_default_context(cafile=str(server.certificate))
        plain = socket.create_connection((server.address, server.tls_port), 10)
        self._line = trusting.wrap_socket(plain, server_hostname=server.address)
        self._name, self._password = name, password
        self._realm, self._nonce = b"", b""

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def allocate(self, family: int = 1) -> int:
        """Ask for a relay of a family (1: IPv4, 2: IPv6) and return the error's code, or 0."""
        told = {TRANSPORT: UDP, FAMILY: struct.pack("!B3x", family)}
        _, answered = self._ask(ALLOCATE, told)
        self._realm, self._nonce = answered.get(REALM, b""), answered.get(NONCE, b"")
        return _error(*self._ask(ALLOCATE, told))

    def permit(self, peer: str) -> int:
        """Ask to be let send to an address and return the error's code, or 0."""
        return _error(*self._ask(CREATE_PERMISSION, {}, peer))

    def _ask(self, method: int, told: dict[int, bytes], peer: str = "") -> tuple[int, dict[int, bytes]]:
        transaction = os.urandom(12)
        body = b"".join(_attribute(kind, value) for kind, value in told.items())
        body += _attribute(PEER, _peer(peer, transaction)) if peer else b""
        if self._nonce:
            for kind, value in ((USERNAME, self._name.encode()), (REALM, self._realm), (NONCE, self._nonce)):
                body += _attribute(kind, value)
            body += self._integrity(method, body, transaction)
        self._line.sendall(struct.pack("!HHI", method, len(body), COOKIE) + transaction + body)
        return self._answer()

    def _integrity(self, method: int, body: bytes, transaction: bytes) -> bytes:
        key = hashlib.md5(b":".join([self._name.encode(), self._realm, self._password.encode()])).digest()
        head = struct.pack("!HHI", method, len(body) + 24, COOKIE) + transaction
        return _attribute(INTEGRITY, hmac.new(key, head + body, hashlib.sha1).digest())

    def _answer(self) -> tuple[int, dict[int, bytes]]:
        kind, length = struct.unpack("!HH", self._read(20)[:4])
        body, found = self._read(length), dict[int, bytes]()
        while body:
            name, size = struct.unpack("!HH", body[:4])
            found.setdefault(name, body[4 : 4 + size])
            body = body[4 + size + -size % 4 :]
        return kind, found

    def _read(self, size: int) -> bytes:
        got = b""
        while len(got) < size:
            more = self._line.recv(size - len(got))
            assert more, "the relay hung up"
            got += more
        return got


def _peer(address: str, transaction: bytes) -> bytes:
    """Return an address, port 9, as XOR-PEER-ADDRESS has it."""
    mask = struct.pack("!I", COOKIE) + transaction
    hidden = bytes(a ^ b for a, b in zip(ip_address(address).packed, mask, strict=False))
    return struct.pack("!BBH", 0, 2 if ":" in address else 1, 9 ^ (COOKIE >> 16)) + hidden


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("!HH", kind, len(value)) + value + bytes(-len(value) % 4)


def _error(kind: int, found: dict[int, bytes]) -> int:
    if not kind & 0x0100 or not kind & 0x0010:
        return 0
    return found[ERROR][2] * 100 + found[ERROR][3]

"""The authority itself: a key, a certificate for timestamps made by nobody anybody trusts, and its clock."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

NAME = "SANDBOX timestamp authority – not trusted"
HASHES = ("sha256", "sha384", "sha512")
LIFE = timedelta(days=3650)


class Authority:
    """Answers RFC 3161 requests.

    Args:
        keep_in: file for key and certificate, so that tokens of before a restart are of the same authority, or None.
    """

    def __init__(self, keep_in: Path | None = None) -> None:
        self.now_override: datetime | None = None
        self.stamps = 0
        certificate, key = _kept(keep_in)
        self._certificate, self._key = asn1.Certificate.load(certificate), keys.PrivateKeyInfo.load(key)

    @property
    def now(self) -> datetime:
        """The authority's clock."""
        return self.now_override or datetime.now(UTC)

    def answer(self, request: bytes) -> bytes:
        """Return the DER answer to a DER request: a token, or a rejection as RFC 3161 words it."""
        try:
            asked = tsp.TimeStampReq.load(request, strict=True)
            algorithm = asked["message_imprint"]["hash_algorithm"]["algorithm"].native
            size = len(asked["message_imprint"]["hashed_message"].native)
        except (ValueError, TypeError, KeyError):
            return _rejection("bad_data_format")
        if algorithm not in HASHES or size != int(algorithm.removeprefix("sha")) // 8:
            return _rejection("bad_alg")
        self.stamps += 1
        answer = DummyTimeStamper(self._certificate, self._key, fixed_dt=self.now).request_tsa_response(asked)
        return bytes(answer.dump())


def _rejection(reason: str) -> bytes:
    """The library wants a token in every answer, the standard none in a rejection: the frame is put around by hand."""
    status = bytes(tsp.PKIStatusInfo({"status": "rejection", "fail_info": {reason}}).dump())
    return bytes((0x30, len(status))) + status


def _kept(path: Path | None) -> tuple[bytes, bytes]:
    if path and path.exists():
        known = json.loads(path.read_text("utf-8"))
        return bytes.fromhex(known["certificate"]), bytes.fromhex(known["key"])
    certificate, key = _made()
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump({"certificate": certificate.hex(), "key": key.hex()}, file)
    return certificate, key


def _made() -> tuple[bytes, bytes]:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    start = datetime.now(UTC) - timedelta(days=365)  # tests move the clock back
    certificate = (
        x509.CertificateBuilder()
        .issuer_name(name)
        .subject_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + LIFE)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.DER), private

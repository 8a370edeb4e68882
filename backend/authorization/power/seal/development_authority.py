"""A certificate for machines on which nobody has set one: made at the first start, and named so that nobody trusts it.

Its authority's key is thrown away after the one certificate: nothing else can ever be issued in that name.
"""

from __future__ import annotations

import fcntl
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

AUTHORITY = "Yiqiaotong DEVELOPMENT CA – not trusted / 开发用"
SEAL = "Yiqiaotong DEVELOPMENT seal – not trusted / 开发用"
LIFE = timedelta(days=3650)


def development_certificate(folder: Path) -> tuple[Path, Path]:
    """Return the files with the certificate (its authority's after it) and its key, made if they are not there.

    Args:
        folder: in the data folder; only its owner may enter. Two processes that start together make one.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    certificate, key = folder / "development-seal.pem", folder / "development-seal-key.pem"
    with (folder / "making.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not certificate.exists():
            chain, private = _issue()
            _write(key, private)
            _write(certificate, chain)
    return certificate, key


def _issue() -> tuple[bytes, bytes]:
    authority_key, seal_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    issuer, subject = _name(AUTHORITY), _name(SEAL)
    authority = (
        _certificate(issuer, issuer, authority_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    seal = (
        _certificate(issuer, subject, seal_key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    private = seal_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return seal.public_bytes(Encoding.PEM) + authority.public_bytes(Encoding.PEM), private


def _certificate(issuer: x509.Name, subject: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    start = datetime.now(UTC) - timedelta(days=1)  # a clock may run a little behind
    return (
        x509.CertificateBuilder()
        .issuer_name(issuer)
        .subject_name(subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + LIFE)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    signs = not signs_certificates
    return x509.KeyUsage(
        digital_signature=signs, content_commitment=signs, key_cert_sign=signs_certificates,
        crl_sign=signs_certificates, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _write(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)

"""Certificate and key of the seal: files, a hardware token, or the development certificate when nothing is set."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from asn1crypto.pem import armor

from backend.authorization.power.seal.development_authority import development_certificate

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer


class SealMisconfigured(ValueError):
    """The settings of the seal do not lead to a certificate with its key; the message says which and why."""


@dataclass(frozen=True, slots=True)
class SealSettings:
    """Places of the certificate and its key.

    Args:
        folder: where the development certificate lies, used if nothing else is set.
        certificate: PEM with the certificate and its issuers, or a PKCS#12 archive (``.p12``, ``.pfx``) with the key.
        key: PEM with the private key.
        passphrase: of key or archive.
        trust: PEM with the roots, and earlier certificates, by which papers are checked.
        token_module: path of a PKCS#11 library; then the key never leaves the token.
        token_label, token_key, token_pin: which token, which key (and certificate) on it, and its PIN.
    """

    folder: Path
    certificate: str = ""
    key: str = ""
    passphrase: str = field(default="", repr=False)
    trust: str = ""
    token_module: str = ""
    token_label: str = ""
    token_key: str = ""
    token_pin: str = field(default="", repr=False)


class SealCertificate:
    """The signer and whom to trust; opened when first needed, because the library takes most of a second to load.

    Args:
        settings: see `SealSettings`.
    """

    def __init__(self, settings: SealSettings) -> None:
        self._settings = settings
        self._turn = threading.Lock()
        self._signer: Signer | None = None
        self._name = ""
        self._roots = b""

    @property
    def name(self) -> str:
        """The certificate's common name, or the organisation's.

        Raises:
            SealMisconfigured: there is no usable certificate.
        """
        if not self._name:
            with self.signer() as signer:
                assert signer.signing_cert is not None
                subject = signer.signing_cert.subject.native
            self._name = str(subject.get("common_name") or subject.get("organization_name") or "?")
        return self._name

    @contextmanager
    def signer(self) -> Iterator[Signer]:
        """Lend the signer to one at a time: a token does one thing at once, and the library reads certificates only
        as far as it needs, each time anew, which two threads must not do together.

        Raises:
            SealMisconfigured: there is no usable certificate.
        """
        with self._turn:
            self._signer = self._signer or self._open()
            yield self._signer

    def roots(self) -> bytes:
        """Return, as PEM, the certificates by which papers are checked: those set, and the seal's own issuers.

        A certificate without known issuer is its own root, so that our own papers are always recognised.
        """
        if not self._roots:
            kept = Path(self._settings.trust).read_bytes() if self._settings.trust else b""
            with self.signer() as signer:
                own = signer.signing_cert
                issuers = [found for found in signer.cert_registry if own is None or found.dump() != own.dump()]
                self._roots = b"\n".join([kept, *(_pem(found) for found in issuers or [own] if found is not None)])
        return self._roots

    def _open(self) -> Signer:
        given = self._settings
        try:
            if given.token_module:
                return _on_token(given)
            if given.certificate.lower().endswith((".p12", ".pfx")):
                return _from_archive(given)
            return _from_files(given)
        except SealMisconfigured:
            raise
        except Exception as error:  # the libraries raise whatever a broken file or token makes them raise
            raise SealMisconfigured(f"the seal's certificate cannot be used: {error}") from error


def _from_files(given: SealSettings) -> Signer:
    from pyhanko.keys import load_certs_from_pemder, load_private_key_from_pemder
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from backend.authorization.power.seal.kept_key import KeptKeySigner

    certificate, key = Path(given.certificate), Path(given.key)
    if not given.certificate:
        certificate, key = development_certificate(given.folder)
    elif not given.key:
        raise SealMisconfigured("YIQIAOTONG_SEAL_CERTIFICATE is set, but not YIQIAOTONG_SEAL_KEY")
    own, *issuers = load_certs_from_pemder([str(certificate)])
    private = load_private_key_from_pemder(str(key), given.passphrase.encode() or None)
    return KeptKeySigner(own, private, SimpleCertificateStore.from_certs(issuers))


def _from_archive(given: SealSettings) -> Signer:
    from pyhanko.sign.signers import SimpleSigner

    from backend.authorization.power.seal.kept_key import KeptKeySigner

    content, passphrase = Path(given.certificate).read_bytes(), given.passphrase.encode() or None
    read = SimpleSigner.load_pkcs12_data(content, other_certs=(), passphrase=passphrase)
    if read is None or read.signing_cert is None:
        raise SealMisconfigured("the archive of the seal cannot be read: wrong passphrase or damaged file")
    return KeptKeySigner(read.signing_cert, read.signing_key, read.cert_registry)


def _on_token(given: SealSettings) -> Signer:
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    criteria = TokenCriteria(label=given.token_label) if given.token_label else None
    session = open_pkcs11_session(given.token_module, token_criteria=criteria, user_pin=given.token_pin or None)
    # Raw: only the digest goes to the token; many of them cannot hash and sign in one step.
    return PKCS11Signer(session, cert_label=given.token_key, key_label=given.token_key, use_raw_mechanism=True)


def _pem(certificate: Certificate) -> bytes:
    return armor("CERTIFICATE", certificate.dump())

"""A signer that reads its key once: the library's own parses and tests an RSA key at each signature, half a second."""

from __future__ import annotations

from functools import cached_property

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.sign.signers import SimpleSigner


class KeptKeySigner(SimpleSigner):
    """Signs with a key in memory; what is not RSA with PKCS#1 v1.5 goes the library's own way."""

    @cached_property
    def _key(self) -> object:
        return load_der_private_key(self.signing_key.dump(), password=None)

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """Return the raw signature of `data`."""
        mechanism = self.get_signature_mechanism_for_digest(digest_algorithm)
        plain = mechanism["algorithm"].native in ("rsassa_pkcs1v15", "sha256_rsa") and digest_algorithm == "sha256"
        if plain and isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), hashes.SHA256())
        return super().sign_raw(data, digest_algorithm)

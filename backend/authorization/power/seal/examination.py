"""Looks into a PDF somebody holds: is our seal on it, is it whole, and which paper of ours does it say it is?"""

from __future__ import annotations

import io
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import EmbeddedPdfSignature

Seal = Literal["whole", "changed", "appended", "missing", "foreign", "unreadable"]

CODE = re.compile(r"/verify/([0-9a-hjkmnp-tv-z]{20})(?![0-9a-z])")
PRINTED_CODE = re.compile(r"\b((?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5})\b")
SIGNATURES_AT_MOST = 4
PAGES_READ = 6
CODES_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Examination:
    """Findings of an examination.

    Args:
        seal: ``whole``: our seal, and nothing changed; ``changed``: our seal, but not these contents; ``appended``: our
            seal, and something added after it; ``missing``: no signature; ``foreign``: somebody else's signature.
        codes: codes of papers named in it, as the address of the verification page writes them.
    """

    seal: Seal
    codes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as the worker hands it over."""
        return asdict(self)


def examine(content: bytes, roots: bytes) -> Examination:
    """Examine a PDF; anything at all may be in it, so this belongs into a process with bounds.

    Args:
        roots: PEM with the certificates that count as ours.
    """
    try:
        seal = _seal_of(content, roots)
    except Exception:  # a decoder met what it was not made for: nothing more can be said of this file
        seal = "unreadable"
    named = codes_in(content)
    return Examination(seal, named or _codes_on_pages(content))


def codes_in(content: bytes) -> tuple[str, ...]:
    """Return the codes that stand in the file in clear, as our seal writes them beside the signature."""
    found = CODE.findall(content.decode("latin-1"))
    return tuple(dict.fromkeys(found))[:CODES_AT_MOST]


def _seal_of(content: bytes, roots: bytes) -> Seal:
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.pdf_utils.reader import PdfFileReader

    signatures = PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures
    trusted = list(load_certs_from_pemder_data(roots))
    verdicts = [_verdict(signature, trusted) for signature in signatures[:SIGNATURES_AT_MOST]]
    ours: list[Seal] = [verdict for verdict in verdicts if verdict != "foreign"]
    return ours[0] if ours else "foreign" if verdicts else "missing"


def _verdict(signature: EmbeddedPdfSignature, trusted: list[Certificate]) -> Seal:
    from pyhanko.sign.validation import KeyUsageConstraints, validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(
        trust_roots=trusted,
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=signature.self_reported_timestamp,  # signed by our own key, or the signature is not ours
    )
    may_sign = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    status = validate_pdf_signature(signature, context, key_usage_settings=may_sign, skip_diff=True)
    if not status.trusted:
        return "foreign" if status.intact and status.valid else _whose(signature, trusted)
    if not (status.intact and status.valid):
        return "changed"
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.intact and stamp.valid):
        return "changed"
    return "whole" if status.coverage == SignatureCoverageLevel.ENTIRE_FILE else "appended"


def _whose(signature: EmbeddedPdfSignature, trusted: list[Certificate]) -> Seal:
    """A broken signature is not trusted; whose it was can still be read from the certificate beside it."""
    ours = {certificate.subject.hashable for certificate in trusted}
    signer = signature.signer_cert
    return "changed" if signer is not None and {signer.issuer.hashable, signer.subject.hashable} & ours else "foreign"


def _codes_on_pages(content: bytes) -> tuple[str, ...]:
    """The codes printed on the pages: found in a copy that was saved anew without its seal."""
    from pypdf import PdfReader

    try:
        pages = PdfReader(io.BytesIO(content)).pages
        text = "\n".join(page.extract_text() for page in pages[:PAGES_READ])
    except Exception:  # see `examine`
        return ()
    printed = [code.replace("-", "").lower() for code in PRINTED_CODE.findall(text)]
    return tuple(dict.fromkeys([*CODE.findall(text), *printed]))[:CODES_AT_MOST]

"""Puts the seal on a paper: a PAdES certification signature that permits no change, with a timestamp where one is got.

Without the timestamp authority the paper is sealed all the same (PAdES B-B instead of B-T): three people are waiting in
front of their cameras, and the law asks for neither.
"""

from __future__ import annotations

import io
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.authorization.power.seal.certificate import SealCertificate
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.timestamps import Stamp, aside, timestamper_over

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer
    from pyhanko.sign.timestamps import TimeStamper

logger = logging.getLogger(__name__)

FIELD = "YiqiaotongSeal"
REASON = "授权委托书签署后未经改动 Unchanged since the power of attorney was signed"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed PDF.

    Args:
        timestamped: a timestamp authority has confirmed the time (PAdES B-T).
    """

    content: bytes = field(repr=False)
    timestamped: bool


class Sealer:
    """Seals papers with one certificate; safe to use from several threads.

    Args:
        certificate: whose key it is.
        stamp: asks the timestamp authority, None without one.
    """

    def __init__(self, certificate: SealCertificate, stamp: Stamp | None = None) -> None:
        self._certificate = certificate
        self._stamp = stamp
        self._timestamper: TimeStamper | None = None

    @property
    def name(self) -> str:
        """Return the certificate's owner; raises SealMisconfigured."""
        return self._certificate.name

    def warm_up(self) -> None:
        """Load libraries, key and the timestamp's size before anybody waits; a trouble shows when a paper is sealed."""
        with suppress(Exception), self._certificate.signer():
            self._stamper()

    def seal(self, paper: bytes, address: str, reason: str = REASON) -> Sealed:
        """Return the paper sealed.

        Args:
            paper: a PDF without signatures.
            address: of its verification page, written beside the signature.
            reason: why it is sealed; stands in the signature.

        Raises:
            SealMisconfigured: there is no usable certificate.
        """
        with self._certificate.signer() as signer:
            try:
                if self._stamp is not None:
                    return Sealed(_signed(paper, (address, reason), signer, self._stamper()), timestamped=True)
            except (PlatformUnavailable, PlatformRejected) as trouble:
                logger.warning("sealed without a timestamp: %s", trouble)
            return Sealed(_signed(paper, (address, reason), signer, None), timestamped=False)

    def _stamper(self) -> TimeStamper | None:
        """The library's client around `stamp`, which learns once how large this authority's tokens are."""
        if self._stamp is not None and self._timestamper is None:
            import asyncio

            timestamper = timestamper_over(self._stamp)
            aside(lambda: asyncio.run(timestamper.async_dummy_response("sha256")))
            self._timestamper = timestamper
        return self._timestamper


def _signed(paper: bytes, told: tuple[str, str], signer: Signer, timestamper: TimeStamper | None) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    address, reason = told
    wish = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        location=address,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    out = aside(lambda: signers.sign_pdf(writer, wish, signer, timestamper=timestamper))
    return bytes(out.getbuffer())

"""A side's name on the agreement, drawn on glass, and what is added to the paper when it is sealed. Pure values.

The agreement takes effect once both have signed (OMR-19 speaks of electronic signatures). A name drawn on glass by an
account of the conversation is one; it does not prove by itself who held the pen, and the paper says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from backend.mediation.dispute.terms import Side
from backend.shared.ink import Stroke


@dataclass(frozen=True, slots=True)
class AgreementSignature:
    """One side's signature.

    Args:
        strokes: the pen's way.
        width, height: of the pad, CSS pixels.
        digest: SHA-256 (hex) of the text that was read and signed.
        signed_at: when the server had it.
        timezone: of the signer's device.
    """

    side: Side
    strokes: tuple[Stroke, ...] = field(repr=False)
    width: float
    height: float
    digest: str
    signed_at: datetime
    timezone: str

    def as_kept(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "strokes": self.strokes, "width": self.width, "height": self.height, "digest": self.digest,
            "signed_at": self.signed_at.isoformat(), "timezone": self.timezone,
        }  # fmt: skip

    @classmethod
    def of_kept(cls, side: Side, kept: Mapping[str, Any]) -> AgreementSignature:
        """Read what `as_kept` wrote."""
        strokes = tuple(tuple((x, y, at) for x, y, at in stroke) for stroke in kept["strokes"])
        at = datetime.fromisoformat(kept["signed_at"])
        return cls(side, strokes, kept["width"], kept["height"], kept["digest"], at, kept["timezone"])


@dataclass(frozen=True, slots=True)
class AgreementSeal:
    """The frame of the seal on the paper.

    Args:
        code: as it is printed, in groups.
        verify_url: address of the verification page of this paper.
        seal_name: whose certificate seals it.
    """

    code: str
    verify_url: str
    seal_name: str

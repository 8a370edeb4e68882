"""The platform's electronic seal for papers of other services, and which of their papers bear it.

Authorization keeps the seal; a service that has a paper sealed registers it and answers the public page about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class SealName(Command):
    """Question for the owner of the seal's certificate -> ``str``, to be printed on a paper before it is sealed.

    Raises:
        PlatformUnavailable: there is no usable certificate.
    """


@dataclass(frozen=True, slots=True)
class SealPaper(Command):
    """Seal a paper so that no change of it goes unseen (PAdES) -> `SealedPaper`.

    Args:
        paper: a PDF without signatures.
        address: of its verification page, written beside the signature.
        reason: why it is sealed, in Chinese and English; stands in the signature.

    Raises:
        PlatformUnavailable: there is no usable certificate.
    """

    paper: bytes = field(repr=False)
    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """A sealed PDF.

    Args:
        timestamped: a timestamp authority has confirmed the time.
    """

    content: bytes = field(repr=False)
    timestamped: bool


@dataclass(frozen=True, slots=True)
class AgreementOfCode(Command):
    """The sealed agreement with one of these codes -> `RegisteredPaper` or None."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreementOfDigest(Command):
    """The sealed agreement whose file has this SHA-256 -> `RegisteredPaper` or None."""

    sha256: str


@dataclass(frozen=True, slots=True)
class RegisteredPaper:
    """Facts the public page may say of a sealed paper: nothing its holder does not have.

    Args:
        certificate: whose certificate the seal is made with.
    """

    number: str
    sealed_at: datetime
    certificate: str
    timestamped: bool

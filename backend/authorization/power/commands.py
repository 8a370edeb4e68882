"""Questions and orders about powers of attorney. Pure values."""

from __future__ import annotations

from dataclasses import dataclass

from backend.authorization.power.model import Power, Signature
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class ComposePower(Command):
    """Draw the paper for reading on screen -> `PowerDraft`. Nothing is kept; the same power gives the same digest."""

    power: Power


@dataclass(frozen=True, slots=True)
class SealPower(Command):
    """Put the signatures on the paper, seal it (PAdES) and keep it -> `SealedPower`.

    The same session again gives the paper sealed first, whatever is asked.

    Args:
        digest: of the draft all three have read; another one is refused.
        judge: the judge's name, printed as witness.

    Raises:
        Refused: ``power_not_what_was_read``, ``power_signature_missing``.
    """

    power: Power
    digest: str
    signatures: tuple[Signature, Signature]
    judge: str


@dataclass(frozen=True, slots=True)
class MyPowers(Command):
    """Return one's own sealed powers, the newest first -> ``list[SealedPower]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class PowerFile(Command):
    """Return the sealed PDF -> bytes, for its party only; Refused ``power_unknown`` otherwise."""

    power_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class RevokePower(Command):
    """The party takes the power back -> `SealedPower`; twice is the same as once. Refused ``power_unknown``."""

    power_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class VerifyPower(Command):
    """Look a code up for the public page -> `Verification`."""

    code: str


@dataclass(frozen=True, slots=True)
class CheckPowerFile(Command):
    """Check a PDF somebody holds against our seals -> `Verification`."""

    content: bytes

"""A power of attorney for litigation and what may be said of one that is sealed. Pure.

Special powers have to be named one by one (CPL-62.2: 民事诉讼法(2023修正)第62条); "full powers" gives none of them
(INT-89).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from backend.shared.wording import Words

Scope = Literal["general", "special"]
SpecialPower = Literal["admit", "waive", "change", "settle", "counterclaim", "appeal"]
Standing = Literal["valid", "revoked", "altered", "unknown", "trial"]
"""``trial``: sealed with the development certificate, of a house that has a real one now."""
Signer = Literal["party", "lawyer"]
PaperKind = Literal["power", "agreement"]
"""Sealed papers that the public page knows: powers of attorney, and agreements of two sides."""

SPECIAL_POWERS: Mapping[SpecialPower, Words] = {
    "admit": Words("代为承认诉讼请求", "admit claims of the other side"),
    "waive": Words("代为放弃诉讼请求", "waive claims"),
    "change": Words("代为变更诉讼请求", "change claims"),
    "settle": Words("进行和解", "settle"),
    "counterclaim": Words("提起反诉", "bring a counterclaim"),
    "appeal": Words("提起上诉", "appeal"),
}
"""The powers a lawyer has only if the paper names them, in the order of CPL-62.2."""


@dataclass(frozen=True, slots=True)
class Principal:
    """The party who empowers, as verified (SPC21-6 asks for a verified party).

    Args:
        document_type: ``passport``, ``hk_macao_id`` …, see `backend.identity.eligibility`.
        document_number: the plain number; it stands in the paper and nowhere else in clear.
        nationality: ISO 3166-1 code, empty if unknown.
    """

    name: str
    document_type: str
    document_number: str
    nationality: str = ""


@dataclass(frozen=True, slots=True)
class Lawyer:
    """The mainland lawyer (SPC21-6, CPL-274): name, firm and the 17 digits of the practising licence."""

    name: str
    firm: str
    licence: str


@dataclass(frozen=True, slots=True)
class Power:
    """Contents of a power of attorney.

    Args:
        session_id: of the witness session it is signed in; one session makes one power.
        case: the case it is for, e.g. ``谭某某诉李某某民间借贷纠纷``.
        court: the court's Chinese name, or empty if it is not known yet.
        case_number: the court's number, or empty.
        scope: ``general`` gives no special power; ``special`` gives those named.
        interpreter: the interpreter's name where the party does not speak standard Chinese, or empty.
        divorce: the paper then says that the party still attends or gives a written opinion (CPL-65).
    """

    session_id: str
    person_id: str
    principal: Principal
    lawyer: Lawyer
    case: str
    court: str
    case_number: str
    scope: Scope
    special_powers: tuple[SpecialPower, ...]
    interpreter: str = ""
    divorce: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A name drawn on glass.

    Args:
        strokes: the pen's way, as signature_pad gives it: a stroke is a tuple of points ``(x, y, milliseconds)``.
        width, height: of the pad, CSS pixels.
        signed_at: when the server had it.
        timezone: of the signer's device, for the local time printed beside.
    """

    signer: Signer
    strokes: tuple[tuple[tuple[float, float, int], ...], ...]
    width: float
    height: float
    signed_at: datetime
    timezone: str


@dataclass(frozen=True, slots=True)
class PowerDraft:
    """The paper as all three read it before signing.

    Args:
        pages: PNG pictures of its pages, in order.
        digest: SHA-256 (hex) of what the paper says; the signing has to name it.
    """

    pages: tuple[bytes, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Sealing:
    """Additions to the paper when it is sealed.

    Args:
        number: printed on the paper.
        code: as it is printed, in groups.
        verify_url: address of the verification page of this paper.
        judge: the witness.
        seal_name: whose certificate seals it.
    """

    number: str
    code: str
    verify_url: str
    judge: str
    seal_name: str


@dataclass(frozen=True, slots=True)
class SealedPower:
    """A sealed paper.

    Args:
        power_id: our id.
        code: what the verification page's address ends in; unguessable.
        number: human-readable number printed on the paper.
        sha256: of the sealed PDF.
    """

    power_id: str
    session_id: str
    person_id: str
    code: str
    number: str
    sha256: str
    sealed_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """Verification as the public page shows it: no more than who holds the paper already knows.

    Args:
        standing: ``unknown`` when no paper of ours has that code.
        problem: what is wrong with an altered or unknown file, for people.
        certificate: whose certificate the seal is made with.
        timestamped: a timestamp authority has confirmed when it was sealed.
        kind: of the paper, as far as it is known.
    """

    standing: Standing
    number: str = ""
    sealed_at: datetime | None = None
    revoked_at: datetime | None = None
    problem: Words | None = None
    certificate: str = ""
    timestamped: bool = False
    kind: PaperKind = "power"

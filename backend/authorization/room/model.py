"""The course of a witness: which step is open, what it still lacks, and what may follow. Pure.

Judge, party and lawyer are there at the same time; the judge starts, confirms the lawyer, the firm and the party's
own will (SPC21-6: 最高人民法院关于为跨境诉讼当事人提供网上立案服务的若干规定(2021-02-03)第6条). What is asked in
a step stands in `checklist.yml`; that no step can be left while anything of it is open stands here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from backend.authorization.power.model import Signature, Signer
from backend.shared.errors import Refused

Stage = Literal[
    "planned", "waiting", "identity", "will", "lawyer", "language", "reading", "signing", "confirming", "sealing",
    "sealed", "refused", "missed", "closed",
]  # fmt: skip
STEPS: tuple[Stage, ...] = ("identity", "will", "lawyer", "language", "reading", "signing", "confirming")
"""The judge's steps in their order."""
NOT_BEGUN: tuple[Stage, ...] = ("planned", "waiting")
ENDED: tuple[Stage, ...] = ("sealed", "refused", "missed", "closed")
SIGNERS: tuple[Signer, ...] = ("party", "lawyer")
ALL_THREE = frozenset({"judge", "party", "lawyer"})

CODE_DIGITS = 6
LARGEST_PAD, SMALLEST_PAD = 4_000, 60
MOST_POINTS, FEWEST_POINTS = 20_000, 8
_HEX = frozenset("0123456789abcdef")

Checklist = Mapping[str, tuple[str, ...]]
"""The ids of what the judge confirms in each step."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Picture the judge took: whose, in which step, and its SHA-256; the picture itself is not kept."""

    subject: Signer
    sha256: str


@dataclass(frozen=True, slots=True)
class Course:
    """Course of a witness so far.

    Args:
        stage: where it stands.
        code: digits the party reads aloud, so that nobody shows a film made before.
        ticked: what the judge has confirmed, as ``step.check``.
        snapshots: pictures taken.
        digest, pages: of the paper on screen, once it lies there.
        read: pages each signer has seen to the end, from 1.
        signatures: as drawn, by who signed.
    """

    stage: Stage = "planned"
    code: str = ""
    ticked: frozenset[str] = frozenset()
    snapshots: tuple[Snapshot, ...] = ()
    digest: str = ""
    pages: int = 0
    read: Mapping[Signer, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    signatures: Mapping[Signer, Signature] = field(default_factory=lambda: MappingProxyType({}))


def enter(course: Course) -> Course:
    """Somebody has come: a planned room waits for the others."""
    _alive(course)
    return replace(course, stage="waiting") if course.stage == "planned" else course


def begin(course: Course, present: Collection[str], code: str) -> Course:
    """The judge starts, when all three are there (SPC21-6); the code is drawn anew for each witness.

    Raises:
        Refused: ``room_other_step`` when it has begun, ``room_somebody_missing``, ``room_closed``.
    """
    _alive(course)
    if course.stage not in NOT_BEGUN:
        raise Refused("room_other_step")
    _together(present)
    return replace(course, stage="identity", code=code)


def tick(course: Course, checklist: Checklist, check: str, *, on: bool) -> Course:
    """The judge confirms one thing of the open step, or takes that back.

    Raises:
        Refused: ``room_other_step`` for a check of another step or none, ``room_closed``.
    """
    _alive(course)
    step, _, name = check.partition(".")
    if step != course.stage or name not in checklist.get(step, ()):
        raise Refused("room_other_step")
    return replace(course, ticked=course.ticked | {check} if on else course.ticked - {check})


def snapshot(course: Course, subject: str, sha256: str) -> Course:
    """A picture of the party (identity) or of the lawyer (lawyer) was taken on the judge's page.

    Raises:
        Refused: ``room_other_step``, ``room_input_wrong`` for what is no SHA-256.
    """
    _alive(course)
    wanted: dict[str, Signer] = {"identity": "party", "lawyer": "lawyer"}
    if wanted.get(course.stage) != subject:
        raise Refused("room_other_step")
    if len(sha256) != 64 or not set(sha256) <= _HEX:
        raise Refused("room_input_wrong")
    taken = Snapshot(wanted[course.stage], sha256)
    return course if taken in course.snapshots else replace(course, snapshots=(*course.snapshots, taken))


def lay_paper(course: Course, digest: str, pages: int) -> Course:
    """The paper is on everybody's screen; it is laid once and never exchanged."""
    _alive(course)
    if course.stage != "reading" or course.digest:
        raise Refused("room_other_step")
    return replace(course, digest=digest, pages=pages)


def read_page(course: Course, signer: Signer, page: int) -> Course:
    """A signer has scrolled a page to its end.

    Raises:
        Refused: ``room_other_step``, ``room_input_wrong`` for a page the paper has not.
    """
    _alive(course)
    if course.stage not in ("reading", "signing"):
        raise Refused("room_other_step")
    if not 1 <= page <= course.pages:
        raise Refused("room_input_wrong")
    read = {**course.read, signer: course.read.get(signer, frozenset()) | {page}}
    return replace(course, read=MappingProxyType(read))


def sign(course: Course, signature: Signature, digest: str, present: Collection[str]) -> Course:
    """A signer hands a signature in; until the judge goes on it may be drawn again.

    The very signature that is there already changes nothing, also later: the answer to the first may have been lost.

    Raises:
        Refused: ``room_other_step``, ``room_somebody_missing``, ``room_paper_changed`` when another digest was read,
            ``room_signature_empty`` for what is no name, ``room_input_wrong``.
    """
    _alive(course)
    if digest == course.digest and _is_there(course, signature):
        return course
    if course.stage != "signing":
        raise Refused("room_other_step")
    _together(present)
    if digest != course.digest:
        raise Refused("room_paper_changed")
    _need_a_name(signature)
    return replace(course, signatures=MappingProxyType({**course.signatures, signature.signer: signature}))


def missing(course: Course, checklist: Checklist) -> tuple[str, ...]:
    """Return what the open step still lacks: checks as ``step.check``, and what has to have happened."""
    stage = course.stage
    if stage not in STEPS:
        return ()
    lacks = [check for name in checklist[stage] if (check := f"{stage}.{name}") not in course.ticked]
    subjects = {taken.subject for taken in course.snapshots}
    if stage == "identity" and "party" not in subjects:
        lacks.append("snapshot.party")
    if stage == "lawyer" and "lawyer" not in subjects:
        lacks.append("snapshot.lawyer")
    if stage == "reading":
        every = frozenset(range(1, course.pages + 1))
        unread = [who for who in SIGNERS if not every or course.read.get(who, frozenset()) != every]
        lacks += [f"read.{who}" for who in unread]
    if stage == "signing":
        lacks += [f"signature.{who}" for who in SIGNERS if who not in course.signatures]
    return tuple(lacks)


def complete(course: Course, checklist: Checklist, step: str, present: Collection[str]) -> Course:
    """The judge closes the open step; the next one opens. ``confirming`` closes into ``sealing``.

    A step that is closed already stays so: the judge's line lost the answer to the first order.

    Raises:
        Refused: ``room_other_step``, ``room_somebody_missing``, ``room_checks_missing``.
    """
    _alive(course)
    if _is_closed(course, step):
        return course
    if step != course.stage or course.stage not in STEPS:
        raise Refused("room_other_step")
    _together(present)
    if missing(course, checklist):
        raise Refused("room_checks_missing")
    following = (*STEPS, "sealing")[STEPS.index(course.stage) + 1]
    return replace(course, stage=following)


def seal(course: Course) -> Course:
    """The paper has its seal."""
    if course.stage != "sealing":
        raise Refused("room_other_step")
    return replace(course, stage="sealed")


def refuse(course: Course) -> Course:
    """The judge ends the witness without a paper: possible in every step, and before the start.

    Raises:
        Refused: ``room_closed`` after its end, ``room_other_step`` once it is being sealed.
    """
    _alive(course)
    if course.stage == "sealing":
        raise Refused("room_other_step")
    return replace(course, stage="refused")


def abandon(course: Course) -> Course:
    """A confirmed paper could not be sealed for good: the witness ends without one."""
    return replace(course, stage="refused") if course.stage == "sealing" else course


def miss(course: Course) -> Course:
    """Somebody did not come; what has begun is never missed."""
    return replace(course, stage="missed") if course.stage in NOT_BEGUN else course


def close(course: Course) -> Course:
    """Nobody shall enter any more; what has ended, or is being sealed, stays as it is."""
    return course if course.stage in ENDED or course.stage == "sealing" else replace(course, stage="closed")


def _alive(course: Course) -> None:
    if course.stage in ENDED:
        raise Refused("room_closed")


def _is_closed(course: Course, step: str) -> bool:
    order: tuple[str, ...] = (*STEPS, "sealing")
    return step in STEPS and course.stage in order and order.index(step) < order.index(course.stage)


def _is_there(course: Course, signature: Signature) -> bool:
    known = course.signatures.get(signature.signer)
    return known is not None and replace(known, signed_at=signature.signed_at) == signature


def _together(present: Collection[str]) -> None:
    if not set(present) >= ALL_THREE:
        raise Refused("room_somebody_missing")


def _need_a_name(signature: Signature) -> None:
    points = [point for stroke in signature.strokes for point in stroke]
    sides = (signature.width, signature.height)
    if len(points) > MOST_POINTS or not all(SMALLEST_PAD <= side <= LARGEST_PAD for side in sides):
        raise Refused("room_input_wrong")
    if any(not (-side <= at <= 2 * side) for point in points for at, side in zip(point[:2], sides, strict=True)):
        raise Refused("room_input_wrong")
    if len(points) < FEWEST_POINTS or len({point[:2] for point in points}) < FEWEST_POINTS:
        raise Refused("room_signature_empty")

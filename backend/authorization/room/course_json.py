"""A course and a closing as JSON, to be sealed in a row, and back again."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType
from typing import Any

from backend.authorization.power.model import Lawyer, Power, Principal, SealedPower, Signature
from backend.authorization.room.model import Course, Snapshot
from backend.authorization.room.views import Closing


def course_as_json(course: Course) -> dict[str, Any]:
    """Return a course as JSON values."""
    return {
        "stage": course.stage,
        "code": course.code,
        "ticked": sorted(course.ticked),
        "snapshots": [[taken.subject, taken.sha256] for taken in course.snapshots],
        "digest": course.digest,
        "pages": course.pages,
        "read": {who: sorted(pages) for who, pages in course.read.items()},
        "signatures": {who: signature_as_json(one) for who, one in course.signatures.items()},
    }


def course_of(told: dict[str, Any]) -> Course:
    """Return what `course_as_json` told."""
    return Course(
        stage=told["stage"],
        code=told["code"],
        ticked=frozenset(told["ticked"]),
        snapshots=tuple(Snapshot(subject, sha256) for subject, sha256 in told["snapshots"]),
        digest=told["digest"],
        pages=told["pages"],
        read=MappingProxyType({who: frozenset(pages) for who, pages in told["read"].items()}),
        signatures=MappingProxyType({who: signature_of(one) for who, one in told["signatures"].items()}),
    )


def signature_as_json(signature: Signature) -> dict[str, Any]:
    """Return a signature as JSON values."""
    return {
        "signer": signature.signer,
        "strokes": [[list(point) for point in stroke] for stroke in signature.strokes],
        "width": signature.width,
        "height": signature.height,
        "signed_at": signature.signed_at.isoformat(),
        "timezone": signature.timezone,
    }


def signature_of(told: dict[str, Any]) -> Signature:
    """Return what `signature_as_json` told."""
    strokes = tuple(tuple((x, y, moment) for x, y, moment in stroke) for stroke in told["strokes"])
    signed_at = datetime.fromisoformat(told["signed_at"])
    return Signature(told["signer"], strokes, told["width"], told["height"], signed_at, told["timezone"])


def power_of(told: dict[str, Any]) -> Power:
    """Return a power from what `dataclasses.asdict` made of it."""
    parts = {
        "principal": Principal(**told["principal"]),
        "lawyer": Lawyer(**told["lawyer"]),
        "special_powers": tuple(told["special_powers"]),
    }
    return Power(**{**told, **parts})


def closing_as_json(closing: Closing) -> dict[str, Any]:
    """Return a closing as JSON values."""
    told: dict[str, Any] = {
        name: getattr(closing, name) for name in ("reason", "note", "recording_sha256")
    } | {"absent": list(closing.absent), "power": None}  # fmt: skip
    if closing.power is not None:
        fields = ("power_id", "session_id", "person_id", "code", "number", "sha256")
        told["power"] = {name: getattr(closing.power, name) for name in fields}
        told["power"]["sealed_at"] = closing.power.sealed_at.isoformat()
    return told


def closing_of(told: dict[str, Any]) -> Closing:
    """Return what `closing_as_json` told."""
    power = told["power"] and SealedPower(
        **{**told["power"], "sealed_at": datetime.fromisoformat(told["power"]["sealed_at"])}
    )
    return Closing(told["reason"], told["note"], tuple(told["absent"]), power, told["recording_sha256"])

"""The card of a model beside its archive: what it was trained from, when, with which versions, how good it is.

Training writes it; `bench/model_figures.py` adds the figures of the held-out report and what of them is below the
floor. Such a model is not served: whoever measured it has been told that people would be understood worse.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path
from typing import Any

_ARCHIVE = ".tar.gz"
_UNFINISHED = "unfinished-"
LEARNED_WITH = ("rasa", "scikit-learn", "numpy", "jieba", "rapidfuzz")
"""Packages of which another version may give another model."""


def card_file(model: Path) -> Path:
    """Return where the card of an archive lies; a link to the archive is followed."""
    real = model.resolve()
    return real.with_name(f"{real.name.removesuffix(_ARCHIVE)}.json")


def write_card(archive: Path, *, digest: str, seconds: float) -> None:
    """Write what is known of a model when it has been trained.

    Args:
        archive: the model; its name is the fingerprint of its data.
        digest: of the archive's bytes, SHA-256.
        seconds: the training took.
    """
    _write(
        card_file(archive),
        {
            "data": archive.name.removesuffix(_ARCHIVE).removeprefix(_UNFINISHED),
            "archive": f"sha256:{digest}",
            "trained_at": _now(),
            "training_seconds": round(seconds, 1),
            "versions": {"python": platform.python_version(), **_versions()},
            "figures": None,
        },
    )


def add_figures(archive: Path, digest: str, figures: Mapping[str, Any], below: Sequence[str]) -> None:
    """Add what was measured of a model to its card.

    Args:
        archive: the model.
        digest: of its bytes, SHA-256: a card of an earlier archive of this name says nothing of this one.
        figures: of the held-out report.
        below: what of them is worse than the floor allows, a sentence each.
    """
    known = read_card(archive)
    if known.get("archive") != f"sha256:{digest}":
        known = {"data": archive.resolve().name.removesuffix(_ARCHIVE), "archive": f"sha256:{digest}"}
    measured = {"figures": dict(figures), "below": [*below], "measured_at": _now()}
    _write(card_file(archive), {**known, **measured})


def read_card(model: Path) -> dict[str, Any]:
    """Return the card of a model; {} where there is none that can be read."""
    try:
        card = json.loads(card_file(model).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return card if isinstance(card, dict) else {}


def below_floor(model: Path, digest: str) -> list[str]:
    """Return what was measured of exactly this archive and is below the floor; a card of another one says nothing."""
    card = read_card(model)
    below = card.get("below") if card.get("archive") == f"sha256:{digest}" else None
    return [str(one) for one in below] if isinstance(below, list) else []


def _versions() -> dict[str, str]:
    found = {}
    for name in LEARNED_WITH:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _write(place: Path, card: Mapping[str, Any]) -> None:
    unfinished = place.with_name(f"{place.name}.new")
    unfinished.write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", "utf-8")
    os.replace(unfinished, place)

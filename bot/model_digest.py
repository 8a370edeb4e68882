"""The digest of a model's archive, written when it was trained and compared before it is loaded.

A model is unpacked and its parts are unpickled, so an archive that somebody else has put under the right name would run
as the bot. The digest lies beside it; to have both made by nobody but you, keep the folder writable for its owner only.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

PIECE = 1 << 20


def digest_file(model: Path) -> Path:
    """Return where the digest of an archive lies."""
    return model.with_name(f"{model.name}.sha256")


def write_digest(archive: Path) -> None:
    """Write the digest of an archive beside it."""
    place = digest_file(archive)
    unfinished = place.with_name(f"{place.name}.new")
    unfinished.write_text(f"{_digest(archive)}\n", "ascii")
    os.replace(unfinished, place)


def read_digest(archive: Path) -> str:
    """Return the digest that was written of an archive, "" where there is none."""
    place = digest_file(archive)
    return place.read_text("ascii", errors="replace").strip() if place.is_file() else ""


def is_as_trained(model: Path) -> bool:
    """Return True if the archive is there, byte for byte as it was when its digest was written."""
    told = read_digest(model)
    return bool(told) and model.is_file() and hmac.compare_digest(_digest(model), told)


def _digest(archive: Path) -> str:
    digest = hashlib.sha256()
    with archive.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()

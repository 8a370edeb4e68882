"""Identity of the loaded model, which travels with every answer: two models that serve side by side can be told apart.

It is kept with the person's message, so an answer that is asked for again names the model that has given it, whichever
process repeats it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timezone
from pathlib import Path
from typing import Any

from rasa.engine.storage.storage import ModelMetadata

MODEL = "model"
"""Its name in an answer and in a message's metadata."""
_ARCHIVE = ".tar.gz"


def identity(metadata: ModelMetadata, archive: str) -> dict[str, str]:
    """Return what tells a model from every other one.

    Args:
        metadata: as training wrote it into the archive.
        archive: the model's file; the name it was trained under is the fingerprint of its data. A link is followed.

    Returns:
        ``id``: new with each training; ``trained_at``: ISO 8601, UTC; ``data``: the fingerprint.
    """
    name = Path(archive).resolve().name
    at = metadata.trained_at
    trained_at = (at if at.tzinfo else at.replace(tzinfo=timezone.utc)).isoformat(timespec="seconds")
    return {"id": metadata.model_id, "trained_at": trained_at, "data": name.removesuffix(_ARCHIVE)}


def identity_told(metadata: Mapping[str, Any] | None) -> Mapping[str, str] | None:
    """Return the identity kept with a message, or None where an earlier version of the bot has answered it."""
    kept = (metadata or {}).get(MODEL)
    return kept if isinstance(kept, Mapping) else None

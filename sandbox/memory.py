"""Keeps what a partner remembers in a JSON file, so that a restart of the sandbox forgets nothing."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def save(kept: DataclassInstance, file: Path) -> None:
    """Write what is kept; a crash in the middle leaves the old state.

    Args:
        kept: a partner's shelf, docket or book.
        file: where it stands; its folder is made.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_text(json.dumps(asdict(kept), ensure_ascii=False), encoding="utf-8")
    os.replace(draft, file)


def load(file: Path) -> dict[str, Any]:
    """Return the fields of what `save` wrote; none where the file is absent.

    Args:
        file: see `save`.

    Returns:
        The fields by name; records within them are dictionaries, which the partner makes its own again.
    """
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return kept

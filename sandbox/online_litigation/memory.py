"""Keeps the shelf in a JSON file, so that a restart of the sandbox forgets nothing."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from sandbox.online_litigation.dossier import Dossier, Shelf


def save(shelf: Shelf, file: Path) -> None:
    """Write the shelf; a crash in the middle leaves the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_text(json.dumps(asdict(shelf), ensure_ascii=False), encoding="utf-8")
    os.replace(draft, file)


def load(file: Path) -> Shelf:
    """Read the shelf; an absent file is an empty shelf."""
    if not file.exists():
        return Shelf()
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["dossiers"] = {key: Dossier(**one) for key, one in kept["dossiers"].items()}
    return Shelf(**kept)

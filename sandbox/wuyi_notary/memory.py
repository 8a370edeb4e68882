"""Keeps the office's book in a JSON file, so that a restart of the sandbox forgets nothing."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from sandbox.wuyi_notary.book import Book, Booking, Waiting


def save(book: Book, file: Path) -> None:
    """Write the book; a crash in the middle leaves the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_text(json.dumps(asdict(book), ensure_ascii=False), encoding="utf-8")
    os.replace(draft, file)


def load(file: Path) -> Book:
    """Read the book; an absent file is an empty book."""
    if not file.exists():
        return Book()
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["bookings"] = {key: Booking(**line) for key, line in kept["bookings"].items()}
    kept["waiting"] = {key: Waiting(**line) for key, line in kept["waiting"].items()}
    return Book(**kept)

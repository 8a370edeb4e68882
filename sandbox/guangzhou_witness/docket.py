"""What the platform writes down, and how it keeps that through a restart."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Session:
    """A witness session. Of the party a name is kept, of the lawyer what the judge has to look up."""

    session_id: str
    reference: str
    number: str
    slot_id: str
    status: str
    judge: str
    party_name: str
    case: str
    case_number: str
    lawyer: dict[str, str]
    scope: str
    language: str
    interpreter: str
    callback_url: str
    judge_url: str = ""
    result: str = ""
    reason: str = ""
    document_sha256: str | None = None
    recording_sha256: str | None = None
    filed: bool = False


@dataclass(slots=True)
class Docket:
    """Everything the platform remembers."""

    sessions: dict[str, Session] = field(default_factory=dict)
    strangers: dict[str, int] = field(default_factory=dict)
    capacity: dict[str, int] = field(default_factory=dict)
    answers: dict[str, list[Any]] = field(default_factory=dict)
    number: int = 0


def save(docket: Docket, file: Path) -> None:
    """Write the docket; a crash in the middle leaves the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_text(json.dumps(asdict(docket), ensure_ascii=False), encoding="utf-8")
    os.replace(draft, file)


def load(file: Path) -> Docket:
    """Read the docket; an absent file is an empty one."""
    if not file.exists():
        return Docket()
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["sessions"] = {key: Session(**line) for key, line in kept["sessions"].items()}
    return Docket(**kept)

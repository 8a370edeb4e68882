"""The papers of an application as they are handed to the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.turn import Turn

PAPERS: Mapping[str, str] = {"arbitration_pdf": "arbitration.pdf", "arbitration_docx": "arbitration.docx"}


def hand_over(turn: Turn, subject_id: str) -> None:
    """Give the papers of an application."""
    for kind, name in PAPERS.items():
        file: dict[str, Any] = {"kind": kind, "id": subject_id, "name": name}
        turn.say(f"utter_arbitration_paper_{kind}", custom={"file": file})

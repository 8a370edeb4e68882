"""The papers of a written answer as they are handed to the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.forms.turn import Turn

PAPERS: Mapping[str, str] = {"answer_pdf": "answer.pdf", "answer_docx": "answer.docx"}
ENGLISH: Mapping[str, str] = {"answer_english_pdf": "answer-english.pdf"}


def hand_over(turn: Turn, subject_id: str) -> None:
    """Give the papers of an answer; the English one only to who reads English."""
    papers = {**PAPERS, **(ENGLISH if turn.language == "en" else {})}
    for kind, name in papers.items():
        file: dict[str, Any] = {"kind": kind, "id": subject_id, "name": name}
        turn.say(f"utter_defence_paper_{kind}", custom={"file": file})

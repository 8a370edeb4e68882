"""The papers of an application, or of an answer, as they are handed to the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.turn import Turn

PAPERS: Mapping[str, str] = {"arbitration_pdf": "pdf", "arbitration_docx": "docx"}

_ANSWERS: Mapping[str, str] = {
    "arbitration_pdf": "utter_arbitration_answer_paper_pdf",
    "arbitration_docx": "utter_arbitration_answer_paper_docx",
}


def hand_over(turn: Turn, subject_id: str, *, answer: bool = False) -> None:
    """Give the papers of an application, or of an answer.

    Args:
        answer: it is a respondent's.
    """
    for kind, ending in PAPERS.items():
        name = f"{'answer' if answer else 'arbitration'}.{ending}"
        file: dict[str, Any] = {"kind": kind, "id": subject_id, "name": name}
        turn.say(_ANSWERS[kind] if answer else f"utter_arbitration_paper_{kind}", custom={"file": file})

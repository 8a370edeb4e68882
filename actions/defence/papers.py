"""The papers of a written answer or a petition as they are handed to the person."""

from __future__ import annotations

from typing import Any, Literal

from actions.dialogue.turn import Turn

Paper = Literal["answer", "petition"]
ANSWER: Paper = "answer"
PETITION: Paper = "petition"
_FORMS = (("pdf", "{}.pdf"), ("docx", "{}.docx"))
_ENGLISH = (("english_pdf", "{}-english.pdf"),)


def hand_over(turn: Turn, paper: Paper, subject_id: str) -> None:
    """Give the papers of an answer or a petition; the English one only to who reads English."""
    for form, name in (*_FORMS, *(_ENGLISH if turn.language == "en" else ())):
        file: dict[str, Any] = {"kind": f"{paper}_{form}", "id": subject_id, "name": name.format(paper)}
        turn.say(f"utter_defence_paper_{paper}_{form}", custom={"file": file})

"""All that goes before the review of a filing: the papers to read, and what the court would send back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.dialogue.turn import Turn
from actions.filing import foreseen, hearing_language
from actions.filing.complaint import complaint_of
from actions.filing.evidence import key as evidence_key
from actions.filing.joint import inviting, joining
from actions.filing.joint.joining import is_joining
from actions.front_door import Declined
from actions.protection import in_time
from backend.filing.causes.element_form import form_of
from backend.filing.commands import PreviewComplaint

_PAPERS: Final[Mapping[str, str]] = {
    "complaint_pdf": "complaint.pdf",
    "complaint_docx": "complaint.docx",
    "element_complaint_docx": "complaint-by-elements.docx",
    "evidence_list_pdf": "evidence.pdf",
}
"""Kinds of file shown before the review, and their names."""
_READ_AGAIN: Final = "complaint_pdf"
"""Kind shown again once an answer was changed; the others open as they stand then."""


async def _show_papers(turn: Turn, *, changed: bool) -> None:
    """Hand over the complaint to read; a paper that cannot be made is no reason to stop.

    Args:
        changed: whether all were handed over before, so that after a change the complaint alone is.
    """
    complaint = complaint_of(turn.answers)
    order = PreviewComplaint(turn.draft.draft_id, turn.person.person_id, complaint)
    try:
        await turn.do(order)
    except Declined as no:
        turn.explain(no)
        return
    made = {
        "evidence_list_pdf": isinstance(turn.answers.get(evidence_key(1, "file")), Mapping),
        "element_complaint_docx": form_of(complaint.cause, complaint.elements) is not None,
    }
    for kind, name in _PAPERS.items():
        if made.get(kind, True) and not (changed and kind != _READ_AGAIN):
            file: dict[str, Any] = {"kind": kind, "id": turn.draft.draft_id, "name": name}
            turn.say(f"utter_filing_paper_{kind}", custom={"file": file})


async def tell(turn: Turn, *, changed: bool) -> None:
    """The papers to read, then what the court would send back; the papers were shown to who asks for the rest.

    After a change the complaint is handed over alone, and nothing that was told is told again. A co-plaintiff is shown
    what they agree to.

    Args:
        changed: whether the review was shown before and an answer of it is another one now.
    """
    if is_joining(turn.answers):
        await joining.show_brief(turn)
        return
    if not foreseen.wants_rest(turn.answer.pressed):
        await _show_papers(turn, changed=changed)
    await foreseen.tell_foreseen(turn, news_only=changed)
    await in_time.tell_if_run(turn)
    await inviting.tell_before_review(turn)
    hearing_language.ask_before_review(turn)


async def tell_again(turn: Turn) -> None:
    """The rest of what the court would send back, to who asks for it; and who of the co-plaintiffs has answered."""
    if is_joining(turn.answers):
        return
    if foreseen.wants_rest(turn.answer.pressed):
        await foreseen.tell_foreseen(turn)
    await inviting.tell_before_review(turn)

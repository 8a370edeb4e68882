"""Hands the confirmed complaint in, once, and tells what happens next."""

from __future__ import annotations

from typing import Any

from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.filing.complaint import complaint_of
from actions.filing.joint import inviting, joining
from backend.filing.commands import FileCase, OneCase
from backend.filing.model import STATUS_NAMES, Case
from backend.shared.courts import COURTS
from backend.shared.wording import Words, day, verbatim

_WAYS_ON = (
    (Words("现在验证身份", "Verify my identity now"), "start_identity"),
    (Words("保存以后再说", "Save for later"), "save_for_later"),
)


async def _file(turn: Turn) -> Receipt:
    """File under the draft's id; while the court's platform is away the backend keeps it and hands it in by itself."""
    if joining.is_joining(turn.answers):
        return await joining.hand_in(turn)
    await inviting.check_all_agreed(turn)
    await turn.do(FileCase(turn.draft.draft_id, turn.person.person_id, complaint_of(turn.answers)))
    return {"case_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say number, status, the day of the court's decision and what comes next, and hand the complaint over."""
    if "joins" in receipt:
        await joining.tell(turn, receipt)
        return
    case: Case = await turn.do(OneCase(receipt["case_id"], turn.person.person_id))
    facts: dict[str, Any] = {
        "status": STATUS_NAMES[case.status].say(turn.language),
        "court": COURTS[case.court].name.say(turn.language) if case.court in COURTS else case.court,
    }
    if case.filing_number is None:
        turn.say("utter_filing_submitting", **facts)
    else:
        turn.say("utter_filing_filed", number=verbatim(case.filing_number), **facts)
    if case.decision_due:
        turn.say("utter_filing_decided_by", due=day(case.decision_due, turn.language))
    if case.paper_kept:
        file = {"kind": "complaint_pdf", "id": case.case_id, "name": "complaint.pdf"}
        turn.say("utter_filing_paper_filed", custom={"file": file})


FILING = Submission(
    hand_in=_file,
    tell=_tell,
    reopens={
        "utter_filing_plaintiff_not_you": "plaintiff_1_name",
        "utter_filing_authority_needed": "authority",
        "utter_filing_court_unknown": "court",
        "utter_filing_cause_unknown": "cause",
        "utter_filing_amount_impossible": "amount",
        "utter_filing_currency_unknown": "amount",
        "utter_filing_text_too_long": "facts",
        "utter_file_unknown": "evidence_1_file",
    },
    ways_on={"utter_filing_not_verified": _WAYS_ON},  # everything filled in waits at the review
)

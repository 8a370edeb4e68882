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

_IDENTITY_NEXT = Words(
    "好，核对过了。递交前还要核验身份（跨境网上立案规定(2021)第4条），现在就办，立案填的都替您存着。姓名、出生日期、证件号码从证件读进起诉状，"
    "不用再打。想以后再办，说“保存以后再说”。",
    "Thank you, checked. Before it is filed your identity has to be verified (SPC cross-border filing rules (2021), "
    "Art. 4): that comes now, and your filing waits. Name, date of birth and document number go from your document "
    'into the complaint; no need to type them again. To do it another time, say "save for later".',
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
    leads_on={"utter_filing_not_verified": ("identity", _IDENTITY_NEXT)},  # all that was filled in waits
)

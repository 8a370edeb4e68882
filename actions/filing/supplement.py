"""Handing in what the court asked for, or further papers: the court's own list, then files and words, in any number.

With defects open it is the cure; the court tells them once (SPC21-9) and they are shown in its own words.
"""

from __future__ import annotations

from actions.dialogue.endings import close
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.papers import Papers, PapersSaid
from actions.dialogue.rules.opened_again import asked_for_again
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.enquiries.readers import names_arbitration
from actions.filing.about_case import TOO_LATE, case_subject, takes, the_case
from actions.filing.cases import case_facts
from actions.filing.readers import says_all_papers_are_there
from actions.filing.readers.asked_around import wants_more_time
from actions.front_door import Declined
from backend.arbitration.commands import MyArbitrations
from backend.arbitration.model import Arbitration
from backend.filing.commands import OneCase, SupplementCase
from backend.filing.model import Case, CaseStatus
from backend.shared.wording import Words

OPEN_TO: tuple[CaseStatus, ...] = ("defects", "under_review")
NOTE_LIMIT, MOST_FILES = 5_000, 30
_PAPERS = Papers(
    "papers",
    PapersSaid(
        file="utter_filing_supplement_file",
        note="utter_filing_supplement_note",
        again="utter_filing_supplement_again",
        empty="utter_filing_supplement_empty",
        many="utter_filing_supplement_many",
    ),
    says_all_papers_are_there,
    NOTE_LIMIT,
    MOST_FILES,
)


async def say_what_is_wanted(turn: Turn) -> None:
    """The court's defects in its own words and the last day; without defects, what a supplement is for."""
    case = await the_case(turn)
    wanted = case.status == "defects"
    turn.say("utter_filing_supplement_wanted" if wanted else "utter_filing_supplement_free", **case_facts(turn, case))


async def _otherwise(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """People ask for more time to correct, and to correct an arbitration, with the same words as for correcting."""
    if turn.is_fresh_message and names_arbitration(turn.answer.text) and await _corrects_arbitration(turn):
        return close("arbitration_supplement_form")
    wants_time = turn.answer.intent == "supplement_filing" and wants_more_time(turn.answer.text)
    return close("filing_extension_form") if wants_time else None


async def _corrects_arbitration(turn: Turn) -> bool:
    """Return True if an arbitration of the person waits for corrections."""
    found: list[Arbitration] = await turn.do(MyArbitrations(turn.person.person_id))
    return any(one.status == "defect" for one in found)


def _none(cases: list[Case]) -> Declined:
    """Registered cases take papers another way; others are over or not there."""
    if any(case.status == "registered" for case in cases):
        return Declined("utter_filing_supplement_registered")
    if any(case.status == "submitting" for case in cases):
        return Declined("utter_filing_next_submitting")
    return Declined("utter_filing_supplement_not_open" if cases else "utter_filing_no_case_to_supplement")


def _check(case: Case) -> None:
    """While the court reviews, papers can be added."""
    if case.status == "registered":
        raise Declined("utter_filing_supplement_registered")
    if case.status not in OPEN_TO:
        raise Declined("utter_filing_supplement_not_open")


async def _hand_in(turn: Turn) -> Receipt:
    """Hand the papers in under the draft's id; while the court is away the backend keeps them."""
    papers, case_id = turn.answers["papers"], str(turn.answers["case"])
    files = tuple(str(file["id"]) for file in papers["files"])
    await turn.do(SupplementCase(turn.draft.draft_id, turn.person.person_id, case_id, papers["note"], files))
    return {"case_id": case_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say that the court has them and by when it answers, or that they wait for its system."""
    case = await turn.do(OneCase(receipt["case_id"], turn.person.person_id))
    waits = "supplement" in case.waiting
    told = "utter_filing_supplement_waiting" if waits else "utter_filing_supplement_sent"
    turn.say(told, **case_facts(turn, case))


CASE = case_subject(OPEN_TO, _none, _check)
SUPPLEMENT = Flow(
    service="filing_supplement",
    title=Words("补交立案材料", "Further papers for the court"),
    subject=CASE,
    fields=(
        CASE.field(),
        _PAPERS.field(Words("补交的材料", "What is handed in"), say_what_is_wanted, (CASE.name,)),
    ),
    on_submit=Submission(
        hand_in=_hand_in,
        tell=_tell,
        reopens={"utter_filing_supplement_empty": "papers", "utter_file_unknown": "papers"},
        ends=TOO_LATE,
    ),
    before_opening=_otherwise,
    prefills=False,  # the sentence that opens it names the case and nothing else
    own_rules=(asked_for_again,),
    takes=takes,
)

"""A photo or PDF of a court's paper in the defence: read, said back, and taken only as far as the person confirms it.

The date a paper bears is never the day it was received; that is asked. A value that was not read surely is asked, too.
The utterances rest on: appeals CPL-171, CPL-286; answering an appeal CPL-174; objecting to enforcement CPL-236.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.defence.suit_fields import PAPER_DATE
from actions.defence.telling import today_of
from actions.dialogue.buttons import payload_of, sending
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.paper_reader.said_back import LOOK, PAPER, facts_of_paper, with_court_checked
from actions.paper_reader.shown import shown_names
from backend.contracts.paper_reader import ReadContents
from backend.paper_reader.contents.model import OWN_KINDS, PROOF_KINDS, PaperContents
from backend.shared.wording import Words

_OTHERS = {
    "foreign": "utter_defence_paper_foreign",
    "not_civil": "utter_defence_paper_not_civil",
    "appeal": "utter_defence_paper_appeal",
    "enforcement": "utter_defence_paper_enforcement",
    "other": "utter_defence_paper_other",
}
DECIDED: tuple[str, ...] = ("judgment", "ruling", "fee_notice")
"""Papers that start a clock of their own, not the one to answer."""
DECISION = "hearing_paper_file"
"""The key of a button that names a file with such a paper."""
_RECKON = Words("算最后一天，提醒我", "Work out the last day")


def decides(paper: PaperContents) -> bool:
    """Return True for a paper that starts a clock of its own, and calls nobody to answer a complaint."""
    return bool(set(DECIDED) & set(paper.kinds)) and not {"summons", "notice", "complaint"} & set(paper.kinds)


def _elsewhere(paper: PaperContents) -> str | None:
    """Say what to do with a paper that has another place here; None for one of the suit."""
    kinds = set(paper.kinds)
    if "correction_notice" in kinds:
        return "utter_defence_paper_correction"
    if kinds & PROOF_KINDS:
        return "utter_defence_paper_proof"
    return "utter_defence_paper_own" if kinds & OWN_KINDS else None


async def is_decision(turn: Turn, file_id: str) -> bool:
    """Return True if a file holds a judgment, a ruling or a notice to pay; one that cannot be read does not."""
    try:
        paper: PaperContents = await turn.do(ReadContents(turn.person.person_id, file_id))
    except Declined:
        return False
    return paper.other is None and decides(paper)


async def take_paper(turn: Turn, file_id: str) -> None:
    """Read a file; what it says waits for the person's look, and what is none of ours is said to be so."""
    try:
        paper: PaperContents = await turn.do(ReadContents(turn.person.person_id, file_id))
    except Declined as no:
        turn.explain(no)
        return
    if paper.other is not None:
        turn.say(_OTHERS[paper.other])
        return
    waiting = with_court_checked(paper, file_id)
    if decides(paper):
        button = sending(turn.language, _RECKON, payload_of("ask_time_limit", **{DECISION: file_id}))
        turn.say("utter_defence_paper_judgment", [button], **facts_of_paper(turn, waiting))
        return
    if (utter := _elsewhere(paper)) is not None:
        turn.say(utter, **facts_of_paper(turn, waiting))
        return
    if not shown_names(waiting):
        turn.say("utter_court_paper_unreadable")
        return
    turn.change({PAPER: waiting}, forget=[LOOK])


def taken_over(turn: Turn, waiting: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers that follow from what was confirmed; the day of receipt only from a proof of service."""
    turn.say("utter_defence_paper_kept")
    if waiting["hearing_on"] and date.fromisoformat(waiting["hearing_on"]) < today_of(turn):
        turn.say("utter_defence_paper_hearing_past")
    hearing = waiting["hearing_on"]
    is_hearing = bool(hearing) and (not waiting["event"] or "庭" in waiting["event"])
    comes = is_hearing and date.fromisoformat(hearing) >= today_of(turn)
    defendants = waiting["defendants"] or ([waiting["summoned"]] if waiting["summoned"] else [])
    taken = {
        "court": waiting["court"],
        "case_number": waiting["case_number"],
        "plaintiff": "、".join(waiting["plaintiffs"]),
        "claims_so_far": waiting["claims"],
        "cause": waiting["cause"],
        "hearing": hearing if comes else "",
        "hearing_of": hearing if comes else "",
        "hearing_time": waiting["hearing_time"] if comes else "",
        "hearing_place": waiting["hearing_place"] if comes else "",
        "received": waiting["served_on"] or "",
        PAPER_DATE: waiting["paper_date"] or "",
    }
    if len(defendants) == 1 and "name" not in turn.answers:
        taken |= {"name": defendants[0], "kind": "organisation" if is_organisation(defendants[0]) else "person"}
    return {name: value for name, value in taken.items() if value}

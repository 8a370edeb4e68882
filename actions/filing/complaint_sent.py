"""A lawyer's own complaint, sent while a filing is open or opening one: proposed in one list, kept only after a yes.

It is no evidence. What contradicts what the person told is shown beside it and asked about, one tap for either; what
is blank, or was not read for sure, is left to its question.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.answers import Choice
from actions.dialogue.checked_numbers import with_country_code
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.filing.complaint_facts import PARTS, SIDES, court_code, is_complaint, with_cause
from actions.filing.readers import said_day
from actions.front_door import Declined
from actions.paper_reader.said_back import LOOK, PAPER
from actions.paper_reader.where_it_stands import FILE
from backend.contracts.paper_reader import ReadContents
from backend.identity.document_numbers import CheckDocumentNumber
from backend.paper_reader.contents.model import PaperContents
from backend.shared.wording import Words, verbatim

NONE = "none"
WAYS = (
    Choice(
        NONE,
        Words("都不要", "None of it"),
        ("都不记", "不用", "不要", "不记", "算了", "none", "never mind", "don't record it"),
    ),
)
_TELLING, _EXPLAINED = frozenset({"utter_court_paper_too_many_pages", "utter_court_paper_locked"}), "file_explained"
"""Reasons why a file was not read that somebody can do something about, and the turn's memory that it was said."""
_PARTS: Mapping[str, Words] = {
    "address": Words("住{}", "lives at {}"),
    "phone": Words("电话{}", "telephone {}"),
    "document_number": Words("证件{}", "document {}"),
    "representative": Words("负责人{}", "represented by {}"),
}
_SEXES = {"male": Words("男", "male"), "female": Words("女", "female")}
_WHOSE = Words("{}：{}", "{}: {}")


def is_own(paper: PaperContents) -> bool:
    """Return True for a complaint that no court has sent: it has no case number and came with nothing of a court's."""
    return paper.other is None and paper.kinds == ("complaint",) and not paper.case_number


async def take(turn: Turn, file_id: str) -> bool:
    """Read a file, and return True if it is a complaint: it waits for the person's look, or it is said why not."""
    if turn.answers.get(PAPER):
        return False
    try:
        paper: PaperContents = await turn.do(ReadContents(turn.person.person_id, file_id))
    except Declined as no:
        if no.utter in _TELLING and not turn.memo.get(_EXPLAINED):
            turn.memo[_EXPLAINED] = True
            turn.explain(no)
        return False
    if not is_own(paper):
        return False
    if (why := unusable(paper)) is not None:
        turn.say(why, court=verbatim(paper.court), count=paper.complaints)
        return True
    turn.say("utter_filing_complaint_received")
    waiting = with_cause(paper.to_json(), today_there(turn)) | {FILE: file_id, "own": True}
    turn.change({PAPER: await _with_checked_numbers(turn, waiting)}, forget=[LOOK])
    return True


def unusable(paper: PaperContents) -> str | None:
    """Return the utterance that says why a complaint fills in nothing here; None for one that does."""
    if paper.is_recognised:
        return "utter_filing_complaint_photo"
    if paper.complaints > 1:
        return "utter_filing_complaint_several"
    if not (paper.parties or paper.claims or paper.facts):
        return "utter_filing_complaint_blank"
    if paper.court and court_code(paper.court) is None:
        return "utter_filing_complaint_elsewhere"
    return None


async def _with_checked_numbers(turn: Turn, waiting: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was read with each telephone under its code, and without numbers of documents that are none."""
    parties = []
    for party in waiting["parties"]:
        phone, number = str(party["phone"]), str(party["document_number"])
        if phone:
            phone = await with_country_code(turn, phone, "CN" if party["side"] == "defendant" else "")
        if number and not await _is_whole(turn, number):
            number = ""
        parties.append({**party, "phone": phone, "document_number": number})
    return {**waiting, "parties": parties}


async def _is_whole(turn: Turn, number: str) -> bool:
    try:
        await turn.do(CheckDocumentNumber(turn.person.person_id, number))
    except Declined:
        return False
    return True


def details(turn: Turn, waiting: Mapping[str, Any], name: str) -> str:
    """Say what else is written of the parties of one side, a line each; nothing for any other value."""
    role = next((role for role, value in SIDES.items() if value == name), None)
    if role is None or not is_complaint(waiting):
        return ""
    parties = [one for one in waiting.get("parties") or () if one["side"] == role]
    if len(parties) != len(waiting.get(name) or ()):
        return ""
    lines = [(name, _told(turn, one)) for name, one in zip(waiting[name], parties, strict=True)]
    return "".join(f"\n   {_WHOSE.say(turn.language).format(verbatim(name), told)}" for name, told in lines if told)


def _told(turn: Turn, party: Mapping[str, str]) -> str:
    said = {part: party[part] for part in PARTS if party.get(part)}
    told = [_SEXES[said["sex"]].say(turn.language)] if "sex" in said else []
    told += [said_day(said["birth_date"], turn.language)] if "birth_date" in said else []
    told += [verbatim(said["background"])] if "background" in said else []
    told += [_PARTS[part].say(turn.language).format(verbatim(said[part])) for part in _PARTS if part in said]
    return Words("，", ", ").say(turn.language).join(told)

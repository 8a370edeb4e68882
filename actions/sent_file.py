"""A file that was sent while nothing is open: read, called what it is, with the ways that fit it first.

A lawyer's complaint leads to a filing, or to the defence of whoever was sent it; a form of a Chinese mission and a
power of attorney lead to the adviser, with what they are for and where they are made. Nothing is kept by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.authorization.case_code import place_code
from actions.authorization.questions import PAPERS, PLACE_SLOT
from actions.dialogue.buttons import Button, button
from actions.dialogue.turn import Turn
from actions.filing.complaint_sent import is_own, unusable
from actions.front_door import Declined
from actions.paper_reader.said_back import SENT
from backend.contracts.paper_reader import ReadContents
from backend.legal_map.commands import LocatePlace
from backend.legal_map.model import Located
from backend.paper_reader.contents.model import KIND_NAMES, MISSION_KINDS, PaperContents
from backend.shared.countries import country_name
from backend.shared.wording import Words, verbatim

_FILE_IT = Words("我要起诉，照它填立案表", "I sue: fill in the form from it")
_DEFEND = Words("别人告我，收到的就是它", "I am sued, and this is what came")
_ADVICE = Words("看看这份怎么办", "How to have it made")
_MISSION = Words("找那里的使领馆", "Find the Chinese mission there")
_FOR = Words("，用途是{}", ", for: {}")
_AT = Words("，在{}办", ", made in {}")
_PAPER_SLOT = "authorization_advice_paper"


async def known(turn: Turn, file_id: str) -> bool:
    """Say what a file is and offer the ways that fit it; return False for any other, of which nothing is said."""
    try:
        paper: PaperContents = await turn.do(ReadContents(turn.person.person_id, file_id))
    except Declined:
        return False
    if is_own(paper):
        _tell_complaint(turn, paper, file_id)
        return True
    if paper.other is None and len(paper.kinds) == 1 and set(paper.kinds) <= MISSION_KINDS:
        await _tell_form(turn, paper)
        return True
    return False


def _tell_complaint(turn: Turn, paper: PaperContents, file_id: str) -> None:
    """Say whose complaint it is, and ask on which side the person stands; one that fills in nothing is said so."""
    why = unusable(paper)
    defend = button(turn.language, _DEFEND, "start_defence", **{SENT: file_id})
    if why is not None:
        turn.say(why, [defend], court=verbatim(paper.court), count=paper.complaints)
        return
    file_it = button(turn.language, _FILE_IT, "start_filing", **{SENT: file_id})
    sides = [verbatim("、".join(names)) or "—" for names in (paper.plaintiffs, paper.defendants)]
    turn.say("utter_file_complaint", [file_it, defend], plaintiffs=sides[0], defendants=sides[1])


async def _tell_form(turn: Turn, paper: PaperContents) -> None:
    """Say what a form is, what for and where, and offer the adviser with just that."""
    country = await _where(turn, paper.made_at)
    purpose = next((one.label for one in PAPERS if one.value == paper.purpose), None)
    facts: dict[str, Any] = {
        "kind": KIND_NAMES[paper.kinds[0]].say(turn.language),
        "purpose": _FOR.say(turn.language).format(purpose.say(turn.language)) if purpose else "",
        "place": _AT.say(turn.language).format(country_name(country).say(turn.language)) if country else "",
    }
    turn.say("utter_file_mission_form", _ways(turn, paper, country), **facts)


def _ways(turn: Turn, paper: PaperContents, country: str) -> Sequence[Button]:
    mission = button(turn.language, _MISSION, "find_institution", legal_map_wish="kind:consulate_general")
    if "travel_document_form" in paper.kinds:
        return [mission]
    told = {_PAPER_SLOT: paper.purpose} if paper.purpose else {}
    where = {PLACE_SLOT: place_code(country)} if country else {}
    advice = button(turn.language, _ADVICE, "ask_authorization", authorization_wish="compare", **told, **where)
    return [advice, mission]


async def _where(turn: Turn, named: str) -> str:
    """The country of the place a form names; nothing where it could be several, or the mainland."""
    if not named:
        return ""
    try:
        found: Located = await turn.do(LocatePlace(named))
    except Declined:
        return ""
    country = found.place.country if found.place is not None else found.country
    return country if country != "CN" else ""

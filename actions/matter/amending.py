"""Changing what has been handed in: by a supplement while the court still looks at it, else by the rule and the clerks.

What the person only asks about is answered; nothing is handed in without their own review. Rules: CPL-54, CPL-135,
CPL-143, INT-73, INT-232, EVI-55, FEE-21.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actions.dialogue.buttons import button, payload_of, sending
from actions.dialogue.phrases import spans
from actions.dialogue.turn import Turn
from actions.enquiries.offering import enquiry_button
from actions.filing.cases import CHOSEN as CASE
from actions.filing.cases import case_name
from actions.matter.focus import ask_which, focus
from actions.matter.open_matters import Matter
from backend.drafts.model import WaitingDrafts
from backend.shared.wording import Words

WISH = "amend"
CONTACT = "contact"
KINDS = (CONTACT, "party", "amount", "mistake", "claim")
"""Things that can be changed, the first of several first; the words stand in ``dialogue/phrases.yml``."""
_SUPPLEMENT = Words("补交书面说明", "Hand in a written change")
_GO_ON = Words("继续填写，直接改", "Go on and change it")
_OPEN_TO_PAPERS = ("defects", "under_review")


async def amend(turn: Turn) -> None:
    """Say how it is changed, and offer to carry it out for the case that is meant."""
    if turn.has_draft:
        turn.say("utter_matter_amend_in_form")
        return
    found = await focus(turn, ("filing",))
    if found.several:
        ask_which(turn, WISH, found.several)
        return
    if found.matter is None and await _is_not_handed_in(turn):
        return
    tell(turn, found.matter)


def tell(turn: Turn, matter: Matter | None) -> None:
    """The rule, then what can be done about this case; a new telephone or address needs no rule, only to be told."""
    kind = kind_of(turn.answer.text)
    if kind != CONTACT:
        turn.say(f"utter_matter_amend_{kind}")
    buttons = list(_buttons(turn, matter))
    facts: dict[str, Any] = {"case": case_name(matter.what).say(turn.language)} if matter else {}
    turn.say(_ways(matter), buttons, **facts)


async def contact_changed(turn: Turn) -> bool:
    """Deal with a telephone or address of one's own that is another one now; False for any other message."""
    if turn.answer.pressed or not changes_contact(turn.answer.text):
        return False
    await amend(turn)
    return True


def changes_contact(text: str) -> bool:
    """Return True if a text tells that one's telephone or address is another now ("我换电话了", "we have moved")."""
    return kind_of(text) == CONTACT


def kind_of(text: str) -> str:
    """Return what a text wants changed; a claim, if it does not say."""
    places = {kind: found[0] for kind in KINDS if (found := spans(f"amends_{kind}", text))}
    return min(places, key=lambda kind: KINDS.index(kind)) if places else "claim"


def _ways(matter: Matter | None) -> str:
    if matter is None:
        return "utter_matter_amend_unknown_case"
    return "utter_matter_amend_supplement" if matter.what.status in _OPEN_TO_PAPERS else "utter_matter_amend_clerks"


def _buttons(turn: Turn, matter: Matter | None) -> Iterator[dict[str, str]]:
    if matter is not None and matter.what.status in _OPEN_TO_PAPERS:
        payload = payload_of("supplement_filing", **{CASE: matter.key})
        yield sending(turn.language, _SUPPLEMENT, payload)
    yield enquiry_button(turn, "amend")


async def _is_not_handed_in(turn: Turn) -> bool:
    """A filing that is still being filled in is changed in its form."""
    waiting = [draft for draft in await turn.do(WaitingDrafts(turn.person.person_id)) if draft.service == "filing"]
    if waiting:
        go_on = button(turn.language, _GO_ON, "resume", resume_service="filing")
        turn.say("utter_matter_amend_not_handed_in", [go_on])
    return bool(waiting)

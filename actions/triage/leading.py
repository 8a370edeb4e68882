"""Into the chosen way: its flow is opened with what was told, so that nothing is asked twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.dialogue.endings import close
from actions.dialogue.flow import Events
from actions.dialogue.turn import Turn
from actions.filing import story_rules
from actions.filing.intake import filing_questions
from actions.filing.screening import LATER
from actions.filing.story import lines_of
from actions.triage.memory import texts_told
from backend.drafts.model import ChangeDraft, Draft, GetDraftById, OpenDraft
from backend.enquiries.model import LONGEST_TEXT, SHORTEST_QUESTION
from backend.notarization.matters import load_matters
from backend.triage.model import Facts, Way
from backend.triage.pages import load_triage

_FORMS = {
    "start_filing": "filing", "start_notarization": "notarization", "start_authorization": "authorization",
    "start_defence": "defence", "start_enquiry": "enquiry", "start_mediation": "mediation",
}  # fmt: skip
_CENTRE = "litigation_service"
_MOST = 8
"""Messages in which a case is looked for."""
_STORY = 3
"""Answers that were told from which identity is verified later, as after a story."""


async def lead(turn: Turn, code: str) -> Events:
    """Open the flow of a way with what was told; a way this house cannot go is asked about at the centre."""
    way = load_triage().ways[code]
    service = _FORMS.get(way.opens, "enquiry")
    facts = await facts_decided(turn)
    told = await _told_for(turn, service, way, facts)
    draft: Draft = await turn.do(OpenDraft(turn.person.person_id, service))
    if told and not draft.answers:
        turn.draft = await turn.do(ChangeDraft(draft.draft_id, draft.person_id, told))
        if service == "filing" and (lines := lines_of(filing_questions(), turn, told)):
            turn.say("utter_filing_story_heard", lines=lines)
    return close(f"{service}_form")


async def facts_decided(turn: Turn) -> Facts:
    """Return the facts of the triage that was told last; nothing where another flow came between."""
    known = turn.tracker.get_slot("draft_id")
    draft: Draft | None = await turn.do(GetDraftById(known, turn.person.person_id)) if known else None
    receipt = draft.receipt if draft is not None and draft.service == "triage" else None
    return dict(receipt.get("facts", {})) if receipt else {}


async def _told_for(turn: Turn, service: str, way: Way, facts: Facts) -> Mapping[str, Any]:
    if service == "filing":
        return _for_filing(turn, facts)
    if service == "notarization":
        return {"matter": "inheritance"} if facts.get("matter") == "estate" and "inheritance" in load_matters() else {}
    if service == "enquiry":
        asked = next((text for text in texts_told(turn, decided=True) if len(text) >= SHORTEST_QUESTION), "")
        return {"office": _CENTRE, **({"question": asked[:LONGEST_TEXT]} if asked else {})}
    return {}


def _for_filing(turn: Turn, facts: Facts) -> Mapping[str, Any]:
    """The answers of a filing that were told, its cause, and whether mediation comes first."""
    cause = load_triage().causes.get(facts.get("matter", ""), "")
    story = story_rules.told_earlier(turn, cause, most=_MOST)
    wish = "no" if facts.get("talk") == "no" else ""
    known: dict[str, Any] = {"matter": "civil", **({"cause": cause} if cause else {}), **story}
    if len(story) >= _STORY:
        known["identity"] = LATER
    return story_rules.noted({}, {**known, **({"mediation_first": wish} if wish else {})}, {})

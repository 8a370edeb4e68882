"""Handing in what SCIA's secretariat asked for: its own words and last day, then files and words in any number."""

from __future__ import annotations

from actions.arbitration.claim_fields import evidence_papers
from actions.arbitration.own import arbitration_subject, chosen
from actions.arbitration.telling import tell_status
from actions.dialogue.fields import Field
from actions.dialogue.flow import Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.dialogue.state import State
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.arbitration.announcements import arbitration_facts, news_facts
from backend.arbitration.commands import OneArbitration, SupplementArbitration
from backend.arbitration.model import Arbitration
from backend.shared.wording import Words

_STOPS = frozenset({"cancel", "restart", "save_for_later", "go_back", "ask_human"})
_PAPERS = evidence_papers("papers")


async def _say_what_is_wanted(turn: Turn) -> None:
    one = await chosen(turn)
    asked = one.course.last("defect")
    if asked is not None:
        turn.say(
            "utter_arbitration_supplement_wanted",
            **arbitration_facts(one, turn.language),
            **news_facts(asked, turn.person),
        )


async def _hand_in(turn: Turn) -> Receipt:
    """Hand the papers in under the draft's id; while SCIA is away the backend keeps them."""
    papers, case = turn.answers["papers"], str(turn.answers["case"])
    files = tuple(str(file["id"]) for file in papers["files"])
    await turn.do(SupplementArbitration(turn.draft.draft_id, turn.person.person_id, case, papers["note"], files))
    return {"arbitration_id": case}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    one: Arbitration = await turn.do(OneArbitration(receipt["arbitration_id"], turn.person.person_id))
    if one.supplement_waits:
        turn.say("utter_arbitration_supplement_waiting")
    elif one.status == "received":
        turn.say("utter_arbitration_news_corrected", **arbitration_facts(one, turn.language))
    else:
        await tell_status(turn, one)


CASE = arbitration_subject(
    lambda one: one.status == "defect", lambda mine: Declined("utter_arbitration_nothing_to_correct")
)


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """Hear "that is all" to the papers as no wish to stop, and a wish to stop as no note for SCIA."""
    if field.name != "papers" or not (reading.found or reading.partial):
        return None
    stops = reading.partial and message.is_sure and message.intent in _STOPS
    return None if stops else True


SUPPLEMENT = Flow(
    service="arbitration_supplement",
    title=Words("补交仲裁材料", "Corrections to SCIA"),
    subject=CASE,
    opening="",  # what SCIA wants is said instead
    fields=(
        CASE.field(),
        _PAPERS.field(Words("补交的材料", "What is handed in"), _say_what_is_wanted, (CASE.name,)),
    ),
    on_submit=Submission(
        hand_in=_hand_in,
        tell=_tell,
        reopens={"utter_file_unknown": "papers", "utter_arbitration_too_much": "papers"},
        ends=("utter_arbitration_nothing_to_correct", "utter_arbitration_unknown"),
    ),
    takes=takes,
    prefills=False,
)

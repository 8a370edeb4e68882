"""Submission of the form of a petition, and the telling of its outcome."""

from __future__ import annotations

from typing import Any

from actions.defence.answer_fields import SEND
from actions.defence.brief import petition_of, suit_of
from actions.defence.papers import PETITION as PAPER
from actions.defence.papers import hand_over
from actions.defence.reminded import tell_reminders
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from backend.defence.commands import KeepDefence, OneDefence
from backend.defence.kept import Defence
from backend.defence.petition import PETITION_NAMES
from backend.shared.courts import name_in
from backend.shared.wording import Words, verbatim

_COURT = Words("审理的法院", "the court that has the case")
_OUTCOMES = {
    "kept": "utter_defence_petition_paper",
    "sending": "utter_defence_petition_sending",
    "received": "utter_defence_petition_sent",
    "refused": "utter_defence_petition_paper",
    "failed": "utter_defence_petition_paper",
}


async def _hand_in(turn: Turn) -> Receipt:
    """Keep the petition under the draft's id, plan what is reminded of, and send it where chosen."""
    send = turn.answers.get("send") == SEND
    suit, petition = suit_of(turn.answers), petition_of(turn.answers, turn.timezone)
    person_id = turn.person.person_id
    await turn.do(KeepDefence(turn.draft.draft_id, person_id, suit, petition=petition, send=send))
    return {"defence_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say where the petition is, give the papers, say what it leaves to do, and of which days is reminded."""
    kept: Defence = await turn.do(OneDefence(receipt["defence_id"], turn.person.person_id))
    petition = kept.petition
    if petition is None:
        return
    if kept.status in ("refused", "failed"):
        turn.say(f"utter_{kept.reason}")
    court = verbatim(name_in(kept.suit.court, turn.language)) if kept.suit.court else _COURT.say(turn.language)
    facts: dict[str, Any] = {"what": PETITION_NAMES[petition.kind].say(turn.language), "court": court}
    turn.say(_OUTCOMES[kept.status], **facts, receipt=verbatim(kept.receipt))
    hand_over(turn, PAPER, kept.defence_id)
    turn.say(f"utter_defence_petition_{petition.kind}_after")
    if kept.reminded:
        tell_reminders(turn, kept)


PETITION = Submission(
    hand_in=_hand_in,
    tell=_tell,
    reopens={
        "utter_defence_received_future": "received",
        "utter_defence_nobody": "name",
        "utter_defence_too_long": "why",
        "utter_defence_petition_no_ground": "grounds",
        "utter_defence_counterclaim_no_claim": "counter_claims",
        "utter_defence_counterclaim_no_facts": "counter_facts",
        "utter_defence_too_many_claims": "counter_claims",
        "utter_defence_petition_no_reason": "reason",
        "utter_defence_petition_no_term": "term",
        "utter_defence_petition_not_extended": "term",
    },
)

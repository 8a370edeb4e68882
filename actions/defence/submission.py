"""Submission of the form of a defence, and the telling of its outcome."""

from __future__ import annotations

from typing import Any

from actions.defence.answer_fields import SEND
from actions.defence.brief import answer_of, suit_of
from actions.defence.counterclaim_wish import remind_of_wish
from actions.defence.papers import ANSWER, hand_over
from actions.defence.reminded import tell_reminders
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn
from backend.defence.commands import KeepDefence, OneDefence
from backend.defence.kept import Defence
from backend.shared.courts import name_in
from backend.shared.wording import Words, verbatim

_COURT = Words("审理的法院", "the court that has the case")


async def _hand_in(turn: Turn) -> Receipt:
    """Keep the suit and its answer under the draft's id, plan the reminders, and send the answer where chosen."""
    send = turn.answers.get("send") == SEND
    suit, answer = suit_of(turn.answers), answer_of(turn.answers)
    await turn.do(KeepDefence(turn.draft.draft_id, turn.person.person_id, suit, answer, send=send))
    return {"defence_id": turn.draft.draft_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say where the answer is, give the papers, and say of which days is reminded."""
    kept: Defence = await turn.do(OneDefence(receipt["defence_id"], turn.person.person_id))
    if kept.answer is not None:
        court = verbatim(name_in(kept.suit.court, turn.language)) if kept.suit.court else _COURT.say(turn.language)
        if kept.status in ("refused", "failed"):
            turn.say(f"utter_{kept.reason}")
        facts: dict[str, Any] = {"court": court, "receipt": verbatim(kept.receipt)}
        turn.say(_OUTCOMES[kept.status], **facts)
        hand_over(turn, ANSWER, kept.defence_id)
    if kept.suit.received_on is None and kept.suit.hearing_on is None:
        turn.say("utter_defence_kept_without_days")
    else:
        tell_reminders(turn, kept)
    if kept.answer is not None:
        remind_of_wish(turn)


_OUTCOMES = {
    "kept": "utter_defence_paper",
    "sending": "utter_defence_sending",
    "received": "utter_defence_sent",
    "refused": "utter_defence_paper",
    "failed": "utter_defence_paper",
}


DEFENCE = Submission(
    hand_in=_hand_in,
    tell=_tell,
    reopens={
        "utter_defence_received_future": "received",
        "utter_defence_nobody": "name",
        "utter_defence_no_claim": "claims",
        "utter_defence_too_long": "facts",
    },
)

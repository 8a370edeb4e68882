"""What the form of a defence hands in, and how its outcome is told."""

from __future__ import annotations

from typing import Any, ClassVar

from actions.defence.answer_fields import SEND
from actions.defence.brief import answer_of, suit_of
from actions.defence.forms import hand_over
from actions.defence.outside import tell_reminders
from actions.forms.turn import Turn
from actions.submit import Receipt, SubmitService
from backend.defence.commands import KeepDefence, OneDefence
from backend.defence.model import Defence
from backend.shared.wording import Words, verbatim

_COURT = Words("审理的法院", "the court that has the case")


class SubmitDefence(SubmitService):
    """Keeps the suit and its answer, plans the reminders, and hands the answer in where that was chosen."""

    service: ClassVar[str] = "defence"
    reopens: ClassVar[dict[str, str]] = {
        "utter_defence_received_future": "received", "utter_defence_nobody": "name",
        "utter_defence_no_claim": "claims", "utter_defence_too_long": "facts",
    }  # fmt: skip

    async def submit(self, turn: Turn) -> Receipt:
        """Hand in under the draft's id."""
        send = turn.answers.get("send") == SEND
        order = KeepDefence(
            turn.draft.draft_id, turn.person.person_id, suit_of(turn.answers), answer_of(turn.answers), send=send
        )
        await turn.do(order)
        return {"defence_id": turn.draft.draft_id}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say where the answer is, give the papers, and say of which days is reminded."""
        kept: Defence = await turn.do(OneDefence(receipt["defence_id"], turn.person.person_id))
        if kept.answer is not None:
            court = verbatim(kept.suit.court) if kept.suit.court else _COURT.say(turn.language)
            if kept.status in ("refused", "failed"):
                turn.say(f"utter_{kept.reason}")
            facts: dict[str, Any] = {"court": court, "receipt": verbatim(kept.receipt)}
            turn.say(_OUTCOMES[kept.status], **facts)
            hand_over(turn, kept.defence_id)
        if kept.suit.received_on is None and kept.suit.hearing_on is None:
            turn.say("utter_defence_kept_without_days")
        else:
            tell_reminders(turn, kept)


_OUTCOMES = {
    "kept": "utter_defence_paper",
    "sending": "utter_defence_sending",
    "received": "utter_defence_sent",
    "refused": "utter_defence_paper",
    "failed": "utter_defence_paper",
}

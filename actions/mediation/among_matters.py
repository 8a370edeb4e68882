"""A person's disputes among everything they have going: with their cases, and where "what now" is asked."""

from __future__ import annotations

from actions.dialogue.buttons import Button, sending
from actions.dialogue.turn import Turn
from actions.mediation.standing import tell_standing
from actions.topic import AnswerTo
from backend.filing.commands import MyCases
from backend.mediation.dispute.announcements import SHOW, payload_of
from backend.mediation.dispute.commands import MyDisputes
from backend.mediation.dispute.model import MATTER_NAMES, Dispute
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, verbatim

_MOST = 3


async def going_on(turn: Turn) -> list[Dispute]:
    """Return the disputes that go on, and the agreements whose days to ask the court still run."""
    mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
    today = turn.now.astimezone(BEIJING).date()
    return [one for one in mine if one.goes_on(today)]


def title_of(dispute: Dispute) -> Words:
    """Return how a dispute stands on a button."""
    matter, number = MATTER_NAMES[dispute.application.matter], verbatim(dispute.number)
    return Words(f"调解 {number}（{matter.zh}）", f"Mediation {number} ({matter.en})")


def with_disputes(cases: AnswerTo) -> AnswerTo:
    """Return what tells one's cases and, where no case is named, one's disputes beside them."""

    async def tell(turn: Turn) -> None:
        names_one = bool(turn.answer.pressed) or any(sign.isdigit() for sign in turn.answer.text)
        disputes = [] if names_one else await going_on(turn)
        filed = [one for one in await turn.do(MyCases(turn.person.person_id)) if one.status != "draft"]
        if filed or not disputes:
            await cases(turn)
        if filed and disputes:
            turn.say("utter_dispute_also_open", [_button(turn, one) for one in disputes[:_MOST]])
        elif disputes:
            for one in disputes[:_MOST]:
                tell_standing(turn, one)

    return tell


def _button(turn: Turn, dispute: Dispute) -> Button:
    return sending(turn.language, title_of(dispute), payload_of(dispute.dispute_id, SHOW))

"""Hands the wish to be reminded in, and tells what is planned."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from actions.forms.service_form import Events
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.hearing.forms import give_up
from actions.hearing.telling import facts, hand_over_calendar
from actions.submit import Receipt, SubmitService
from backend.hearing.commands import OneHearing, RemindMe
from backend.hearing.reminders import ReminderOutcome
from backend.shared.reminder_plan import steps_name
from backend.shared.wording import moment

_TOO_LATE = ("utter_hearing_unknown", "utter_hearing_called_off", "utter_hearing_over")


class SubmitHearing(SubmitService):
    """Plans the reminders."""

    service: ClassVar[str] = "hearing"
    reopens: ClassVar[dict[str, str]] = {"utter_hearing_steps_unclear": "steps"}

    async def submit(self, turn: Turn) -> Receipt:
        """Plan them; the confirmed review is the consent."""
        hearing_id, steps = str(turn.answers["hearing"]), tuple(str(turn.answers["steps"]).split(","))
        outcome: ReminderOutcome = await turn.do(RemindMe(hearing_id, turn.person.person_id, steps))
        return {
            "hearing_id": hearing_id,
            "planned": [[one.step, one.due.isoformat()] for one in outcome.planned],
            "dropped": list(outcome.dropped),
        }

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say each reminder with its moment on both clocks, and which ones there is no time left for."""
        hearing = await turn.do(OneHearing(receipt["hearing_id"], turn.person.person_id))
        if not receipt["planned"]:
            turn.say("utter_hearing_no_time_left", **facts(turn, hearing))
            return
        dropped = steps_name(receipt["dropped"]).say(turn.language) if receipt["dropped"] else ""
        turn.say(
            "utter_hearing_planned",
            planned="\n".join(_line(turn, step, due) for step, due in receipt["planned"]),
            dropped=f"{turn.phrase('utter_hearing_dropped', steps=dropped)}\n" if dropped else "",
            **facts(turn, hearing),
        )
        hand_over_calendar(turn, hearing)

    async def _declined(self, turn: Turn, no: Declined) -> Events:
        """What has been called off meanwhile ends the form."""
        if no.utter not in _TOO_LATE:
            return await super()._declined(turn, no)
        turn.explain(no)
        return await give_up(turn)


def _line(turn: Turn, step: str, due: str) -> str:
    when = moment(datetime.fromisoformat(due), turn.timezone, turn.person.city, turn.language)
    colon = "：" if turn.language != "en" else ": "
    return f"• {steps_name((step,)).say(turn.language)}{colon}{when}"

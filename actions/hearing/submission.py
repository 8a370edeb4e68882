"""Hands the wish to be reminded in, and tells what is planned."""

from __future__ import annotations

from datetime import datetime

from actions.dialogue.submission import Receipt, Submission
from actions.forms.turn import Turn
from actions.hearing.telling import facts, hand_over_calendar
from backend.hearing.commands import OneHearing, RemindMe
from backend.hearing.reminders import ReminderOutcome
from backend.shared.reminder_plan import steps_name
from backend.shared.wording import moment

_TOO_LATE = ("utter_hearing_unknown", "utter_hearing_called_off", "utter_hearing_over")


async def _plan(turn: Turn) -> Receipt:
    """Plan the reminders; the confirmed review is the consent."""
    hearing_id, steps = str(turn.answers["hearing"]), tuple(str(turn.answers["steps"]).split(","))
    outcome: ReminderOutcome = await turn.do(RemindMe(hearing_id, turn.person.person_id, steps))
    return {
        "hearing_id": hearing_id,
        "planned": [[one.step, one.due.isoformat()] for one in outcome.planned],
        "dropped": list(outcome.dropped),
    }


async def _tell(turn: Turn, receipt: Receipt) -> None:
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


def _line(turn: Turn, step: str, due: str) -> str:
    when = moment(datetime.fromisoformat(due), turn.timezone, turn.person.city, turn.language)
    colon = "：" if turn.language != "en" else ": "
    return f"• {steps_name((step,)).say(turn.language)}{colon}{when}"


REMINDERS = Submission(
    hand_in=_plan, tell=_tell, reopens={"utter_hearing_steps_unclear": "steps"}, ends=frozenset(_TOO_LATE)
)

""" "提前一天提醒我": reminders of the matter that is meant, said back on both clocks.

Hearings have a form of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from actions.dialogue.turn import Turn
from actions.matter.focus import ask_which, focus
from actions.matter.open_matters import Matter
from backend.authorization.model import reminder_moments
from backend.hearing.wished_steps import read_steps
from backend.notarization.commands import RemindOfAppointment
from backend.shared.wording import moment

WISH = "remind"
USUAL = ("d1",)
"""Reminder of somebody who only wants one: the day before."""
_TIMED = ("notarization", "authorization", "hearing", "mediation")
_SESSION_BEFORE = (timedelta(days=1), timedelta(hours=1))


async def remind_instead(turn: Turn) -> bool:
    """Deal with a wish to be reminded that is not of a hearing; False leaves it to the hearing's form."""
    found = await focus(turn, _TIMED)
    if found.named == "hearing" or (found.matter is not None and found.matter.service == "hearing"):
        return False
    if found.several:
        ask_which(turn, WISH, found.several)
        return True
    if found.matter is not None:
        await remind(turn, found.matter)
        return True
    return await _of_what_runs_by_itself(turn)


async def remind(turn: Turn, matter: Matter) -> None:
    """Set or tell the reminders of one matter (raises `Declined`)."""
    if matter.service == "notarization":
        steps = read_steps(turn.answer.text) or USUAL
        due = await turn.do(RemindOfAppointment(matter.key, turn.person.person_id, steps))
        _tell(turn, matter, due)
    elif matter.service == "authorization":
        due = [at for at in reminder_moments(matter.what.slot.start, turn.timezone) if at > turn.now]
        _tell(turn, matter, due, usual=True)
    else:
        await _tell_session(turn, matter)


async def _tell_session(turn: Turn, matter: Matter) -> None:
    session = matter.what.session
    if session is None:
        turn.say("utter_matter_reminded_by_itself")
        return
    due = [session.start - before for before in _SESSION_BEFORE if session.start - before > turn.now]
    _tell(turn, matter, due, usual=True)


async def _of_what_runs_by_itself(turn: Turn) -> bool:
    """A case or an enquiry has no appointment: what is watched there is told; False if there is none of them."""
    found = await focus(turn, ("filing", "enquiry"))
    if found.matter is None and not found.several:
        return False
    turn.say("utter_matter_reminded_by_itself")
    return True


def _tell(turn: Turn, matter: Matter, due: Sequence[datetime], *, usual: bool = False) -> None:
    """Say when it will be, on both clocks; what is too near is said, too."""
    title = matter.title.say(turn.language)
    if not due:
        turn.say("utter_matter_reminder_too_late", what=title)
        return
    times = "\n".join(f"• {moment(at, turn.timezone, turn.person.city, turn.language)}" for at in due)
    turn.say("utter_matter_reminder_usual" if usual else "utter_matter_reminder_set", what=title, times=times)

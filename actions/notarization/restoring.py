"""Flow that brings a cancelled appointment back for a day: at its own time if that is still free, else at another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from rasa_sdk.events import FollowupAction

from actions.dialogue.confirm import SURE, Confirm, is_confirmed
from actions.dialogue.fields import Field
from actions.dialogue.flow import Circumstances, Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.reading import Reading
from actions.dialogue.subject import Subject
from actions.dialogue.submission import Receipt, Submission
from actions.dialogue.turn import Turn, in_form
from actions.front_door import Declined
from actions.notarization.slots import slot_field
from actions.notarization.submission import REOPENS_SLOT, appointment_of, hand_in
from actions.notarization.telling import tell_appointment
from backend.notarization.commands import ListFreeSlots, RecentlyCancelled, RestoreAppointment
from backend.notarization.matters import load_matters
from backend.notarization.model import Appointment
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, moment, short_moment

_NONE = "utter_notarization_nothing_to_restore"
_CANCELLED = "utter_notarization_cancelled"
_WHEN, _DAY = "slot", "slot_day"
WISH: Final = "restore"
"""Value of the button that brings an appointment back."""


async def _recent(turn: Turn) -> list[Appointment]:
    found: list[Appointment] = await turn.do(RecentlyCancelled(turn.person.person_id))
    return found


def _titled(turn: Turn, one: Appointment) -> Words:
    name, start = load_matters()[one.matter].name, one.slot.start
    times = (short_moment(start, turn.timezone, language) for language in ("zh-Hans", "en"))
    return Words(*(f"{what} {when}" for what, when in zip((name.zh, name.en), times, strict=True)))


async def _none_left(turn: Turn) -> Declined:
    return Declined(_NONE)


APPOINTMENT = Subject(
    name="appointment",
    label=Words("预约", "Appointment"),
    list_mine=_recent,
    id_of=lambda one: one.appointment_id,
    title=_titled,
    none=_none_left,
    called=lambda turn, one: load_matters()[one.matter].name,
)


async def _chosen(turn: Turn) -> Appointment:
    """Return the appointment that is to come back.

    Raises:
        Declined: its day is over meanwhile.
    """
    code = turn.answers.get(APPOINTMENT.name)
    found = next((one for one in await _recent(turn) if one.appointment_id == code), None)
    if found is None:
        raise await _none_left(turn)
    return found


async def _matter_and_route(turn: Turn) -> tuple[str, str]:
    chosen = await _chosen(turn)
    return chosen.matter, chosen.route


async def _look_up_time(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    """Take the time it had, if that is still free; else say so, and offer those next to it."""
    if field.name != APPOINTMENT.name:
        return
    one = await _chosen(turn)
    free = await turn.do(ListFreeSlots(turn.person.person_id, one.matter, one.route))
    if any(slot.slot_id == one.slot.slot_id for slot in free):
        start, end = one.slot.start.isoformat(), one.slot.end.isoformat()
        turn.change({_WHEN: {"slot_id": one.slot.slot_id, "start": start, "end": end}})
        return
    turn.say("utter_notarization_restore_taken", when=_moment(turn, one.slot.start))
    if one.slot.start > turn.now:
        turn.change({_DAY: one.slot.start.astimezone(BEIJING).date().isoformat()})


def _moment(turn: Turn, start: datetime) -> str:
    return moment(start, turn.timezone, turn.person.city, turn.language)


def _facts(turn: Turn) -> Mapping[str, Any]:
    """Name and time of the appointment that would be booked again."""
    name, slot = turn.answers.get(APPOINTMENT.name_key), turn.answers.get(_WHEN)
    named = Words(name["zh"], name["en"]).say(turn.language) if isinstance(name, Mapping) else ""
    start = datetime.fromisoformat(str(slot["start"])) if isinstance(slot, Mapping) else None
    return {"appointment": named, "when": _moment(turn, start) if start else ""}


def _sure() -> Field:
    """The question whether it shall be booked again; the words that asked for it are a yes."""
    asked = Confirm(
        yes=Words("好，约回来", "Yes, book it again"),
        no=Words("不用了", "No, leave it"),
        yes_words=("约回来", "恢复", "好", "要", "book it", "yes"),
        no_words=("不用", "算了", "唔使", "leave it"),
        about=(_WHEN,),
    ).field()

    async def read(turn: Turn, answer: UserMessage) -> Reading:
        wants = not answer.pressed and not answer.asks and wants_back(answer.text)
        return Reading("yes", covers=1) if wants else await asked.read(turn, answer)

    return replace(asked, read=read, facts=_facts, undoes=False)


def wants_back(text: str) -> bool:
    """Return True if words want back what was given up: an appointment, whatever else stands beside."""
    return said("wants_booking_back", text) or said("undoes_nothing", text)


async def _restore(turn: Turn) -> Receipt:
    """Book it again only on a clear yes."""
    code = turn.answers[APPOINTMENT.name]
    if not is_confirmed(turn.answers):
        return {"left": code}
    await hand_in(turn, RestoreAppointment(code, turn.person.person_id, turn.answers[_WHEN]["slot_id"]))
    return {"appointment_id": code}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    if "left" in receipt:
        turn.say("utter_notarization_not_restored")
        return
    await tell_appointment(turn, await appointment_of(turn, receipt), "restored")


RESTORE = Flow(
    service="notarization_restore",
    title=Words("恢复公证预约", "Bringing an appointment back"),
    subject=APPOINTMENT,
    fields=(
        APPOINTMENT.field(),
        slot_field(_matter_and_route, waiting_list=False, rests_on=(APPOINTMENT.name,)),
        _sure(),
    ),
    has_review=False,
    prefills=False,
    kept=_look_up_time,
    on_submit=Submission(hand_in=_restore, tell=_tell, reopens={**REOPENS_SLOT, _NONE: SURE}),
)


async def wanted_back(turn: Turn) -> bool:
    """Return True if a message wants again an appointment that was cancelled within a day."""
    heard = turn.answer
    if heard.pressed or not wants_back(heard.text):
        return False
    just_now = _CANCELLED in turn.said_last
    if not just_now and not said("names_appointment", heard.text):
        return False
    return bool(await _recent(turn))


async def bring_back(turn: Turn) -> bool:
    """Open the way back for who wants back what was cancelled, whatever that was; False if nothing was."""
    if not await _recent(turn):
        return False
    turn.events.append(FollowupAction(f"{RESTORE.service}_form"))
    return True


async def take_up(turn: Turn) -> bool:
    """Open the way back outside any form; False for any other message."""
    inside = in_form(turn)
    if inside or turn.has_draft or not await wanted_back(turn):
        return False
    return await bring_back(turn)

"""The three forms of notarization: book, change, cancel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from actions import held
from actions.answers import Answer, Choice, Reading, pick
from actions.dialogue.changes import keep
from actions.dialogue.commands import AskAgain, Command
from actions.dialogue.endings import close, leave
from actions.dialogue.extract import Candidates
from actions.dialogue.state import State
from actions.forms.fields import Field, choice_field
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.notarization import story
from actions.notarization.questions import QUESTIONS
from actions.notarization.slots import slot_field
from backend.notarization.commands import MyAppointments
from backend.notarization.matters import load_matters
from backend.notarization.model import HELD, Appointment
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, short_moment

_MATTER = "notarization_matter"
_HARDLY_MORE = 0.5
"""Share of the words: with more of them, something else is wanted as well."""


def _matter_again(state: State, message: Answer, candidates: Candidates) -> tuple[Command, ...]:
    """Whoever names the matter of this booking once more wants no other service: the open question comes again."""
    matter = state.answers.get("matter")
    named = matter is not None and message.value(_MATTER) == matter and message.share(_MATTER) >= _HARDLY_MORE
    return (AskAgain(),) if named else ()


class NotarizationForm(ServiceForm):
    """Books a notarization."""

    service: ClassVar[str] = "notarization"
    title: ClassVar[Words] = Words("公证预约", "Notarization booking")

    @property
    def fields(self) -> Sequence[Field]:
        """The questions of `questions.QUESTIONS`."""
        return QUESTIONS

    async def keep_what_was_said(self, turn: Turn) -> None:
        """Keep what the message tells; at the opening its places by their roles, said back in one line."""
        opens = not turn.answers
        await super().keep_what_was_said(turn)
        if opens:
            told = story.story_of(turn)
            await story.keep_places(self, turn, told)
            await story.keep_stay(self, turn, told)
            story.say_back(self, turn)

    own_rules = (_matter_again,)


async def _held(turn: Turn) -> list[Appointment]:
    found: list[Appointment] = await turn.do(MyAppointments(turn.person.person_id))
    held = [appointment for appointment in found if appointment.status in HELD]
    if not held:
        raise Declined("utter_notarization_no_appointment")
    return held


def _titled(turn: Turn, appointment: Appointment) -> Words:
    matter = load_matters()[appointment.matter].name
    start = appointment.slot.start
    return Words(
        f"{matter.zh} {short_moment(start, turn.timezone, 'zh-Hans')}",
        f"{matter.en}, {short_moment(start, turn.timezone, 'en')}",
    )


async def _appointment_choices(turn: Turn) -> Sequence[Choice]:
    return [Choice(a.appointment_id, _titled(turn, a)) for a in await _held(turn)]


async def _read_appointment(turn: Turn, answer: Answer) -> Reading:
    return pick(answer, await _appointment_choices(turn))


def _appointment_field() -> Field:
    return Field("appointment", Words("预约", "Appointment"), _read_appointment, choices=_appointment_choices)


class _AboutAppointment(ServiceForm):
    """A form about an appointment the person holds; with only one, it is not asked which."""

    has_review: ClassVar[bool] = False

    async def begin(self, turn: Turn) -> None:
        """Choose the only appointment at once.

        Raises:
            Declined: the person holds none.
        """
        held = await _held(turn)
        turn.say(f"utter_{self.service}_opening")
        if len(held) == 1:
            await self.keep(turn, self.fields[0], held[0].appointment_id)


class ChangeAppointmentForm(_AboutAppointment):
    """Moves an appointment to another time; a wish to give it back goes on to the form for that."""

    service: ClassVar[str] = "notarization_change"
    title: ClassVar[Words] = Words("改公证预约时间", "Change of appointment")

    @property
    def fields(self) -> Sequence[Field]:
        """Which appointment, and to when."""
        when = slot_field(_matter_and_route, waiting_list=False, that_day=_same_day, rests_on=("appointment",))
        return (_appointment_field(), when)

    async def keep_what_was_said(self, turn: Turn) -> None:
        """The new time said with the wish ("改到12月9号下午3点") is taken, or the nearest ones are told."""
        await super().keep_what_was_said(turn)
        when = self.fields[-1]
        if "appointment" in turn.answers and when.name not in turn.answers:
            found = await when.read(turn, turn.answer)
            if found.found:
                await keep(self, turn, when, found)
            elif found.problem:
                turn.say(found.problem, buttons=found.buttons, **found.facts)

    async def open(self, turn: Turn) -> Events:
        """Begin, or pass on: "cancel my appointment" is the same intent, told apart by its words or its button."""
        other = await held.meant(turn)
        if other == "authorization":
            return close("authorization_change_form")
        if other == "hearing":
            await held.say_hearing_stays(turn)
            return await leave(turn)
        if wants_to_cancel(turn.answer):
            return close(f"{CancelAppointmentForm.service}_form")
        return await super().open(turn)


_CANCEL = re.compile(
    r"取消|退掉|退了|不去了|唔去|唔要|不要了|作废|作廢|\b(?:cancel|call(?:ed)? off|drop)", re.IGNORECASE
)
_MOVE = re.compile(
    r"改|换|換|调|調|提前|推|延|\b(?:change|move|reschedul|postpone|another|different|earlier|later)", re.IGNORECASE
)


def wants_to_cancel(answer: Answer) -> bool:
    """Whether a wish about an appointment is to give it back rather than to move it."""
    if answer.pressed:
        return answer.pressed.get("appointment_wish") == "cancel"
    return bool(_CANCEL.search(answer.text)) and not _MOVE.search(answer.text)


async def _same_day(turn: Turn) -> date | None:
    """The day of the appointment that is moved."""
    chosen = [a for a in await _held(turn) if a.appointment_id == turn.answers.get("appointment")]
    return chosen[0].slot.start.astimezone(BEIJING).date() if chosen else None


async def _matter_and_route(turn: Turn) -> tuple[str, str]:
    chosen = next(a for a in await _held(turn) if a.appointment_id == turn.answers["appointment"])
    return chosen.matter, chosen.route


class CancelAppointmentForm(_AboutAppointment):
    """Gives an appointment back, after an explicit yes."""

    service: ClassVar[str] = "notarization_cancel"
    title: ClassVar[Words] = Words("取消公证预约", "Cancellation of appointment")

    @property
    def fields(self) -> Sequence[Field]:
        """Which appointment, and whether it is meant."""
        return (_appointment_field(), SURE)


async def _read_yes_or_no(turn: Turn, answer: Answer) -> Reading:
    said = {"affirm": "yes", "deny": "no"}.get(answer.intent)
    return Reading(said)


SURE = choice_field(
    "sure",
    Words("确认", "Sure"),
    (
        Choice("yes", Words("确定取消", "Yes, cancel it"), ("确定", "取消", "cancel")),
        Choice("no", Words("不取消，保留", "No, keep it"), ("保留", "keep")),
    ),
    read=_read_yes_or_no,
)

"""The flows of notarization: book, change, cancel; what is cancelled is brought back by one of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions import which_appointment
from actions.dialogue.candidates import Candidates
from actions.dialogue.changes import keep
from actions.dialogue.commands import AskAgain, Command, CorrectSlot
from actions.dialogue.confirm import Confirm
from actions.dialogue.endings import close, leave
from actions.dialogue.fields import Field
from actions.dialogue.flow import Circumstances, Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.offered_times import is_about_times
from actions.dialogue.phrases import said
from actions.dialogue.readers.appointment_wishes import gives_back
from actions.dialogue.reading import Reading
from actions.dialogue.rules import correction
from actions.dialogue.rules.answer import kept
from actions.dialogue.rules.booking_given_back import given_back
from actions.dialogue.state import State
from actions.dialogue.subject import Subject
from actions.dialogue.told_just_before import with_told_before
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import as_line
from actions.front_door import Declined
from actions.notarization import asides, elsewhere, other_matters, story, submission, told, way_there
from actions.notarization.advice import advice_for, is_advised
from actions.notarization.held import appointments_held
from actions.notarization.questions import QUESTIONS
from actions.notarization.readers.matters_told import matter_told, puts_right, wishes_besides
from actions.notarization.readers.places import comes_here, lives_outside
from actions.notarization.restoring import RESTORE, WISH, wanted_back
from actions.notarization.slots import slot_field
from actions.notarization.told import assumed_clock
from actions.script import sign_by_sign
from backend.notarization.matters import load_matters
from backend.notarization.model import Appointment
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words, short_moment

_MATTER, _WHEN = "notarization_matter", "slot"
_BEGINS = "start_notarization"
_WAY, _IN_PERSON = "route", "in_person"
_MADE_ABROAD = frozenset({"power_of_attorney", "declaration"})
"""Matters of which a local notary abroad makes the paper."""
_HARDLY_MORE = 0.5
"""Share of the words: with more of them, something else is wanted as well."""


def matter_again(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask the open question again of whoever names the matter of this booking once more."""
    matter = state.answers.get("matter")
    named = matter is not None and message.value(_MATTER) == matter and message.share(_MATTER) >= _HARDLY_MORE
    return (AskAgain(),) if named else ()


async def _gather(flow: Flow, turn: Turn, state: State) -> told.Told:
    """Read what the message tells, whichever question is open."""
    return await told.told_now(flow, turn)


async def _is_made_here(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """A power that a foreign citizen abroad needs is made where they live: how is for the advisor to compare.

    Who says that they come here, or wants an appointment, books.
    """
    heard = turn.answer
    if turn.has_draft or heard.pressed or heard.value(_MATTER) not in _MADE_ABROAD:
        return None
    heard = await with_told_before(turn)
    if comes_here(heard.text):
        return None
    if heard.value("nationality") != "foreign" or not lives_outside(heard):
        return None
    return close("authorization_advice_form")


def matter_changed(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """ "改为公证出生" replaces the matter, also where it sounds like the wish to begin.

    So does another matter that is wished for in place of it ("其实我要办的是放弃继承"); both of two are booked in turn.
    """
    known = state.answers.get("matter")
    if known is None or message.asks or message.pressed:
        return ()
    named = [str(one) for one in message.values(_MATTER)]
    changes = said("changes_to", message.text) and bool(set(named) - {known})
    if not changes and not _is_instead(message):
        return ()
    told = named or [matter_told(message.text) or ""]
    other = next((one for one in told if one in load_matters() and one != known), None)
    return (CorrectSlot("matter", Reading(other, entities=(_MATTER,))),) if other else ()


def _is_instead(message: UserMessage) -> bool:
    """Return True if a message puts right which matter is meant, or wishes for one as if none were booked yet."""
    wishes_anew = message.is_sure and message.intent == _BEGINS
    return (wishes_anew or puts_right(message.text)) and not wishes_besides(sign_by_sign(message.text))


def time_first(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take a time told while times are on offer, whatever it is said to change ("不好意思，还是改到12月9号下午3点").

    Nothing has been chosen yet that it could take back; a correction that names another answer goes before it.
    """
    about_times = state.question == _WHEN and is_about_times(candidates.here) and not message.pressed
    if not about_times or correction.placed(state, message, candidates):
        return ()
    return kept(_WHEN, candidates.here)


async def drop_number_of_other_paper(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    """Ask for the number again once the paper is another one ("我换了中国护照"), unless it was told with it."""
    number = "document_number"
    if field.name == "nationality" and number in turn.answers and not turn.answer.values("document_number"):
        turn.change(forget=[number])


async def keep_way_of_other_paper(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    """Leave who comes in person the way they chose, where another paper changes nothing of that."""
    if field.name != "nationality" or how.before.get(_WAY) != _IN_PERSON or not is_advised(turn):
        return
    try:
        open_to = (await advice_for(turn)).allowed
    except Declined:
        return  # the way is asked for again
    if open_to["in_person"].allowed:
        turn.change({_WAY: _IN_PERSON})


async def _kept(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    await drop_number_of_other_paper(turn, field, reading, how)
    await keep_way_of_other_paper(turn, field, reading, how)


BOOK = Flow(
    service="notarization",
    title=Words("公证预约", "Notarization booking"),
    fields=QUESTIONS,
    on_submit=submission.BOOKING,
    before_opening=_is_made_here,
    hears_before=True,
    hear_opening=story.hear_opening,
    gather=_gather,
    facts_about=told.facts_about,
    also_told=lambda turn: as_line(turn, assumed_clock(turn)),
    first_rules=(
        asides.spouse_asked,
        asides.earliest_asked,
        way_there.place_for_the_map,
        time_first,
        matter_changed,
        other_matters.wished_besides,
        told.propose,
    ),
    own_rules=(matter_again, asides.paper_told_anew),
    beside_rules=(told.beside,),
    entry_rules=(told.beside_entries,),
    kept=_kept,
    ends=elsewhere.ends,
)


def _titled(turn: Turn, appointment: Appointment) -> Words:
    matter = load_matters()[appointment.matter].name
    start = appointment.slot.start
    return Words(
        f"{matter.zh} {short_moment(start, turn.timezone, 'zh-Hans')}",
        f"{matter.en}, {short_moment(start, turn.timezone, 'en')}",
    )


async def _none_held(turn: Turn) -> Declined:
    return Declined("utter_notarization_no_appointment")


APPOINTMENT = Subject(
    name="appointment",
    label=Words("预约", "Appointment"),
    list_mine=appointments_held,
    id_of=lambda one: one.appointment_id,
    title=_titled,
    none=_none_held,
)


async def _chosen(turn: Turn) -> Appointment | None:
    """The appointment that is moved, once one is chosen."""
    code = turn.answers.get(APPOINTMENT.name)
    return next((one for one in await appointments_held(turn) if one.appointment_id == code), None)


async def _same_day(turn: Turn) -> date | None:
    chosen = await _chosen(turn)
    return chosen.slot.start.astimezone(BEIJING).date() if chosen else None


async def _matter_and_route(turn: Turn) -> tuple[str, str]:
    """Return the matter and route the times are for.

    Raises:
        Declined: the appointment is gone meanwhile.
    """
    chosen = await _chosen(turn)
    if chosen is None:
        raise await _none_held(turn)
    return chosen.matter, chosen.route


async def _which_change(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """ "Cancel my appointment" and "another day" are one intent, of whatever is held: told apart by words or button."""
    if turn.answer.pressed.get("appointment_wish") == WISH or await wanted_back(turn):
        return close(f"{RESTORE.service}_form")
    other = await which_appointment.meant(turn)
    if other == "authorization":
        return close("authorization_change_form")
    if other == "hearing":
        await which_appointment.say_hearing_stays(turn)
        return await leave(turn)
    if gives_back(turn.answer, "appointment_wish"):
        return close(f"{CANCEL.service}_form")
    return None


async def _hear_new_time(flow: Flow, turn: Turn) -> None:
    """Take the new time said with the wish ("改到12月9号下午3点"), or tell the nearest ones."""
    when = flow.fields[-1]
    if APPOINTMENT.name not in turn.answers or when.name in turn.answers:
        return
    found = await when.read(turn, turn.answer)
    if found.found:
        await keep(flow, turn, when, found)
    elif found.problem:
        turn.say(found.problem, buttons=found.buttons, **found.facts)


CHANGE = Flow(
    service="notarization_change",
    title=Words("改公证预约时间", "Change of appointment"),
    subject=APPOINTMENT,
    fields=(
        APPOINTMENT.field(),
        slot_field(_matter_and_route, waiting_list=False, that_day=_same_day, rests_on=(APPOINTMENT.name,)),
    ),
    has_review=False,
    on_submit=submission.CHANGE,
    before_opening=_which_change,
    first_rules=(given_back("appointment_wish", "notarization_cancel"),),
    hear_opening=_hear_new_time,
)
CANCEL = Flow(
    service="notarization_cancel",
    title=Words("取消公证预约", "Cancellation of appointment"),
    subject=APPOINTMENT,
    fields=(
        APPOINTMENT.field(),
        Confirm(
            yes=Words("确定取消", "Yes, cancel it"),
            no=Words("不取消，保留", "No, keep it"),
            yes_words=("确定", "取消", "cancel"),
        ).field(),
    ),
    has_review=False,
    on_submit=submission.CANCELLATION,
)
FLOWS: Sequence[Flow] = (BOOK, CHANGE, CANCEL, RESTORE)

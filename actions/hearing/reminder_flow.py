"""The flow that sets reminders: which hearing, when, and, if wanted, an address for the day no chat can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.changes import keep
from actions.dialogue.endings import discard, leave
from actions.dialogue.fields import SKIPPED, Field
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.rules.opened_again import asked_for_again
from actions.dialogue.state import State
from actions.dialogue.subject import Subject
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from actions.hearing import submission
from actions.hearing.enquiries import none_to_remind_of
from actions.hearing.telling import CHOSEN, by_number, hearing_title, upcoming
from actions.matter.reminding import remind_instead
from actions.reminders.texts import HEARING_ASK
from backend.conversation.contacts import MyContacts, NameContact, ProveContact
from backend.filing.commands import MyCases
from backend.hearing.commands import OneHearing
from backend.hearing.model import DEFAULT_STEPS, Hearing
from backend.hearing.wished_steps import read_steps
from backend.shared.notifier import READY_WORDS
from backend.shared.reminder_plan import is_step, steps_name
from backend.shared.wording import Words

PROVED = "proved"
_USUAL = Choice(",".join(DEFAULT_STEPS), Words("7天、3天、1天、1小时前", "7, 3, 1 days and 1 hour before"))
_OFFERED = (
    _USUAL,
    Choice("d1,h1", Words("1天和1小时前", "1 day and 1 hour before")),
    Choice("d2,morning", Words("两天前和当天早上", "2 days before and that morning")),
)
_KINDS = {"email": Words("邮箱", "e-mail"), "sms": Words("手机短信", "text message")}
_NOT_AN_ANSWER = frozenset({"stop_reminder", "cancel", "ask_help", "ask_human", "change_language", "restart"})


async def _find(turn: Turn, hearing_id: str) -> Hearing:
    found: Hearing = await turn.do(OneHearing(hearing_id, turn.person.person_id))
    return found


async def _read_number(turn: Turn, answer: Answer) -> Reading:
    """The number of its case names a hearing."""
    named = by_number(answer, await upcoming(turn))
    if named is None:
        return NOTHING
    return (
        Reading(named[0].hearing_id, entities=("case_number",)) if named else Reading(problem="utter_hearing_unknown")
    )


async def _named(turn: Turn, mine: Sequence[Hearing]) -> Sequence[Hearing]:
    """The hearing that a button or a number names, else all.

    Raises:
        Declined: the named one is not this person's.
    """
    if not mine:
        return ()
    if (chosen := turn.answer.pressed.get(CHOSEN)) is not None:
        return [await _find(turn, str(chosen))]
    named = by_number(turn.answer, mine)
    if named == []:
        raise Declined("utter_hearing_unknown")
    return named or mine


async def _none(turn: Turn) -> Declined:
    cases = await turn.do(MyCases(turn.person.person_id))
    return none_to_remind_of(any(case.status == "registered" for case in cases))


HEARING = Subject(
    name="hearing",
    label=Words("哪次开庭", "Hearing"),
    words=("案件", "案号", "case"),
    list_mine=upcoming,
    id_of=lambda one: one.hearing_id,
    title=hearing_title,
    none=_none,
    meant=_named,
    read=_read_number,
    find=_find,
    called=hearing_title,
)


async def _offered_steps(turn: Turn) -> Sequence[Choice]:
    return _OFFERED


async def _read_steps(turn: Turn, answer: Answer) -> Reading:
    """Times in words; a yes to the question means the usual ones."""
    steps = read_steps(answer.text)
    if not steps and answer.intent == "affirm":
        steps = DEFAULT_STEPS
    if steps:
        return Reading(",".join(steps))
    return pick(answer, _OFFERED)


async def _pressed_steps(turn: Turn, value: str) -> Reading:
    good = value and all(is_step(step) for step in value.split(","))
    return Reading(value) if good else Reading(problem="utter_hearing_steps_odd")


def _show_steps(turn: Turn, value: Any) -> str:
    return steps_name(str(value).split(",")).say(turn.language)


async def _read_contact(turn: Turn, answer: Answer) -> Reading:
    """An address gets a code; only its kind stays in the draft."""
    if answer.intent in ("deny", "skip") and len(answer.text) <= 12:
        return Reading(SKIPPED)
    if "@" not in answer.text and not any(sign.isdigit() or sign == "⟦" for sign in answer.text):
        return NOTHING
    kind = await turn.do(NameContact(turn.person.person_id, answer.text))
    return Reading(kind)


def _show_contact(turn: Turn, value: Any) -> str:
    known = _KINDS.get(str(value))
    return known.say(turn.language) if known else str(value)


async def _read_code(turn: Turn, answer: Answer) -> Reading:
    if not any(sign.isdigit() or sign == "⟦" for sign in answer.text):
        return NOTHING
    await turn.do(ProveContact(turn.person.person_id, answer.text))
    return Reading(PROVED)


def _show_code(turn: Turn, value: Any) -> str:
    return Words("已确认", "proved").say(turn.language)


QUESTIONS = (
    HEARING.field(),
    Field(
        "steps", Words("提醒时间", "Reminders"), _read_steps, words=("什么时候提醒", "时间", "when", "times"),
        choices=_offered_steps, pressed=_pressed_steps, show=_show_steps,
    ),
    Field(
        "contact", Words("备用邮箱或手机", "Backup e-mail or telephone"), _read_contact,
        words=("邮箱", "邮件", "手机", "email", "phone"), show=_show_contact, optional=True, free_text=True,
        applies=lambda answers: answers.get("contact_known") is None, acts=True,
    ),
    Field(
        "contact_code", Words("确认码", "Code"), _read_code, words=("code",), show=_show_code, optional=True,
        free_text=True, acts=True, rests_on=("contact",), applies=lambda answers: bool(answers.get("contact")),
        in_review=False,
    ),
)  # fmt: skip


async def _of_another(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """A button under another hearing begins anew, whatever waits; so does a wish whose hearing is gone meanwhile.

    An appointment is no hearing: it is reminded of at once.
    """
    if not turn.has_draft and CHOSEN not in turn.answer.pressed and await remind_instead(turn):
        return [*turn.events, *await leave(turn)]
    if not turn.has_draft and CHOSEN not in turn.answer.pressed and not await upcoming(turn):
        turn.explain(await _none(turn))
        turn.say(READY_WORDS, words=HEARING_ASK.say(turn.language))
        return [*turn.events, *await leave(turn)]
    waiting = turn.answers.get(HEARING.name) if turn.has_draft else None
    if waiting is None:
        return None
    known = {one.hearing_id for one in await upcoming(turn)}
    if waiting not in known or turn.answer.pressed.get(CHOSEN, waiting) != waiting:
        await discard(turn)
        turn.draft = None
    return None


async def _begin(flow: Flow, turn: Turn) -> None:
    """Keep the times said with the wish; whoever is reached already is not asked for an address."""
    if await turn.do(MyContacts(turn.person.person_id)):
        turn.change({"contact_known": True})
    if steps := read_steps(turn.answer.text):
        await keep(flow, turn, flow.fields[1], Reading(",".join(steps)))


def takes(state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
    """Times and codes are answers whatever they sound like ("提前两天" sounds like a wish for reminders)."""
    sure = field.name in ("steps", "contact", "contact_code") and reading.found
    return True if sure and message.intent not in _NOT_AN_ANSWER else None


REMINDERS = Flow(
    service="hearing",
    title=Words("开庭提醒", "Hearing reminders"),
    subject=HEARING,
    fields=QUESTIONS,
    on_submit=submission.REMINDERS,
    before_opening=_of_another,
    begin=_begin,
    prefills=False,  # `begin` has read everything the opening sentence can say
    own_rules=(asked_for_again,),
    takes=takes,
)

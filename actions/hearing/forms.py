"""The form that sets reminders: which hearing, when, and, if wanted, an address for the day no chat can be reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.endings import leave
from actions.dialogue.flow import Circumstances
from actions.dialogue.state import State
from actions.forms.fields import SKIPPED, Field
from actions.forms.opened_again import asked_for_again
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.hearing.enquiries import none_to_remind_of
from actions.hearing.telling import CHOSEN, by_number, hearing_title, upcoming
from backend.conversation.contacts import MyContacts, NameContact, ProveContact
from backend.drafts.model import DiscardDraft
from backend.filing.commands import MyCases
from backend.hearing.commands import OneHearing
from backend.hearing.model import DEFAULT_STEPS
from backend.hearing.wished_steps import read_steps
from backend.shared.reminder_plan import is_step, steps_name
from backend.shared.wording import Words

NAME = "hearing_name"
"""Where the form keeps what its hearing is called, for the review."""
PROVED = "proved"
_USUAL = Choice(",".join(DEFAULT_STEPS), Words("7天、3天、1天、1小时前", "7, 3, 1 days and 1 hour before"))
_OFFERED = (
    _USUAL,
    Choice("d1,h1", Words("1天和1小时前", "1 day and 1 hour before")),
    Choice("d2,morning", Words("两天前和当天早上", "2 days before and that morning")),
)
_KINDS = {"email": Words("邮箱", "e-mail"), "sms": Words("手机短信", "text message")}
_NOT_AN_ANSWER = frozenset({"stop_reminder", "cancel", "ask_help", "ask_human", "change_language", "restart"})


async def _hearings(turn: Turn) -> Sequence[Choice]:
    return [Choice(one.hearing_id, hearing_title(turn, one)) for one in await upcoming(turn)]


async def _read_hearing(turn: Turn, answer: Answer) -> Reading:
    found = await upcoming(turn)
    named = by_number(answer, found)
    if named is None:
        return pick(answer, await _hearings(turn)) if answer.text else NOTHING
    return (
        Reading(named[0].hearing_id, entities=("case_number",)) if named else Reading(problem="utter_hearing_unknown")
    )


async def _pressed_hearing(turn: Turn, value: str) -> Reading:
    known = {one.hearing_id for one in await upcoming(turn)}
    return Reading(value) if value in known else Reading(problem="utter_choice_gone")


def _show_hearing(turn: Turn, value: Any) -> str:
    name = turn.answers.get(NAME)
    return Words(name["zh"], name["en"]).say(turn.language) if isinstance(name, Mapping) else str(value)


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


_FIELDS = (
    Field(
        "hearing", Words("哪次开庭", "Hearing"), _read_hearing, words=("案件", "案号", "case"), choices=_hearings,
        pressed=_pressed_hearing, show=_show_hearing,
    ),
    Field(
        "steps", Words("提醒时间", "Reminders"), _read_steps, words=("什么时候提醒", "时间", "when", "times"),
        choices=_offered_steps, pressed=_pressed_steps, show=_show_steps,
    ),
    Field(
        "contact", Words("备用邮箱或手机", "E-mail or telephone as a spare"), _read_contact,
        words=("邮箱", "邮件", "手机", "email", "phone"), show=_show_contact, optional=True, free_text=True,
        applies=lambda answers: answers.get("contact_known") is None, acts=True,
    ),
    Field(
        "contact_code", Words("确认码", "Code"), _read_code, words=("code",), show=_show_code, optional=True,
        free_text=True, acts=True, rests_on=("contact",), applies=lambda answers: bool(answers.get("contact")),
        in_review=False,
    ),
)  # fmt: skip


class HearingForm(ServiceForm):
    """Sets the reminders of one hearing."""

    service: ClassVar[str] = "hearing"
    title: ClassVar[Words] = Words("开庭提醒", "Hearing reminders")
    prefills = False  # `begin` has read everything the opening sentence can say
    own_rules = (asked_for_again,)

    @property
    def fields(self) -> Sequence[Field]:
        """Which hearing, when, and where else."""
        return _FIELDS

    async def open(self, turn: Turn) -> Events:
        """Begin, or take up what waits unless its hearing is gone meanwhile."""
        if turn.has_draft and "hearing" in turn.answers:
            chosen = turn.answer.pressed.get(CHOSEN)
            known = {one.hearing_id for one in await upcoming(turn)}
            if turn.answers["hearing"] not in known or (chosen and chosen != turn.answers["hearing"]):
                await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))
                turn.draft = None
        return await super().open(turn)

    async def begin(self, turn: Turn) -> None:
        """Choose the hearing that is named, or the only one, at once, and keep the times said with it.

        Raises:
            Declined: there is none, or the named one is not this person's.
        """
        found = await upcoming(turn)
        if not found:
            cases = await turn.do(MyCases(turn.person.person_id))
            raise none_to_remind_of(any(case.status == "registered" for case in cases))
        named = by_number(turn.answer, found)
        if named == []:
            raise Declined("utter_hearing_unknown")
        chosen = turn.answer.pressed.get(CHOSEN)
        if chosen is not None:
            named = [await turn.do(OneHearing(str(chosen), turn.person.person_id))]
        turn.say("utter_hearing_opening")
        if await turn.do(MyContacts(turn.person.person_id)):
            await self._note(turn, "contact_known", True)
        if len(named or found) == 1:
            await self.keep(turn, _FIELDS[0], (named or found)[0].hearing_id)
        if steps := read_steps(turn.answer.text):
            await self.keep(turn, _FIELDS[1], ",".join(steps))

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """Keep the hearing's name beside its id."""
        if field.name == "hearing":
            name = hearing_title(turn, await turn.do(OneHearing(str(reading.value), turn.person.person_id)))
            await self._note(turn, NAME, {"zh": name.zh, "en": name.en})

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """Times and codes are answers whatever they sound like ("提前两天" sounds like a wish for reminders)."""
        sure = field.name in ("steps", "contact", "contact_code") and reading.found
        return True if sure and message.intent not in _NOT_AN_ANSWER else None

    async def _note(self, turn: Turn, name: str, value: Any) -> None:
        turn.change({name: value})


async def give_up(turn: Turn) -> Events:
    """Forget the draft of a hearing that can't be reminded of any more."""
    await turn.do(DiscardDraft(turn.draft.draft_id, turn.person.person_id))
    return await leave(turn)

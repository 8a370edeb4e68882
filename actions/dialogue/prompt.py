"""The one place that asks: the open question with its choices, or the review."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.dialogue import review_screen
from actions.dialogue.behind_choices import taken_behind
from actions.dialogue.buttons import button, sending
from actions.dialogue.fields import Field
from actions.dialogue.flow import Flow
from actions.dialogue.reading import Reading
from actions.dialogue.rules.confirmation import SURE
from actions.dialogue.speech import in_words
from actions.dialogue.state import DOUBTED, MEANT, PUT_OFF, REVIEW, first_open, steps
from actions.dialogue.told_earlier import as_choices, say_what_was_told, told_for
from actions.dialogue.turn import Turn
from actions.front_door import Declined
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

Events = list[dict[str, Any]]
_SKIP = Words("跳过", "Skip")
_LATER = Words(
    "“{}”这一题先放着，别的先填；填完我再问，您说“继续”也会马上再试。",
    'The question of "{}" waits; let us go on with the others. I ask again at the end, or when you say "continue".',
)


async def ask(flow: Flow, turn: Turn, question: str = "") -> Events:
    """Ask a question (the open one again if none is named) and leave it open."""
    question = await upcoming(flow, turn, question)
    turn.question = question
    is_new = turn.draft.open_question != question
    turn.change(open_question=question)
    field = field_of(flow, question)
    if field is None:
        return await _review(flow, turn)
    if (waits := doubted_at(turn, field)) is not None:
        return await ask_if_meant(flow, turn, field, waits)
    try:
        if is_new:
            await field.before(turn)
        await _say_question(flow, turn, field, is_new=is_new)
    except Declined as no:
        if not no.temporary or not put_off(flow, turn, field):
            raise
        turn.explain(no)
        turn.say(READY_WORDS, words=_LATER.say(turn.language).format(field.label.say(turn.language)))
        return await ask(flow, turn, first_open(flow.fields, turn.answers))
    return stay(flow, turn, question)


def put_off(flow: Flow, turn: Turn, field: Field) -> bool:
    """Put a question behind all others because what it needs cannot be reached; False where no other is left."""
    waiting = [*(turn.answers.get(PUT_OFF) or ()), field.name]
    other = first_open(flow.fields, {**turn.answers, PUT_OFF: waiting})
    if other in (*waiting, REVIEW):
        return False
    turn.change({PUT_OFF: waiting})
    return True


def take_up_again(turn: Turn) -> None:
    """Put nothing off any longer: what could not be reached is tried again."""
    if PUT_OFF in turn.answers:
        turn.change(forget=[PUT_OFF])


async def ask_if_meant(flow: Flow, turn: Turn, field: Field, found: Reading) -> Events:
    """Ask whether a reading is the answer, and leave that open."""
    turn.asks_to = MEANT
    buttons = [
        button(turn.language, Words("是的", "Yes"), "affirm", **{SURE: "yes"}),
        button(turn.language, Words("不是", "No"), "deny", **{SURE: "no"}),
    ]
    label, value = field.label.say(turn.language), await in_words(turn, field, found, flow.fields)
    turn.say("utter_form_is_it_the_answer", buttons, label=label, value=value)
    return stay(flow, turn, field.name)


def doubted_at(turn: Turn, field: Field) -> Reading | None:
    """Return what waits for a yes at a question, also after a pause; None where nothing does."""
    waits = turn.answers.get(DOUBTED)
    if not isinstance(waits, dict) or waits["field"] != field.name or field.name in turn.answers:
        return None
    return Reading(waits["value"], partial=bool(waits["partial"]), also=waits["also"])


async def upcoming(flow: Flow, turn: Turn, question: str = "") -> str:
    """The question that is asked now: the one named, or the open one, past what follows from other answers.

    Nothing is reviewed while an answer is missing that followed from one which was changed.
    """
    question = question or _next(flow, turn)
    follows = await flow.following(turn)
    first = first_open(flow.fields, turn.answers)
    opened = first in follows and first not in turn.answers  # it followed before, and no longer does
    return first if question == REVIEW or question in follows or opened else question


def _next(flow: Flow, turn: Turn) -> str:
    """The open question, unless a correction has opened one that comes before it (abroad: in which city?)."""
    question = open_question(flow, turn)
    first = first_open(flow.fields, turn.answers)
    order = [field.name for field in flow.fields]
    return first if first in order and question in order and order.index(first) < order.index(question) else question


async def _say_question(flow: Flow, turn: Turn, field: Field, *, is_new: bool) -> None:
    told = await told_for(turn, field)
    if is_new:
        say_what_was_told(turn, told)
    choices = as_choices(turn, field, told) or await field.choices(turn)
    buttons = [sending(turn.language, choice.label, flow.payload(field, choice.value)) for choice in choices]
    wanted = field.control(turn, [one["payload"] for one in buttons], choices)
    if field.optional:
        buttons.append(button(turn.language, _SKIP, "skip"))
    if choices:
        buttons += taken_behind(turn.dispatcher.messages, buttons)
    step, total = progress(flow, turn, field)
    counted = Words(f"第 {step} 步 / 共 {total} 步", f"Step {step} of {total}").say(turn.language)
    if (hint := field.hint(turn)) is not None:
        counted = f"{counted}\n{hint.say(turn.language)}"
    facts, own = dict(field.facts(turn)), field.asks(turn)
    if own is not None:
        facts["words"] = f"{counted}\n{own.say(turn.language)}"
    turn.say(
        READY_WORDS if own is not None else field.utter or f"utter_ask_{flow.service}_{field.name}",
        buttons,
        **facts,
        custom={"progress": {"step": step, "total": total, "label": field.label.say(turn.language)}, **wanted},
        progress=counted,
    )


async def _review(flow: Flow, turn: Turn) -> Events:
    """Show every answer and ask for confirmation; a form without review submits at once."""
    if (over := await flow.finish(turn)) is not None:
        return over
    if not flow.has_review:
        return submit(flow, turn)
    stands = review_screen.stands_as_shown(flow, turn)
    await (flow.before_review_again if stands else flow.before_review)(turn)
    review_screen.show(flow, turn)
    return stay(flow, turn, REVIEW)


def stay(flow: Flow, turn: Turn, question: str = "") -> Events:
    """Events that keep the form open at a question."""
    return [
        ActiveLoop(f"{flow.service}_form"),
        SlotSet("requested_slot", f"{flow.service}_{question or open_question(flow, turn)}"),
        SlotSet("draft_id", turn.draft.draft_id),
        SlotSet("misses", turn.missed),
        SlotSet("giving_up", turn.asks_to),
    ]


def submit(flow: Flow, turn: Turn) -> Events:
    """Events that pass on to the service's submission."""
    return [*stay(flow, turn, REVIEW), FollowupAction(f"action_submit_{flow.service}")]


def open_question(flow: Flow, turn: Turn) -> str:
    """The question that is open: the one just asked, else the tracker's, the draft's, the first unanswered."""
    slot = (turn.tracker.get_slot("requested_slot") or "").removeprefix(f"{flow.service}_")
    for name in (turn.question, slot, turn.draft.open_question or ""):
        if name == REVIEW or field_of(flow, name):
            return name
    return first_open(flow.fields, turn.answers)


def progress(flow: Flow, turn: Turn, field: Field | None) -> tuple[int, int]:
    """Count which step a question is, and of how many; at the review the last."""
    counted = steps(flow, turn.answers, field)
    if field is None:
        return len(counted), len(counted)
    return counted.index(field) + 1 if field in counted else 1, len(counted)


def field_of(flow: Flow, name: str) -> Field | None:
    """The field called `name`, None for the review."""
    return next((field for field in flow.fields if field.name == name), None)


def open_field(flow: Flow, turn: Turn) -> Field | None:
    """The field whose question is open, None at the review."""
    return field_of(flow, open_question(flow, turn))

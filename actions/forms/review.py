"""The review: every answer on one screen, any of them corrected by name or number, then an explicit yes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rasa_sdk.events import FollowupAction

from actions.answers import list_number
from actions.forms.fields import Field
from actions.forms.turn import Turn
from backend.shared.wording import Words

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

Events = list[dict[str, Any]]
_CONFIRM = Words("确认提交", "Confirm and submit")
_CORRECT = Words("修改", "Correct something")
_LATER = Words("保存以后再说", "Save for later")
_CANCEL = Words("取消", "Cancel")


async def show(form: ServiceForm, turn: Turn) -> Events:
    """Show every answer with its number and ask for confirmation; a form without review submits at once."""
    if not form.has_review:
        return [*form.stay(turn, "review"), FollowupAction(f"action_submit_{form.service}")]
    lines = [
        f"{number}. {field.label.say(turn.language)}{Words('：', ': ').say(turn.language)}{form.shown(turn, field)}"
        for number, field in enumerate(form.asked(turn), 1)
    ]
    choices = ((_CONFIRM, "/affirm"), (_CORRECT, "/correct_answer"), (_LATER, "/save_for_later"), (_CANCEL, "/cancel"))
    turn.say(
        "utter_form_review",
        buttons=[{"title": label.say(turn.language), "payload": payload} for label, payload in choices],
        title=form.title.say(turn.language),
        lines="\n".join(lines),
    )
    return form.stay(turn, "review")


async def listen(form: ServiceForm, turn: Turn) -> Events | None:
    """At the review: yes submits; a number, a field's name or a no corrects."""
    if form.open_field(turn) is not None:
        return None
    intent, sure = turn.answer.intent, turn.answer.decision == "answer"
    if intent == "affirm" and sure:
        return [*form.stay(turn, "review"), FollowupAction(f"action_submit_{form.service}")]
    if (intent == "deny" and sure) or named_field(form, turn, by_number=True):
        return await correct(form, turn)
    return None


async def correct(form: ServiceForm, turn: Turn) -> Events:
    """Open the named answer again; if the new value was said with it, keep it at once."""
    field = named_field(form, turn, by_number=True)
    if field is None:
        turn.say("utter_form_which_answer", buttons=_answered(form, turn))
        return form.stay(turn)
    found = await field.read(turn, replace(turn.answer, entities=_without_numbers(turn)))
    if not field.free_text and found.found and found.entities:
        return await form.accept(turn, field, found)
    return await form.ask(turn, field.name)


def named_field(form: ServiceForm, turn: Turn, *, by_number: bool) -> Field | None:
    """The field a message names, by its number in the review, its label or a folk word, or a pressed chip."""
    asked = form.asked(turn)
    if (pressed := turn.answer.pressed.get("form_field")) is not None:
        return form.field(str(pressed))
    named = [field for field in asked if field.named_in(turn.answer.text)]
    if len(named) == 1:
        return named[0]
    number = list_number(turn.answer)
    if by_number and number is not None and 1 <= number <= len(asked):
        return asked[number - 1]
    return None


def _answered(form: ServiceForm, turn: Turn) -> list[dict[str, str]]:
    return [
        {
            "title": f"{number}. {field.label.say(turn.language)}",
            "payload": f'/correct_answer{{"form_field": "{field.name}"}}',
        }
        for number, field in enumerate(form.asked(turn), 1)
        if field.name in turn.answers
    ]


def _without_numbers(turn: Turn) -> tuple[Any, ...]:
    return tuple(e for e in turn.answer.entities if e.get("entity") != "number")

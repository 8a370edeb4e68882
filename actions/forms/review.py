"""The review: every answer on one screen, any of them corrected by name or number, then an explicit yes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rasa_sdk.events import FollowupAction

from actions.answers import list_number
from actions.forms import passing
from actions.forms.fields import SKIPPED, Field
from actions.forms.turn import Turn
from backend.shared.wording import Words

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

Events = list[dict[str, Any]]
_CONFIRM = Words("确认提交", "Confirm and submit")
_CORRECT = Words("修改", "Correct something")
_LATER = Words("保存以后再说", "Save for later")
_CANCEL = Words("取消", "Cancel")
_GROUP = "group_"


async def show(form: ServiceForm, turn: Turn) -> Events:
    """Show every answer with its number and ask for confirmation; a form without review submits at once."""
    if not form.has_review:
        return [*form.stay(turn, "review"), FollowupAction(f"action_submit_{form.service}")]
    await form.before_review(turn)
    choices = ((_CONFIRM, "/affirm"), (_CORRECT, "/correct_answer"), (_LATER, "/save_for_later"), (_CANCEL, "/cancel"))
    turn.say(
        "utter_form_review",
        buttons=[{"title": label.say(turn.language), "payload": payload} for label, payload in choices],
        title=form.title.say(turn.language),
        lines="\n".join(_lines(form, turn)),
    )
    return form.stay(turn, "review")


def _lines(form: ServiceForm, turn: Turn) -> list[str]:
    """Every answer with its number; a heading where a group begins."""
    lines, heading = [], None
    for number, field in enumerate(_listed(form, turn), 1):
        if field.group and field.group != heading:
            heading = field.group
            lines.append(Words(f"【{heading.zh}】", f"[{heading.en}]").say(turn.language))
        colon = Words("：", ": ").say(turn.language)
        lines.append(f"{number}. {field.label.say(turn.language)}{colon}{form.shown(turn, field)}")
    return lines


def _listed(form: ServiceForm, turn: Turn) -> list[Field]:
    """What the review lists, in the order of its numbers; what was skipped under a heading is not shown."""
    return [
        field
        for field in form.asked(turn)
        if field.in_review and not (field.group and turn.answers.get(field.name, SKIPPED) == SKIPPED)
    ]


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


def renames(form: ServiceForm, turn: Turn) -> bool:
    """Whether a message names an answer and its new value ("律所改成…"), whatever else it sounds like."""
    field = named_field(form, turn, by_number=False) if passing.new_value(turn.answer.text) else None
    return field is not None and field.name in turn.answers


async def correct(form: ServiceForm, turn: Turn) -> Events:
    """Open the named answer again; if the new value was said with it, keep it at once."""
    field = named_field(form, turn, by_number=True)
    if field is None:
        if not turn.answer.pressed and (corrected := await passing.correct(form, turn)) is not None:
            return corrected
        turn.say("utter_form_which_answer", buttons=_answered(form, turn))
        return form.stay(turn)
    found = await field.read(turn, replace(turn.answer, entities=_without_numbers(turn)))
    if not field.free_text and found.found and found.entities:
        return await form.accept(turn, field, found)
    if field.free_text and (words := passing.new_value(turn.answer.text)):
        found = await field.read(turn, replace(turn.answer, text=words, intent="inform", decision="answer"))
        if found.found and not found.problem:
            return await form.accept(turn, field, found)
    return await form.ask(turn, field.name)


def named_field(form: ServiceForm, turn: Turn, *, by_number: bool) -> Field | None:
    """The field a message names, by its number in the review, its label or a folk word, or a pressed chip."""
    asked, listed = form.asked(turn), _listed(form, turn)
    if (pressed := turn.answer.pressed.get("form_field")) is not None:
        return form.field(str(pressed))
    named = [field for field in asked if field.named_in(turn.answer.text)]
    if len(named) == 1:
        return named[0]
    number = list_number(turn.answer)
    if by_number and number is not None and 1 <= number <= len(listed):
        return listed[number - 1]
    return None


def _answered(form: ServiceForm, turn: Turn) -> list[dict[str, str]]:
    """A chip for each answer; of a form with headings first one for each heading."""
    asked = form.asked(turn)
    groups = list(dict.fromkeys(field.group for field in asked if field.group and field.name in turn.answers))
    chosen = str(turn.answer.pressed.get("form_field", ""))
    if len(groups) > 1 and chosen not in {_group_code(groups.index(group)) for group in groups}:
        return [
            {
                "title": group.say(turn.language),
                "payload": f'/correct_answer{{"form_field": "{_group_code(number)}"}}',
            }
            for number, group in enumerate(groups)
        ]
    shown = groups[int(chosen.removeprefix(_GROUP))] if len(groups) > 1 else None
    return [
        {
            "title": f"{number}. {field.label.say(turn.language)}",
            "payload": f'/correct_answer{{"form_field": "{field.name}"}}',
        }
        for number, field in enumerate(_listed(form, turn), 1)
        if field.name in turn.answers and (shown is None or field.group == shown)
    ]


def _group_code(number: int) -> str:
    return f"{_GROUP}{number}"


def _without_numbers(turn: Turn) -> tuple[Any, ...]:
    return tuple(e for e in turn.answer.entities if e.get("entity") != "number")

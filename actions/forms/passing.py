"""What a message tells of another question than the open one: kept and said back, so that nobody has to tell it twice.

"I am in London" when the matter was asked; "no wait, I still have my Chinese passport" three questions later; "不对，
陈志刚" right after the name. Only words that speak for themselves are taken in passing: a day could mean anything.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actions.answers import ANSWERING, Answer, Reading
from actions.forms.fields import Field
from actions.forms.turn import Turn

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

Events = list[dict[str, Any]]
_SPEAKS_FOR_ITSELF = frozenset(
    {"place", "country", "nationality", "notarization_matter", "notarization_route", "case_number"}
)
_LEAD = re.compile(
    r"^(?:啊|哎呀?|等等|等一下|等阵|等陣)?[\s，,。.]*"
    r"(?:不对|不對|唔啱|唔对|唔對|错了|錯了|錯咗|错咗|搞错了|写错了|打错了|不是|唔係|唔系|更正|应该是|應該是|應該係|"
    r"(?:no,?\s+wait|wait|sorry|actually|correction|i\s+meant|no)\b)(?:啦|了|喇|呀|啊)?[\s，,。.:：!！…~-]*"
    r"(?:sorry|actually|i\s+meant|应该是|應該是|應該係|是|係)?[\s，,:：]*",
    re.IGNORECASE,
)
_NEW_VALUE = re.compile(
    r"(?:改成|改為|改为|改做|改到|換成|换成|应该是|應該是|應該係|应为|should be|change\b.{0,30}?\bto)\s*[:：]?\s*(.+)$",
    re.IGNORECASE,
)
_SHORTEST = 12
"""Characters before "改成" in which the answer is named that is to be changed."""
_SHORT = 40


def without_lead(text: str) -> str | None:
    """What follows "no wait" or "不对，"; None if the message does not begin like a correction."""
    lead = _LEAD.match(text)
    return text[lead.end() :].strip() if lead else None


def new_value(text: str) -> str | None:
    """What an answer is to be changed to ("律所改成…"), or None; a story in which something changes is no such wish."""
    found = _NEW_VALUE.search(text)
    return found[1].strip() if found and found.start() <= _SHORTEST else None


async def note(form: ServiceForm, turn: Turn) -> Events | None:
    """Keep what a message that is no answer tells of other questions, say so, and ask the open one."""
    said, corrects = turn.answer, without_lead(turn.answer.text) is not None
    wants = said.decision == "answer" and said.intent not in (*ANSWERING, f"start_{form.service}")
    if wants or said.pressed or not said.entities or said.asks:
        return None
    kept, used = [], set[str]()
    for field in form.fields:
        known = field.name in turn.answers
        if field.free_text or (known and not corrects) or not _may_be_told(form, turn, field):
            continue
        found = await field.read(turn, _for_itself(said))
        fresh = found.found and found.entities and not used & set(found.entities)
        if fresh and _means(field, turn, found):
            await form.keep(turn, field, found)
            used |= set(found.entities)
            kept += with_also(form, field, found)
    if not kept:
        return None
    say_kept(form, turn, kept)
    here = form.open_field(turn)
    settled = form.open_question(turn) in turn.answers or (here is not None and not here.applies(turn.answers))
    return await form.ask(turn, form.first_open(turn) if settled else None)


async def correct(form: ServiceForm, turn: Turn) -> Events | None:
    """ "不对，…": the new value goes to the one answer it fits, else to the answer given last; None if it fits none."""
    rest = without_lead(turn.answer.text)
    if not rest or turn.answer.asks or len(rest) > _SHORT:
        return None
    said = replace(turn.answer.behind(len(turn.answer.text) - len(rest)), intent="inform", decision="answer")
    fitting = {field: found for field in form.asked(turn) if (found := await _changed(turn, field, said)) is not None}
    field = next(iter(fitting), None)
    if field is None or any(field.name not in other.rests_on for other in fitting if other != field):
        field = _answered_last(form, turn)
        found = await field.read(turn, said) if field else Reading()
        if field is None or not found.found or found.problem or found.value == turn.answers.get(field.name):
            return None
        fitting[field] = found
    await form.keep(turn, field, fitting[field])
    say_kept(form, turn, with_also(form, field, fitting[field]))
    return await form.ask(turn, form.first_open(turn))


def say_kept(form: ServiceForm, turn: Turn, fields: list[Field]) -> None:
    """Say what was written down, as the review will show it."""
    colon = ": " if turn.language == "en" else "："
    lines = [f"{field.label.say(turn.language)}{colon}{form.shown(turn, field)}" for field in fields]
    turn.say("utter_form_noted", lines=("; " if turn.language == "en" else "；").join(lines))


def with_also(form: ServiceForm, field: Field, found: Reading) -> list[Field]:
    """The field, and what the same words answered beside it."""
    return [field, *(other for other in form.fields if other.name in found.also and other.in_review)]


async def _changed(turn: Turn, field: Field, said: Answer) -> Reading | None:
    """The new value of an answered question, if the words are clearly meant for it."""
    if field.free_text or field.name not in turn.answers:
        return None
    found = await field.read(turn, said)
    clear = found.found and found.entities and "number" not in found.entities
    return found if clear and found.value != turn.answers[field.name] else None


def _answered_last(form: ServiceForm, turn: Turn) -> Field | None:
    """The question before the open one."""
    asked, here = form.asked(turn), form.open_field(turn)
    before = asked[: asked.index(here)] if here in asked else asked
    return before[-1] if before and before[-1].name in turn.answers else None


def _may_be_told(form: ServiceForm, turn: Turn, field: Field) -> bool:
    return field != form.open_field(turn) and field.applies(turn.answers) and set(field.rests_on) <= set(turn.answers)


def _for_itself(said: Answer) -> Answer:
    """The message with only those of its entities that need no question to be understood."""
    return replace(said, entities=[e for e in said.entities if e.get("entity") in _SPEAKS_FOR_ITSELF])


def _means(field: Field, turn: Turn, found: Reading) -> bool:
    """Whether a value is meant as this answer, and is news."""
    plain = _SPEAKS_FOR_ITSELF.issuperset(found.entities)
    return plain and field.from_opening(found.value) and found.value != turn.answers.get(field.name)

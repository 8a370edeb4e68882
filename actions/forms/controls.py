"""What a person can say in any form that is no answer: back, skip, later, again, stop, correct, language, progress."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions.forms import giving_up, passing, review
from actions.forms.fields import SKIPPED
from actions.forms.leaving import close
from actions.forms.turn import Turn
from backend.conversation.language_wish import is_about_language, language_wished
from backend.conversation.model import ChangeLanguage
from backend.drafts.model import PauseDraft

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

Events = list[dict[str, Any]]
Control = Callable[["ServiceForm", Turn], Awaitable[Events | None]]


async def go_back(form: ServiceForm, turn: Turn) -> Events:
    """Open the question before this one again; its answer stays until another replaces it."""
    asked = [field.name for field in form.steps(turn, form.open_field(turn))]
    here = form.open_question(turn)
    at = asked.index(here) if here in asked else len(asked)
    if at == 0:
        turn.say("utter_form_first_question")
        return await form.ask(turn)
    return await form.ask(turn, asked[at - 1])


async def skip(form: ServiceForm, turn: Turn) -> Events:
    """Leave an optional question without an answer; say which ones can't be left."""
    field = form.open_field(turn)
    if field is None or not field.optional:
        turn.say("utter_form_cannot_skip")
        return await form.ask(turn)
    turn.change({field.name: SKIPPED})
    return await form.ask(turn, form.first_open(turn))


async def save_for_later(form: ServiceForm, turn: Turn) -> Events:
    """Close the form; everything said so far waits."""
    await turn.do(PauseDraft(turn.draft.draft_id, turn.person.person_id))
    turn.say("utter_form_saved", title=form.title.say(turn.language))
    return close()


async def restart(form: ServiceForm, turn: Turn) -> Events:
    """Begin again, once it is sure that it is meant."""
    return await giving_up.ask_first(form, turn, "restart")


async def cancel(form: ServiceForm, turn: Turn) -> Events:
    """Stop, once it is sure that it is meant; "邮箱算了" only leaves out what is asked just now."""
    field = form.open_field(turn)
    if field is not None and field.optional and field.named_in(turn.answer.text):
        return await skip(form, turn)
    return await giving_up.ask_first(form, turn, "cancel")


async def ask_progress(form: ServiceForm, turn: Turn) -> Events:
    """Say how far we are, and ask on."""
    field = form.open_field(turn)
    last = len(form.steps(turn, None))
    step, total = form.progress(turn, field) if field else (last, last)
    turn.say("utter_form_progress", title=form.title.say(turn.language), step=step, total=total, left=total - step)
    return await form.ask(turn)


async def change_language(form: ServiceForm, turn: Turn) -> Events | None:
    """Switch at once; the question is asked again in the new language (the slot must be set before it is)."""
    language = written_language(turn)
    if language is None and not is_about_language(turn.answer.text):
        return None  # "Chinese passport" and "who speaks Cantonese there" only name a language
    if language is None:
        turn.say("utter_ask_language")
        return form.stay(turn)
    await turn.do(ChangeLanguage(turn.person.person_id, language))
    return [*form.stay(turn), SlotSet("language", language), FollowupAction(form.name())]


async def ask_again(form: ServiceForm, turn: Turn) -> Events:
    """ "Go on" while the form is open: the open question once more."""
    return await form.ask(turn)


async def courtesy(form: ServiceForm, turn: Turn) -> Events:
    """Answer a greeting, thanks, fear or anger in kind, and ask on."""
    turn.say(f"utter_{turn.answer.intent}_in_form")
    return await form.ask(turn)


_CONTROLS: dict[str, Control] = {
    "go_back": go_back,
    "skip": skip,
    "save_for_later": save_for_later,
    "goodbye": save_for_later,
    "restart": restart,
    "cancel": cancel,
    "restore_draft": giving_up.bring_back,
    "ask_progress": ask_progress,
    "change_language": change_language,
    "correct_answer": review.correct,
    "resume": ask_again,
    "greet": courtesy,
    "thank": courtesy,
    "tell_worry": courtesy,
    "complain": courtesy,
}

_LEAVING = frozenset({"goodbye", "save_for_later"})
_LATER = re.compile(r"再|以后|以後|之后|之後|先|later|save|bye|tomorrow", re.IGNORECASE)
_FORGETTING = frozenset({"cancel", "restart"})
_REQUESTS = (
    "start_", "ask_", "find_", "change_", "cancel_", "stop_", "link_", "unlink_", "supplement_", "withdraw_",
    "revoke_",
)  # fmt: skip
_CODE = re.compile(r"[/\\;<>{}=*`|]")


def is_request(intent: str) -> bool:
    """True for an intent that asks for something rather than answering a question."""
    return intent in _CONTROLS or intent.startswith(_REQUESTS)


def _corrects(text: str) -> bool:
    """Whether "no wait, Chen Xiaoming" only sounds like leaving."""
    rest = passing.without_lead(text)
    return bool(rest) and not _LATER.search(text)


async def listen(form: ServiceForm, turn: Turn) -> Events | None:
    """Carry out a control the bot is sure of."""
    control = _CONTROLS.get(turn.answer.intent)
    if control is None or turn.answer.decision != "answer":
        return None
    if turn.answer.intent in _FORGETTING and _CODE.search(turn.answer.text):
        return None  # a typed command or a scrap of code is too little to throw answers away for
    if turn.answer.intent in _LEAVING and _corrects(turn.answer.text):
        return await review.correct(form, turn)
    return await control(form, turn)


def written_language(turn: Turn) -> str | None:
    """The written language a person asked for; Cantonese is written in Traditional characters."""
    wanted = turn.answer.pressed.get("language")
    return "zh-Hant" if wanted == "yue" else wanted or language_wished(turn.answer.text, turn.language, bare=True)

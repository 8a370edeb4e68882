"""Carries out what is only said: answers to questions, explanations, courtesies, what was not understood."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions import foreign
from actions.dialogue import ladder
from actions.dialogue.buttons import sending
from actions.dialogue.commands import (
    AnswerQuestion,
    CannotHandle,
    ChangeLanguage,
    Emergency,
    ExplainQuestion,
    Reassure,
    Say,
    TellLanguages,
    TellWhy,
)
from actions.dialogue.endings import close
from actions.dialogue.flow import Flow
from actions.dialogue.outcome import ASK_AGAIN, Outcome
from actions.dialogue.prompt import stay
from actions.dialogue.state import State
from actions.dialogue.told_earlier import kept_for_later, waiting
from actions.dialogue.turn import Turn
from actions.emergency.dialogue import answer as tell_who_helps
from actions.emergency.readers.afterwards import says_long_ago, says_misheard
from actions.front_door import Declined
from backend.conversation.model import ChangeLanguage as KeepLanguage

_OUT_OF_SCOPE, _SAID_SO = "out_of_scope", "utter_out_of_scope"
_CHANGED = "utter_language_changed_in_form"


async def answer_question(flow: Flow, turn: Turn, state: State, command: AnswerQuestion) -> Outcome:
    """Answer the words that asked, then ask the open question again."""
    if command.intent == _OUT_OF_SCOPE and _SAID_SO in turn.said_before:
        ladder.cannot_use(turn, state.here)
        return ASK_AGAIN
    answer = state.questions.answer(command.intent, command.key)
    if answer is None:
        return ASK_AGAIN
    whole, before = turn.answer, len(turn.said_now)
    turn.answer = command.said or whole
    try:
        await answer(turn)
    except Declined as no:
        turn.explain(no)
    turn.answer = whole
    turn.unsay_repeats(before)
    if command.intent == _OUT_OF_SCOPE and len(turn.said_now) == before:
        ladder.cannot_use(turn, state.here)
    return ASK_AGAIN


async def emergency(flow: Flow, turn: Turn, state: State, command: Emergency) -> Outcome:
    """Say who helps; the flow waits as it is, and its question is not asked again in the same reply."""
    if command.beside:
        await tell_who_helps(turn)
        return ASK_AGAIN
    danger = turn.answer.danger
    text = turn.answer.text
    if state.is_open and danger is not None and danger.stage == "over" and (says_misheard(text) or says_long_ago(text)):
        await tell_who_helps(turn)
        return ASK_AGAIN  # a false alarm, or long ago: the open question is asked once more
    await tell_who_helps(turn, flow.service, flow.title)
    return Outcome(over=stay(flow, turn, state.question) if state.is_open else close())


async def tell_languages(flow: Flow, turn: Turn, state: State, command: TellLanguages) -> Outcome:
    """Tell somebody, in their language, which ones we speak."""
    await foreign.told(turn, {})
    return ASK_AGAIN


async def explain_question(flow: Flow, turn: Turn, state: State, command: ExplainQuestion) -> Outcome:
    """Say where the answer to the open question is found, or how to choose."""
    here = state.here
    if here is None:
        return ASK_AGAIN
    nearest = "utter_form_unsure_choice" if await here.choices(turn) else "utter_form_unsure"
    ladder.explain(turn, here, nearest, ways=command.ways)
    return ASK_AGAIN


async def tell_why(flow: Flow, turn: Turn, state: State, command: TellWhy) -> Outcome:
    """Say what the answer to the open question is needed for."""
    here = state.here
    turn.say((here.why if here and here.why else None) or "utter_form_why")
    return ASK_AGAIN


async def reassure(flow: Flow, turn: Turn, state: State, command: Reassure) -> Outcome:
    """Answer a greeting, thanks, fear or anger in kind."""
    turn.say(f"utter_{command.intent}_in_form")
    return ASK_AGAIN


async def change_language(flow: Flow, turn: Turn, state: State, command: ChangeLanguage) -> Outcome:
    """Switch at once and say so in the new language, for which its slot must be set first; then the form goes on."""
    if command.language is None:
        turn.say("utter_ask_language")
        return Outcome(over=stay(flow, turn, state.question))
    await turn.do(KeepLanguage(turn.person.person_id, command.language))
    events = stay(flow, turn, state.question)
    return Outcome(over=[*events, SlotSet("language", command.language), FollowupAction(_CHANGED)])


async def say(flow: Flow, turn: Turn, state: State, command: Say) -> Outcome:
    """Say an utterance of a service's own."""
    buttons = [sending(turn.language, title, payload) for title, payload in command.buttons]
    facts: dict[str, Any] = {name: words.say(turn.language) for name, words in command.facts.items()}
    turn.say(command.utter, buttons, **facts)
    return ASK_AGAIN if command.asks else Outcome(over=stay(flow, turn, state.question))


async def cannot_handle(flow: Flow, turn: Turn, state: State, command: CannotHandle) -> Outcome:
    """Say that it was not understood as an answer, or that it is kept for later, and ask again."""
    heard = kept_for_later(turn, waiting(state)) if state.here is not None else ""
    kept = await flow.keep_unplaced(turn, state, quietly=bool(heard) or command.in_part)
    if state.here is not None and heard:
        ladder.put_aside(turn, state.here, heard)
    elif not (kept or command.in_part):
        ladder.cannot_use(turn, state.here)
    return ASK_AGAIN

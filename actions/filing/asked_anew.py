"""Answers put right by the words of their own question, or of a choice of it.

"改 钱是怎么给的" opens the question that asks so; "不对，有转账也有现金，转账九万" chooses anew, and what else it tells
is kept for the facts. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, CorrectSlot, Reopen
from actions.dialogue.fields import SKIPPED
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import takes_back
from actions.dialogue.readers.named_answers import likeness, signs_of, to_be_changed
from actions.dialogue.reading import Reading
from actions.dialogue.state import State
from actions.filing.claims import claims_of
from actions.filing.element_choices import choices_of_question
from actions.filing.elements import asked_elements, questions_of
from actions.filing.readers.claims_by_kind import claim_of_kind
from actions.filing.readers.several_ways import SEVERAL, names_several
from actions.filing.readers.ways_told import OF_IT, asks_so, names_way, orders_change, pieces_of, sums_by_way
from actions.filing.story import OWN_WORDS
from actions.script import simplified
from backend.filing.causes.guides import CauseQuestion

_ENOUGH, _SHORTEST, _LONGEST = 0.8, 3, 120
_SO_FAR = "claims_so_far"


def question_named(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Ask anew the answered question whose very words are said to be changed ("还要改一下 钱是怎么给的")."""
    subject = "" if message.pressed else to_be_changed(message)
    if not subject or not asks_so(subject):
        return ()
    named = [question for question in _answered(state) if _is_like(subject, question)]
    return (Reopen(_field(state, named[0])),) if len(named) == 1 else ()


def chosen_anew(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Choose "several ways" of an answered question where a message says so, with what else it tells for the facts.

    Only a message that takes something back, or that says the choice's own words, is meant.
    """
    text = message.text
    if message.pressed or message.asks or not text or len(text) > _LONGEST:
        return ()
    for question in _answered(state):
        choices = choices_of_question(question)
        title = next((one.label for one in choices if one.value == SEVERAL), None)
        if title is None or _field(state, question) == state.question:
            continue
        pieces = pieces_of(text)
        said = any(simplified(piece).casefold().endswith((title.zh, title.en.casefold())) for piece in pieces)
        corrects = takes_back(text) or orders_change(text)
        if not said and not (corrects and names_several("，".join(pieces[:4]), choices)):
            continue
        return _changed(state, question, pieces)
    return ()


def split_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep for the facts the sums that are told with "several ways" as the answer ("几种都有，转账九万现金三万")."""
    question = next((one for one in questions_of(state.answers) if _field(state, one) == state.question), None)
    if question is None or message.pressed or candidates.here.value != SEVERAL:
        return ()
    changes = _with_words(state, sums_by_way(pieces_of(message.text), choices_of_question(question)), question)
    return (ChangeAnswers(changes, "utter_form_noted", about=(OWN_WORDS,), goes_on=True),) if changes else ()


def _changed(state: State, question: CauseQuestion, pieces: Sequence[str]) -> tuple[Command, ...]:
    """The choice, the sums told with it behind the facts, and without the claims that are to go."""
    claims = claims_of(state.answers)
    gone = {number for piece in pieces if (number := claim_of_kind(piece, claims)) is not None}
    changes = _with_words(state, sums_by_way(pieces, choices_of_question(question)), question)
    about = (OWN_WORDS,) if changes else ()
    if gone and len(gone) < len(claims):
        changes[_SO_FAR] = [claim for number, claim in enumerate(claims, 1) if number not in gone]
    name = _field(state, question)
    chosen = () if state.answers.get(name) == SEVERAL else (CorrectSlot(name, Reading(SEVERAL)),)
    more = (ChangeAnswers(changes, "utter_form_noted" if about else "", about=about, goes_on=state.is_review),)
    return (*chosen, *(more if changes else ()))


def _with_words(state: State, words: str, question: CauseQuestion) -> dict[str, Any]:
    """The facts with words behind them, drafted or written already; nothing where they hold them, or for no words."""
    if not words:
        return {}
    kept = state.answers.get(OWN_WORDS)
    now: Mapping[str, Any] = kept if isinstance(kept, Mapping) else {"draft": True, "own": []}
    own = [str(one) for one in now.get("own", [])]
    if words in own:
        return {}
    own = [
        one for one in own if not (one.startswith(OF_IT) and names_way(one, choices_of_question(question)))
    ]  # told anew
    changes: dict[str, Any] = {OWN_WORDS: {**now, "own": [*own, words]}}
    facts = state.answers.get("facts")
    return {**changes, "facts": None} if isinstance(facts, str) else changes


def _answered(state: State) -> list[CauseQuestion]:
    return [question for question, value in asked_elements(state.answers) if value != SKIPPED]


def _field(state: State, question: CauseQuestion) -> str:
    return f"{state.answers.get('cause')}_{question.key}"


def _is_like(subject: str, question: CauseQuestion) -> bool:
    return any(
        len(signs_of(subject)) >= _SHORTEST
        and likeness(subject, ask) >= _ENOUGH
        and likeness(ask, subject) >= _ENOUGH / 2
        for ask in (question.ask.zh, question.ask.en)
    )

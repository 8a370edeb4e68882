"""Rule for what a flow's own reader took for other questions: kept and said back, beside an answer or without.

A flow reads its messages whole (`Flow.gather`) and says which of the answers it found are news. These two rules keep
them; only what they are called, and what is said, differs from flow to flow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.state import SKIPPED, Rule, State

News = Callable[[State, UserMessage, Candidates], Mapping[str, Any]]
"""The answers a message tells beside the open question that are not known yet, by field."""


def told(candidates: Candidates) -> Mapping[str, Any]:
    """Values the flow's own reader took from the message."""
    return candidates.own if isinstance(candidates.own, Mapping) else {}


def unknown(state: State, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of `values` that have no answer yet."""
    return {name: value for name, value in values.items() if state.answers.get(name, SKIPPED) == SKIPPED != value}


def instead(news: News, utter: str, *, with_here: frozenset[str] = frozenset()) -> Rule:
    """Return the rule that keeps the news of a message which is no answer to the open question.

    Args:
        news: see `News`.
        utter: what is said with a line for each.
        with_here: questions whose answer is kept in one step with the news, because these rest on it.
    """

    def overheard(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
        if _only_asks(state, message):
            return ()
        found, own = dict(news(state, message, candidates)), told(candidates)
        if found and state.question in with_here and state.question in own:
            found = {state.question: own[state.question], **found}
        elif not found or answers_here(state, candidates):
            return ()
        return (ChangeAnswers(found, utter, about=tuple(found), goes_on=True),)

    return overheard


def _only_asks(state: State, message: UserMessage) -> bool:
    """Return True if a question that is surely answered tells no figure and no day, so none of this matter."""
    known = state.sure_question or (message.is_sure and state.questions.knows(message.intent))
    return bool(known) and message.asks and not message.values("money", "date", "datetime", "date_range")


def along(news: News, utter: str, *, with_here: frozenset[str] = frozenset()) -> Rule:
    """Return the rule that keeps the same where the message answers the open question, too; see `instead`."""

    def told_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
        found = dict(news(state, message, candidates))
        together = state.question in with_here and state.question in told(candidates)
        if not found or together or not answers_here(state, candidates):
            return ()
        return (ChangeAnswers(found, utter, about=tuple(found), goes_on=True),)

    return told_along


def answers_here(state: State, candidates: Candidates) -> bool:
    """Return True if a message answers the open question."""
    return state.here is not None and (candidates.here.found or state.question in told(candidates))

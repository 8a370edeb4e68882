"""Things told beside the answer to the open question, or beside a question a message asks. Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, NoteAside, SetSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.reading import NOTHING, Reading
from actions.dialogue.state import SKIPPED, State
from actions.filing.contacts import SERVICE_EMAIL
from actions.filing.evidence import EVIDENCE, NO_MORE
from actions.filing.evidence import key as evidence_key
from actions.filing.readers.beside_story import evidence_comes_later
from actions.filing.readers.left_open import agreed_days, left_open
from actions.filing.readers.owners import Sides, owners
from actions.filing.story import answers_of, news_of
from actions.filing.story_corrections import contradicted
from actions.filing.story_rules import (
    AT_THE_GATE,
    Heard,
    answers_story,
    asserted,
    facts_beside,
    may_tell,
    noted,
)
from actions.story.vocabulary import by_choice, in_own_words

_VALUES = frozenset({"money", "date"})
"""Kinds of values that answer by themselves, whatever is told beside them."""


def told_with_question(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a short message tells beside a question ("银行转账的，要不要打印流水"), whatever answers that."""
    spans, here, heard = asserted(message), state.here, candidates.own
    if not spans or here is None or not isinstance(heard, Heard) or candidates.here.found:
        return ()
    if not may_tell(here.name, message, str(state.answers.get("cause", ""))):
        return ()
    facts = {
        name: fact
        for name, fact in heard.story.facts.items()
        if any(start <= fact.start and fact.end <= end for start, end in spans)
    }
    told = news_of(state.answers, answers_of(replace(heard.story, facts=facts)))
    if not any(state.field(name) is not None for name in told):
        return ()
    change = noted(state.answers, told, {})
    return (ChangeAnswers(change, "utter_filing_story_more", about=tuple(change), goes_on=True),)


def told_with_answer(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a short message tells beside what answers ("有借条，没说利息", "2021年6月借出30万")."""
    heard, here = candidates.own, state.here
    if not isinstance(heard, Heard) or here is None or message.asks or message.pressed:
        return ()
    own = _where_told(state, message, heard) or _where_read(message, candidates)
    if own is None or not candidates.here.found or candidates.revised:
        return ()
    cause = str(state.answers.get("cause", ""))
    chosen = state.question.removeprefix(f"{cause}_") in by_choice(
        cause
    )  # "有，开平有间屋" says yes, and what there is
    facts = {
        name: fact
        for name, fact in heard.story.sure.items()
        if fact.end <= own[0]
        or own[1] <= fact.start
        or (chosen and isinstance(fact.value, str) and fact.value in message.text)
    }
    if here.story:  # words of one's own stay in the story that holds them
        held = {name for name, fact in facts.items() if fact.evidence in str(candidates.here.value)}
        facts = {name: fact for name, fact in facts.items() if name not in held & in_own_words(cause)}
    told = news_of(state.answers, answers_of(replace(heard.story, facts=facts)))
    told = {name: value for name, value in told.items() if state.field(name) is not None and name not in AT_THE_GATE}
    if not told:
        return ()
    return (ChangeAnswers(noted(state.answers, told, {}), "utter_filing_story_more", about=tuple(told), goes_on=True),)


def answered_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the open question's answer that stands in a stretch of its own beside a story ("银行转账，有借条，没利息").

    Only a choice's very words answer so: whatever else the story tells belongs to the questions it names.
    """
    here, heard = state.here, candidates.own
    if here is None or here.story or here.free_text or not isinstance(heard, Heard) or message.asks or message.pressed:
        return ()
    change = facts_beside(state, message, candidates)
    if not change or here.name in change or contradicted(state, message, candidates):
        return ()
    if candidates.here.found and candidates.here.covers == 1:
        return (SetSlot(here.name, candidates.here),)
    first, found = next(iter(candidates.by_clause), (message, NOTHING))
    told = [fact for name, fact in heard.story.sure.items() if name != "for_whom" and fact.start < len(first.text)]
    whole = found.found and candidates.choices and not first.asks and not told
    return (SetSlot(here.name, found),) if whole else ()


def _where_told(state: State, message: UserMessage, heard: Heard) -> tuple[int, int] | None:
    """Return where a message tells the open answer, or that there is none of it; None where it tells neither."""
    cause = str(state.answers.get("cause", ""))
    name = state.question.removeprefix(f"{cause}_")
    own = heard.story.facts.get(name)
    if own is not None:
        return own.start, own.end
    return left_open(message.text) if name in agreed_days(cause) else None


def _where_read(message: UserMessage, candidates: Candidates) -> tuple[int, int] | None:
    """Return the stretch in which the open question's sum or day alone stands ("3万，微信付的"), or None."""
    kinds = candidates.here.entities
    spans = [(int(one["start"]), int(one["end"])) for one in message.entities if one.get("entity") in kinds]
    if len(spans) != 1 or not set(kinds) <= _VALUES:
        return None
    pieces = [(start, end) for start, end in stretches(message.text) if start <= spans[0][0] and spans[0][1] <= end]
    return pieces[0] if len(pieces) == 1 else None


def told_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the same where the message goes on as the answer to a question for a story."""
    change = facts_beside(state, message, candidates)
    if change is None:
        return _contacts_along(state, message, candidates)
    return (ChangeAnswers(change),) if answers_story(state, change) else ()


def _contacts_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep whose address, number or name a message tells that answers the question for a story ("我是总经理，叫…")."""
    heard, here = candidates.own, state.here
    if not isinstance(heard, Heard) or here is None or not here.story or message.asks or message.pressed:
        return ()
    told = {name: value for name, value in heard.contacts.items() if name not in state.answers}
    if not told or not candidates.here.found:
        return ()
    return (ChangeAnswers(noted(state.answers, told, {}), "utter_filing_story_more", about=tuple(told)),)


def email_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the plaintiff's e-mail for the court's papers, whatever is asked; its label says what giving one means."""
    told = [str(one) for one in message.values("email")]
    if len(told) != 1 or message.pressed or message.asks or state.question == SERVICE_EMAIL:
        return ()
    others = {owner for _, _, owner in owners(message.text, Sides.of(state.answers))} & {"defendant", "third"}
    if others or state.answers.get(SERVICE_EMAIL, SKIPPED) != SKIPPED:
        return ()
    return (NoteAside(SERVICE_EMAIL, Reading(told[0], entities=("email",))),)


def evidence_later(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep that there is no evidence now, whatever is asked: it sounds like papers one asks for, or sends after."""
    here, first = state.here, evidence_key(1, "file")
    if here is None or here.story or here.group == EVIDENCE or first in state.answers or message.pressed:
        return ()
    if message.asks or not evidence_comes_later(message.text):
        return ()
    return (NoteAside(first, Reading(NO_MORE)),)

"""What any message of a booking tells: the applicant's name and numbers, who else comes, and the time they would like.

"我叫周丽华，澳洲护照…，电话…" answers three questions, whichever is open; "12月15号下午可以吗" waits for the times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.dialogue import wished_before
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, NoteAside
from actions.dialogue.flow import Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.readers.clauses import token_in
from actions.dialogue.readers.names import is_name
from actions.dialogue.reading import Reading
from actions.dialogue.rules import out_of_order, question
from actions.dialogue.rules.overheard import answers_here
from actions.dialogue.state import SKIPPED, State
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import WISHED
from actions.filing.readers.acting_for import acting_for, name_of
from actions.notarization.readers import place_of_use
from actions.story.mentions import Fact
from actions.story.reading import read_story
from backend.shared.calendar import BEIJING
from backend.shared.wished_times import WishedTimes

FOR_RELATIVE = "for_relative"
"""Kept where the family asks for the applicant: what they call that person, as far as it was said."""
SOMEBODY = "relative"
_NUMBERS: Mapping[str, str] = {"document_number": "document", "phone": "phone"}
"""Questions for numbers, and how their tokens begin."""
_TIMES = frozenset({"slot"})
_LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What one message tells.

    Args:
        relative: what the family calls the applicant, if they say that it is for them.
        answers: by question.
        wish: the days and hours that are wished for, with what was wished before.
    """

    relative: str = ""
    answers: Mapping[str, Reading] = field(default_factory=dict)
    wish: WishedTimes | None = None


def is_for_oneself(answers: Mapping[str, Any]) -> bool:
    """Whether who writes is who applies, as far as it was said."""
    return not answers.get(FOR_RELATIVE)


async def told_now(flow: Flow, turn: Turn) -> Told:
    """Return what the message of a turn tells."""
    message = turn.answer
    if message.pressed or message.uploaded or not message.text:
        return Told()
    facts = read_story(message.text, [dict(one) for one in message.entities], cause="notarization").sure
    relative = relative_in(message.text, facts)
    known = str(turn.answers.get(FOR_RELATIVE, "")) if turn.has_draft else ""
    answers = {
        **_name(message.text, facts, relative or known),
        **await _numbers(flow, turn, facts, relative or known),
        **_note(turn, message),
        **({"use_place": Reading(use)} if (use := place_of_use(message)) else {}),
    }
    before = wished_before.wish_of(turn)
    wish = wished_before.wish_told(message, turn.timezone, today_there(turn), before)
    return Told(relative, answers, wish)


def relative_in(text: str, facts: Mapping[str, Fact]) -> str:
    """What the family calls the applicant, where a message says for whom it is; nothing otherwise."""
    acting = acting_for(text)
    if acting.whom == "relative":
        return acting.kin or SOMEBODY
    whom = facts.get("for_whom")
    return SOMEBODY if acting.whom != "self" and whom is not None and whom.value == "relative" else ""


def _name(text: str, facts: Mapping[str, Fact], relative: str) -> dict[str, Reading]:
    """The applicant's name: one's own, or that of whom one asks for."""
    if not relative:
        fact = facts.get("plaintiff_1_name")
        name = str(fact.value) if fact else ""
    else:
        known = (facts[one].value for one in ("relative_name", "other_name") if one in facts)
        name = name_of(relative, text) or str(next(known, ""))
    return {"applicant_name": Reading(name)} if name and is_name(name) else {}


async def _numbers(flow: Flow, turn: Turn, facts: Mapping[str, Fact], relative: str) -> dict[str, Reading]:
    """The applicant's numbers, each by its question's own reader; those of somebody else who is named are left."""
    others = not relative and {"other_name", "relative_name"} & set(facts) and "plaintiff_1_name" not in facts
    read: dict[str, Reading] = {}
    for name, kind in _NUMBERS.items():
        one = flow.field(name)
        if one is None or others or not token_in(turn.answer.text, kind):
            continue
        found = await one.read(turn, turn.answer)
        if found.found and not found.problem:
            read[name] = found
    return read


def _note(turn: Turn, message: UserMessage) -> dict[str, Reading]:
    """Who else comes, and what the notary should be prepared for: in the person's own words."""
    words = [piece.text.strip(" ，,。.；;") for piece in message.stretches() if said("notary_should_know", piece.text)]
    text = "，".join(one for one in words if not said("asks", one))
    before = str(turn.answers.get("note") or "") if turn.has_draft else ""
    if not text or text in before or len(text) > _LONGEST_NOTE:
        return {}
    return {"note": Reading("；".join(one for one in (before, text) if one))}


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a message tells that is no answer to the open question; what it asks beside is answered."""
    kept = _kept(state, message, candidates)
    if not kept or answers_here(state, candidates):
        return ()
    passing = out_of_order.propose_passing(state, message, candidates)
    return (*passing, *kept, *question.propose_aside(state, message, candidates))


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the same where the message answers the open question, too."""
    return _kept(state, message, candidates) if answers_here(state, candidates) else ()


def _kept(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    heard = candidates.own
    if not isinstance(heard, Told) or candidates.is_title:
        return ()
    told = tuple(NoteAside(name, found) for name, found in heard.answers.items() if _is_news(state, name, found))
    whose: tuple[Command, ...] = ()
    if heard.relative and not state.answers.get(FOR_RELATIVE):
        whose = (ChangeAnswers({FOR_RELATIVE: heard.relative}),)
    anew = wished_before.changes(message)
    return (*told, *(whose if told else ()), *wished_before.note(state, heard.wish, over=_TIMES, anew=anew))


def _is_news(state: State, name: str, found: Reading) -> bool:
    """Whether it answers another question than the open one, and none that has an answer; a note may grow."""
    known = state.answers.get(name, SKIPPED)
    return name != state.question and found.value != known and (name == "note" or known == SKIPPED)


def facts_about(turn: Turn, what: Sequence[str]) -> Mapping[str, Any]:
    """The facts of what was kept: the wished time in words."""
    wish = wished_before.wish_of(turn)
    return {"when": wished_before.in_words(turn, wish, BEIJING.key)} if WISHED in what and wish is not None else {}

"""Reading of any message of a booking: the applicant's name and numbers, who else comes, and the time they would like.

"我叫周丽华，澳洲护照…，电话…" answers three questions, whichever is open; "12月15号下午可以吗" waits for the times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from actions.dialogue import wished_before
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, ChangeAnswers, Command, CorrectSlot, NoteAside, PointOut
from actions.dialogue.flow import Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said
from actions.dialogue.questions import OF_A_PLACE, only_tells_where
from actions.dialogue.readers.clauses import sentences, token_in, without_tokens
from actions.dialogue.readers.name_sentences import introduced
from actions.dialogue.readers.names import is_name
from actions.dialogue.readers.numbered_entries import numbered_entries
from actions.dialogue.readers.own_numbers import own_number
from actions.dialogue.reading import Reading
from actions.dialogue.rules import out_of_order, question
from actions.dialogue.rules.overheard import answers_here
from actions.dialogue.state import SKIPPED, State
from actions.dialogue.told_days import today_there
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import WISHED
from actions.filing.readers.acting_for import acting_for, name_of
from actions.notarization import agents, other_matters
from actions.notarization.common_hours import VIDEO
from actions.notarization.readers.agents import Goer, goer_told
from actions.notarization.readers.certificates import (
    changes_time,
    gives_power,
    tells_of_copies,
    tells_the_notary,
    tells_who_goes,
    without_label,
)
from actions.notarization.readers.places import (
    is_of_relative,
    place_of_use,
    says_whereabouts,
    tells_of_event,
    without_events,
)
from actions.story.mentions import Fact
from actions.story.reading import read_story
from backend.shared.calendar import BEIJING
from backend.shared.wished_times import WishedTimes

FOR_RELATIVE = "for_relative"
"""Kept where the family asks for the applicant: what they call that person, as far as it was said."""
SOMEBODY = "relative"
_NUMBERS: Mapping[str, str] = {"document_number": "document", "phone": "phone"}
"""Questions for numbers, and how their tokens begin."""
_FAULTS = frozenset({"utter_document_check_digit", "utter_document_odd", "utter_phone_odd"})
"""Faults of a number itself, said wherever it is told."""
_TIMES = frozenset({"slot"})
_POWER = "power_of_attorney"
"""The matter of who shall act for the writer, whatever the paper is called."""
_LONGEST_NOTE = 200
_LONGEST_OF_ALL = 500
"""Characters of one note, and of all together."""
_LITTLE_MORE = 5
"""Characters beside what somebody is called who goes, with which nothing else is told of them ("我弟弟替我去")."""
_EDGES = " ，,。.；;：:"
_OF_THE_TALK = "change_language"
"""The intent of who speaks of the language of this conversation, not of the certificate's."""


@dataclass(frozen=True, slots=True)
class Told:
    """Things one message tells.

    Args:
        relative: what the family calls the applicant, if they say that it is for them.
        answers: by question.
        wish: the days and hours that are wished for, with what was wished before.
        faults: what is wrong with a number that is told, by the question for it.
        goer: who goes for the applicant.
    """

    relative: str = ""
    answers: Mapping[str, Reading] = field(default_factory=dict)
    wish: WishedTimes | None = None
    faults: Mapping[str, Reading] = field(default_factory=dict)
    goer: Goer | None = None


def _knows_matter(turn: Turn, message: UserMessage) -> bool:
    return bool(message.value("notarization_matter") or (turn.has_draft and turn.answers.get("matter")))


def assumed_clock(turn: Turn) -> str:
    """Return the zone a wish without a clock is said on: Beijing's for who comes to the window; none till then."""
    route = turn.answers.get("route") if turn.has_draft else None
    return BEIJING.key if route not in (None, VIDEO) else ""


def is_for_oneself(answers: Mapping[str, Any]) -> bool:
    """Return True if who writes is who applies, as far as it was said."""
    return not answers.get(FOR_RELATIVE)


async def told_now(flow: Flow, turn: Turn) -> Told:
    """Return what the message of a turn tells."""
    message = turn.answer
    if message.pressed or message.uploaded or not message.text:
        return Told()
    facts = read_story(message.text, [dict(one) for one in message.entities], cause="notarization").sure
    relative = relative_in(message.text, facts)
    known = str(turn.answers.get(FOR_RELATIVE, "")) if turn.has_draft else ""
    numbers = await _numbers(flow, turn, facts, relative or known)
    answers = {
        **_name(message.text, facts, relative or known),
        **{name: found for name, found in numbers.items() if found.found},
        **({} if relative or known else await whereabouts(flow, turn, facts)),
        **_note(turn, message),
        **({"use_place": Reading(use)} if (use := place_of_use(message)) else {}),
        **({"matter": Reading(_POWER)} if gives_power(message.text) and not _knows_matter(turn, message) else {}),
    }
    before = wished_before.wish_of(turn) or _of_chosen(turn)
    wish = wished_before.wish_told(message, turn.timezone, today_there(turn), before)
    faults = {name: found for name, found in numbers.items() if found.problem in _FAULTS}
    return Told(relative, answers, wish, faults, goer_told(message.text))


def _of_chosen(turn: Turn) -> WishedTimes | None:
    """The day of the time that is chosen, where a message changes it by its hour alone ("日期改下午两点")."""
    chosen = turn.answers.get("slot") if turn.has_draft else None
    if not isinstance(chosen, Mapping) or not chosen.get("start") or not _changes_time(turn.answer):
        return None
    if not numbered_entries(turn.answer.text, shown=True):
        return None  # a time alone is put right as any answer is
    on = datetime.fromisoformat(str(chosen["start"])).astimezone(BEIJING).date().isoformat()
    return WishedTimes(days=((on, on),), zone=BEIJING.key)


def _changes_time(message: UserMessage) -> bool:
    return any(wished_before.changes(one) or changes_time(one.text) for one in message.stretches())


def relative_in(text: str, facts: Mapping[str, Fact]) -> str:
    """Return the family's word for the applicant, where a message says for whom it is; nothing otherwise."""
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
        name = name_of(relative, text) or str(next(known, "")) or _called(text, facts)
    return {"applicant_name": Reading(name)} if name and is_name(name) else {}


def _called(text: str, facts: Mapping[str, Fact]) -> str:
    """The name the applicant is told to be called by, where the message names nobody else ("call her Lau Sau Ying")."""
    if is_of_relative(text) or "plaintiff_1_name" in facts:
        return ""
    return next((one for one in introduced(text) if len(one) > 1 and is_name(one)), "")


async def _numbers(flow: Flow, turn: Turn, facts: Mapping[str, Fact], relative: str) -> dict[str, Reading]:
    """The applicant's numbers, each by its question's own reader; those of somebody else who is named are left."""
    others = not relative and {"other_name", "relative_name"} & set(facts) and "plaintiff_1_name" not in facts
    read: dict[str, Reading] = {}
    for name, kind in _NUMBERS.items():
        one = flow.field(name)
        called_own = (own := own_number(turn.answer.text, kind)) is not None and own.owner == "own"
        if one is None or (others and not called_own) or not token_in(turn.answer.text, kind):
            continue
        found = await one.read(turn, turn.answer)
        if found.found != bool(found.problem):
            read[name] = found
    return read


async def whereabouts(flow: Flow, turn: Turn, facts: Mapping[str, Fact]) -> dict[str, Reading]:
    """Return where the writer says to be, whatever other places are named, and only where that is abroad.

    Args:
        facts: what the message tells; a place in it is the writer's own.
    """
    where, fact = flow.field("whereabouts"), facts.get("plaintiff_place")
    if where is None or fact is None:
        return {}
    if without_events(turn.answer) != turn.answer and not says_whereabouts(turn.answer.text):
        return {}
    inside = tuple(dict(e) for e in turn.answer.entities if fact.start <= int(e.get("start", -1)) < fact.end)
    only = replace(turn.answer, text=turn.answer.text[fact.start : fact.end], entities=inside)
    found = await where.read(turn, only)
    return {"whereabouts": found} if found.found and where.from_opening(found.value) else {}


def _note(turn: Turn, message: UserMessage) -> dict[str, Reading]:
    """Keep what the notary should know that no question asks, in the person's words, without anybody's numbers.

    How many certificates and in which languages, who comes for it, whose it is, and what to be prepared for.
    """
    of_the_talk = message.intent == _OF_THE_TALK and message.is_sure and not tells_of_copies(message.text)
    if of_the_talk or said("names_the_note", message.text):
        return {}  # who names the note corrects it
    pieces = [_without_number(piece.text) for piece in message.stretches()]
    told = [one for one in pieces if not said("asks", one) and not _is_known(turn, one)]
    text = "，".join(
        one for one in told if said("notary_should_know", one) or tells_the_notary(one) or tells_of_event(one)
    ) or _who_goes(turn, message)
    before = str(turn.answers.get("note") or "") if turn.has_draft else ""
    whole = "；".join(one for one in (before, text) if one)
    if not text or text in before or len(text) > _LONGEST_NOTE or len(whole) > _LONGEST_OF_ALL:
        return {}
    return {"note": Reading(whole)}


def _is_known(turn: Turn, text: str) -> bool:
    """Return True if words only say who goes, which has an answer of its own, or say it once more."""
    known, goer = (turn.answers.get(agents.AGENT) if turn.has_draft else None), goer_told(text)
    if goer is None:
        return False
    return bool(known and goer.who in (known, "")) or 0 < len(text) - len(goer.who) <= _LITTLE_MORE


def _without_number(text: str) -> str:
    """Words without a private number, and without what the number was called."""
    bare = without_tokens(text)
    return (without_label(bare.strip(_EDGES)) if bare != text else bare).strip(_EDGES)


def _who_goes(turn: Turn, message: UserMessage) -> str:
    """The sentence that says who comes, where commas part it ("My aunt, who lives there, will apply for me")."""
    wholes = [_without_number(message.text[start:end]) for start, end in sentences(message.text)]
    told = (one for one in wholes if tells_who_goes(one) and not said("asks", one) and not _is_known(turn, one))
    return next(told, "")


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a message tells that is no answer to the open question; what it asks beside is answered."""
    kept = (*_kept(state, message, candidates), *_faulty(state, candidates))
    if not kept or answers_here(state, candidates):
        return ()
    passing = out_of_order.propose_passing(state, message, candidates)
    goes = agents.heard(state, message, candidates.own.goer if isinstance(candidates.own, Told) else None)
    asked = () if goes else question.propose_aside(state, message, candidates)
    searches = message.is_sure and state.questions.knows(message.intent) and message.intent in OF_A_PLACE
    if not asked and searches and not only_tells_where(message):  # "我在拉斯维加斯，该去哪个领事馆"
        asked = (AnswerQuestion(message.intent),)
    return (*passing, *kept, *asked)


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the same where the message answers the open question, too."""
    if not answers_here(state, candidates):
        return ()
    return (*_kept(state, message, candidates), *_faulty(state, candidates))


def beside_entries(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the number and the time told beside an entry of the review that is changed by its number.

    "第3项不对，我换了中国护照，号码是…，日期改下午两点" changes three answers.
    """
    heard = candidates.own
    entries = [one.revision.entry for one in candidates.revised if one.revision.entry]
    called = [state.by_number[entry - 1] for entry in entries if 1 <= entry <= len(state.by_number)]
    if not isinstance(heard, Told) or not called or any(one.free_text or one.name in _NUMBERS for one in called):
        return ()
    told = {name: heard.answers[name] for name in _NUMBERS if name in heard.answers}
    news = [(name, found) for name, found in told.items() if found.value != state.answers.get(name, SKIPPED)]
    numbers = tuple(CorrectSlot(name, found, said_back=True) for name, found in news)
    anew = _changes_time(message) and not any(one.name in _TIMES for one in called)
    return (*numbers, *(wished_before.note(state, heard.wish, over=_TIMES, anew=True) if anew else ()))


def _faulty(state: State, candidates: Candidates) -> tuple[Command, ...]:
    """Say what is wrong with a number told beside other things, instead of dropping it; its question is asked then."""
    heard = candidates.own
    if not isinstance(heard, Told):
        return ()
    wrong = [(name, found) for name, found in heard.faults.items() if name not in (state.question, *state.answers)]
    return tuple(PointOut(name, found) for name, found in wrong[:1])


def _kept(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    heard = candidates.own
    if not isinstance(heard, Told) or candidates.is_title:
        return ()
    news = [(name, found) for name, found in heard.answers.items() if _is_news(state, name, found)]
    told: tuple[Command, ...] = tuple(NoteAside(name, found) for name, found in news)
    told += _own_number_again(state, message, heard)
    whose: tuple[Command, ...] = ()
    if heard.relative and not state.answers.get(FOR_RELATIVE):
        whose = (ChangeAnswers({FOR_RELATIVE: heard.relative}),)
    anew = wished_before.changes(message)
    told += agents.heard(state, message, heard.goer)
    return (*told, *(whose if told else ()), *wished_before.note(state, heard.wish, over=_TIMES, anew=anew))


def _own_number_again(state: State, message: UserMessage, heard: Told) -> tuple[Command, ...]:
    """Put the number that is called one's own in the place of the other that was kept ("不是表妹那个")."""
    known, found = state.answers.get("phone"), heard.answers.get("phone")
    if not known or found is None or found.value == known or state.question == "phone":
        return ()
    own = own_number(message.text)
    return (CorrectSlot("phone", found),) if own is not None and own.owner == "own" else ()


def _is_news(state: State, name: str, found: Reading) -> bool:
    """Return True if it answers another question than the open one, and none that has an answer; a note may grow."""
    known = state.answers.get(name, SKIPPED)
    return name != state.question and found.value != known and (name == "note" or known == SKIPPED)


def facts_about(turn: Turn, what: Sequence[str]) -> Mapping[str, Any]:
    """The facts of what was kept: the wished time in words."""
    wish = wished_before.wish_of(turn)
    if agents.AGENT in what:
        return {"words": agents.words(turn)}
    if other_matters.OTHERS in what:
        return {"lines": other_matters.lines(turn)}
    return (
        {"when": wished_before.in_words(turn, wish, assumed_clock(turn))} if WISHED in what and wish is not None else {}
    )

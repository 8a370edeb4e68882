"""Reads a message once a turn: what each question could take from it, so that the rules need neither backend nor clock.

Only what a rule may need is read: the open question always, the others when a message holds a value or takes something
back. A field whose reading does something (sends a code) is read only when it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actions.dialogue.candidates import SPEAKS_FOR_ITSELF, Candidates, Proposal
from actions.dialogue.edited_answers import edited_answers
from actions.dialogue.fields import Field
from actions.dialogue.flow import Flow
from actions.dialogue.guesses import guessed
from actions.dialogue.meant_elsewhere import meant_here, of_subject
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, denied, last, says_only, spans, without_denied
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.answer_belief import learned
from actions.dialogue.readers.clauses import without_tokens
from actions.dialogue.readers.options import agreed, typed_title
from actions.dialogue.readers.questions_beside import without_questions
from actions.dialogue.readers.revision import Revision
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.readers.told_days import is_part_of
from actions.dialogue.reading import NOTHING, Choice, Reading
from actions.dialogue.rules import by_owner
from actions.dialogue.state import UNPLACED, State
from actions.dialogue.told_earlier import choices_of, is_option, read_choice
from actions.dialogue.turn import Turn
from actions.script import sign_by_sign

_FEWEST_LETTERS = 2
"""Letters from which a message is judged; one among signs ("[31m") is no word."""
_LONGEST_MOVE = 60
_LONGEST_TITLE = 40
_SHORTEST_TITLE = 3
_YOURS = ("您的", "您", "your ", "what you ")
_UNNAMED = "CNY"
"""The currency a sum is read in that names none."""
_LONGEST_JUDGED = 200
"""Characters of a message up to which it is judged whether it is meant for the question."""
_LONGEST_STORY = 600
"""Characters; of a longer message only the open question is read here."""


async def extract(flow: Flow, turn: Turn, state: State) -> Candidates:
    """Return what each question could take from the message of a turn, and what only the flow reads of it."""
    read = await _read(turn, state)
    return replace(read, own=await flow.gather(flow, turn, state))


async def _read(turn: Turn, state: State) -> Candidates:
    said, here = turn.answer, state.here
    if said.uploaded:
        return Candidates(await here.read_upload(turn, said.uploaded) if here else NOTHING)
    if said.pressed:
        return await _pressed(turn, state)
    if here and (odd := state.flow.refuses(said, here)) is not None:
        return Candidates(odd)
    choices = await choices_of(turn, here) if here else ()
    if here and is_option(choices, said.text):
        return Candidates(await read_choice(turn, here, choices[int(said.text) - 1].value), choices=choices)
    if here and (title := typed_title(said.text, choices)) is not None:
        return Candidates(await read_choice(turn, here, title.value), is_title=True, choices=choices)
    taken_back = revisions(
        _told(said),
        at_review=state.is_review,
        numbered=state.numbered,
        titles=_titles(state),
        names=_names(state),
    )
    revised = [await _proposal(turn, state, one) for one in taken_back]
    acts_for_another = here is not None and here.acts and _of_another(revised)
    found = await _read_here(turn, state, here, choices) if here and not acts_for_another else NOTHING
    found = meant_here(state, said, found, choices)
    clauses = _parts(said, found) if here and not here.story else ()
    elsewhere = await _others(turn, state, said, found)
    return Candidates(
        here=found,
        choices=choices,
        by_clause=[(part, meant_here(state, part, await here.read(turn, part), choices)) for part in clauses]
        if here and len(clauses) > 1
        else (),
        beside=await _beside(turn, state, here) if here and found.found else {},
        elsewhere=elsewhere,
        plainly=await _others(turn, state, _for_itself(said), found),
        revised=revised,
        moved=await _moved(turn, state),
        titled={} if found.found else await _titled(turn, state),
        offering=frozenset([one.name for one in state.asked if one.name in elsewhere and await one.choices(turn)]),
        belief=(belief := _belief(state, here, said, found, choices) if here else None),
        of_subject=here is not None and of_subject(state, said, found),
        guess=await guessed(turn, state, said, found, choices, belief),
    )


def _told(said: UserMessage) -> UserMessage:
    """The message without the questions beside what it tells; every other character stays in its place."""
    text = without_questions(said.text)
    return said if text == said.text else replace(said, text=text.rstrip(" ，,、;；"))


def _belief(state: State, here: Field, said: UserMessage, found: Reading, choices: Sequence[Choice]) -> float | None:
    """Estimate how surely a message is meant for the open question; None where its words do not tell.

    A value alone, a choice's own words and a yes to one are as sure as can be; what is no choice of a question for them
    was read from more than its answer (a paper's values put right), and a long story is not what was learned from.
    A question beside the value ("why do you need it? 416 555 0198") makes it no less an answer.
    """
    told = without_questions(said.text).strip(" ，,、;；") or said.text
    words = sum(sign.isalpha() for sign in without_tokens(told)) >= _FEWEST_LETTERS
    if not here.free_text and choices and found.found:
        known = bool(found.entities) or any(choice.value == found.value for choice in choices)
        words = words and known and not says_only("says_yes", told)
    if found.covers == 1 or here.acts or not words or len(said.text) > _LONGEST_JUDGED:
        return None
    return learned().belief(f"{state.flow.service}.{here.name}", here.label, told)


def _titles(state: State) -> frozenset[str]:
    """The names of the questions that are answered, as they are compared; short ones are words of other sentences."""
    answered = [one for one in state.asked if one.name in state.answers and one is not state.here]
    names = {sign_by_sign(name).casefold() for one in answered for name in (one.label.zh, one.label.en)}
    return frozenset(name for name in names if len(name) >= _SHORTEST_TITLE)


def _names(state: State) -> frozenset[str]:
    """Every name of the questions that are answered, as compared, and as whoever answers says it ("我想…")."""
    answered = [one for one in state.asked if one.name in state.answers or one is state.here]
    names = {sign_by_sign(name).casefold() for one in answered for name in one.names}
    return frozenset({*names, *(name.removeprefix(lead) for name in names for lead in _YOURS)})


def _parts(said: UserMessage, found: Reading) -> Sequence[UserMessage]:
    """The clauses of a message; from comma to comma where a question stands beside what may be an answer.

    What is only supposed ("if it was 2021, is it too late?") answers nothing.
    """
    clauses = said.clauses()
    if len(clauses) > 1 or not found.found or not said.asks:
        return clauses
    return () if says("supposes", said.text) else said.stretches()


def _of_another(revised: Sequence[Proposal]) -> bool:
    """Return True if a named answer given before gets a value, so that the open question's reading waits."""
    return any(one.revision.subject and any(found.found for found in one.readings.values()) for one in revised)


async def _pressed(turn: Turn, state: State) -> Candidates:
    button = state.flow.pressed(turn.answer.pressed)
    if button is None:
        return Candidates(is_title=True, elsewhere=await _unplaced(turn, state))
    one, value = button
    return Candidates(await read_choice(turn, one, value), pressed=one.name, is_title=True)


async def _read_here(turn: Turn, state: State, here: Field, choices: Sequence[Choice]) -> Reading:
    """The open question's answer; of two values in one breath ("三月 不对 五月") the last is meant."""
    said = turn.answer if here.free_text else _simplified(turn.answer)
    cut = last("takes_back", said.text) if not here.story else None
    if cut is not None and said.text[: cut[0]].strip():
        found = await here.read(turn, said.behind(cut[1]))
        if found.found and found.entities:
            return found
    if _denies_another(said.text, here, state):
        return NOTHING
    found = await here.read(turn, said)
    if found.found and _is_denied_here(here, said, found):
        found = await here.read(turn, replace(said, text=without_denied(said.text)))
    if found.found or found.problem:
        return found
    meant = NOTHING if here.is_open else agreed(said, choices, first_is_recommended=here.first_is_recommended)
    return await read_choice(turn, here, str(meant.value)) if meant.found else NOTHING


def _is_denied_here(here: Field, said: UserMessage, found: Reading) -> bool:
    """Tell whether words that a question took hold what the message denies ("不是三楼，是他的阳台" of a home)."""
    if not here.free_text or here.story or not isinstance(found.value, str | Mapping):
        return False
    words = str(found.value.get("text", "") if isinstance(found.value, Mapping) else found.value)
    return any(part in words for part in denied(said.text))


def _denies_another(text: str, here: Field, state: State) -> bool:
    """Return True if a message says no to what another question is about ("不要调解" when the IOU is asked)."""
    at = behind("says_no", text) or behind("have_none", text)
    rest = text[at:] if at and len(text) <= _LONGEST_TITLE else ""
    if not rest.strip() or here.free_text or here.named_in(rest):
        return False
    return any(one.named_in(rest) for one in state.flow.fields if one is not here and one.group != here.group)


async def _others(turn: Turn, state: State, said: UserMessage, found: Reading) -> Mapping[str, Reading]:
    """Read for the fields that are not open; nothing where the open question has used all there is."""
    kinds = {str(entity.get("entity")) for entity in said.entities} - {"number", *found.entities}
    if not said.text or len(said.text) > _LONGEST_STORY:
        return {}
    readable = [one for one in state.asked if one is not state.here and not one.acts and state.ready(one)]
    if found.found and not kinds:
        readable = [one for one in readable if one.named_in(said.text)]
    plain = _simplified(said)
    return {
        one.name: value
        for one in readable
        if (value := await one.read(turn, said if one.free_text else plain)) != NOTHING
    }


async def _beside(turn: Turn, state: State, here: Field) -> Mapping[str, Reading]:
    """Return what other questions read in the stretches that do not answer the open one ("澳洲护照，人在悉尼").

    Only words that speak for themselves count, so that a message without any is not read again.
    """
    pieces = turn.answer.stretches()
    if here.story or here.free_text or len(pieces) < 2 or not _for_itself(turn.answer).entities:
        return {}
    others = [one for one in pieces if not (await here.read(turn, replace(one, intent="inform"))).found]
    read: dict[str, Reading] = {}
    for piece in others if len(others) < len(pieces) else ():
        for name, value in (await _others(turn, state, _for_itself(replace(piece, intent="inform")), NOTHING)).items():
            read.setdefault(name, value)
    return read


async def _of_entry(turn: Turn, state: State, revision: Revision) -> Proposal:
    """Read for the entry that is called by its number, and for no other answer, the words that shall stand there."""
    if not 1 <= revision.entry <= len(state.by_number) or not revision.words.text:
        return Proposal(revision)
    one, words = state.by_number[revision.entry - 1], replace(revision.words, intent="inform", decision="answer")
    if one.acts:
        return Proposal(revision)
    plain = words if one.free_text else _simplified(words)
    return Proposal(revision, {one.name: await (one.instead or one.read)(turn, plain)})


async def _proposal(turn: Turn, state: State, revision: Revision) -> Proposal:
    """Read for the answered fields the words that stand instead."""
    if revision.entry and not revision.denied and state.by_number:
        return await _of_entry(turn, state, revision)
    words = replace(revision.words, intent="inform", decision="answer")
    answered = [one for one in state.asked if one.name in state.answers and not one.acts]
    named = [one for one in state.asked if one not in answered and one is not state.here and not one.acts]
    named = [one for one in named if state.ready(one) and revision.subject and one.named_in(revision.subject)]
    unasked = by_owner.called_by_owner(state, by_owner.stretch_of(turn.answer, revision), revision.subject)
    named += [unasked] if revision.subject and unasked is not None and unasked not in named else []
    readings = {one.name: value for one in (*answered, *named) if (value := await one.read(turn, words)) != NOTHING}
    if words.asks:  # "wait, how much does the court charge for that" puts no words in the place of others
        called = {one.name for one in answered if revision.subject and one.named_in(revision.subject)}
        readings = {name: value for name, value in readings.items() if value.entities or name in called}
    if state.here is not None and not state.here.acts and state.here.name not in readings:
        readings[state.here.name] = await state.here.read(turn, words)
    shown = {one.name: one.show(turn, state.answers[one.name]) for one in answered if state.answers[one.name] != ""}
    denied = await _whose_value(turn, state, answered, revision)
    edited = await edited_answers(turn, state, answered, revision)
    return Proposal(revision, readings, shown if revision.wrong is not None else {}, denied, edited)


async def _whose_value(turn: Turn, state: State, answered: Sequence[Field], revision: Revision) -> frozenset[str]:
    """The answers whose readers make their very value of the denied words ("两千" of 2,000 yuan)."""
    if revision.wrong is None:
        return frozenset()
    wrong = replace(revision.wrong, intent="inform", decision="answer")
    read = [(one.name, await one.read(turn, _simplified(wrong))) for one in answered if not one.free_text]
    return frozenset(name for name, found in read if found.found and _is_denied(found.value, state.answers[name]))


def _is_denied(value: object, kept: object) -> bool:
    """Tell whether a denied value is the kept one, the month or year of a kept day ("不是九月"), or its bare figure."""
    return value == kept or is_part_of(str(value), kept) or _is_figure_of(str(value), str(kept))


def _is_figure_of(value: str, kept: str) -> bool:
    """Tell whether a sum without a currency of its own is the figure of a kept one ("不是48万" of US dollars)."""
    figure, _, currency = value.partition(" ")
    return currency == _UNNAMED and figure == kept.partition(" ")[0] and kept.count(" ") == 1


async def _moved(turn: Turn, state: State) -> Mapping[str, Reading]:
    """Read the answer given last for the questions a message names, where it says that it is theirs."""
    said, last = turn.answer, state.before(1)
    if not last or len(said.text) > _LONGEST_MOVE or not spans("belongs_elsewhere", said.text):
        return {}
    value = state.answers.get(last[0].name)
    if not isinstance(value, str) or not value:
        return {}
    words = UserMessage(value, "inform")
    named = [one for one in state.asked if one is not last[0] and not one.acts and one.named_in(said.text)]
    return {one.name: found for one in named if (found := await one.read(turn, words)).found}


async def _unplaced(turn: Turn, state: State) -> Mapping[str, Reading]:
    """Read for the question whose chip is pressed the value that was told before and could mean several."""
    waiting, chosen = state.answers.get(UNPLACED), state.field(str(turn.answer.pressed.get("form_field", "")))
    if not isinstance(waiting, Mapping) or chosen is None:
        return {}
    if chosen.name in state.answers and not waiting.get("instead"):
        return {}
    words = UserMessage(str(waiting["text"]), "inform", "answer", tuple(waiting["entities"]))
    return {chosen.name: found} if (found := await chosen.read(turn, words)).found else {}


async def _titled(turn: Turn, state: State) -> Mapping[str, Reading]:
    """The other questions one of whose choices a message names in so many words ("先填写，提交前再验证").

    A question that wants something of its own (a time, a place) is left out: it may offer a diary of the day.
    """
    said = turn.answer
    if not 4 <= len(said.text) <= _LONGEST_TITLE:
        return {}
    found: dict[str, Reading] = {}
    for one in state.asked:
        if one is state.here or one.acts or one.wants is not None or not state.ready(one):
            continue
        title = typed_title(said.text, await one.choices(turn))
        if title is not None and said.text.strip(" 。.！!").casefold() in (title.label.zh, title.label.en.casefold()):
            found[one.name] = await one.read_pressed(turn, title.value)
    return found


def _simplified(said: UserMessage) -> UserMessage:
    """The message in Simplified characters, in which choices and folk words are kept; places in it stay."""
    return replace(said, text=sign_by_sign(said.text))


def _for_itself(said: UserMessage) -> UserMessage:
    """The message with only those of its entities that need no question to be understood."""
    plain = tuple(entity for entity in said.entities if entity.get("entity") in SPEAKS_FOR_ITSELF)
    return replace(said, entities=plain)

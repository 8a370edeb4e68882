"""Rule for what is told of another question than the open one: kept and said back, so that nobody tells it twice.

"I am in London" when the matter was asked; "50k usd in march 2020"; a number told as a name. Only words that speak for
themselves are taken in passing: a day could mean anything.
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.candidates import SPEAKS_FOR_ITSELF, Candidates
from actions.dialogue.commands import Clarify, Command, CorrectSlot, NoteAside
from actions.dialogue.fields import Field
from actions.dialogue.intents import wishes
from actions.dialogue.message import ANSWERING, UserMessage
from actions.dialogue.phrases import behind, said
from actions.dialogue.readers.named_answers import label_before
from actions.dialogue.readers.speech_acts import wishes as wishes_in_words
from actions.dialogue.reading import NOTHING, Reading
from actions.dialogue.state import SKIPPED, State
from backend.conversation.wanted import A_DAY, A_PAST_DAY

_OF_OFFICES = ("institution", "institution_kind")
"""Entities of those who are looked for, not of who writes."""
_PLACES = ("place", "country")
"""Entities of a place, of which nothing says who lives there."""
_NUMBERS = ("phone", "document", "email")
"""Kinds of private numbers, as their tokens name them."""
_DAYS = (A_DAY, A_PAST_DAY)
"""Wants of the questions for the day of something that happened."""
_MOST_AGAIN = 3
_MENTIONED = 0.25
"""Share of a message up to which a known value is only a word in it ("no, only the IOU")."""
_HALF, _NEARLY = 0.5, 0.8
"""Share of a message from which it is hardly more than the value itself."""


def propose_passing(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a message that is no answer tells of other questions."""
    elsewhere = (
        message.is_sure
        and message.intent not in (*ANSWERING, f"start_{state.flow.service}")
        and not _tells_of_oneself(message)
    )
    if (
        (candidates.here.found and not _in_passing(message, candidates.here))
        or elsewhere
        or message.pressed
        or not message.entities
        or message.asks
    ):
        return ()
    corrects = behind("corrects_first", message.text) is not None
    told: list[NoteAside] = []
    used: set[str] = set()
    for field in state.flow.fields:
        found = candidates.plainly.get(field.name)
        if found is None or field.free_text or (field.name in state.answers and not corrects):
            continue
        if found.found and found.entities and not used & set(found.entities) and _is_news(state, field, found):
            told.append(NoteAside(field.name, found))
            used |= set(found.entities)
    return tuple(told)


def _in_passing(message: UserMessage, found: Reading) -> bool:
    """Return True if the open question's value is only a word in what somebody says of themselves ("我拿中国护照")."""
    return not found.entities and found.covers < _HALF and _tells_of_oneself(message)


def _tells_of_oneself(message: UserMessage) -> bool:
    """Return True if a message says where or what somebody is, however it sounds ("我拿中国护照，在多伦多")."""
    names_others = bool(message.values(*_OF_OFFICES))
    told = said("of_oneself", message.text) or said("is_there", message.text)
    return told and not names_others and not wishes_in_words(message.text) and not said("asks_softly", message.text)


def beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what stands beside an answer and speaks for itself as another one ("澳洲护照，人在悉尼")."""
    told: list[NoteAside] = []
    used: set[str] = set()
    for field in () if message.asks else state.asked:
        found = candidates.beside.get(field.name)
        if found is None or not found.found or field.free_text or field.name in state.answers:
            continue
        if found.entities and not used & set(found.entities) and _is_news(state, field, found):
            told.append(NoteAside(field.name, found))
            used |= set(found.entities)
    return (*told, *_numbers_beside(state, candidates))


def _numbers_beside(state: State, candidates: Candidates) -> tuple[NoteAside, ...]:
    """Keep the numbers told along with an answer ("我叫陈国强，护照E12345678"), each where one question alone takes it.

    A number says itself of which kind it is; whose it is, it does not: it stays under the heading of the open
    question, and of several questions none gets it.
    """
    taken = {str(candidates.here.value), *map(str, candidates.here.also.values())}
    waiting: dict[str, list[NoteAside]] = {}
    for field in state.asked:
        found = candidates.elsewhere.get(field.name)
        kind = next((one for one in _NUMBERS if found and str(found.value).startswith(f"⟦{one}:")), "")
        open_still = field is not state.here and not field.free_text and field.name not in state.answers
        if found is None or not kind or not open_still or state.here is None or field.group != state.here.group:
            continue
        if "".join(found.entities[:1]).startswith(kind) and str(found.value) not in taken:
            waiting.setdefault(kind, []).append(NoteAside(field.name, found))
    return tuple(fields[0] for fields in waiting.values() if len(fields) == 1)


def propose_titled(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """The very title of another question's choice is that answer, whatever wish it sounds like."""
    opens_another = state.opened_by.get(message.intent, state.flow.service) != state.flow.service
    if candidates.is_title or len(candidates.titled) != 1 or opens_another:
        return ()
    return tuple(CorrectSlot(name, value) for name, value in candidates.titled.items())


def propose_named(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep a value for the one question a message names with it (a birthday when the day of the loan is asked)."""
    here = state.here
    if here is None or here.story or message.pressed or message.asks or here.named_in(message.text):
        return ()
    if here.free_text and _is_part(candidates.here, message):
        return ()
    taken = candidates.here.also if candidates.here.found or candidates.here.partial else {}
    called = {field.name: field.called_in(message.text) for field in state.flow.fields if field is not here}
    longest = max(called.values(), default=0)
    best = [name for name, length in called.items() if length == longest]
    if not longest or len(best) != 1 or best[0] in taken:
        return ()
    found = candidates.elsewhere.get(best[0])
    if found is None or not found.found or not found.entities or best[0] in state.answers:
        return ()
    return (NoteAside(best[0], found),)


def propose_labelled(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put an answer right that a message begins with the label of, where the open question can do nothing with it.

    "地址要写全：25 Lambeth Road, London SE1 7PB" while a telephone is asked: of two addresses the one under the heading
    of the open question.
    """
    here = state.here
    if (
        here is None
        or here.story
        or message.pressed
        or message.asks
        or candidates.here.found
        or candidates.here.partial
    ):
        return ()
    label = label_before(message.text)
    called = {field: field.called_in(label) for field in state.asked if label and field.name in state.answers}
    longest = max(called.values(), default=0)
    named = [field for field, length in called.items() if length == longest > 0 and field is not here]
    told = {field.name: candidates.elsewhere.get(field.name, NOTHING) for field in named}
    fitting = [field for field in named if told[field.name].found and not told[field.name].partial]
    near = [field for field in fitting if field.group == here.group] or fitting
    if len(near) != 1 or told[near[0].name].value == state.answers[near[0].name]:
        return ()
    return (CorrectSlot(near[0].name, told[near[0].name]),)


def _is_part(found: Reading, message: UserMessage) -> bool:
    """Return True if the open question's reader took a part of the words alone: a name, with numbers behind it."""
    value = found.value
    return isinstance(value, str) and value != message.text.strip() and value in message.text


def propose_instead(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep a value the open question can do nothing with for the one it fits (a number told as a name)."""
    here, found = state.here, candidates.here
    if here is None or not found.problem or found.partial or not message.text:
        return ()
    if _tells_place(message) and (several := _several(state, message, candidates)):
        return (Clarify(several, keeps=True),)  # "开平市赤坎镇" at a day may be where either side lives
    return tuple(
        NoteAside(field.name, value)
        for field, value in _bare(state, message, candidates)
        if here.wants is None or field.wants != here.wants
    )


def _tells_place(message: UserMessage) -> bool:
    return any(one.get("entity") in _PLACES for one in message.entities)


def propose_ahead(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the answers a message gives to other questions than the open one."""
    if not message.text or wishes(message, state.flow.service):
        return ()
    told = tuple(
        NoteAside(field.name, found)
        for field in (state.flow.fields if state.flow.prefills else ())
        if (found := candidates.elsewhere.get(field.name)) is not None
        and not field.free_text
        and state.answers.get(field.name, SKIPPED) == SKIPPED
        and found.speaks_for_itself
        and field.from_opening(found.value)
    )
    if told or state.is_review:
        return told
    bare = _bare(state, message, candidates)
    several = _several(state, message, candidates)
    return (Clarify(several, keeps=True),) if several else tuple(NoteAside(field.name, value) for field, value in bare)


def propose_known(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say back what is told again and stands already, instead of saying that it was not understood."""
    if message.pressed or message.asks or not message.text:
        return ()
    own = candidates.own if isinstance(candidates.own, Mapping) else {}
    again: list[NoteAside] = []
    kinds: set[str] = set()
    left = {str(entity.get("entity")) for entity in message.entities} - {"number"}
    for field in state.asked:
        kept = state.answers.get(field.name, SKIPPED)
        if kept in (SKIPPED, None) or field is state.here or field.story or not field.in_review or field.acts:
            continue
        found = candidates.elsewhere.get(field.name, NOTHING)
        read = found.found and bool(found.entities) and found.value == kept
        if read or own.get(field.name) == kept:
            again.append(NoteAside(field.name, Reading(kept)))
            left -= set(found.entities)
            kinds |= set(found.entities)
    told = bool(own) and all(state.answers.get(name) == value for name, value in own.items())
    whole = told or (not left and message.share(*kinds) >= _MENTIONED)
    return tuple(again) if whole and len(again) <= _MOST_AGAIN else ()


def _several(state: State, message: UserMessage, candidates: Candidates) -> tuple[str, ...]:
    """The open questions that one bare value could answer, where none of them is the next to be asked."""
    kinds = {str(entity.get("entity")) for entity in message.entities} - {"number"}
    if len(kinds) != 1 or message.share(*kinds) < _HALF or state.here not in state.asked:
        return ()
    later = state.asked[state.asked.index(state.here) + 1 :]
    waiting = [field for field in later if field.name not in state.answers and field.name not in candidates.offering]
    fitting = [field for field in waiting if kinds & set(candidates.elsewhere.get(field.name, NOTHING).entities)]
    return tuple(field.name for field in fitting) if len(fitting) > 1 and fitting[0] is not waiting[0] else ()


def _bare(state: State, message: UserMessage, candidates: Candidates) -> list[tuple[Field, Reading]]:
    """The first question each value fits, if it has no answer yet: an amount told when the day was asked.

    Only of a message that is little else than values ("50k usd in march 2020"); each kind answers one question.
    """
    kinds = {str(entity.get("entity")) for entity in message.entities} - {"number"}
    found: list[tuple[Field, Reading]] = []
    if message.share(*kinds) < _HALF:
        return found
    names = {field.name for field in state.asked}
    for field in state.asked:
        value = candidates.elsewhere.get(field.name)
        open_before = (set(field.rests_on) & names) - set(state.answers)
        if value is None or open_before or field.name in candidates.offering or _is_sentence(field, value, message):
            continue
        if "part_of_day" in kinds and field.wanted in _DAYS:  # "Saturday morning" is when somebody can meet
            continue
        if value.found and kinds & set(value.entities):
            kinds -= set(value.entities)
            found += [] if field.name in state.answers else [(field, value)]
    return found


def _is_sentence(field: Field, found: Reading, message: UserMessage) -> bool:
    """Return True if a question for words took more than its values ("星期六朝早温哥华时间都得" is no place)."""
    return field.free_text and found.value == message.text and message.share(*found.entities) < _NEARLY


def _is_news(state: State, field: Field, found: Reading) -> bool:
    """Return True if a value is meant as this answer, and is news."""
    plain = SPEAKS_FOR_ITSELF.issuperset(found.entities)
    return plain and field.from_opening(found.value) and found.value != state.answers.get(field.name)

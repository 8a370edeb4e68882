"""Decision whether a message answers the open question or asks for something else."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AppendTo, Command, PointOut, SetSlot
from actions.dialogue.fields import Field
from actions.dialogue.intents import COURTESIES, MOVES, PUTTING_OFF, is_request
from actions.dialogue.message import ANSWERING, UserMessage
from actions.dialogue.offered_times import is_about_times
from actions.dialogue.phrases import behind, says_only
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.readers.giving_up import says_now
from actions.dialogue.readers.shared_words import speaks_of
from actions.dialogue.readers.speech_acts import asks, requests, spoken_act, wishes
from actions.dialogue.reading import NOTHING, Reading
from actions.dialogue.state import State

STORY = 60
"""Characters from which a message to a question for a story is part of it, whatever else it sounds like."""
_ASKS_FOR_NUMBER = frozenset({"ask_institution", "find_institution"})
_ANSWERED_BY_THE_FIELD = ("muttering", "agreement", "grumble", "unknown", "same", "refusal", "correction")
_FELT = frozenset({"tell_worry", "complain"})
_ONLY_SOUND_SO = ("refusal", "muttering", "agreement")
"""Acts whose short words stand in fear and anger, too: "你真没用" refuses nothing, "我好怕" agrees to nothing."""
_ASKS_WHAT_IS_KEPT = "ask_progress"
_NAMES_THE_MATTER = "start_triage"
"""Intent of naming the kind of one's matter; at a question for it ("a civil dispute") that is the answer."""
_BACK = "go_back"
_COMMAND = "/"
"""Beginning of a command; one that is typed is no words of anybody's."""
_SHORT = 12
"""Characters of a choice with a word beside it; three letters count as one."""
_MOSTLY = 0.5
"""Share of a message from which it is nothing but the answer, whatever it sounds like."""


def propose(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the answer, a part of it, or say what is wrong with it."""
    name, found = candidates.pressed or state.question, candidates.here
    if candidates.only_asks(message):
        return ()
    if answers(state, message, candidates):
        return kept(name, found)
    for part, reading in candidates.by_clause:
        if reading.found and not part.asks and _fits(state, part, reading):
            return kept(name, reading)
    return ()


def answers(state: State, message: UserMessage, candidates: Candidates) -> bool:
    """Return True if the whole message is an answer to the open question."""
    found = candidates.here
    if found == NOTHING or (state.here is None and not message.pressed):
        return False
    if message.pressed or candidates.is_title or is_about_times(found):
        return True
    return _fits(state, message, found)


def _is_read(here: Field, said: UserMessage, found: Reading) -> bool:
    """Return True if the field's own reader accepts free words: then they are the answer, however they sound.

    *Sue Chan*, *余好*, *Bill Law* are names. Only a question or a control keeps its meaning where a reader took the
    words all the same. Mutterings and grumbles are answered by the field that knows what it asked for: "等一下" saves
    and closes nothing.
    """
    if not here.free_text:
        return False
    act = spoken_act(said.text)
    if found.covers == 1:
        return True
    if found.problem and not found.found:
        felt = said.is_sure and said.intent in _FELT and act in _ONLY_SOUND_SO
        asks_back = said.is_sure and said.intent == _ASKS_WHAT_IS_KEPT  # "已经填了什么" is no "已经填了"
        return act in _ANSWERED_BY_THE_FIELD and not felt and not asks_back
    return found.found and not _may_be_mood(here, said, found) and act != "control" and not asks(said.text)


def _wishes_for_another(state: State, said: UserMessage) -> bool:
    """Return True if another service is surely wished for in so many words ("我想预约公证")."""
    heard = state.opened_by.get(said.intent)
    service = state.meant(said, heard, state.flow.service) if heard is not None else ""
    return said.is_sure and service not in ("", state.flow.service) and wishes(said.text)


def tells_what_is_asked(state: State, said: UserMessage) -> bool:
    """Return True if a message that neither asks nor wishes speaks of what the open question asks.

    "没有授权书" is no wish for a power of attorney where it was asked whether there is one.
    """
    if said.pressed or _asks_somehow(said) or spoken_act(said.text) == "control":
        return False
    return not _wishes_for_something(said) and speaks_of(said.text, state.asking)


def _names_a_choice(said: UserMessage, found: Reading) -> bool:
    """Return True if a short message names a choice and adds a word to it, asking nothing ("委託書，賣屋用")."""
    is_short = characters_in(said.text) <= _SHORT and found.covers > 0
    wants = _asks_somehow(said) or requests(said.text) or _wishes_for_something(said) or says("sets_aside", said.text)
    return is_short and not wants and not _moves(said) and spoken_act(said.text) != "control"


def _moves(said: UserMessage) -> bool:
    """Return True if a message was heard as a move in the form; "the shop back" wants a thing, and goes nowhere."""
    return said.intent in MOVES and not (said.intent == _BACK and says("wants_back", said.text))


def _only_sounds_asking(said: UserMessage) -> bool:
    """Return True if words that neither ask nor wish were only heard as a question ("me personally" of an officer)."""
    heard = is_request(said.intent) and said.intent not in MOVES and said.intent not in COURTESIES
    if said.text.startswith(_COMMAND):
        return False
    return heard and not (_asks_somehow(said) or requests(said.text) or _wishes_for_something(said))


def _asks_somehow(said: UserMessage) -> bool:
    return said.asks or asks(said.text) or any(says(act, said.text) for act in ("asks_softly", "asks_where"))


def _wishes_for_something(said: UserMessage) -> bool:
    return any(wishes(part.text) or behind("returns_to", part.text) is not None for part in said.stretches())


def _may_be_mood(here: Field, said: UserMessage, found: Reading) -> bool:
    """Return True if words to a question for a story may be no part of it; told whole in one go, they answer it."""
    return here.story and (found.partial or (is_request(said.intent) and said.intent not in _FELT))


def kept(name: str, found: Reading) -> tuple[Command, ...]:
    """Return what keeps a reading as the answer, or as a part of it, or says what is wrong with it."""
    if found.partial:
        return (AppendTo(name, found),)
    return (SetSlot(name, found),) if found.found else (PointOut(name, found),)


def _fits(state: State, said: UserMessage, found: Reading) -> bool:
    """A new request goes before free text; it goes before a value that was only mentioned in passing.

    An answer that names its own service ("委托书公证") is still an answer, and so are the words of a choice ("未立案").
    """
    here = state.here
    if here is None:
        return False
    if _wishes_for_another(state, said) and not (here.story and len(said.text) >= STORY):
        return False
    own = state.flow.takes(state, said, here, found)
    if own is not None:
        return own
    if _is_read(here, said, found) or (here.story and len(said.text) >= STORY):
        return True
    if found.found and said.intent in PUTTING_OFF and says_now(said.text):
        return True
    if said.intent in ANSWERING or said.intent == f"start_{state.flow.service}":
        return True
    if found.found and is_request(said.intent) and said.intent not in MOVES and tells_what_is_asked(state, said):
        return True
    if found.found and said.intent not in state.opened_by and _only_sounds_asking(said):
        return True
    if found.found and said.intent == _NAMES_THE_MATTER and not said.asks:
        return True
    if found.found and said.gives_number and said.intent in _ASKS_FOR_NUMBER:
        return True
    if found.found and (_names_a_choice(said, found) or says_only("finished", said.text)):
        return True  # "都齐了" ends what is asked for, and cancels nothing
    if not said.is_sure:
        return found.found or said.decision == "refuse" or not here.free_text
    if not is_request(said.intent):
        return True
    if found.covers >= _MOSTLY and not said.asks:
        return True
    return bool(found.entities) and said.share(*found.entities) >= _MOSTLY

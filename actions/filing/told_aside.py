"""Things told of the case that no question of its page asks for: kept, and offered where the facts are written.

"医生说还要第二次手术" fits no question of an accident. It is said back as told and stands at the claims with the offer
to put it into the facts. Of a cause without a page it is the story itself, see `cause_change.more_of_story`. What is
known already is said back as it stands; a list of papers is told where it goes.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.candidates import Candidates
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.speech_acts import requests, spoken_act, wishes
from actions.dialogue.readers.statements import stated
from actions.dialogue.readers.subject_matter import subjects_told
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing.aside import TOLD_ASIDE, aside_of, noted_line
from actions.filing.cause_change import tells_story
from actions.filing.parties import key
from actions.filing.readers.beside_story import lists_papers
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.no_story import told_of_it
from actions.filing.story import answers_of, contacts_of, lines_of, story_of
from actions.filing.story_rules import AT_THE_GATE, Heard, signs_of
from actions.story.vocabulary import is_page
from backend.filing.causes.guides import load_causes

_SIGNS: Final = 8
"""Characters from which words tell something of a case."""
_SENTENCE: Final = 12
"""The same where the open question has something to say of them: an odd name is none, a sentence is."""
_LONGEST: Final = 300
"""Characters of what is kept so; a longer message is a story."""
_NAMING: Final = ("_name", "_deceased")
"""Ends of the names of questions that ask for a name: no name is as long as a sentence."""
_MOST: Final = 10
_LAST_WORDS: Final = frozenset({"claims", "facts"})
_MORE: Final = "utter_filing_story_more"


async def keep_unplaced(turn: Turn, state: State, *, quietly: bool, odd: bool = False) -> bool:
    """Keep what a message tells of the case and no question takes; whether it did, or knew it.

    Args:
        quietly: whether something else is said of the message, so that this is not said back.
        odd: whether the open question's reader found something wrong with it.
    """
    said = turn.answer
    if said.pressed or said.uploaded or said.asks or state.here is None or state.here.name in _LAST_WORDS:
        return False
    if not quietly and (lines := _known(turn, state)):
        turn.say(_MORE, lines=lines)
        return True
    words = _words_of(turn, state, odd=odd)
    if not words:
        return False
    turn.change({TOLD_ASIDE: [*aside_of(turn.answers), words]})
    if not quietly:
        turn.say(_MORE, lines=noted_line(words, turn.language))
    return True


def _known(turn: Turn, state: State) -> str:
    """The lines of what a message tells and the answers hold already; empty where it tells anything else."""
    story = story_of(turn, str(state.answers.get("cause", "")))
    told = {**answers_of(story), **contacts_of(turn, story)}
    told = {name: value for name, value in told.items() if name not in AT_THE_GATE and not name.endswith("_kind")}
    if not told or any(state.answers.get(name) != value for name, value in told.items()):
        return ""
    return lines_of(state.flow.fields, turn, told)


def _words_of(turn: Turn, state: State, *, odd: bool) -> str:
    """The words that are worth keeping, or nothing."""
    said, cause, here = turn.answer, str(state.answers.get("cause", "")), state.here
    if cause not in load_causes() or not is_page(cause) or here is None or here.story or "facts" in state.answers:
        return ""
    least = _SENTENCE if odd and not here.name.endswith(_NAMING) else _SIGNS
    if len(said.text) > _LONGEST or signs_of(said.text) < least or not _only_tells(said):
        return ""
    if odd and here.name == key("plaintiff", 1, "particulars") and not subjects_told(said.text):
        return ""
    story = story_of(turn, cause)
    heard = Candidates(own=Heard(story, contacts=contacts_of(turn, story)))
    if claims_told(said.text) or lists_papers(said.text) or not tells_story(said, heard):
        return ""
    words, kept = told_of_it(stated(said.text).text), aside_of(state.answers)
    return words if words not in kept and len(kept) < _MOST else ""


def _only_tells(said: UserMessage) -> bool:
    """Return True if a message wants nothing in so many words, however heard; real wishes were taken before."""
    return spoken_act(said.text) is None and not wishes(said.text) and not requests(said.text)

"""Things told that no question of the turn asks: a claim, a company's full name, a correction of the story.

Claims told before they are asked stand below the drafted ones. A company that was only called what it is ("水龙头厂")
gets the full name told later. A correction is set behind a person's own words, which are never changed. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, CorrectSlot
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.chinese_names import chinese_name_in
from actions.dialogue.readers.name_shapes import has_han
from actions.dialogue.readers.statements import stated
from actions.dialogue.reading import Reading
from actions.dialogue.rules.correction import placed
from actions.dialogue.state import State
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.companies_told import company_in
from actions.filing.readers.list_edits import changed_claim
from actions.filing.readers.party_names import key
from actions.filing.readers.totals import sums_claimed
from actions.filing.screening import OTHER
from actions.filing.story import CLAIMS_TOLD, OWN_WORDS
from actions.filing.story_rules import Heard
from actions.mediation.readers.asked import keeps_secret
from actions.script import simplified

_CLAIMS, _TEXTS, _SO_FAR = "claims", ("claims", "facts"), "claims_so_far"
_LONGER_BY = 3
"""Characters by which a full name is longer than what a company is only called."""
_DEFENDANT, _KIND = key("defendant", 1, "name"), key("defendant", 1, "kind")
_OWN_NAME, _OWN_CHINESE = key("plaintiff", 1, "name"), key("plaintiff", 1, "chinese_name")
_OWN_CHINESE_NAME = ("my chinese name", "我的中文名", "我中文名", "我嘅中文名", "我个中文名")
_NAMING = ("defendant_1_name", "other_party")


def claims_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a message asks of the court for the question that asks it, whatever is asked now."""
    here = state.here
    if here is None or here.name in _TEXTS or message.pressed or not state.answers.get("cause"):
        return ()
    if _CLAIMS in state.answers or _SO_FAR in state.answers or candidates.here.found or candidates.revised:
        return ()
    words = claims_told(message.text) or sums_claimed(message.text)
    known = state.answers.get(CLAIMS_TOLD)
    kept = [str(one) for one in known] if isinstance(known, list) else []
    if not words or words in kept or keeps_secret(message.text):
        return ()
    return (ChangeAnswers({CLAIMS_TOLD: [*kept, words]}, "utter_filing_story_more", about=(CLAIMS_TOLD,)),)


def full_name(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Replace what the other side's company was called so far by the full name that is told of it."""
    heard, known = candidates.own, str(state.answers.get(_DEFENDANT, ""))
    if not isinstance(heard, Heard) or not known or message.asks or state.answers.get(_KIND) != "organisation":
        return ()
    facts = heard.story.sure
    told = next((str(facts[name].value) for name in _NAMING if name in facts), "")
    if company_in(told) != told or len(told) < len(known) + _LONGER_BY or told[-1:] != known[-1:]:
        return ()
    return (CorrectSlot(_DEFENDANT, Reading(told)),)


def own_chinese_name(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep the writer's Chinese name beside the one in letters, as an IOU may bear either."""
    here, said = candidates.here, simplified(message.text).casefold()
    if message.pressed or message.asks or here.found or not any(words in said for words in _OWN_CHINESE_NAME):
        return ()
    name, _ = chinese_name_in(message.text)
    if not name or state.answers.get(_OWN_CHINESE) == name or has_han(str(state.answers.get(_OWN_NAME, ""))):
        return ()
    return (ChangeAnswers({_OWN_CHINESE: name}, "utter_form_noted", about=(_OWN_CHINESE,), goes_on=True),)


def correction_kept(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Set a correction that no answer holds behind the person's own story, where the claims are asked."""
    if state.answers.get("cause") != OTHER or state.question != _CLAIMS or message.pressed or message.asks:
        return ()
    own = state.answers.get(OWN_WORDS)
    if not candidates.revised or not isinstance(own, Mapping) or placed(state, message, candidates):
        return ()
    words = stated(message.text).text if changed_claim(message.text) is None else ""
    kept = [str(one) for one in own.get("own", [])]
    if not words or words in kept:
        return ()
    changes = {OWN_WORDS: {**own, "own": [*kept, words]}}
    return (ChangeAnswers(changes, "utter_filing_story_more", about=(OWN_WORDS,)),)

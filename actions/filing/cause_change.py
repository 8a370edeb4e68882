"""Another cause than the one that was taken: said at any question, in whatever words a dispute is called by.

"不是借钱，是卖房子的尾款" denies the cause that stands and names another; "改案由" and "都不是，我不是租房" ask for the
choice again. What was told so far is read anew for the cause that counts now, so that no fact is asked twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, CorrectSlot, Reopen
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import denied, said, without_denied
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.clauses import token_in
from actions.dialogue.readers.kin import relatives_in
from actions.dialogue.readers.speech_acts import wishes, wishes_inside
from actions.dialogue.readers.statements import stated
from actions.dialogue.rules.correction import placed, says_correction
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.filing import corrections
from actions.filing.readers.acting_for import acting_for
from actions.filing.readers.beside_story import (
    evidence_comes_later,
    lacks_particular,
    lists_papers,
    story_instead,
    words_taken_out,
)
from actions.filing.readers.cause_denied import cause_instead, is_called_so, is_name_alone, not_done, put_instead
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.list_edits import changed_claim, list_edit, names_claim
from actions.filing.readers.names_opposed import names_opposed
from actions.filing.readers.no_story import told_of_it
from actions.filing.readers.who_died import dead_in, is_of_others
from actions.filing.screening import OTHER, causes_in, named_besides
from actions.filing.story import OWN_WORDS, answers_of, news_of, said_before, today_of
from actions.filing.story_rules import Heard, noted, signs_of
from actions.mediation.readers.asked import keeps_secret
from actions.script import sign_by_sign
from actions.story.outright import cause_outright, is_over
from actions.story.readers.bereavement import denies_death
from actions.story.readers.marked import compiled
from actions.story.readers.plain import plain
from actions.story.reading import read_story
from actions.story.vocabulary import is_page, load
from backend.filing.causes.guides import find_cause

_LONGEST = 80
_STORY_SIGNS = 20
"""Characters from which a message is a part of the story of a cause without a page."""
_TOLD_SIGNS = 8
"""Characters from which words that answer nothing may tell more of the story."""
_ESTATE = "inheritance"
_OF_THE_DEAD = frozenset(f"{_ESTATE}_{key}" for key in ("deceased", "relation", "died_on", "deceased_place"))
"""Questions that nobody can answer where nobody has died."""
_LEFT = 3
"""Characters besides what is denied that name no other cause ("都", "我")."""
_MOSTLY = 0.6
"""Share of a message from which it is nothing but a place."""
_SUMS = 0.4
"""Share of a message from which it only tells sums."""
_OF_THE_FORM = frozenset({"save_for_later", "go_back", "skip", "cancel", "correct_answer", "amend_filing", "ask_human"})
"""Intents that want something of the filing and tell nothing."""
_CLAIMED = frozenset({"claims", "claims_so_far"})
"""Answers behind which what is claimed is no news of the claims."""
_FACTS = "facts"
_NAMES, _LAST_WORDS = ("cause", "cause_words"), ("claims", "facts")


def changed_cause(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take the cause that is named instead of the one that stands, or ask for it again."""
    now = str(state.answers.get("cause", ""))
    text = message.text
    if not now or message.pressed or message.asks or not text or len(text) > _LONGEST or candidates.is_title:
        return ()
    renames = said("changes_cause", text) or _names_another(now, text, candidates)
    before = candidates.own.spoken if isinstance(candidates.own, Heard) else ()
    renames = renames or (now == _ESTATE and _nobody_died(state, text, before))
    if not renames and (state.question in _LAST_WORDS or not _denies(now, text)):
        return ()
    if renames and find_cause(without_denied(text)) == [now]:
        return ()  # it is called so already
    meant = _meant(message, candidates, now)
    if meant is not None:
        return (CorrectSlot("cause", meant),)
    return (Reopen("cause"),) if renames or _names_nothing(text) else ()


def _names_another(now: str, text: str, candidates: Candidates) -> bool:
    """Return True if a message is an order to call the dispute by another cause's name ("改成继承")."""
    found = [] if candidates.here.found else find_cause(put_instead(text))
    return len(found) == 1 and found[0] != now


def _nobody_died(state: State, text: str, before: Sequence[str]) -> bool:
    """Return True for who denies the death an estate supposes; that a mother still lives may only tell an heir.

    "爸爸早就走了，奶奶还在" tells of a death itself; "阿妈仲喺度" is of another than the grandfather told dead before.
    """
    if not denies_death(text) or dead_in(text) or is_of_others(text, before):
        return False
    return state.question in _OF_THE_DEAD or not any(relatives_in(text))


def _names_nothing(text: str) -> bool:
    """Return True if a message only denies ("都不是啊，我不是租房"), so that the cause has to be asked again."""
    kept = without_denied(text)
    return said("denies_it_all", text) and sum(sign.isalnum() for sign in kept) <= _LEFT


def _denies(now: str, text: str) -> bool:
    """Return True if what a message denies is the cause that stands ("不是借钱", "我不是租房")."""
    other = cause_outright(without_denied(text))
    parts = denied(text)
    if any(_is_called(now, part) for part in parts) or (bool(parts) and now == OTHER and other is not None):
        return True
    if other is not None and other.code != now and is_over(now, text):
        return True
    undone, rest = not_done(without_denied(text))
    called = any(is_called_so(now, part) for part in (*filter(is_name_alone, parts), *undone))
    return called and bool(cause_instead(rest, now))


def _is_called(cause: str, text: str) -> bool:
    """Return True if words name a cause, by its names or by the signs of its stories."""
    if cause in find_cause(text):
        return True
    return is_page(cause) and any(compiled(sign).search(plain(text)) for sign in load(cause).signs)


def _meant(message: UserMessage, candidates: Candidates, now: str) -> Reading | None:
    """The one other cause that a message names, or that all told before decides; None where it has to be asked."""
    rest = Answer(without_denied(message.text), "inform")
    before = candidates.own.spoken if isinstance(candidates.own, Heard) else ()
    named = _other_than(now, rest)
    if named is None and (short := cause_instead(not_done(rest.text)[1], now)):
        return Reading(short, entities=("cause",))
    if named is None:
        named = next((found for one in reversed(before) if (found := _outright(now, one)) is not None), None)
    if named is None and said("another_dispute", rest.text):
        return Reading(OTHER)
    return named


def _other_than(now: str, rest: Answer) -> Reading | None:
    found = causes_in(rest)
    if len(found) != 1 or (found[0] == now and now != OTHER):
        return None
    return Reading(found[0], entities=("cause",), also=named_besides(rest))


def _outright(now: str, text: str) -> Reading | None:
    """The cause that an earlier message decides outright, if it is another one."""
    return _other_than(now, Answer(text, "inform")) if cause_outright(text) is not None else None


def more_of_story(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what is told of a cause without a page, whatever is asked: no question of ours will ask for it."""
    here, text = state.here, message.text
    if state.answers.get("cause") != OTHER or here is None or here.story or here.name in (*_NAMES, *_LAST_WORDS):
        return ()
    if message.pressed or message.asks or candidates.here.found or signs_of(text) < _TOLD_SIGNS:
        return ()
    if candidates.here.problem and message.share("money", "number") >= _SUMS:
        return ()  # it answers the open question for a sum, though not well
    if placed(state, message, candidates) or (claims_told(text) and not _CLAIMED & set(state.answers)):
        return ()
    if not tells_story(message, candidates) or not (words := told_of_it(stated(text).text)):
        return ()
    kept = state.answers.get(OWN_WORDS)
    own = [*(kept.get("own", []) if isinstance(kept, Mapping) else []), words]
    return (ChangeAnswers({OWN_WORDS: {"draft": True, "own": own}}, "utter_filing_story_more", about=(OWN_WORDS,)),)


def taken_out_of_story(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Take one of the person's own sentences out of the story, wherever the filing stands."""
    words = "" if message.pressed else words_taken_out(message.text)
    kept = state.answers.get(OWN_WORDS)
    own = [str(one) for one in kept.get("own", [])] if isinstance(kept, Mapping) else []
    if not words or not own:
        return ()
    left = [one for one in own if _bare(words) not in _bare(one)]
    if len(left) + 1 != len(own):
        return ()
    gone = next(one for one in own if one not in left)
    changes: dict[str, Any] = {OWN_WORDS: {**kept, "own": left}}  # type: ignore[dict-item]
    if isinstance(facts := state.answers.get("facts"), str):
        changes["facts"] = "\n".join(line for line in facts.split("\n") if line.strip() != gone.strip())
    return (ChangeAnswers(changes, "utter_filing_sentence_gone"),)


def story_changed(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put another account in the place of the person's own words, wherever the filing stands ("经过改成：…")."""
    words = "" if message.pressed else story_instead(message.text)
    if not words or state.answers.get("cause") != OTHER or not isinstance(state.answers.get(OWN_WORDS), Mapping):
        return ()
    own = stated(words).text
    if not own:
        return ()
    again = _FACTS if _FACTS in state.answers else ""
    changes = {OWN_WORDS: {"draft": True, "own": [own]}, **({_FACTS: None} if again else {})}
    return (ChangeAnswers(changes, "utter_filing_story_more", about=(OWN_WORDS,), question=again),)


def _bare(text: str) -> str:
    return "".join(sign for sign in sign_by_sign(text).casefold() if sign.isalnum())


def tells_story(message: UserMessage, candidates: Candidates) -> bool:
    """Return whether a message may tell what happened: no number, no address, no list of papers, no order to us.

    What somebody is called, where they live and what is not known of them is no part of the story; nor is a correction,
    a wish for later, or what the filing itself is to change.
    """
    text, heard = message.text, candidates.own
    if (
        token_in(text)
        or message.values("email")
        or names_claim(text)
        or list_edit(text) is not None
        or says_correction(message)
    ):
        return False
    if isinstance(heard, Heard) and (heard.contacts or acting_for(text).whom):
        return False
    if wishes(text) or wishes_inside(text) or message.share("place", "country") >= _MOSTLY:
        return False
    if message.is_sure and message.intent in _OF_THE_FORM:
        return False
    return not (
        lacks_particular(text)
        or lists_papers(text)
        or words_taken_out(text)
        or evidence_comes_later(text)
        or changed_claim(text) is not None
        or _is_address(text)
        or keeps_secret(text)
        or names_opposed(text) is not None
        or not told_of_it(text)
    )


def _is_address(text: str) -> bool:
    """Return True if a text is hardly more than where something is."""
    return len(find_address(text) or "") >= len(text) * _MOSTLY


def read_anew(turn: Turn, cause: str) -> Mapping[str, Any]:
    """Keep what all earlier messages tell for the cause that counts now, and return it.

    Of a cause without a page the person's own words are kept, as the facts they can change.
    """
    told: dict[str, Any] = {}
    own: list[str] = []
    for text, entities in said_before(turn):
        story = read_story(text, entities, today=today_of(turn), cause=cause)
        told |= answers_of(story)
        if len(text) >= _STORY_SIGNS and (words := stated(text).text):
            own.append(words)
    if cause == OTHER and own:
        told[OWN_WORDS] = {"draft": True, "own": own}
    news = {name: value for name, value in news_of(turn.answers, told).items() if name not in _NAMES}
    if news:
        corrections.change(turn, noted(turn.answers, news, {}))
    return news

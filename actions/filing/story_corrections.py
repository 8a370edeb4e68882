"""Story told beside a correction, in the words of a story: corrected if known, else kept.

"It's not 50,000, it's 150,000, and it was by bank transfer, and his name is …" takes back three answers. What the rules
of corrections have placed themselves is theirs; of the rest each stretch is read as a story of the case. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, Command, CorrectSlot
from actions.dialogue.fields import SKIPPED
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.clauses import first_piece, stretches
from actions.dialogue.readers.revision import Revision
from actions.dialogue.readers.told_days import is_part_of, with_kept_parts
from actions.dialogue.reading import Reading
from actions.dialogue.rules.correction import placed
from actions.dialogue.state import State
from actions.filing.readers.claims_told import claims_told
from actions.filing.readers.negation import opens_with_no
from actions.filing.readers.party_names import key
from actions.filing.restated import more_of_the_same
from actions.filing.story import answers_of, news_of
from actions.filing.story_rules import PARTIES, Heard, noted
from actions.story.mentions import Fact
from actions.story.reading import Story, mark
from actions.story.vocabulary import lists_of

_NAMING: Final = frozenset({"other_party", "plaintiff_1_name"})
"""Facts that say outright how somebody is called."""
_LONGEST: Final = 80
"""Characters; a longer message tells a story, and corrects nothing unless it says so."""
_SHORT: Final = 24
"""Characters of one's own words that are a value and no story ("10% a year")."""
_QUOTED: Final = 12
"""Characters from which what is known in one's own words is an account of something."""
_MOSTLY: Final = 0.6
"""Share of a stretch from which it says nothing but the choice it tells."""
_NEVER: Final = frozenset({"matter", "cause", "cause_words", "for_whom", "mediation_first", "facts_so_far"})
"""Fields that only follow from how a case is told."""


def corrects(message: UserMessage, candidates: Candidates) -> bool:
    """Return True if a message takes something back, by whatever words ("等等，…", "不对，…", "改三样：…")."""
    if message.pressed or not message.text or (message.asks and not any(one.denied for one in candidates.revised)):
        return False  # "where" and "who" stand in what denies a value, too
    return bool(candidates.revised) or behind("halts", message.text) is not None


def _restates(state: State, message: UserMessage, candidates: Candidates) -> bool:
    """Return True if a short message that answers nothing here, asks and adds nothing may tell an answer otherwise."""
    if message.pressed or message.asks or not message.text or candidates.here.found or candidates.here.partial:
        return False
    if len(message.text) > _LONGEST or (state.here is not None and state.here.story):
        return False
    return not says("adds_more", message.text)


def _is_named(state: State, name: str, message: UserMessage) -> bool:
    """Return True if a message that takes nothing back calls the answer it seems to tell otherwise, and claims nothing.

    "2024年5月打过电话给他" is no other day of the loan, "交齐租金37800元" no other rent.
    """
    field = state.field(name)
    return field is not None and field.named_in(message.text) and not claims_told(message.text)


def _is_chosen_anew(state: State, name: str, message: UserMessage, story: Story) -> bool:
    """Return True if a stretch of a message says hardly more than another choice ("房子我不要")."""
    field, fact = state.field(name), story.sure.get(name.removeprefix(f"{story.cause}_"))
    if field is None or fact is None or not field.offers_choices or claims_told(message.text):
        return False
    holding = [end - start for start, end in stretches(message.text) if start <= fact.start and fact.end <= end]
    return bool(holding) and fact.end - fact.start >= holding[0] * _MOSTLY


def _has_figure(value: Any) -> bool:
    return any(sign.isdigit() for sign in str(value))


def corrected_along(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Correct the known answers that the rest of a correcting message tells otherwise."""
    heard = candidates.own
    only_restates = not corrects(message, candidates)
    if not isinstance(heard, Heard) or (only_restates and not _restates(state, message, candidates)):
        return ()
    facts = _facts_apart(state, message, candidates, heard.story)
    known = {name: value for name, value in state.answers.items() if value is not None}
    joined = more_of_the_same(state, message, heard.story)  # stands behind what was told, and replaces nothing
    told = {name: value for name, value in _told(heard.story, facts, known).items() if name in known.keys() - joined}
    wrong = {name: value for name, value in told.items() if known[name] != value and _may_change(state, name, value)}
    if only_restates:  # that nothing came back is no other sum
        named = {name: value for name, value in wrong.items() if _has_figure(value) and _is_named(state, name, message)}
        chosen = {name: value for name, value in wrong.items() if _is_chosen_anew(state, name, message, heard.story)}
        again = {**named, **chosen}
        return tuple(CorrectSlot(name, Reading(value)) for name, value in again.items())
    wrong |= _names(heard.story, facts, known)
    wrong = {**_only_sum(state, message, candidates, {**told, **facts}), **wrong}
    return tuple(CorrectSlot(name, Reading(value)) for name, value in wrong.items())


def contradicted(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Correct a day or a sum that a message tells otherwise behind an outright no ("no!! my father died in 2025").

    The no is of what stands wrong, and answers no other question.
    """
    heard = candidates.own
    if message.pressed or message.asks or not isinstance(heard, Heard) or not opens_with_no(message.text):
        return ()
    if any(one.readings for one in candidates.revised):
        return ()  # "不对，是2015年结婚的" is put right as what it names
    known = {name: value for name, value in state.answers.items() if value not in (None, SKIPPED)}
    told = _told(heard.story, _facts_apart(state, message, candidates, heard.story), known)
    wrong = {
        name: value
        for name, value in told.items()
        if name in known and name != state.question and _is_told_otherwise(known[name], value)
    }
    if any(not _has_figure(value) or not _may_change(state, name, value) for name, value in wrong.items()):
        return ()
    return tuple(CorrectSlot(name, Reading(value)) for name, value in wrong.items())


def _is_told_otherwise(known: Any, value: Any) -> bool:
    return isinstance(known, str) and known != value and not is_part_of(str(value), known)


def told_beside_correction(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a correcting message tells that was not known, and put right whose address or number it is."""
    heard = candidates.own
    if not isinstance(heard, Heard) or not corrects(message, candidates):
        return ()
    facts = _facts_apart(state, message, candidates, heard.story)
    sure = {name: fact for name, fact in facts.items() if fact.sure}
    told = news_of(state.answers, answers_of(replace(heard.story, facts=sure)))
    told = {name: value for name, value in told.items() if name not in _NEVER and state.field(name) is not None}
    told |= {name: value for name, value in heard.contacts.items() if state.answers.get(name) != value}
    edited = {name for one in candidates.revised for name in one.edited}
    told = {name: value for name, value in told.items() if name not in edited}  # put right in a part is right
    if not told or not (placed(state, message, candidates) or set(told) & {*heard.contacts} or candidates.revised):
        return ()
    change = noted(state.answers, told, {})
    answers = state.question in told
    return (ChangeAnswers(change, "utter_filing_story_more", about=tuple(told), goes_on=answers),)


def _facts_apart(state: State, message: UserMessage, candidates: Candidates, story: Story) -> dict[str, Fact]:
    """The facts told in other words than those the rules of corrections have placed."""
    theirs: list[tuple[int, int]] = []
    for one in placed(state, message, candidates):
        for words in (_instead(one), one.denied):
            at = message.text.find(words) if words else -1
            theirs += [(at, at + len(words))] if at >= 0 else []
    return {
        name: fact
        for name, fact in story.facts.items()
        if not any(fact.start < end and start < fact.end for start, end in theirs)
    }


def _instead(what: Revision) -> str:
    """The words that stand instead of what is denied or named; what other stretches behind them tell is told beside."""
    return first_piece(what.words.text) if what.denied or what.subject else what.words.text


def _told(story: Story, facts: Mapping[str, Fact], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what these facts answer; of a day only a part of which is told, the rest stays as it is known."""
    sure = {name: fact for name, fact in facts.items() if fact.sure or _is_day_of(story.cause, name, known)}
    whole = {name: _completed(story, name, fact, known) for name, fact in sure.items()}
    return answers_of(replace(story, facts=whole))


def _is_day_of(cause: str, name: str, known: Mapping[str, Any]) -> bool:
    """Return True if an unsure fact is a day without its year of which a whole one is known."""
    return with_kept_parts("2000年", "", known.get(f"{cause}_{name}")) != "2000年"


def _completed(story: Story, name: str, fact: Fact, known: Mapping[str, Any]) -> Fact:
    if not isinstance(fact.value, str):
        return fact
    kept = known.get(f"{story.cause}_{name}")
    whole = with_kept_parts(fact.value, story.text[fact.start : fact.end], kept)
    return replace(fact, value=whole, sure=fact.sure or _is_day_of(story.cause, name, known))


def _may_change(state: State, name: str, value: Any) -> bool:
    """Return True if an answer may be changed by what is told beside: a sum, a day, a choice, no free words."""
    field = state.field(name)
    if field is None or name in _NEVER or name.startswith(PARTIES):
        return False
    cause = str(state.answers.get("cause", ""))
    if name.removeprefix(f"{cause}_") in lists_of(cause):
        return False  # somebody more of a list takes nobody's place
    if field.story and (len(str(value)) > _SHORT or len(str(state.answers.get(name, ""))) > _QUOTED):
        return False  # nobody's own words are put into other words
    return field.offers_choices or _has_figure(value) or value == SKIPPED


def _only_sum(state: State, message: UserMessage, candidates: Candidates, told: Mapping[str, Any]) -> dict[str, Any]:
    """The only sum there is, as a message that holds on tells it otherwise ("等等，舅舅说是六万五")."""
    if placed(state, message, candidates) or behind("halts", message.text) is None:
        return {}
    sums = [one for one in mark(message.text, [dict(one) for one in message.entities]).mentions if one.kind == "money"]
    follows = state.flow.follows(state.answers)
    of_money = [one.name for one in state.asked if "money" in one.told_as and state.answers.get(one.name, SKIPPED)]
    kept = [name for name in of_money if name not in follows]
    if len(sums) != 1 or len(kept) != 1 or any(str(sums[0].value) == str(_value(one)) for one in told.values()):
        return {}
    return {kept[0]: str(sums[0].value)}


def _value(told: Any) -> Any:
    return told.value if isinstance(told, Fact) else told


def _names(story: Story, facts: Mapping[str, Fact], known: Mapping[str, Any]) -> dict[str, Any]:
    """The name of a side that is said outright to be another one."""
    naming = {name: fact for name, fact in facts.items() if name in _NAMING and fact.sure}
    if not naming:
        return {}
    told = answers_of(replace(story, facts={**naming, **_whom(facts)}))
    fields: Sequence[str] = (key("plaintiff", 1, "name"), key("defendant", 1, "name"))
    taken = {str(known.get(name)) for name in fields}
    return {name: told[name] for name in fields if name in told and name in known and str(told[name]) not in taken}


def _whom(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {"for_whom": facts["for_whom"]} if "for_whom" in facts else {}

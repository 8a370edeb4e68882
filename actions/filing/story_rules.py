"""Moments at which a filing hears a story: its opening, in the middle, and when all is said to have been told before.

What a message tells is read once (`gather`); the rules are pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.arbitration.readers.told import follows_clause, wants_by_clause
from actions.defence.readers.suits import says_sued
from actions.dialogue.candidates import Candidates
from actions.dialogue.checked_numbers import with_country_codes
from actions.dialogue.commands import ChangeAnswers, Command, Say
from actions.dialogue.flow import Flow
from actions.dialogue.message import ANSWERING, UserMessage
from actions.dialogue.phrases import said as says
from actions.dialogue.readers.clauses import characters_in, stretches, without_tokens
from actions.dialogue.readers.speech_acts import asks as asks_in_form
from actions.dialogue.rules.correction import placed
from actions.dialogue.state import Answers, State
from actions.dialogue.turn import Turn
from actions.filing import corrections
from actions.filing.elements import STOPPED, stop_told
from actions.filing.further_sued import CALLED
from actions.filing.gates import with_gate
from actions.filing.readers.owners import Sides, words_of
from actions.filing.readers.particulars_told import LIVES
from actions.filing.readers.party_details import told_details
from actions.filing.readers.party_names import HEADINGS, is_on_side, key
from actions.filing.restated import more_of_the_same, put_straight
from actions.filing.screening import LATER
from actions.filing.steps import PRINCIPAL, noted
from actions.filing.story import (
    answers_of,
    contacts_of,
    doubts_of,
    for_whom,
    is_story,
    lines_of,
    news_of,
    of_relative,
    said_before,
    sides_of,
    story_of,
    today_of,
    whole_homes,
    whom_said,
)
from actions.filing.story_owners import of_new_sides
from actions.filing.told_lately import WAYS_OFFERED, adds_to_story, story_lately, tells_dispute
from actions.mediation.readers.told import refuses_for_something_else, wants_mediation
from actions.story.outright import OTHER, is_against_private
from actions.story.reading import Story, read_story
from actions.story.vocabulary import by_choice, in_own_words
from actions.story.wishes import wants_to_sue, was_told_before
from actions.topic import topic
from backend.filing.causes.guides import load_causes
from backend.shared.wording import Words

_TELLING = frozenset({"inform", "tell_worry", "complain"})
"""Intents that want nothing of ours by themselves."""
_ASKS_HELP, _BEGINS = "ask_help", "start_filing"
_LONG = 25
"""Characters from which a message inside the form may tell more than the open question asks."""
_BRIEF = 80
"""Characters up to which a message that asks is parted into what it tells and what it asks."""
_SHORT = 3
_SHORT_STRETCH = 14
"""Characters of a stretch that tells one thing alone."""
"""Characters below which nothing is told beside the open question."""
PARTIES = ("defendant_", "plaintiff_")
MEDIATION = "mediation_first"
AT_THE_GATE = frozenset({"matter", "cause", "for_whom"})
"""Questions whose own readers know best what a short message answers."""
_WHOLE, _AT_LENGTH = 6, 50
"""Answers and characters from which a message tells a whole case."""
_BESIDE_A_NAME = ("sex", "phone", "document_number")
"""Fields told beside one's own name that are one's own."""
_ASKED_ANYWAY = frozenset({PRINCIPAL})
"""Fields asked for although a short opening tells them: "he owes me 400,000" may be all that was lent."""
_MOSTLY = 0.7
"""Share of a message from which it tells, whatever wish it sounds like."""
_NEWS = 2
"""Facts beside the open question from which a message inside the form is a story."""


async def take_up(turn: Turn) -> bool:
    """Take a story that was understood as no wish of ours into the filing; a question is answered, not filed."""
    said, inside = turn.answer, (turn.tracker.active_loop or {}).get("name")
    if inside or turn.dispatcher.messages or said.pressed or refuses_for_something_else(said.text):
        return False
    if says("mediates_instead", said.text):  # however it is put: "can someone mediate instead of court"
        turn.events.append(FollowupAction("mediation_form"))
        return True
    if wants_mediation(said.text) and signs_of(said.text) >= _LONG and is_against_private(said.text):
        turn.events.append(FollowupAction("mediation_form"))
        return True
    if (_is_of_a_power(turn) or says("owes", said.text)) and not wants_to_sue(said.text):
        return False  # who owes is no plaintiff: their ways are offered, see `dispute_told`
    story = story_of(turn)
    outright = wants_to_sue(said.text) and not said.asks and not says_sued(said.text)
    if outright and said.intent in _TELLING:
        turn.events.append(FollowupAction(f"{way_wanted(said.text)}_form"))
        return True
    whole = tells_case(story, said.text) and (not said.asks or says("asks_what_to_do", said.text))
    whole = whole or (said.intent == _ASKS_HELP and is_story(story))  # "can you do it?" behind a story asks for it
    if not whole and said.intent.startswith("ask_") and said.asks:
        return False
    if (said.intent in _TELLING or said.decision != "answer") and not is_story(story) and adds_to_story(turn):
        turn.events.append(FollowupAction(f"{way_wanted(story_lately(turn).text)}_form"))
        return True
    if not is_story(story) or (said.decision == "answer" and not whole and not _may_be_story(said.intent, story)):
        return False
    turn.events.append(FollowupAction(f"{way_wanted(said.text)}_form"))
    return True


def _is_of_a_power(turn: Turn) -> bool:
    """Return True if a power of attorney was spoken of just before: who acts in it sues nobody."""
    return topic(turn) == "authorization" or says("names_power_paper", story_lately(turn).text)


def way_meant(turn: Turn) -> str:
    """Return the service a message's wish goes to: after a clause that leads to arbitration, that."""
    way = way_wanted(turn.answer.text)
    return "arbitration" if way == "filing" and follows_clause(turn.said_before, turn.answer.text) else way


def way_wanted(text: str) -> str:
    """Return the service by which who tells a dispute wants it settled: ``mediation``, ``arbitration``, ``filing``."""
    if wants_mediation(text):
        return "mediation"
    return "arbitration" if wants_by_clause(text) else "filing"


def tells_case(story: Story, text: str) -> bool:
    """Return True if a text tells a whole case, so that "what shall I do?" at its end asks for help with it."""
    enough = story.without_page or len(answers_of(story)) >= _WHOLE
    return is_story(story) and enough and signs_of(text) >= _AT_LENGTH


def signs_of(text: str) -> int:
    """Return the length of a text in Chinese characters, without the numbers that are masked in it."""
    return characters_in(without_tokens(text))


def _may_be_story(intent: str, story: Story) -> bool:
    """Return True if a message of that intent may be a story: it informs, worries, or says that it will sue."""
    return intent in _TELLING or wants_to_sue(story.text)


@dataclass(frozen=True, slots=True)
class Heard:
    """Case as a message tells it, and as the earlier ones did.

    Args:
        story: what it tells.
        before: what the earlier messages of the conversation told, by answer; None unless the person says they did.
        contacts: addresses and numbers it says outright whose they are, by answer.
        spoken: the messages before it, as they were typed.
        acts_for: how the relative is called for whom the person said that they sue, or nothing.
        today: the day it was written on, where the person is.
    """

    story: Story
    before: Mapping[str, Any] | None = None
    contacts: Mapping[str, Any] = field(default_factory=dict)
    spoken: Sequence[str] = ()
    acts_for: str = ""
    today: date | None = None


async def gather(flow: Flow, turn: Turn, state: State) -> Heard:
    """Read what the message tells, and look up the earlier ones where it says that all was told before."""
    known = str(turn.answers.get("cause", ""))
    earlier = told_earlier(turn, known) if _says_told_before(turn.answer) else None
    spoken = tuple(text for text, _ in said_before(turn)[:-1])
    story = story_of(turn, known)
    today = today_of(turn) or turn.now.date()
    return Heard(story, earlier, contacts_of(turn, story), spoken, sides_of(turn).acts_for, today)


def _says_told_before(message: UserMessage) -> bool:
    return not message.pressed and was_told_before(message.text)


async def opened_by(flow: Flow, turn: Turn) -> bool:
    """Take the opening message whole, if it is a story: keep what it answers, and say it back in one list."""
    story = story_of(turn)
    if not is_story(story):
        lately = story_lately(turn)
        if WAYS_OFFERED in turn.said_before and lately.cause:
            return _kept_whole(flow, turn, lately)
        if story.without_page and lately.without_page and lately.text != story.text:
            return _kept_whole(flow, turn, lately)
        before = tells_dispute(story_lately(turn, without_last=True))
        if not before or not tells_dispute(lately) or story.cause not in ("", lately.cause):
            return False
        story = lately
    return _kept_whole(flow, turn, story)


def _kept_whole(flow: Flow, turn: Turn, story: Story) -> bool:
    told = {**news_of({}, {**_whole(turn, story), **of_relative(turn)}), "identity": LATER}
    corrections.change(turn, noted(turn.answers, told, doubts_of(story)))
    turn.say("utter_filing_story_heard", lines=lines_of(flow.fields, turn, told))
    _say_stop(turn, story)
    return True


def _say_stop(turn: Turn, story: Story) -> None:
    """Say where a matter goes instead of a court, before anything more is asked ("the contract says CIETAC")."""
    if (where := _stop_in(story)) is not None:
        turn.say(STOPPED, where=where.say(turn.language))


def _stop_in(story: Story) -> Words | None:
    return stop_told(story.cause, {name: fact.value for name, fact in story.sure.items()})


def stop_beside(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say the same where it is told at any question of another thing; what the open one answers says it itself."""
    heard, cause = candidates.own, str(state.answers.get("cause", ""))
    if not isinstance(heard, Heard) or message.pressed or candidates.here.problem == STOPPED:
        return ()
    told = {name: fact.value for name, fact in heard.story.sure.items()}
    news = {name: value for name, value in told.items() if state.answers.get(f"{cause}_{name}") != value}
    where = stop_told(cause, news)
    return (Say(STOPPED, facts={"where": where}),) if where is not None else ()


def cause_spoken_of(turn: Turn) -> list[str]:
    """The cause a short opening speaks of in other words than its names ("a buyer who did not pay for my goods")."""
    story = story_of(turn)
    return [story.cause] if story.cause else []


def _whole(turn: Turn, story: Story) -> dict[str, Any]:
    """Return what a message answers, with the addresses and numbers it tells, each its owner's."""
    told = whole_homes({**answers_of(story), **contacts_of(turn, story)})
    stops = [name for name, fact in story.sure.items() if stop_told(story.cause, {name: fact.value}) is not None]
    return {name: value for name, value in told.items() if name.removeprefix(f"{story.cause}_") not in stops}


async def keep_told(flow: Flow, turn: Turn, cause: str = "") -> None:
    """Keep what a short opening tells: its case, for whom it sues ("我想告他" is for oneself), who is on which side."""
    story = story_of(turn)
    told = _whole(turn, story)
    cause = cause or str(turn.answers.get("cause", ""))
    facts = news_of(turn.answers, told) if cause and cause == story.cause else {}
    facts = {name: value for name, value in facts.items() if name not in _ASKED_ANYWAY}
    parties = of_new_sides(told, turn.answers)
    if _on_both_sides(turn.answers, parties):
        parties = {name: value for name, value in parties.items() if name.startswith("defendant_")}
    whom = "" if "for_whom" in turn.answers else for_whom(story)
    kind = "organisation" if whom == "organisation" else "person"
    told = {
        **facts,
        **parties,
        **of_relative(turn),
        **({"for_whom": whom, key("plaintiff", 1, "kind"): kind} if whom else {}),
    }
    if not told:
        return
    told = await with_country_codes(turn, flow.fields, told)
    corrections.change(turn, noted(turn.answers, told, {}))
    if lines := lines_of(flow.fields, turn, told):
        turn.say("utter_filing_story_more", lines=lines)


def told_of_party(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep an address or a number for the side it is said to be of, whatever is asked ("被告住台山台城…")."""
    heard, here = candidates.own, state.here
    if not isinstance(heard, Heard) or here is None or message.pressed or message.asks:
        return ()
    if here.story and candidates.here.found:
        return ()  # beside what answers the question for a story, see `told_along`
    if any(one.revision.subject for one in candidates.revised) or placed(state, message, candidates):
        return ()  # beside what is corrected, see `story_corrections`
    told = {name: value for name, value in heard.contacts.items() if state.answers.get(name) != value}
    if not told or here.name in told or (candidates.here.found and here.name.startswith(PARTIES)):
        return ()
    if is_story(heard.story) or len(news_of(state.answers, answers_of(heard.story))) > len(told) + _NEWS:
        return ()
    news = _of_whom_it_is(state, message, heard.story, news_of(state.answers, answers_of(heard.story)))
    told |= {name: value for name, value in news.items() if name.startswith(PARTIES) and name not in told}
    if here.name in told or _on_both_sides(state.answers, told):
        return ()
    change = noted(state.answers, told, {})
    return (ChangeAnswers(change, "utter_filing_story_more", about=tuple(told), goes_on=True),)


def sued_besides(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put somebody who is sued, too, on the list, whatever is asked ("还要告他老婆李小娟")."""
    heard, here = candidates.own, state.here
    if not isinstance(heard, Heard) or here is None or here.name.endswith("_name") or message.asks or message.pressed:
        return ()
    told = {name: value for name, value in answers_of(heard.story).items() if name.startswith("defendant_")}
    told = {name: value for name, value in told.items() if name not in state.answers}
    named = (f"_{CALLED}", "_name")
    names = [name for name in told if name.endswith(named) and name != key("defendant", 1, "name")]
    if not names or is_story(heard.story):
        return ()
    about = tuple(name for name in told if not name.endswith(("_kind", "_more")))
    change = {**noted(state.answers, told, {}), **({"court": None} if "court" in state.answers else {})}
    return (ChangeAnswers(change, "utter_filing_story_more", about=about, goes_on=True),)


def overheard(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Keep what a message tells beside the open question, and say it back.

    A short one is taken for what it tells of a party ("他叫周大文，住在开平") or of what happened ("口头说过月息一分"),
    where it is no answer here and asks nothing.
    """
    if asserted(message) or placed(state, message, candidates):
        return ()
    change = facts_beside(state, message, candidates)
    if change is None or state.here is None:
        return ()
    if candidates.here.found and answers_story(state, change) and not _is_elsewhere(state, message, candidates):
        return ()
    if clash := _on_both_sides(state.answers, change):
        return (Say("utter_filing_both_sides", facts={"name": Words(clash, clash), "role": HEADINGS["defendant"]}),)
    return (ChangeAnswers(change, "utter_filing_story_more", about=tuple(change), goes_on=True),)


def _on_both_sides(answers: Answers, change: Mapping[str, Any]) -> str:
    """The first plaintiff's name where a change gives it to a defendant, too, or nothing: nobody sues themselves."""
    if not {key(role, 1, "name") for role in HEADINGS} & set(change):
        return ""
    told = {**answers, **change}
    name = str(told.get(key("plaintiff", 1, "name"), ""))
    return name if is_on_side("defendant", name, told) else ""


def asserted(message: UserMessage) -> list[tuple[int, int]]:
    """Return where a short message that asks says something; nothing where it only asks, or only supposes."""
    if not message.asks or message.pressed or len(message.text) > _BRIEF or says("supposes", message.text):
        return []
    pieces = stretches(message.text)
    said = [(start, end) for start, end in pieces if not says("asks_softly", message.text[start:end])]
    return said if len(pieces) > 1 else []


def answers_story(state: State, change: Mapping[str, Any]) -> bool:
    """Return whether the open question is for a story, and a change tells nothing of it."""
    return state.here is not None and state.here.story and state.here.name not in {**state.answers, **change}


def _is_elsewhere(state: State, message: UserMessage, candidates: Candidates) -> bool:
    """Return True if a short message to a question for a story tells what another question asks, and no story.

    "有一个女儿12岁，跟奶奶住" is no reason for a divorce: its words tell of children, and none of them gives a reason.
    """
    here, heard = state.here, candidates.own
    if (
        here is None
        or not isinstance(heard, Heard)
        or signs_of(message.text) >= _LONG
        or says("gives_reason", message.text)
    ):
        return False
    cause = str(state.answers.get("cause", ""))
    own = here.name.removeprefix(f"{cause}_")
    if own == here.name or own in heard.story.facts or own not in in_own_words(cause):
        return False
    begins = stretches(message.text)[:1]
    facts = [heard.story.sure[name] for name in by_choice(cause) if name in heard.story.sure]
    return any(start <= fact.start and fact.end <= end for start, end in begins for fact in facts)


def facts_beside(state: State, message: UserMessage, candidates: Candidates) -> dict[str, Any] | None:
    """The answers a message gives beside the open question; None where it gives too few to be a story."""
    here, heard, known = state.here, candidates.own, str(state.answers.get("cause", ""))
    if here is None or not isinstance(heard, Heard) or not may_tell(here.name, message, known):
        return None
    story = heard.story
    told = news_of(state.answers, answers_of(story))
    if not story.cause:  # who somebody is needs no cause ("我叫黄美玲")
        told = {name: value for name, value in told.items() if name.startswith(PARTIES)}
    told = {**put_straight(state, story, told), **_of_whom_it_is(state, message, story, told)}
    told |= more_of_the_same(state, message, story)
    told |= with_gate(here.name, story, told)
    asked = [name for name in told if state.field(name) is not None or name.endswith(LIVES)]
    if len(asked) >= _NEWS and len(message.text) >= _LONG:
        of_another = _is_told_of_another(here.name, candidates.here.value, told)
        of_parties = not here.name.startswith(PARTIES) and all(name.startswith((*PARTIES, "for_whom")) for name in told)
        answered = candidates.here.found or here.story
        if answered and here.name not in told and not is_story(story) and not of_another and not of_parties:
            return None
    elif (
        (
            candidates.here.found
            and not _is_told_of_another(here.name, candidates.here.value, told)
            and not _is_elsewhere(state, message, candidates)
        )
        or (signs_of(message.text) >= _LONG and not _stand_alone(message.text, story, asked))
        or (here.name in AT_THE_GATE & told.keys() and len(_facts_in(asked)) < _NEWS)
        or (here.name not in told and not _tells_aside(message, asked, story))
    ):
        return None
    outright = {name: value for name, value in heard.contacts.items() if name not in state.answers}
    return noted(state.answers, whole_homes({**outright, **told}), news_of(state.answers, doubts_of(story)))


def _facts_in(names: Sequence[str]) -> list[str]:
    """The answers that tell something of the case: neither what goes before it nor what follows from whom it is for."""
    return [name for name in names if name not in AT_THE_GATE and not name.endswith("_kind")]


def _stand_alone(text: str, story: Story, names: Sequence[str]) -> bool:
    """Return True if each of these answers is told by a short stretch of its own ("没有遗嘱，就我们兄妹两个，…")."""
    facts = [story.sure.get(name.removeprefix(f"{story.cause}_")) for name in names]
    pieces = [(start, end) for start, end in stretches(text) if end - start <= _SHORT_STRETCH]
    return bool(facts) and all(
        fact is not None and any(start <= fact.start and fact.end <= end for start, end in pieces) for fact in facts
    )


def _of_whom_it_is(state: State, message: UserMessage, story: Story, told: Mapping[str, Any]) -> dict[str, Any]:
    """Put the plaintiff's particulars right in what is told: who sues for a relative is not the plaintiff.

    Who says their name has told the numbers beside it of themselves ("我叫梁美珍，加拿大护照…").
    """
    mine, theirs = key("plaintiff", 1, ""), key("defendant", 1, "name")
    if state.answers.get("for_whom") == "relative":
        kept = {name: value for name, value in told.items() if not name.startswith(mine)}
        name = story.sure.get("relative_name")
        own = key("plaintiff", 1, "name")
        return {**kept, own: name.value} if name is not None and own not in state.answers else kept
    if f"{mine}name" not in told or theirs in told:
        return dict(told)
    words = words_of("plaintiff", message, Sides.of({**state.answers, **told}))
    details = told_details(words) if words is not None else {}
    beside = {f"{mine}{part}": value for part, value in details.items() if part in _BESIDE_A_NAME}
    return {**{name: value for name, value in beside.items() if name not in state.answers}, **told}


def _is_told_of_another(question: str, value: Any, told: Mapping[str, Any]) -> bool:
    """Return True if a value is said to be another answer than the open one.

    A day or a sum ("2019年3月1日入职" of an award's day), or a name of the other side ("his name is Chen Weiguo").
    """
    figures = any(sign.isdigit() for sign in str(value))
    names = question.endswith("_name") and any(name.endswith("_name") for name in told)
    return (figures or names) and question not in told and any(str(value) == str(other) for other in told.values())


def may_tell(question: str, message: UserMessage, cause: str) -> bool:
    """Return True if a message may tell of the case at all: in words, at no text for the court."""
    words = not message.pressed and not message.uploaded and len(message.text) >= _SHORT
    return words and question not in ("claims", "facts") and (not cause or cause == OTHER or cause in load_causes())


def _tells_aside(message: UserMessage, names: Sequence[str], story: Story) -> bool:
    """Return True if a short message tells one of these answers: of a party however it sounds, else in earnest."""
    only_sounds = message.intent.startswith("ask_") and not asks_in_form(message.text)
    if message.intent.startswith("ask_") and message.asks:
        return False
    of_party = any(name.startswith(PARTIES) and not name.endswith("_kind") for name in names)
    if list(names) == [MEDIATION]:  # "不要调解" wishes nothing else of us
        return not message.asks
    telling = message.intent in (*_TELLING, *ANSWERING, _BEGINS) or only_sounds or not message.is_sure
    telling = telling or _is_mostly(message.text, story, names)
    return of_party or (bool(names) and telling and not message.asks)


def _is_mostly(text: str, story: Story, names: Sequence[str]) -> bool:
    """Return True if most of a message is what tells these answers, so that it is no wish it only sounds like."""
    facts = [story.sure.get(name.removeprefix(f"{story.cause}_")) for name in names]
    told = {at for fact in facts if fact is not None for at in range(fact.start, fact.end)}
    return len(told) >= len(text) * _MOSTLY


def told_earlier(turn: Turn, cause: str, *, most: int | None = None) -> dict[str, Any]:
    """Return what the person's earlier messages of this conversation tell, by answer; the later ones win.

    Args:
        most: how many messages are looked back on, without their doubtful facts; all of them, with these, if not given.
    """
    typed = said_before(turn)
    found: dict[str, Any] = {}
    for text, entities in typed[-most:] if most else typed:
        story = whom_said(read_story(text, entities, today=today_of(turn), cause=cause))
        found = {**found, **({} if most else doubts_of(story)), **answers_of(story)}
    return found

"""When a filing hears a story: at its opening, in the middle, and when somebody says that all was told before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.dialogue.flow import Flow
from actions.dialogue.prompt import ask, field_of, open_field
from actions.dialogue.speech import say_kept
from actions.dialogue.state import first_open
from actions.filing import corrections
from actions.filing.gate import LATER
from actions.filing.party_names import key
from actions.filing.steps import filled_in, marked
from actions.filing.story import (
    DOUBTS,
    answers_of,
    doubts_of,
    for_whom,
    is_story,
    lines_of,
    news_of,
    story_of,
    today_of,
)
from actions.forms.turn import Turn
from actions.story.reading import Story, read_story
from actions.story.wishes import wants_to_sue, was_told_before
from backend.filing.causes.guides import load_causes

Events = list[dict[str, Any]]
_TELLING = frozenset({"inform", "tell_worry", "complain"})
"""Intents that want nothing of ours by themselves."""
_LONG = 25
"""Characters from which a message inside the form may tell more than the open question asks."""
_SHORT = 4
"""Characters below which nothing is told beside the open question."""
PARTIES = ("defendant_", "plaintiff_")
_NEWS = 2
"""Facts beside the open question from which a message inside the form is a story."""


async def take_up(turn: Turn) -> bool:
    """Take a story that was understood as no wish of ours into the filing; a question is answered, not filed."""
    said, inside = turn.answer, (turn.tracker.active_loop or {}).get("name")
    if inside or turn.dispatcher.messages or (said.intent.startswith("ask_") and said.asks):
        return False
    if not is_story(story := story_of(turn)) or (said.decision == "answer" and not _may_be_story(said.intent, story)):
        return False
    turn.events.append(FollowupAction("filing_form"))
    return True


def _may_be_story(intent: str, story: Story) -> bool:
    """Whether a message of that intent may be a story: it only informs or worries, or it says that it will sue."""
    return intent in _TELLING or wants_to_sue(story.text)


async def opened_by(form: Flow, turn: Turn) -> bool:
    """Take the opening message whole, if it is a story: keep what it answers, and say it back in one list."""
    story = story_of(turn)
    if not is_story(story):
        return False
    told = {**answers_of(story), "identity": LATER}
    await _keep(turn, told, doubts_of(story))
    turn.say("utter_filing_story_heard", lines=lines_of(form, turn, told))
    return True


def cause_spoken_of(turn: Turn) -> list[str]:
    """The cause a short opening speaks of in other words than its names ("a buyer who did not pay for my goods")."""
    story = story_of(turn)
    return [story.cause] if story.cause else []


async def told_at_the_gate(turn: Turn) -> None:
    """Keep for whom a short opening sues ("我想告他" is for oneself), so that it is not asked."""
    whom = for_whom(story_of(turn))
    if not whom or "for_whom" in turn.answers:
        return
    kind = "organisation" if whom == "organisation" else "person"
    await _keep(turn, {"for_whom": whom, key("plaintiff", 1, "kind"): kind}, {})


async def overheard(form: Flow, turn: Turn) -> Events | None:
    """Keep what a message tells beside the open question; None leaves the message to that question.

    A short one is taken only for what it tells of a party ("他叫周大文，住在开平"), where it is no answer here.
    """
    field, said = open_field(form, turn), turn.answer
    if field is None or said.pressed or said.uploaded or len(said.text) < _SHORT or field.name in ("claims", "facts"):
        return None
    known = str(turn.answers.get("cause", ""))
    if known and known not in load_causes():
        return None
    story = story_of(turn, known)
    told = news_of(turn.answers, answers_of(story)) if story.cause else {}
    lines = [name for name in told if field_of(form, name) is not None]
    if len(said.text) < _LONG:
        asks = said.intent.startswith("ask_") and said.asks
        of_party = not asks and any(name.startswith(PARTIES) and not name.endswith("_kind") for name in lines)
        if not of_party or field.name in told or (await field.read(turn, said)).found:
            return None
    elif len(lines) < _NEWS or (field.name not in told and not is_story(story)):
        return None
    await _keep(turn, told, news_of(turn.answers, doubts_of(story)))
    if field.name not in turn.answers and field.story:
        return None
    turn.say("utter_filing_story_more", lines=lines_of(form, turn, told))
    return await ask(form, turn, first_open(form.fields, turn.answers))


async def told_before(form: Flow, turn: Turn) -> Events | None:
    """Look for the answer in what was said earlier; if it is not there, say so, and never take the remark for it."""
    field = open_field(form, turn)
    if field is None or turn.answer.pressed or not was_told_before(turn.answer.text):
        return None
    known = str(turn.answers.get("cause", ""))
    found: dict[str, Any] = {}
    for story in _earlier(turn, known):
        found = {**found, **doubts_of(story), **answers_of(story)}
    doubts = turn.answers.get(DOUBTS)
    found = {**(doubts if isinstance(doubts, Mapping) else {}), **found}
    told = news_of({**turn.answers}, {**found, "cause": known} if known else found)
    if field.name not in told:
        turn.say("utter_filing_not_told", label=field.label.say(turn.language))
        return await ask(form, turn)
    await _keep(turn, {field.name: told[field.name]}, {})
    say_kept(turn, [field])
    return await ask(form, turn, first_open(form.fields, turn.answers))


def _earlier(turn: Turn, cause: str) -> list[Story]:
    """What the person's earlier messages of this conversation tell, the oldest first."""
    stories = []
    for event in turn.tracker.events:
        if event.get("event") == "user" and event.get("text") and not str(event["text"]).startswith("/"):
            entities = (event.get("parse_data") or {}).get("entities") or []
            stories.append(read_story(str(event["text"]), entities, today=today_of(turn), cause=cause))
    return stories


async def _keep(turn: Turn, told: Mapping[str, Any], doubts: Mapping[str, Any]) -> None:
    """Save what nobody was asked for; the review shows it, the steps leave it out."""
    known = turn.answers.get(DOUBTS)
    doubtful = {**(known if isinstance(known, Mapping) else {}), **doubts}
    changes: dict[str, Any] = {**told, **({DOUBTS: doubtful} if doubtful else {})}
    filled = filled_in(turn.answers) | frozenset(told)
    await corrections.change(turn, {**changes, **marked(turn.answers, filled=filled)})

"""What the first message of a notarization tells, by role: where the person is, and where the paper is used.

"I am in Toronto, the house is in Taishan" names two places; only the words about each say which is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.dialogue.changes import keep
from actions.dialogue.speech import say_kept
from actions.dialogue.state import asked
from actions.forms.fields import Field
from actions.forms.service_form import ServiceForm
from actions.forms.turn import Turn
from actions.story.mentions import Fact
from actions.story.reading import Story, read_story

_SHORTEST = 10
_FEWEST = 3
"""Facts from which what was understood is said back."""


def story_of(turn: Turn) -> Story:
    """What the opening message tells, whoever else it names."""
    said = turn.answer
    if said.pressed or len(said.text) < _SHORTEST:
        return Story(said.text)
    return read_story(said.text, list(said.entities), cause="notarization")  # type: ignore[arg-type]


async def keep_places(form: ServiceForm, turn: Turn, story: Story) -> None:
    """Keep where the person is and where the paper goes, each from the words about it."""
    where = form.field("whereabouts")
    if where is not None and (fact := story.sure.get("plaintiff_place")) is not None:
        only = turn.answer.text[fact.start : fact.end]  # the other places would be read as choices
        said = replace(turn.answer, text=only, entities=_inside(turn, fact))
        found = await where.read(turn, said)
        if found.found and where.from_opening(found.value):
            await keep(form, turn, where, found)
    if {"matter", "whereabouts"} <= set(turn.answers):  # less is a wish, and the house in it may be anybody's
        await _keep(form, turn, "use_place", story)


async def keep_stay(form: ServiceForm, turn: Turn, story: Story) -> None:
    """Keep how somebody stays abroad, where it matters."""
    field = form.field("stay_basis")
    if field is not None and field.applies(turn.answers):
        await _keep(form, turn, "stay_basis", story)


async def _keep(form: ServiceForm, turn: Turn, name: str, story: Story) -> None:
    field, fact = form.field(name), story.sure.get(name)
    if field is not None and fact is not None and name not in turn.answers:
        await form.keep(turn, field, fact.value)


def say_back(form: ServiceForm, turn: Turn) -> None:
    """Say what was understood, if that is more than a wish."""
    told: Sequence[Field] = [f for f in asked(form.fields, turn.answers) if f.in_review and f.name in turn.answers]
    if len(told) >= _FEWEST:
        say_kept(turn, list(told))


def _inside(turn: Turn, fact: Fact) -> tuple[dict[str, object], ...]:
    entities = turn.answer.entities
    return tuple(dict(e) for e in entities if fact.start <= int(e.get("start", -1)) < fact.end)

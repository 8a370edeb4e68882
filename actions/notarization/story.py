"""First message of a notarization, by role: where the person is, and where the paper is used.

"I am in Toronto, the house is in Taishan" names two places; only the words about each say which is which.
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.dialogue.changes import keep
from actions.dialogue.fields import Field
from actions.dialogue.flow import Flow
from actions.dialogue.reading import Reading
from actions.dialogue.speech import say_kept
from actions.dialogue.state import asked
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import NOTED, WISHED, in_words, wish_of
from actions.notarization import agents, other_matters
from actions.notarization.readers.agents import goer_told
from actions.notarization.told import FOR_RELATIVE, assumed_clock, told_now, whereabouts
from actions.story.reading import Story, read_story

_WHERE = "whereabouts"
_SHORTEST = 10
_FEWEST = 2
"""Facts from which what was understood is said back."""


async def hear_opening(flow: Flow, turn: Turn) -> None:
    """Keep the places of the opening message by their roles, said back in one line."""
    told = story_of(turn)
    await _keep_told(flow, turn)
    await _keep_places(flow, turn, told)
    await _keep_stay(flow, turn, told)
    _say_back(flow, turn)
    agents.keep_opening(turn, goer_told(turn.answer.text) if not turn.answer.pressed else None)
    other_matters.keep_opening(turn)
    if (wish := wish_of(turn)) is not None:
        turn.say(NOTED, when=in_words(turn, wish, assumed_clock(turn)))


def story_of(turn: Turn) -> Story:
    """Read what the opening message tells, whoever else it names."""
    said = turn.answer
    if said.pressed or len(said.text) < _SHORTEST:
        return Story(said.text)
    return read_story(said.text, list(said.entities), cause="notarization")  # type: ignore[arg-type]


async def _keep_places(flow: Flow, turn: Turn, story: Story) -> None:
    """Keep where the person is and where the paper goes, each from the words about it."""
    where = flow.field(_WHERE)
    if where is not None and (found := (await whereabouts(flow, turn, story.sure)).get(_WHERE)) is not None:
        await keep(flow, turn, where, found)
    if {"matter", _WHERE} <= set(turn.answers):  # less is a wish, and the house in it may be anybody's
        await _keep(flow, turn, "use_place", story)


async def _keep_stay(flow: Flow, turn: Turn, story: Story) -> None:
    """Keep how somebody stays abroad, where it matters."""
    field = flow.field("stay_basis")
    if field is not None and field.applies(turn.answers):
        await _keep(flow, turn, "stay_basis", story)


async def _keep_told(flow: Flow, turn: Turn) -> None:
    """Keep whose matter it is, the applicant's name and numbers, and when they would like to come."""
    heard = await told_now(flow, turn)
    if heard.relative:
        turn.change({FOR_RELATIVE: heard.relative})
    for name, found in heard.answers.items():
        if name != _WHERE and (field := flow.field(name)) is not None and name not in turn.answers:
            await keep(flow, turn, field, found, aside=True)
    if heard.wish is not None:
        turn.change({WISHED: heard.wish.as_kept()})


async def _keep(flow: Flow, turn: Turn, name: str, story: Story) -> None:
    field, fact = flow.field(name), story.sure.get(name)
    if field is not None and fact is not None and name not in turn.answers:
        await keep(flow, turn, field, Reading(fact.value))


def _say_back(flow: Flow, turn: Turn) -> None:
    """Say what was understood, if that is more than a wish."""
    told: Sequence[Field] = [f for f in asked(flow.fields, turn.answers) if f.in_review and f.name in turn.answers]
    if len(told) >= _FEWEST:
        say_kept(turn, list(told))

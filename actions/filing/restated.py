"""Revision of answers that stand by a story: put right where more rests on it, or set behind what was told. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.filing.readers.claims_told import claims_told
from actions.filing.steps import filled_in
from actions.filing.story import answers_of
from actions.story.reading import Story
from actions.story.vocabulary import in_own_words

_WISH: Final = "wish"
"""End of the names of questions that ask for a wish."""
_LONGEST_WORDS: Final = 500
"""Characters of an answer in the person's own words."""


def put_straight(state: State, story: Story, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the choices that are told otherwise than they were answered, where what else is told rests on them.

    "月息一分" says that interest was agreed, although "no" stands in the answers.
    """
    fields = {field.name: field for field in state.flow.fields if field.name in told}
    moot = [field for field in fields.values() if not field.applies(state.answers)]
    changed = {
        name: value
        for name, value in answers_of(story).items()
        if name.startswith(f"{story.cause}_") and state.answers.get(name, value) != value and state.answers[name] != ""
    }
    return {
        name: value
        for name, value in changed.items()
        if any(field.applies({**state.answers, name: value}) for field in moot)
    }


def more_of_the_same(state: State, message: UserMessage, story: Story) -> dict[str, str]:
    """Return answers in the person's own words with what they tell of the same now behind what they told.

    "儿子10岁女儿6岁" said what children there are; "孩子都归我，每个月给1500" is wished for them.
    """
    cause, filled = story.cause, filled_in(state.answers)
    more: dict[str, str] = {}
    for name, value in answers_of(story).items():
        known, own = state.answers.get(name), name.removeprefix(f"{cause}_")
        if own not in in_own_words(cause) or name not in filled or not isinstance(known, str) or name == state.question:
            continue
        claims = claims_told(message.text) and not own.endswith(_WISH)
        if known and str(value) not in known and known not in str(value) and not claims:
            more[name] = f"{known}；{value}"
    return {name: value for name, value in more.items() if len(value) <= _LONGEST_WORDS}

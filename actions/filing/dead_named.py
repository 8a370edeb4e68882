"""The name of whoever left an estate, told as a relative's ("我爸叫梁国栋" of the father who died). Pure."""

from __future__ import annotations

from dataclasses import replace

from actions.filing.readers.who_died import dead_in, name_of_dead
from actions.story.mentions import Fact
from actions.story.reading import Story

DECEASED, _HEIRS = "deceased", "heirs"
AMONG_RELATIVES = frozenset({"inheritance"})
"""Causes in which relatives are spoken of who stand on no side."""


def with_name_of_dead(story: Story, kin: str) -> Story:
    """The story with the name of the relative of whom it was told that they died.

    Args:
        kin: the relative, as `dead_in` names them.
    """
    known = story.cause not in AMONG_RELATIVES or DECEASED in story.facts
    name = "" if known else name_of_dead(kin, story.text)
    if not name:
        return story
    at = story.text.index(name)
    facts = {**story.facts, DECEASED: Fact(DECEASED, name, at, at + len(name), name)}
    if (heirs := facts.get(_HEIRS)) is not None:  # nobody inherits from themselves
        living = "、".join(one for one in str(heirs.value).split("、") if name not in one)
        facts = {**facts, _HEIRS: replace(heirs, value=living)} if living else facts
    return replace(story, facts=facts)


def with_dead_named(story: Story) -> Story:
    """The same where the story itself tells of one relative's death, and of no other's."""
    dead = dead_in(story.text)
    return with_name_of_dead(story, dead[0]) if len(dead) == 1 else story

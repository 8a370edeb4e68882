"""The facts of a story that are told of the party they would be written for, and of nobody else. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.dialogue.phrases import said as says
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.owners import led_by_pronoun, other_side_named
from actions.filing.readers.acting_for import acting_for, name_of
from actions.filing.readers.disputed_property import stands_for_property
from actions.filing.readers.owners import Owner, Sides, owners, stands_aside
from actions.filing.readers.party_names import HEADINGS
from actions.profile.told import says_own_name
from actions.story.mentions import Fact
from actions.story.reading import Story, mark
from actions.story.wishes import wants_to_sue

_OTHER_PARTY, _SUED = "other_party", "defendant_1_name"
_PLACES = ("_address", "_lives", "_place")
_RELATIVE = "relative_name"
_AMONG_SEVERAL = frozenset({"inheritance", "divorce", ""})
"""Causes in which a single name may be a relative's who is not sued, and none at all."""
_WRITER = ("plaintiff_1_name",)
"""Fields of a story about who writes, and not about the relative for whom they write."""


def with_owners(story: Story, sides: Sides) -> Story:
    """The story without addresses and numbers of one side that are told of the other, or of a third."""
    story = _with_the_only_one_named(_without_relatives(_without_the_writers_own(story, sides), sides), sides)
    sued = story.facts.get(_SUED)
    if sued is not None and sued.sure and not sides.names["defendant"]:
        sides = replace(sides, names={**sides.names, "defendant": [str(sued.value)]})
    spans = owners(story.text, sides)
    writer = _WRITER if sides.acts_for else ()
    facts = {
        name: fact
        for name, fact in story.facts.items()
        if name not in writer and _may_be_of(name, fact, spans, sides, story.text)
    }
    return replace(story, facts=facts)


def of_new_sides(told: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told of the parties of each side of which nothing of it is known yet.

    Args:
        told: answers by field.
        known: the answers of the draft.
    """
    sides = [[name for name in told if name.startswith(f"{role}_")] for role in HEADINGS]
    return {name: told[name] for names in sides if not set(names) & set(known) for name in names}


def _without_the_writers_own(story: Story, sides: Sides) -> Story:
    """The story without the relative for whom somebody sues as who is sued ("舅舅叫黎国华")."""
    own = name_of(sides.acts_for, story.text)
    sued = story.facts.get(_SUED)
    if not own or sued is None or sued.value != own:
        return story
    return replace(story, facts={name: fact for name, fact in story.facts.items() if name != _SUED})


def _without_relatives(story: Story, sides: Sides) -> Story:
    """The story with who is sued by what they did, and without a relative or a witness who stands on no side there.

    "我叫…，我老公叫…，欠我钱的叫…" names three people and one who is sued.
    """
    spans = owners(story.text, sides)
    named = "" if sides.names["defendant"] else other_side_named(story.text)
    of_nobody = {
        name
        for name in (_SUED, _OTHER_PARTY)
        if (fact := story.facts.get(name)) is not None and named and fact.value != named
    }
    other = story.facts.get(_OTHER_PARTY)
    if other is not None and _owner_at(spans, other.start) == "third" and not sides.acts_for:
        of_nobody.add(_OTHER_PARTY)
    facts = {name: fact for name, fact in story.facts.items() if name not in of_nobody}
    if named and _SUED not in facts:
        at = story.text.index(named)
        facts[_SUED] = Fact(_SUED, named, at, at + len(named), named)
    return replace(story, facts=facts)


def _with_the_only_one_named(story: Story, sides: Sides) -> Story:
    """The story with who is sued where it names a single one, in whatever clause, and tells what they did.

    "我有个表哥梁伟强，骗了我五万，想告他" and "We supplied Huaxing Ltd, they still owe us" speak of nobody else.
    """
    known = sides.names["defendant"] or sides.names["plaintiff"] or sides.acts_for
    if known or story.cause in _AMONG_SEVERAL or {_SUED, _OTHER_PARTY, _RELATIVE} & set(story.facts):
        return story
    own = {str(fact.value) for name, fact in story.facts.items() if name in _WRITER}
    named = [one for one in mark(story.text, ()).mentions if one.kind in ("name", "company")]
    if len({str(one.value) for one in named}) != 1 or str(named[0].value) in own or not named[0].sure:
        return story
    against = wants_to_sue(story.text) or says("tells_wrong", story.text)
    start, end = next(
        (span for span in stretches(story.text) if span[0] <= named[0].start < span[1]), (0, len(story.text))
    )
    clause = story.text[start:end]
    if not against or says_own_name(clause) or stands_aside(clause) or acting_for(clause).whom:
        return story
    only = named[0]
    fact = Fact(_OTHER_PARTY, str(only.value), only.start, only.end, clause)
    return replace(story, facts={**story.facts, _OTHER_PARTY: fact})


def _owner_at(spans: Sequence[tuple[int, int, Owner]], at: int) -> Owner:
    return next((owner for start, end, owner in spans if start <= at < end), "")


def _may_be_of(name: str, fact: Fact, spans: Sequence[tuple[int, int, Owner]], sides: Sides, text: str) -> bool:
    role = name.partition("_")[0]
    owner = _owner_at(spans, fact.start)
    if role in HEADINGS and name.endswith(_PLACES) and stands_for_property(text, fact.start, fact.end):
        return False
    if name == _OTHER_PARTY:
        if owner == "plaintiff" and led_by_pronoun(fact.evidence.lstrip(" .。")):
            return False  # "she is …" of whom one sues for
        return owner != "third" or not sides.acts_for
    if role not in HEADINGS or name.endswith("_name"):
        return True
    return owner in ("", role)

"""Claims drafted from facts in a list that the person has changed: they follow the facts, the person's own words stay.

A list that was edited keeps what had been drafted when it was. Where the facts change, a drafted claim in it gives way
to what is drafted in its place now, and goes where nothing is. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from operator import itemgetter
from typing import Any

from actions.answers import Reading
from actions.dialogue.fields import Answers

DRAFTED = "claims_drafted"
"""Draft of the claims when the person last changed the list of the claims."""
_ALIKE = 0.6
"""Likeness of two drafts from which the second stands in the place of the first."""


def with_drafted(found: Reading, drafted: Sequence[str]) -> Reading:
    """A changed list of claims, with what is drafted under the answers of now beside it."""
    if not isinstance(found.value, list):
        return found
    return replace(found, notes={**found.notes, DRAFTED: list(drafted)})


def redrafted(claims: Sequence[str], answers: Answers, drafted: Sequence[str]) -> list[str]:
    """Return the claims of an edited list with the drafted ones among them as they are drafted now.

    Args:
        claims: the list as the person left it.
        drafted: the claims drafted from the answers of now.
    """
    before = answers.get(DRAFTED)
    if not isinstance(before, list) or list(drafted) == before:
        return list(claims)
    instead = _instead([str(one) for one in before], drafted)
    follow = [instead.get(claim, claim) for claim in claims]
    return list(dict.fromkeys(claim for claim in follow if claim is not None))


def _instead(before: Sequence[str], now: Sequence[str]) -> Mapping[str, str | None]:
    """Return what stands now for each claim drafted before that is drafted no more, or None where nothing does."""
    left = [claim for claim in now if claim not in before]
    found: dict[str, str | None] = {}
    for old in (claim for claim in before if claim not in now):
        ratios = ((SequenceMatcher(None, old, new).ratio(), new) for new in left)
        likeness, nearest = max(ratios, key=itemgetter(0), default=(0.0, ""))
        found[old] = nearest if likeness >= _ALIKE else None
        if likeness >= _ALIKE:
            left.remove(nearest)
    return found


def changed_by_facts(answers: Answers, drafted: Sequence[str]) -> dict[str, Any]:
    """The change of an edited list when the facts behind its drafted claims have changed; nothing where none has."""
    kept = answers.get("claims_so_far")
    if not isinstance(kept, list):
        return {}
    follow = redrafted([str(one) for one in kept], answers, drafted)
    return {"claims_so_far": follow, DRAFTED: list(drafted)} if follow != kept else {}

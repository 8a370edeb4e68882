"""Order of those who inherit without a will, and the place of a relative in it. Pure.

Rule: MFD-1127. Two ranks; a child's descendants and the children of a sibling step in; a widowed child-in-law who
mainly cared is in the first; the share of an heir who dies before the division goes on to their own heirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Tie = Literal[
    "self", "spouse", "parent", "grandparent", "child", "grandchild", "sibling", "nephew", "uncle", "child_in_law",
    "parent_in_law",
]  # fmt: skip
"""Tie of somebody to the speaker. "uncle" is any brother or sister of a parent, "nephew" any child of a sibling."""
Side = Literal["", "mother", "father"]
"""Parent through whom a grandparent or an uncle is a relative; nothing where it is not told."""
Order = Literal["", "before", "after"]
"""Time at which the link between the two died: before the deceased, or after."""
Standing = Literal[
    "spouse", "child", "parent",  # first rank
    "second",  # siblings and grandparents, where nobody is in the first
    "behind_parent",  # a living parent inherits, and not they
    "steps_in", "share_passed_on", "steps_in_or_passed_on",  # a grandchild whose parent has died
    "sibling_child_steps_in",  # a nephew or niece whose parent has died before
    "behind_sibling",  # a nephew or niece whose parent lives, or who is told of without
    "child_in_law",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kin:
    """One person of the family, by what they are to the speaker.

    Args:
        tie: what they are.
        side: through which parent.
    """

    tie: Tie
    side: Side = ""


SELF: Final = Kin("self")


@dataclass(frozen=True, slots=True)
class Estate:
    """The dead one whose estate it is, and the one asked about.

    Args:
        deceased: who has left it.
        claimant: whose share is asked for.
        link: relative between the two who has died, too, if one is told of; what is known of when.
        seen_from_deceased: whether the claimant's tie is one to the deceased, and not to the speaker ("his brother").
    """

    deceased: Kin
    claimant: Kin
    link: tuple[Kin, Order] | None = None
    seen_from_deceased: bool = False


_OF_DECEASED: Final[Mapping[Tie, Standing]] = {
    "spouse": "spouse", "child": "child", "parent": "parent", "sibling": "second", "grandparent": "second",
    "child_in_law": "child_in_law",
}  # fmt: skip
_OF_PARENT: Final[Mapping[Tie, Standing]] = {
    "self": "child", "sibling": "child", "parent": "spouse", "grandparent": "parent", "uncle": "second",
    "spouse": "child_in_law",
}  # fmt: skip
_OF_SPOUSE: Final[Mapping[Tie, Standing]] = {"self": "spouse", "child": "child", "parent_in_law": "parent"}
_OF_CHILD: Final[Mapping[Tie, Standing]] = {"self": "parent", "spouse": "parent", "child_in_law": "spouse"}
_OF_SIBLING: Final[Mapping[Tie, Standing]] = {"self": "second", "parent": "parent", "sibling": "second"}


def standing(estate: Estate) -> Standing | None:
    """Return where the claimant stands; None where what is told does not say it."""
    deceased, claimant = estate.deceased, estate.claimant
    if estate.seen_from_deceased:
        return _OF_DECEASED.get(claimant.tie)
    if deceased.tie == "grandparent":
        return _of_grandparent(estate)
    if deceased.tie == "uncle":
        return _of_uncle(estate)
    if deceased.tie == "parent" and claimant.tie in ("child", "nephew"):
        return _of_grandchild(estate, SELF if claimant.tie == "child" else Kin("sibling"))
    if deceased.tie == "sibling" and claimant.tie in ("nephew", "child"):
        return "child" if claimant.tie == "nephew" else "behind_sibling"
    if deceased.tie == "parent_in_law" and claimant.tie in ("self", "spouse"):
        return "child_in_law" if claimant.tie == "self" else "child"
    of: Mapping[Tie, Mapping[Tie, Standing]] = {
        "parent": _OF_PARENT, "spouse": _OF_SPOUSE, "child": _OF_CHILD, "sibling": _OF_SIBLING,
    }  # fmt: skip
    return of.get(deceased.tie, {}).get(claimant.tie)


def _of_grandparent(estate: Estate) -> Standing | None:
    deceased, claimant = estate.deceased, estate.claimant
    if claimant.tie in ("self", "sibling"):
        return _of_grandchild(estate, Kin("parent", deceased.side))
    if claimant.tie in ("parent", "uncle"):
        if not _same_side(claimant, deceased):
            return "child_in_law" if claimant.tie == "parent" else None
        return "child"
    return "spouse" if claimant.tie == "grandparent" and claimant.side == deceased.side else None


def _of_uncle(estate: Estate) -> Standing | None:
    deceased, claimant = estate.deceased, estate.claimant
    if claimant.tie == "parent" and _same_side(claimant, deceased):
        return "second"
    if claimant.tie in ("self", "sibling"):
        died = _died(estate, Kin("parent", deceased.side))
        return "sibling_child_steps_in" if died == "before" else "behind_sibling"
    return None


def _of_grandchild(estate: Estate, between: Kin) -> Standing | None:
    """Return where a grandchild of the deceased stands, by whether the child between them lives."""
    by_order: Mapping[Order, Standing] = {
        "before": "steps_in", "after": "share_passed_on", "": "steps_in_or_passed_on",
    }  # fmt: skip
    died = _died(estate, between)
    return "behind_parent" if died is None else by_order[died]


def _died(estate: Estate, between: Kin) -> Order | None:
    """Return when the one between died, or None where nobody tells that they did."""
    if estate.link is None:
        return None
    kin, order = estate.link
    return order if kin.tie == between.tie and _same_side(kin, between) else None


def _same_side(one: Kin, other: Kin) -> bool:
    """Return True unless both are told to be relatives through another parent each."""
    return "" in (one.side, other.side) or one.side == other.side

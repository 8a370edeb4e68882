"""Several orders about the list of claims in one message, or one with a remark ("删除第4条，就用这些"). Pure.

Each order counts by the numbers of the list as it was read. A remark beside an order is none of the claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.dialogue.readers.statements import read_claim
from actions.filing.readers.claims_by_kind import claim_of_kind
from actions.filing.readers.list_edits import added_claim, changed_claim, claim_taken_off

_STOPS = re.compile(r"[；;。\n，]|,(?!\d)")
_ADDS = re.compile(r"^(?:再|另外|还要|另)?(?:加|增加|添加|补充|add)", re.IGNORECASE)
_JOINS = re.compile(r"^(?:但是?|不过|然后|并且?|同时|再|跟住|but|and|then)\s*(?=\S)", re.IGNORECASE)
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Ordered:
    """The claims after the orders.

    Args:
        claims: as they stand then.
        gone: the numbers of those that were taken off, and `changed`: of those in other words.
        accepted: whether the message says as well that the list is to be used.
    """

    claims: list[str]
    gone: tuple[int, ...]
    changed: tuple[int, ...]
    accepted: bool


def several_orders(claims: Sequence[str], text: str, accepting: Sequence[str] = ()) -> Ordered | None:
    """Return the claims after the orders of a text; None where it is one order alone, or none.

    Args:
        claims: as they were read out.
        text: the message.
        accepting: words that say that the list is to be used.
    """
    pieces = [_JOINS.sub("", one.strip()) for one in _STOPS.split(text) if one.strip()]
    gone: list[int] = []
    changed: dict[int, str] = {}
    added: list[str] = []
    accepted, last = False, 0
    for place, piece in enumerate(pieces):
        if piece.casefold() in accepting:
            accepted, last = True, 0
        elif (number := claim_of_kind(piece, claims) or claim_taken_off(piece, len(claims))) is not None:
            gone.append(number)
            last = 0
        elif (change := changed_claim(piece)) is not None:
            last, changed[change[0]] = change[0], change[1]
        elif last:
            changed[last] += f"，{piece}"
        elif _ADDS.match(piece) and read_claim(added_claim(piece), _LONGEST).found:
            added.append(added_claim(piece))
        elif place == 0:
            return None  # it begins as a claim, or a story, does
    known = range(1, len(claims) + 1)
    orders = len(gone) + len(changed)
    if len(pieces) < 2 or not orders or not {*gone, *changed} <= set(known) or len(set(gone)) >= len(claims):
        return None
    left = [changed.get(n, claims[n - 1]) for n in known if n not in gone]
    return Ordered([*left, *added], tuple(sorted(set(gone))), tuple(sorted(changed)), accepted)

"""The sum a suit is about where nobody named it as the amount: a house that was valued, months of rent that are owed.

The court's fee goes by it. Without it the fee of a suit about nothing would be told for a house, and that of one
month's rent for nine.
"""

from __future__ import annotations

from decimal import Decimal

from actions.dialogue.turn import Turn
from actions.filing.readers.property_value import property_value_in
from actions.identity.residence import today_of
from actions.protection.readers.arrears import arrears_in

_LOOKED_BACK = 40
"""Messages of the person in which what is at stake may have been told."""


def at_stake(turn: Turn) -> tuple[Decimal, str] | None:
    """Return the sum that was told last, with its currency, or None."""
    for said in (turn.whole, *turn.typed_before(_LOOKED_BACK)):
        owed = arrears_in(said, today_of(turn))
        if owed is not None and owed.kind == "rent" and owed.months:
            return owed.monthly * owed.months, owed.currency
        if (value := property_value_in(said)) is not None:
            return value
    return None

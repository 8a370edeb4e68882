"""The value somebody puts on a house, a shop or land ("房子值80万", "a flat worth 800,000"). Pure.

A loan of as much, a monthly support or a rent beside a house is no value of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from actions.dialogue.message import UserMessage
from actions.script import sign_by_sign

_THING = re.compile(
    r"[房屋楼铺]|物业|公寓|厂房|土地|宅基地|地皮|\b(?:house|home|flat|apartment|condo|shop|land|plot|property|building)\b"
)
_VALUED = re.compile(
    r"(?:值(?!班|日)|估价|估值|市价|市值|作价|评估价?)(?:大概|大约|差不多|现在|而家|应该|最少|至少|就|系|是|为|约|有|到|在|：|:|\s)*$"
    r"|\b(?:worth|valued at|put at|estimated at|value(?: is| of|:)?|priced at)"
    r"(?: about| around| at least| roughly| some)?\s*$"
)
_BEHIND = re.compile(r"^\s*(?:左右|上下)?(?:的|嘅)?(?:房产|房子|屋|楼|铺)|^\s*(?:house|flat|apartment|property)\b")
_MONTHLY = re.compile(r"每个?月|[一个]月|月租|租金|\b(?:a|per|each|every) month\b|\brent\b")
_NEAR = 14


def property_value_in(said: UserMessage) -> tuple[Decimal, str] | None:
    """Return the one value put on a property in a message, with its currency; None for none or several."""
    text = sign_by_sign(said.text).casefold()
    if _THING.search(text) is None:
        return None
    found: set[tuple[Decimal, str]] = set()
    for one in said.entities:
        value = one.get("value")
        if one.get("entity") != "money" or not isinstance(value, Mapping) or "start" not in one:
            continue
        before, behind = text[: int(one["start"])], text[int(one["end"]) :]
        is_value = _VALUED.search(before) is not None or _BEHIND.match(behind) is not None
        if is_value and _MONTHLY.search(before[-_NEAR:] + behind[:_NEAR]) is None:
            found.add((Decimal(str(value["amount"])), str(value["currency"])))
    return found.pop() if len(found) == 1 else None

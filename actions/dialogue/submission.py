"""Submission of a flow when everything is confirmed, and the telling of its outcome: data of the flow."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.dialogue.turn import Turn
from backend.shared.wording import Words

Receipt = dict[str, Any]
"""Kept with the draft: ids only, no personal data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The last step of a flow.

    Args:
        hand_in: runs the service's command under the draft's id, and returns the receipt (raises `Declined`).
        tell: says the outcome a receipt stands for.
        reopens: a refusal's utterance to the field that must be answered anew (a slot that has just been taken).
        ends: refusals after which asking again is of no use: the flow is over.
        leads_on: refusals after which another service's form is opened at once, with what is said of it.
    """

    hand_in: Callable[[Turn], Awaitable[Receipt]]
    tell: Callable[[Turn, Receipt], Awaitable[None]]
    reopens: Mapping[str, str] = field(default_factory=dict)
    ends: Collection[str] = ()
    leads_on: Mapping[str, tuple[str, Words]] = field(default_factory=dict)

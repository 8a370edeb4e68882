"""Consent to a recording: a session is recorded while everybody has agreed on their own page. Pure.

A mediation is not public and nothing of it is recorded, unless all agree. The mediator may ask once in a session; one
no, before or after, ends it for that session. Whoever comes in later, also by another device, has not agreed yet. A
talk with one side alone is never recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from backend.mediation.room.model import Placing, Role

RecordingState = Literal["none", "asked", "on", "paused", "refused"]
"""``asked``: somebody in the room has not said yes; ``paused``: all have, but a side or the mediator is away, or the
mediator speaks with one side alone; ``refused``: somebody said no, and it is not asked again in this session."""

NEEDED: frozenset[Role] = frozenset({"mediator", "applicant", "respondent"})
"""Without one of these nothing is recorded."""


def recording_of(
    placing: Placing, seats: Mapping[Role, str], agreed: Mapping[Role, str], refused: bool
) -> RecordingState:  # fmt: skip
    """Return how it stands.

    Args:
        seats: of everybody who is there now: their line stands.
        agreed: the seats that have said yes, by role; an earlier device's yes is none of a later one's.
        refused: somebody has said no in this session.
    """
    if refused:
        return "refused"
    if "mediator" not in agreed or placing.stage == "closed":
        return "none"
    if any(agreed.get(role) != seat for role, seat in seats.items()):
        return "asked"
    all_here = seats.keys() >= NEEDED
    if NEEDED - agreed.keys():
        return "asked"
    return "on" if all_here and placing.stage == "open" and placing.private_with is None else "paused"

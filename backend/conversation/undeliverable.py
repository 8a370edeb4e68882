"""A channel's no, by class: what a connector raises, and what delivery does about it.

    gone     blocked, deleted, unknown there: nothing reaches that address until the person writes from it again
    closed   not now: out of the channel's window or quota, or the person has not subscribed
    shown    it stands on a page the person may look at, but nothing was pushed: another way is tried as well
    unfit    the channel will not carry this message: too long, a forbidden word, a wrong template

Anything else a connector raises is trouble that may pass, and the same message is tried again.
"""

from __future__ import annotations

from typing import Literal

Fate = Literal["gone", "closed", "shown", "unfit"]


class Undeliverable(Exception):
    """This channel will not take this message.

    Args:
        fate: see above.
        detail: the platform's own code, e.g. ``43101`` or ``131047``; never personal data.
    """

    def __init__(self, fate: Fate, detail: str = "") -> None:
        super().__init__(f"{fate} {detail}".strip())
        self.fate: Fate = fate
        self.detail = detail

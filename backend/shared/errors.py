"""Errors by whose turn it is then.

    YiqiaotongError
    ├── Refused              a rule of law or of an office says no: say which, and what to do instead
    ├── PlatformUnavailable  a partner cannot be reached: the request is kept and retried, the person is told
    └── PlatformRejected     a partner answered with something we cannot use: recorded, explained, a human offered

A `Refused` reason is the tail of the utterance that says it: ``Refused("notarization_day_closed")`` is spoken by
``utter_notarization_day_closed``; ``tests/architecture`` pairs them in every language.
"""

from __future__ import annotations


class YiqiaotongError(Exception):
    """The root of every error this project raises on purpose."""


class Refused(YiqiaotongError):
    """A rule says no; the person is told which rule and what to do instead.

    Args:
        reason: tail of the utterance, e.g. ``notarization_slot_full``.
        facts: values the utterance needs (never personal data).
    """

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


class PlatformUnavailable(YiqiaotongError):
    """A partner did not answer in time or answered 5xx; whatever was asked is safe to ask again.

    Args:
        platform: its name.
        detail: what was seen, without personal data.
        retry_after: seconds the partner wants to be left alone; 0 when it has said nothing.
    """

    def __init__(self, platform: str, detail: str = "", retry_after: float = 0.0) -> None:
        super().__init__(f"{platform} unavailable: {detail}")
        self.platform = platform
        self.detail = detail
        self.retry_after = retry_after


class PlatformRejected(YiqiaotongError):
    """A partner answered, but with an unknown refusal or something outside its contract; asking again won't help."""

    def __init__(self, platform: str, detail: str = "") -> None:
        super().__init__(f"{platform} rejected: {detail}")
        self.platform = platform
        self.detail = detail

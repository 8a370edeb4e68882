"""Reasons why a channel did not bring a message to a person, in terms every channel shares; pure.

    DeliveryFailed
    ├── DeliveryRefused      the channel's no, by its fate
    │   ├── ChannelClosed    the person has blocked us or is gone: this address is dead until they write again
    │   ├── WindowClosed     the platform lets us write only for some time after the person's last message
    │   ├── QuotaSpent       the platform lets us write only so often until the person writes again
    │   ├── NotSubscribed    the person has not agreed to be written to in this way, or the consent is used up
    │   ├── OnlyShown        it stands on the channel's page for whoever looks; nobody was woken
    │   └── Unsendable       the platform refuses this very message
    ├── SlowDown             too fast: the same message may be sent after a while
    └── Unreachable          the platform does not answer: the same message may be sent later

A refusal is final for its channel: whoever wants the person to know has to take another way. Its fate says what
delivery does about the address:

    gone     blocked, deleted, unknown there: nothing reaches that address until the person writes from it again
    closed   not now: out of the channel's window or quota, or the person has not subscribed
    shown    it stands on a page the person may look at, but nothing was pushed: another way is tried as well
    unfit    the channel will not carry this message: too long, a forbidden word, a wrong template

Anything else a connector raises is trouble that may pass, and the same message is tried again.
"""

from __future__ import annotations

from typing import ClassVar, Literal

Fate = Literal["gone", "closed", "shown", "unfit"]


class DeliveryFailed(Exception):
    """A message was not brought.

    Args:
        code: the platform's own error code, for logs and the outbox; never personal data.
        retry_after: seconds after which another try makes sense; 0 when none does.
    """

    reason: ClassVar[str] = "undelivered"
    final: ClassVar[bool] = False

    def __init__(self, code: str | int = "", retry_after: float = 0.0) -> None:
        super().__init__(f"{self.reason} {code}".strip())
        self.code = str(code)
        self.retry_after = retry_after


class DeliveryRefused(DeliveryFailed):
    """This channel will not take this message.

    Args:
        fate: see above.
        detail: the platform's own code, e.g. ``43101`` or ``131047``; never personal data.
    """

    final = True

    def __init__(self, fate: Fate, detail: str = "") -> None:
        Exception.__init__(self, f"{fate} {detail}".strip())
        self.fate: Fate = fate
        self.detail = self.code = detail
        self.retry_after = 0.0


class _Named(DeliveryRefused):
    """A refusal that is known by name, whatever code its platform has for it."""

    its_fate: ClassVar[Fate] = "closed"

    def __init__(self, code: str | int = "", retry_after: float = 0.0) -> None:
        DeliveryFailed.__init__(self, code, retry_after)
        self.fate, self.detail = self.its_fate, self.code or self.reason


class ChannelClosed(_Named):
    """The person has blocked or left this channel, or the account is gone."""

    reason = "channel_closed"
    its_fate = "gone"


class WindowClosed(_Named):
    """The person has not written for so long that only the platform's templates may be sent."""

    reason = "window_closed"


class QuotaSpent(_Named):
    """Everything the platform lets us say after the person's last message has been said."""

    reason = "quota_spent"


class NotSubscribed(_Named):
    """The person has not agreed to be written to in this way, or every consent is used up."""

    reason = "not_subscribed"


class OnlyShown(_Named):
    """The channel shows it to whoever looks and could not push it; delivery goes on to a channel that reaches them."""

    reason = "only_shown"
    its_fate = "shown"


class Unsendable(_Named):
    """The platform refuses this message; sent again it would be refused again."""

    reason = "unsendable"
    its_fate = "unfit"


class SlowDown(DeliveryFailed):
    """The platform asks for a pause."""

    reason = "slow_down"


class Unreachable(DeliveryFailed):
    """The platform cannot be reached, or has a fault of its own."""

    reason = "unreachable"

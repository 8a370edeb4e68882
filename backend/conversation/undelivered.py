"""Why a channel did not bring a message to a person, in terms every channel shares; pure.

    Undelivered
    ├── ChannelClosed    the person has blocked us or is gone: this address is dead until they write again
    ├── WindowClosed     the platform lets us write only for some time after the person's last message
    ├── QuotaSpent       the platform lets us write only so often until the person writes again
    ├── NotSubscribed    the person has not agreed to be written to in this way, or the consent is used up
    ├── OnlyShown        it stands on the channel's page for whoever looks; nobody was woken
    ├── Unsendable       the platform refuses this very message
    ├── SlowDown         too fast: the same message may be sent after a while
    └── Unreachable      the platform does not answer: the same message may be sent later

All but the last two are final for this channel: whoever wants the person to know has to take another way.
"""

from __future__ import annotations

from typing import ClassVar

from backend.conversation.undeliverable import Fate, Undeliverable


class Undelivered(Exception):
    """A platform has answered that a message will not be brought.

    Args:
        code: the platform's own error code, for logs and the outbox; never personal data.
        retry_after: seconds after which another try makes sense; 0 when none does.
    """

    reason: ClassVar[str] = "undelivered"
    final: ClassVar[bool] = True

    def __init__(self, code: str | int = "", retry_after: float = 0.0) -> None:
        super().__init__(f"{self.reason} {code}".strip())
        self.code = str(code)
        self.retry_after = retry_after


class _Refusal(Undelivered, Undeliverable):
    """Final for this channel; its fate says what delivery does about it (`undeliverable.py`)."""

    its_fate: ClassVar[Fate] = "closed"

    def __init__(self, code: str | int = "", retry_after: float = 0.0) -> None:
        super().__init__(code, retry_after)
        self.fate, self.detail = self.its_fate, self.code or self.reason


class ChannelClosed(_Refusal):
    """The person has blocked or left this channel, or the account is gone."""

    reason = "channel_closed"
    its_fate = "gone"


class WindowClosed(_Refusal):
    """The person has not written for so long that only the platform's templates may be sent."""

    reason = "window_closed"


class QuotaSpent(_Refusal):
    """Everything the platform lets us say after the person's last message has been said."""

    reason = "quota_spent"


class NotSubscribed(_Refusal):
    """The person has not agreed to be written to in this way, or every consent is used up."""

    reason = "not_subscribed"


class OnlyShown(_Refusal):
    """The channel shows it to whoever looks and could not push it; delivery goes on to a channel that reaches them."""

    reason = "only_shown"
    its_fate = "shown"


class Unsendable(_Refusal):
    """The platform refuses this message; sent again it would be refused again."""

    reason = "unsendable"
    its_fate = "unfit"


class SlowDown(Undelivered):
    """The platform asks for a pause."""

    reason = "slow_down"
    final = False


class Unreachable(Undelivered):
    """The platform cannot be reached, or has a fault of its own."""

    reason = "unreachable"
    final = False

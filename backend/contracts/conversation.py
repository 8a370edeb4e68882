"""Questions other services ask the conversation, and the news of it they hear."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from backend.shared.database import Session
from backend.shared.messages import Command, Event


@dataclass(frozen=True, slots=True)
class MessageNotSent(Event):
    """A message of ours was kept back: no channel took it while it still meant something."""

    person_id: str
    key: str


@dataclass(frozen=True, slots=True)
class SaidBefore(Command):
    """The newest bubbles of a person's conversation, the oldest of them first -> tuple of `Bubble`."""

    person_id: str
    limit: int


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of a conversation.

    Args:
        by_person: said by the person, not by us.
    """

    at: datetime
    by_person: bool
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChannelsOf(Command):
    """A person's channels in the caller's transaction, the last used first.

    -> list of channel, address and when it was last used
    """

    session: Session
    person_id: str


@dataclass(frozen=True, slots=True)
class MoveAddresses(Command):
    """Give one person's channels to another, in the caller's transaction -> the same list."""

    session: Session
    from_person: str
    to_person: str


@dataclass(frozen=True, slots=True)
class ReleaseAddress(Command):
    """Give a channel to a new person who knows nothing, in the caller's transaction -> that person's id."""

    session: Session
    channel: str
    address: str


@dataclass(frozen=True, slots=True)
class RenewBrowsers(Command):
    """Let the browsers of a person exchange their cookies, in the caller's transaction -> None.

    Whatever copy of a cookie was made before opens nothing after that.
    """

    session: Session
    person_id: str


@dataclass(frozen=True, slots=True)
class ShowVoice(Command):
    """Show in a person's conversation that they have sent a voice message, in the caller's transaction. -> None

    Args:
        voice_id: which; bubbles about a voice message are marked with it and answer no question.
        text: what is shown of it.
    """

    session: Session
    person_id: str
    voice_id: str
    text: str


@dataclass(frozen=True, slots=True)
class ConcealVoice(Command):
    """Put tokens in the place of private numbers in what was read back of a voice message. -> None

    In full they stand there only until the person has said whether they are right.
    """

    session: Session
    person_id: str
    voice_id: str


@dataclass(frozen=True, slots=True)
class AskAgain(Command):
    """Say the open question again, as it stood before a voice message that did not answer it. -> whether there is one

    Args:
        channel, address: where.
        key: idempotency key.
    """

    session: Session
    person_id: str
    channel: str
    address: str
    key: str

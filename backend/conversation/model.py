"""The neutral message: what a person said and what we answer, before any channel's shape is put on it.

Pure values; connectors translate them from and to their platform, the worker carries them to the bot and back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from backend.shared.messages import Command

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True, slots=True)
class Location:
    """A position a person has shared on purpose, WGS-84 degrees; a channel that delivers another datum converts first.

    It is kept to about a hundred metres, encrypted; conversation and history only ever name the city around it.

    Raises:
        ValueError: no such point on the earth.
    """

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (abs(self.lat) <= 90 and abs(self.lon) <= 180):
            raise ValueError("no such point")


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message from a person, as its channel delivered it.

    Args:
        channel: the connector's name (``web``, ``terminal``, later ``wechat`` …).
        address: the person's address in that channel (session id, open id …).
        platform_id: the platform's own id of this message; the same id twice is the same message.
        text: what was typed, or None when a button was pressed.
        payload: the pressed button's payload (``/inform{"…": "…"}``), or None.
        location: the position the person has sent, or None; then there is neither text nor payload.
        timezone: IANA zone the device reports, or None.
        language: one of `LANGUAGES` if the device or page says so, or None.
    """

    channel: str
    address: str
    platform_id: str
    text: str | None = None
    payload: str | None = None
    timezone: str | None = None
    language: str | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a reply. The payload never holds personal data."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One bubble of ours.

    Args:
        text: plain text, lines separated by ``\\n``.
        buttons: choices under the text.
        image: URL path of a picture (``/files/…``) or a data URI.
        attachment: ``{"name", "url", "mime"}`` of a file to keep (an ICS, a PDF).
        custom: anything a channel may render natively (a progress bar, a card); every channel may ignore it.
        utter: the utterance's name, for tests and measuring.
    """

    text: str = ""
    buttons: tuple[Button, ...] = ()
    image: str | None = None
    attachment: dict[str, str] | None = None
    custom: dict[str, Any] = field(default_factory=dict)
    utter: str | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One bubble of a conversation as it can be shown again.

    Args:
        seq: rises by one within a person's conversation.
        direction: ``in`` (the person) or ``out`` (we).
        turn_id: the turn it belongs to, or None for what we said by ourselves.
        at: when it was received or written.
        reply: the bubble; for ``in`` only its text is filled, and ``custom["upload"]`` (size, mime) for a sent file.
    """

    seq: int
    direction: str
    turn_id: str | None
    at: datetime
    reply: Reply


@dataclass(frozen=True, slots=True)
class SentVoice:
    """A voice message as its channel has it.

    Args:
        content: the recording; empty where it was not fetched.
        seconds: its length, if the platform says so.
        recognised: the words the platform itself has heard.
        trouble: why it was not fetched: ``away`` or ``too_long``; empty where nothing is wrong.
    """

    content: bytes = field(default=b"", repr=False)
    seconds: float | None = None
    recognised: str = field(default="", repr=False)
    trouble: Literal["", "away", "too_long"] = ""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file a person has sent, as channels know it; named in a message by ``/inform{"uploaded_file": "f_…"}``.

    Args:
        file_id: names it.
        name: as it is shown.
        size: bytes.
        mime: what it is.
    """

    file_id: str
    name: str
    size: int
    mime: str


class UploadRefused(Exception):
    """A sent file was not kept.

    Args:
        error: the reason's name, for programmes.
        facts: its values.
        message: the reason in the person's language, for the person.
        temporary: True when sending the same file again later may succeed.
    """

    def __init__(self, error: str, facts: dict[str, str | int], message: str, *, temporary: bool = False) -> None:
        super().__init__(error)
        self.error, self.facts, self.message, self.temporary = error, facts, message, temporary


@dataclass(frozen=True, slots=True)
class ConversationView:
    """View of a conversation for a channel that shows it itself.

    Args:
        entries: bubbles, oldest first.
        language: the language the person has asked for, or None.
        whose: a name that changes when the address comes to belong to another person (it was linked, or unlinked); it
            opens nothing. None while nobody has written from there.
        renew: True while the cookie of that browser is to be exchanged for a new one.
    """

    entries: tuple[HistoryEntry, ...] = ()
    language: str | None = None
    whose: str | None = None
    renew: bool = False


@dataclass(frozen=True, slots=True)
class TurnView:
    """View of what became of one message, for those who wait for it (the terminal).

    Args:
        turn_id: what `receive` returned.
        state: ``pending`` or ``done``.
        text: what was said, masked.
        intent: the best real intent, or None.
        confidence: of that intent.
        decision: ``answer``, ``ask_back`` or ``refuse``.
        ranking: the best intents with their confidence.
        entities: as the bot read them.
        replies: what was answered.
        open_jobs: requests to partners that are still on their way for this person.
        later: what we said by ourselves after this turn.
        model: which model of the bot answered, or None for our own answers and those of earlier versions.
    """

    turn_id: str
    state: str
    text: str | None
    intent: str | None = None
    confidence: float | None = None
    decision: str | None = None
    ranking: tuple[dict[str, Any], ...] = ()
    entities: tuple[dict[str, Any], ...] = ()
    replies: tuple[Reply, ...] = ()
    open_jobs: int = 0
    later: tuple[Reply, ...] = ()
    model: str | None = None


@dataclass(frozen=True, slots=True)
class GetPerson(Command):
    """Return what is known of a person. -> Person"""

    person_id: str


@dataclass(frozen=True, slots=True)
class ChangeLanguage(Command):
    """Answer in this language from now on, whatever the person types. -> Person"""

    person_id: str
    language: str


@dataclass(frozen=True, slots=True)
class SetWhereabouts(Command):
    """Remember where the person says they are, and that place's IANA zone. -> Person"""

    person_id: str
    city: str | None
    timezone: str


@dataclass(frozen=True, slots=True)
class SharedLocation(Command):
    """Return the position behind a token of a message -> `Location`; Refused ``location_unknown``."""

    person_id: str
    token: str


@dataclass(frozen=True, slots=True)
class Conceal(Command):
    """Put tokens in the place of private numbers and codes we are about to say ourselves -> ``str``.

    What is said reaches the bot's memory and the history as tokens, and only the person sees what they stand for.
    """

    person_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Place in the line of somebody who waits for a person at the desk.

    Args:
        contact: how to reach a human at once, with telephone numbers.
        ahead: how many wait before them.
        since: when they came into the line.
        is_new: False if they were in it already.
        opens: the next opening of the office, or None while it is open.
        due: until when somebody is to answer.
        hours: the office hours as they are written, in Beijing time.
        provisional: True while the public holidays of that day's year are not published.
    """

    contact: str
    ahead: int
    since: datetime
    is_new: bool
    opens: datetime | None
    due: datetime
    hours: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class CallHuman(Command):
    """Put the person at the end of the desk's line, once, and return where they stand. -> Waiting"""

    person_id: str
    reason: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class EndCall(Command):
    """Take the person out of the desk's line. -> bool: whether they were in it"""

    person_id: str


@dataclass(frozen=True, slots=True)
class WaitsForHuman(Command):
    """Return where the person stands in the desk's line. -> Waiting or None"""

    person_id: str

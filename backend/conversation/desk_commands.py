"""Orders and questions of an officer about a conversation: see who waits, take it over, write, hand it back. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from backend.conversation.model import HistoryEntry
from backend.shared.messages import Command
from backend.shared.parties import Person
from backend.shared.wording import Words

Consent = Literal["none", "asked", "yes", "no"]
"""Word of the person on whether the desk may read what was said before an officer joined."""


@dataclass(frozen=True, slots=True)
class Passing:
    """A conversation an officer has passed on and nobody has finished yet.

    Args:
        by: id of the officer who passed it on.
        to_role: the role it waits for, or empty.
        to_officer: id of the officer it waits for, or empty.
        note: what they wrote for whoever goes on; empty in the list of callers.
    """

    at: datetime
    by: str
    to_role: str = ""
    to_officer: str = ""
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody is in danger.

    Args:
        kind: as the bot names it (``violence_now``, ``self_harm`` …).
        country: ISO 3166-1 code of where help is needed, or empty.
        place: its name, or empty.
        since: when it was told.
    """

    kind: str
    country: str
    place: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who has asked for a human, or whom an officer is speaking with.

    Args:
        since: when they called, or when the officer joined.
        taken_by: the officer's id and name, or empty while nobody is there.
        passing: if a colleague has passed them on: to whom.
        alarm: if they are in danger: which, where, since when.
    """

    person_id: str
    language: str
    channel: str
    since: datetime
    reason: str = ""
    taken_by: str = ""
    officer_name: str = ""
    passing: Passing | None = None
    alarm: Alarm | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as the desk may see it.

    Args:
        called: the person has asked for a human and nobody has answered yet.
        taken_by: id of the officer who writes in it, or empty: the bot does.
        entries: since that officer joined; with consent also what was said before.
        passing: if it was passed on: by whom, to whom, with which note.
    """

    person: Person
    called: bool
    taken_by: str
    officer_name: str
    since: datetime | None
    consent: Consent
    entries: tuple[HistoryEntry, ...] = field(repr=False)
    passing: Passing | None = None


@dataclass(frozen=True, slots=True)
class WhoWaits(Command):
    """Question for who waits or is spoken with -> ``list[Caller]``, danger first, then the longest wait."""


@dataclass(frozen=True, slots=True)
class OneTalk(Command):
    """A conversation as an officer may see it -> `Talk`; Refused ``desk_person_unknown``.

    Args:
        officer_id: who looks; only the officer who speaks with the person sees entries.
        after: only entries after this sequence number.
    """

    person_id: str
    officer_id: str
    after: int = 0


@dataclass(frozen=True, slots=True)
class TakeOver(Command):
    """Let an officer write instead of the bot -> None; again by the same officer changes nothing.

    Raises:
        Refused: ``desk_person_unknown``, ``desk_talk_taken`` (name) by a colleague.
    """

    person_id: str
    officer_id: str
    officer_name: str


@dataclass(frozen=True, slots=True)
class WriteToPerson(Command):
    """Write as the officer who has taken over -> None. The same `request_id` twice is written once.

    Raises:
        Refused: ``desk_talk_not_yours``, ``desk_message_empty``.
    """

    request_id: str
    person_id: str
    officer_id: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandBack(Command):
    """Let the bot answer again -> None; Refused ``desk_talk_not_yours``."""

    person_id: str
    officer_id: str


@dataclass(frozen=True, slots=True)
class SetAsideMessages(Command):
    """Question for messages no bot could deal with, the newest first -> list of `SetAsideMessage`.

    Args:
        most: how many to return.
    """

    most: int = 200


@dataclass(frozen=True, slots=True)
class SetAsideMessage:
    """A message that was closed with an apology.

    Args:
        turn_id, person_id, channel, received_at: whose and when; not what it said.
        reason: what went wrong.
    """

    turn_id: str
    person_id: str
    channel: str
    received_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class AnsweringModels(Command):
    """Question for the models that answered messages, the latest first -> list of `AnsweringModel`.

    Args:
        turn_id: only the one that answered this message; all where it is empty.
    """

    turn_id: str = ""


@dataclass(frozen=True, slots=True)
class AnsweringModel:
    """A model of the bot and the messages it answered.

    Args:
        model: as the inbox has it: data, day of training, id; None for messages answered before that was kept.
        messages: how many it answered.
        first, last: when the first and the last of them were answered, UTC.
    """

    model: str | None
    messages: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class AskForExcerpt(Command):
    """Ask the person whether the desk may read what was said before -> None; Refused ``desk_talk_not_yours``."""

    person_id: str
    officer_id: str


@dataclass(frozen=True, slots=True)
class PassOn(Command):
    """Pass a conversation of one's own, or a caller nobody has answered, to a role or a colleague -> None.

    The person is told, and the bot answers until somebody joins. Doing it twice is doing it once.

    Args:
        to_role: whom it waits for; empty if a colleague is named.
        to_officer: id of that colleague, or empty.
        to_name: as the person reads it.
        note: for whoever goes on; the person does not see it.

    Raises:
        Refused: ``desk_person_unknown``, ``desk_talk_taken`` (name) by a colleague, ``desk_talk_not_yours`` if nobody
            is there and nobody has called, ``desk_note_empty``.
    """

    person_id: str
    officer_id: str
    officer_name: str
    to_role: str
    to_officer: str
    to_name: Words
    note: str = field(repr=False)

"""The way services speak with people of their own accord, and learn who they are; the conversation implements it.

A service says an utterance by name; language, channel, delivery and what to do at night of the conversation are none
of its business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol

from backend.shared.database import Session
from backend.shared.parties import Person
from backend.shared.wording import Words

READY_WORDS: Final = "utter_channel_words"
"""The utterance that says what is in the person's language already: its one fact, ``words``."""


class Speak(Protocol):
    """Writes a message of ours; the same key is said once."""

    def __call__(
        self,
        person_id: str,
        utter: str,
        facts: Mapping[str, Any],
        *,
        key: str,
        buttons: Sequence[tuple[Words, str]] = (),
        until: datetime | None = None,
        session: Session | None = None,
        custom: Mapping[str, Any] | None = None,
        where: tuple[str, str] | None = None,
    ) -> bool:
        """Return True if it is new.

        Args:
            utter: full utterance name.
            facts: values of its placeholders; names and numbers marked verbatim.
            key: idempotency key.
            buttons: title and payload of choices beside the utterance's own.
            until: after which it is not sent any more.
            session: the caller's transaction, or None for one of its own.
            custom: the same in short values (`backend.shared.notice`), or a file made when it is opened.
            where: channel and address, where another than the last seen one is meant.
        """
        ...


@dataclass(frozen=True, slots=True)
class Note:
    """Message to one of many people; see `Speak`."""

    person_id: str
    utter: str
    facts: Mapping[str, Any]
    key: str
    buttons: Sequence[tuple[Words, str]] = ()
    until: datetime | None = None
    custom: Mapping[str, Any] = field(default_factory=dict)


SpeakMany = Callable[[Session, Sequence[Note]], None]
"""Says notes to as many different persons at once, in the caller's transaction."""


class Notifier(Protocol):
    """Tells people something outside a turn, and knows in what language and time zone they live."""

    @property
    def tell(self) -> Speak:
        """Say something to one person."""
        ...

    def tell_many(self, session: Session, notes: Sequence[Note]) -> None:
        """Say something to each of several people with a statement for all, in the caller's transaction."""
        ...

    def person(self, person_id: str) -> Person:
        """Return what is known of a person; LookupError for nobody."""
        ...

    def person_in(self, session: Session, person_id: str) -> Person:
        """Return the same, read in the caller's transaction."""
        ...

    def people_in(self, session: Session, person_ids: Sequence[str]) -> Mapping[str, Person]:
        """Return several persons by their id, read in the caller's transaction; those who do not exist are left out."""
        ...

    def wording(self, utter: str, language: str) -> str:
        """Return an utterance's text, to stand inside another."""
        ...

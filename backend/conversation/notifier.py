"""The conversation as services use it to speak of their own accord; implements ``backend.shared.notifier.Notifier``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from backend.conversation.chorus import Saying, say_to_many
from backend.conversation.model import Button, GetPerson
from backend.conversation.people import People, people_in, person_in
from backend.conversation.phrasebook import Phrasebook
from backend.conversation.speaker import Speaker
from backend.conversation.trial_receipts import TrialReceipts
from backend.shared.clock import Clock
from backend.shared.database import Session
from backend.shared.notifier import Note
from backend.shared.parties import Person
from backend.shared.wording import Words


class ConversationNotifier:
    """Tells people something outside a turn, in their language and channel.

    Args:
        speaker: writes messages.
        phrasebook: the sentences.
        people: knows everybody.
        clock: dates messages to many.
        receipts: says of a receipt to many that it is a trial, where it is one.
    """

    def __init__(
        self, speaker: Speaker, phrasebook: Phrasebook, people: People, clock: Clock, receipts: TrialReceipts
    ) -> None:
        self._speaker = speaker
        self._phrasebook = phrasebook
        self._people = people
        self._clock = clock
        self._receipts = receipts

    def tell(
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
        """Say something to one person; see `backend.shared.notifier.Speak`."""
        shown = _shown(buttons, self.person(person_id).language) if buttons else ()
        return self._speaker.speak(
            person_id, utter, facts, key=key, buttons=shown, until=until, session=session, custom=custom, where=where
        )

    def tell_many(self, session: Session, notes: Sequence[Note]) -> None:
        """Say something to each of several people, in the caller's transaction."""
        people = people_in(session, [note.person_id for note in notes])
        sayings = [
            Saying(
                note.person_id, note.utter, note.facts, note.key,
                _shown(note.buttons, people[note.person_id].language), note.until, note.custom,
            )
            for note in notes
        ]  # fmt: skip
        say_to_many(session, self._phrasebook, self._receipts, sayings, self._clock.now())

    def person(self, person_id: str) -> Person:
        """Return what is known of a person."""
        return self._people.get(GetPerson(person_id))

    def person_in(self, session: Session, person_id: str) -> Person:
        """Return the same, read in the caller's transaction."""
        return person_in(session, person_id)

    def people_in(self, session: Session, person_ids: Sequence[str]) -> Mapping[str, Person]:
        """Return several persons by their id, read in the caller's transaction."""
        return people_in(session, person_ids)

    def wording(self, utter: str, language: str) -> str:
        """Return an utterance's text, to stand inside another."""
        return self._phrasebook.render(utter, language).text


def _shown(buttons: Sequence[tuple[Words, str]], language: str) -> list[Button]:
    return [Button(title.say(language), payload) for title, payload in buttons]

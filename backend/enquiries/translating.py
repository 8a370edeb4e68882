"""Translations of what is written in an enquiry: for the officer who reads it, and for the person the office answers.

They are made by the house's translation service, where it has a server; without one everybody reads the original. Each
is named by the entry it is of, and forgotten with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from backend.contracts.translation import ForgetTranslations, Translate, Translation, TranslationsKept
from backend.enquiries import records
from backend.enquiries.model import Enquiry, Entry
from backend.shared.bus import MessageBus
from backend.shared.database import Database, Session
from backend.shared.parties import Person


class Translating:
    """Asks for translations, and puts them beside what they are of.

    Args:
        bus: reaches the translation service.
        database: knows what was taken back meanwhile.
        person: returns what is known of a person.
    """

    def __init__(self, bus: MessageBus, database: Database, person: Callable[[str], Person]) -> None:
        self._bus, self._database, self._person = bus, database, person

    def of_words(self, person_id: str, entry_id: str, text: str, names: Sequence[str] = ()) -> Translation | None:
        """Return an officer's words in the person's language; not within a transaction."""
        return self._asked(person_id, entry_id, text, self._person(person_id).language, names)

    def for_officer(self, enquiry: Enquiry, language: str) -> Enquiry:
        """Return an enquiry with its person's words in the officer's language, and what they read of the office's."""
        theirs = self._kept(enquiry, [one for one in enquiry.entries if one.by])
        shown = [
            replace(one, translation=theirs.get(_subject(one.entry_id)))
            if one.by
            else replace(one, translation=self._for_officer(enquiry, one, language))
            for one in enquiry.entries
        ]
        if any(one.translation and not one.by for one in shown):
            self._forget_if_gone(enquiry)
        return replace(enquiry, entries=tuple(shown))

    def for_person(self, found: Iterable[Enquiry]) -> list[Enquiry]:
        """Return a person's enquiries with the office's words in their language, as far as they were sent so."""
        return [self._for_person(one) for one in found]

    def forget(self, session: Session, person_id: str, entry_ids: Iterable[str]) -> None:
        """Delete the translations of entries, in the caller's transaction."""
        if self._bus.handles(ForgetTranslations):
            self._bus.handle(ForgetTranslations(session, person_id, tuple(map(_subject, entry_ids))))

    def _forget_if_gone(self, enquiry: Enquiry) -> None:
        """Forget what was made of an enquiry that was taken back or erased meanwhile."""
        with self._database.transaction() as session:
            row = records.row_of(session, enquiry.enquiry_id)
            if row is None or row["status"] == "withdrawn":
                self.forget(session, enquiry.person_id, [one.entry_id for one in enquiry.entries])

    def _for_person(self, enquiry: Enquiry) -> Enquiry:
        kept = self._kept(enquiry, [one for one in enquiry.entries if one.by])
        entries = tuple(replace(one, translation=kept.get(_subject(one.entry_id))) for one in enquiry.entries)
        return replace(enquiry, entries=entries)

    def _for_officer(self, enquiry: Enquiry, entry: Entry, language: str) -> Translation | None:
        names = [enquiry.name] if enquiry.name else []
        return self._asked(enquiry.person_id, entry.entry_id, entry.text, language, names)

    def _asked(
        self, person_id: str, entry_id: str, text: str, language: str, names: Sequence[str]
    ) -> Translation | None:
        if not text or not self._bus.handles(Translate):
            return None
        made: Translation | None = self._bus.handle(
            Translate(person_id, _subject(entry_id), text, language, tuple(names))
        )
        return made

    def _kept(self, enquiry: Enquiry, entries: Sequence[Entry]) -> dict[str, Translation]:
        """Return what the person was sent in their language: nothing doubtful is."""
        texts = {_subject(one.entry_id): one.text for one in entries if one.text}
        if not texts or not self._bus.handles(TranslationsKept):
            return {}
        language = self._person(enquiry.person_id).language
        found: dict[str, Translation] = self._bus.handle(TranslationsKept(enquiry.person_id, texts, language))
        return {subject: one for subject, one in found.items() if one.is_sure}


def _subject(entry_id: str) -> str:
    return f"enquiry:{entry_id}"

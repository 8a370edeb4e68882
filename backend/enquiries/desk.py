"""Carries out what an office does: its queue, a search, an answer, a question back, closing."""

from __future__ import annotations

import unicodedata
from datetime import date

from backend.contracts.translation import Translation
from backend.enquiries import records
from backend.enquiries.centre import PARTNER
from backend.enquiries.commands import (
    AnswerEnquiry,
    AskPerson,
    CloseEnquiry,
    EnquiryQueue,
    OneEnquiry,
    RecordCentreWords,
    SearchEnquiries,
    TranslateWords,
)
from backend.enquiries.course import Course
from backend.enquiries.handover import OFFICE
from backend.enquiries.model import LIVE, STATUS_NAMES, Enquiry, EntryKind, Office, Status, words_of
from backend.shared.database import Session
from backend.shared.errors import Refused

Words = AnswerEnquiry | AskPerson | CloseEnquiry | TranslateWords
_BECOMES: dict[EntryKind, Status] = {"answer": "answered", "ask": "asked", "closed": "closed"}


_ORDERS: dict[EntryKind, type[AnswerEnquiry] | type[AskPerson] | type[CloseEnquiry]] = {
    "answer": AnswerEnquiry,
    "ask": AskPerson,
    "closed": CloseEnquiry,
}


class OfficeHandlers:
    """The office's side.

    Args:
        course: changes rows, writes, tells.
    """

    def __init__(self, course: Course) -> None:
        self._course = course

    def queue(self, command: EnquiryQueue) -> list[Enquiry]:
        """Return what waits, first for the office by its last day, then for the person; or what is over."""
        wanted = set(STATUS_NAMES) - LIVE if command.over else LIVE
        with self._course.database.reading() as session:
            rows = records.of_offices(session, command.offices, wanted)
            found = records.values(session, rows, self._course.keyring)
        return found if command.over else sorted(found, key=lambda one: (one.due or date.max, one.created_at))

    def search(self, command: SearchEnquiries) -> list[Enquiry]:
        """Return what has a text in number, name or question, whatever its width and case."""
        wanted = _plain(command.text)
        with self._course.database.reading() as session:
            rows = records.of_offices(session, command.offices)
            found = records.values(session, rows, self._course.keyring)
        return [one for one in found if wanted and wanted in _plain(f"{one.number}\n{one.name}\n{one.question}")]

    def one(self, command: OneEnquiry) -> Enquiry:
        """Return an enquiry with everything the person shares."""
        with self._course.database.reading() as session:
            row = self._of_office(session, command.enquiry_id, command.offices, lock=False)
            found = self._course.value(session, row, excerpt=True)
        return self._course.translating.for_officer(found, command.language) if command.language else found

    def translate(self, command: TranslateWords) -> Translation | None:
        """Have an officer's words translated before they are sent; what is not sent is not kept."""
        course, text = self._course, words_of(command.text)
        person_id, masked = self._masked(command, text)
        names = (command.officer_name,)
        made = course.translating.of_words(person_id, command.request_id, masked, names)
        if made is not None and not made.is_sure:
            with course.database.transaction() as session:
                course.translating.forget(session, person_id, (command.request_id,))
        return made

    def answer(self, command: AnswerEnquiry) -> Enquiry:
        """Answer it."""
        return self._write(command, "answer")

    def ask(self, command: AskPerson) -> Enquiry:
        """Ask the person something back."""
        return self._write(command, "ask")

    def close(self, command: CloseEnquiry) -> Enquiry:
        """Close it with a reason."""
        return self._write(command, "closed")

    def from_centre(self, command: RecordCentreWords) -> Enquiry:
        """Take in what an officer wrote in the centre's own system."""
        written = _ORDERS[command.kind](
            f"yilu:{command.event_id}", PARTNER, command.officer_name, command.enquiry_id, (OFFICE,), command.text
        )
        return self._write(written, command.kind)

    def _write(self, command: Words, kind: EntryKind) -> Enquiry:
        text, course = words_of(command.text), self._course
        person_id, masked = self._masked(command, text)
        made = course.translating.of_words(person_id, command.request_id, masked, (command.officer_name,))
        try:
            return self._record(command, kind, masked, made if made and made.is_sure else None)
        except Refused:
            with course.database.transaction() as session:
                course.translating.forget(session, person_id, (command.request_id,))
            raise

    def _masked(self, command: Words, text: str) -> tuple[str, str]:
        """Return whose enquiry it is, and an officer's words with tokens in place of private numbers."""
        with self._course.database.transaction() as session:
            row = self._of_office(session, command.enquiry_id, command.offices, lock=False)
            return row["person_id"], self._course.masked(session, row["person_id"], text)

    def _record(self, command: Words, kind: EntryKind, masked: str, translation: Translation | None) -> Enquiry:
        """Write an officer's words and tell the person, once."""
        course = self._course
        with course.database.transaction() as session:
            row = self._of_office(session, command.enquiry_id, command.offices)
            if records.written(session, command.request_id):
                return course.value(session, row)
            if row["status"] not in LIVE | ({"answered"} if kind != "closed" else frozenset()):
                raise Refused("enquiry_over")
            course.write(session, row, command.request_id, kind, masked, (command.officer, command.officer_name))
            changed = course.alter(session, row, status=_BECOMES[kind], due=None)
            course.announcements.tell(session, changed, kind, masked, translation)
        course.ring()
        return changed

    def _of_office(
        self, session: Session, enquiry_id: str, offices: tuple[Office, ...], *, lock: bool = True
    ) -> records.Row:
        row = self._course.row(session, enquiry_id, lock=lock)
        if row["office"] not in offices:
            raise Refused("enquiry_unknown")
        return row


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()

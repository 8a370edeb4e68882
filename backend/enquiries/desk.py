"""Carries out what an office does: its queue, a search, an answer, a question back, closing."""

from __future__ import annotations

import unicodedata
from datetime import date

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
)
from backend.enquiries.course import Course
from backend.enquiries.handover import OFFICE
from backend.enquiries.model import LIVE, STATUS_NAMES, Enquiry, EntryKind, Office, Status, words_of
from backend.shared.database import Session
from backend.shared.errors import Refused

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
            return self._course.value(session, row, excerpt=True)

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

    def _write(self, command: AnswerEnquiry | AskPerson | CloseEnquiry, kind: EntryKind) -> Enquiry:
        text, course = words_of(command.text), self._course
        with course.database.transaction() as session:
            row = self._of_office(session, command.enquiry_id, command.offices)
            if records.written(session, command.request_id):
                return course.value(session, row)
            if row["status"] not in LIVE | ({"answered"} if kind != "closed" else frozenset()):
                raise Refused("enquiry_over")
            masked = course.masked(session, row["person_id"], text)
            course.write(session, row, command.request_id, kind, masked, (command.officer, command.officer_name))
            changed = course.alter(session, row, status=_BECOMES[kind], due=None)
            course.announcements.tell(session, changed, kind, masked)
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

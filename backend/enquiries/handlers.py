"""Carries out what the person asks of an enquiry, and notices when a promise was not kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.enquiries import records
from backend.enquiries.commands import LeaveEnquiry, MyEnquiries, ReplyToOffice, WithdrawEnquiry
from backend.enquiries.course import Course
from backend.enquiries.model import (
    LONGEST_CONTACT,
    LONGEST_NAME,
    MOST_FILES,
    MOST_LIVE,
    TALKED_ABOUT,
    Enquiry,
    number_of,
    question_of,
    words_of,
)
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.errors import Refused
from backend.shared.outbox import Job


class EnquiryHandlers:
    """The person's side.

    Args:
        course: changes rows, writes, tells.
    """

    def __init__(self, course: Course) -> None:
        self._course = course

    def leave(self, command: LeaveEnquiry) -> Enquiry:
        """Leave a question for an office."""
        question, course = question_of(command.question), self._course
        said = course.said_before(command.person_id) if command.share == "talk" else ()
        files = self._copies(command.person_id, command.request_id, (), command.files)
        with course.database.transaction() as session:
            if (known := records.row_of(session, command.request_id)) is not None:
                return course.value(session, known)
            if records.live_of(session, command.person_id, command.office) >= MOST_LIVE:
                raise Refused("enquiry_too_many", most=MOST_LIVE)
            row = self._fresh(session, command, {"excerpt": records.said_to_json(said), "files": list(files)})
            records.insert_enquiry(session, row)
            course.write(session, row, f"{command.request_id}:question", "question", question)
            course.hand_over(session, row, f"{command.request_id}:question", "take")
            left = course.value(session, row)
        course.ring()
        return left

    def mine(self, command: MyEnquiries) -> list[Enquiry]:
        """Return a person's enquiries."""
        with self._course.database.reading() as session:
            found = records.values(session, records.of_person(session, command.person_id), self._course.keyring)
        return self._course.translating.for_person(found)

    def reply(self, command: ReplyToOffice) -> Enquiry:
        """Take what the person writes to the office; the promise begins anew."""
        text, course = words_of(command.text), self._course
        known = self._files_of(command.enquiry_id, command.person_id)
        files = self._copies(command.person_id, command.enquiry_id, known, command.files)
        with course.database.transaction() as session:
            row = self._own(session, command.enquiry_id, command.person_id)
            if records.written(session, command.request_id):
                return course.value(session, row)
            if row["status"] not in TALKED_ABOUT:
                raise Refused("enquiry_over")
            course.write(session, row, command.request_id, "reply", text)
            course.hand_over(session, row, command.request_id, "more")
            due = row["due"] or course.promise(session, row["enquiry_id"])
            details = records.with_files(course.keyring, row, files)
            changed = course.alter(session, row, status="open", due=due, details=details)
        course.ring()
        return changed

    def withdraw(self, command: WithdrawEnquiry) -> Enquiry:
        """Take it back and erase what was told; the files go first, so that none is left that nothing tells of."""
        course = self._course
        for file_id in self._files_of(command.enquiry_id, command.person_id, if_open=True):
            self._drop(command.person_id, file_id)
        with course.database.transaction() as session:
            row = self._own(session, command.enquiry_id, command.person_id)
            if row["status"] == "withdrawn":
                return course.value(session, row)
            if row["status"] not in TALKED_ABOUT:
                raise Refused("enquiry_over")
            course.write(session, row, f"{row['enquiry_id']}:withdrawn", "withdrawn", "")
            course.hand_over(session, row, f"{row['enquiry_id']}:withdrawn", "withdraw")
            written = [one.entry_id for one in course.value(session, row).entries]
            course.translating.forget(session, row["person_id"], written)
            details = records.erase(session, course.keyring, row)
            changed = course.alter(session, row, status="withdrawn", due=None, details=details)
        course.ring()
        return changed

    def look(self, job: Job) -> str:
        """Outbox handler of `LOOK`: a promised day has passed; who still waits is told so and how to reach a human."""
        course = self._course
        with course.database.transaction() as session:
            row = records.row_of(session, str(job.payload["enquiry_id"]))
            if row is None or row["status"] != "open" or row["due"] != date.fromisoformat(job.payload["day"]):
                return "no longer stands"
            course.note(session, "clock", "late", row["enquiry_id"])
            course.announcements.tell(session, course.value(session, row), "late")
        course.ring()
        return "told"

    def _fresh(self, session: Session, command: LeaveEnquiry, more: dict[str, Any]) -> dict[str, Any]:
        course, now = self._course, self._course.clock.now()
        year = now.astimezone(BEIJING).year
        shared = command.share != "question"
        details = {
            "name": command.name.strip()[:LONGEST_NAME] if shared else "",
            "contact": command.contact.strip()[:LONGEST_CONTACT] if shared else "", **more,
        }  # fmt: skip
        return {
            "enquiry_id": command.request_id, "person_id": command.person_id, "office": command.office,
            "number": number_of(command.office, year, records.next_count(session, command.office, year)),
            "status": "open", "share": command.share, "sequence": 1,
            "due": course.promise(session, command.request_id),
            "details": records.sealed(details, course.keyring, command.person_id, command.request_id),
            "created_at": now, "updated_at": now,
        }  # fmt: skip

    def _copies(
        self, person_id: str, enquiry_id: str, known: tuple[str, ...], files: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Return the files of an enquiry with copies of new ones; Refused ``enquiry_files_full``."""
        if len(known) + len(files) > MOST_FILES:
            raise Refused("enquiry_files_full", most=MOST_FILES)
        copied = self._course.copy_files(person_id, enquiry_id, files) if files else ()
        return tuple(dict.fromkeys((*known, *copied)))

    def _files_of(self, enquiry_id: str, person_id: str, *, if_open: bool = False) -> tuple[str, ...]:
        """Return the files of one's own enquiry; with `if_open` none of one that cannot be taken back."""
        with self._course.database.reading() as session:
            row = records.row_of(session, enquiry_id, lock=False)
            mine = row is not None and row["person_id"] == person_id
            if row is None or not mine or (if_open and row["status"] not in TALKED_ABOUT):
                return ()
            return self._course.value(session, row).files

    def _drop(self, person_id: str, file_id: str) -> None:
        try:
            self._course.drop_file(person_id, file_id)
        except Refused:
            return  # it is gone already

    def _own(self, session: Session, enquiry_id: str, person_id: str) -> records.Row:
        row = self._course.row(session, enquiry_id)
        if row["person_id"] != person_id:
            raise Refused("enquiry_unknown")
        return row

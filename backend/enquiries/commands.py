"""Orders and questions about enquiries, from a person and an office. Pure values.

An enquiry is only for its person and its office: to others it is ``enquiry_unknown``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from backend.enquiries.model import Office, Share
from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class LeaveEnquiry(Command):
    """Leave a question for an office -> `Enquiry`; the same `request_id` twice is one, and becomes its id.

    Args:
        share: what the person lets the office see.
        name, contact: kept only if they are shared; numbers as tokens.
        files: ids of files of the person; the enquiry gets copies of its own.

    Raises:
        Refused: ``enquiry_question_short``, ``enquiry_too_many``, ``enquiry_files_full``, ``file_unknown``.
    """

    request_id: str
    person_id: str
    office: Office
    question: str = field(repr=False)
    share: Share = "question"
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MyEnquiries(Command):
    """The person's enquiries, the newest first -> ``list[Enquiry]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class ReplyToOffice(Command):
    """Answer what the office asked, or ask on after its answer -> `Enquiry`; the same `request_id` twice is once.

    Raises:
        Refused: ``enquiry_unknown``, ``enquiry_over``, ``enquiry_words_missing``, ``enquiry_files_full``,
            ``file_unknown``.
    """

    request_id: str
    person_id: str
    enquiry_id: str
    text: str = field(repr=False)
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawEnquiry(Command):
    """Take an enquiry back; what was written, told and sent for it is erased -> `Enquiry`. Twice is the same as once.

    Raises:
        Refused: ``enquiry_unknown``, ``enquiry_over``.
    """

    enquiry_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class EnquiryQueue(Command):
    """Enquiries to some offices -> ``list[Enquiry]``: what waits, the soonest due first; or what is over.

    Args:
        over: those that wait for nobody instead, the latest changed first.
    """

    offices: tuple[Office, ...]
    over: bool = False


@dataclass(frozen=True, slots=True)
class SearchEnquiries(Command):
    """Enquiries to some offices whose number, name or question has a text in it -> ``list[Enquiry]``, newest first."""

    offices: tuple[Office, ...]
    text: str


@dataclass(frozen=True, slots=True)
class OneEnquiry(Command):
    """An enquiry with everything the person shares -> `Enquiry`.

    Args:
        language: the officer's; what is written in another one then comes with a translation, where a server makes
            them: not within a transaction. What the person reads of the office's words comes with it, too.

    Raises:
        Refused: ``enquiry_unknown``, also for another office's.
    """

    enquiry_id: str
    offices: tuple[Office, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class _OfficersWords(Command):
    """Words of an officer to the person, about an enquiry of the offices they serve."""

    request_id: str
    officer: str
    officer_name: str
    enquiry_id: str
    offices: tuple[Office, ...]
    text: str = field(repr=False)


class AnswerEnquiry(_OfficersWords):
    """Answer it -> `Enquiry`; the person reads it at once. The same `request_id` twice is once.

    Raises:
        Refused: ``enquiry_unknown``, ``enquiry_over``, ``enquiry_words_missing``.
    """


class AskPerson(_OfficersWords):
    """Ask the person something back -> `Enquiry`; the promise rests until they reply. Raises as `AnswerEnquiry`."""


class TranslateWords(_OfficersWords):
    """Have words translated for the person before they are sent -> `Translation`, or None; nothing is told.

    What is doubtful in it is not sent: the officer is asked first.

    Raises:
        Refused: ``enquiry_unknown``, ``enquiry_words_missing``.
    """


class CloseEnquiry(_OfficersWords):
    """Close it with a reason the person reads -> `Enquiry`. Raises as `AnswerEnquiry`."""


@dataclass(frozen=True, slots=True)
class RecordCentreWords(Command):
    """Take in what the centre's own system tells of an enquiry -> `Enquiry`; the same event twice is once.

    Args:
        kind: ``answer``, ``ask`` or ``closed``.
        officer_name: as the person reads it.

    Raises:
        Refused: ``enquiry_unknown``, ``enquiry_over``, ``enquiry_words_missing``.
    """

    event_id: str
    enquiry_id: str
    kind: Literal["answer", "ask", "closed"]
    text: str = field(repr=False)
    officer_name: str = ""

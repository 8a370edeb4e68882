"""Orders and questions about a suit against a person; a stranger's does not exist: Refused ``defence_unknown``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from backend.defence.decision import Decision
from backend.defence.model import Answer, Suit
from backend.defence.petition import Petition
from backend.shared.messages import Command

PaperKind = Literal[
    "answer_pdf", "answer_docx", "answer_english_pdf", "petition_pdf", "petition_docx", "petition_english_pdf"
]


@dataclass(frozen=True, slots=True)
class KeepDefence(Command):
    """Keep a suit with its answer or a petition, remind of its ends, and hand that in if it may -> `Defence`.

    The same request id twice is one defence.

    Args:
        request_id: the draft's id; the Idempotency-Key with the court, too.
        petition: what is asked of the court instead of an answer.
        send: hand it in through the court's platform, where the case number is known.

    Raises:
        Refused: what `Suit.check`, `Answer.check` and `Petition.check` raise.
    """

    request_id: str
    person_id: str
    suit: Suit = field(repr=False)
    answer: Answer | None = field(default=None, repr=False)
    petition: Petition | None = field(default=None, repr=False)
    remind: bool = True
    send: bool = False


@dataclass(frozen=True, slots=True)
class MyDefences(Command):
    """The person's suits, the newest first -> ``list[Defence]``."""

    person_id: str


@dataclass(frozen=True, slots=True)
class OneDefence(Command):
    """One of them -> `Defence`."""

    defence_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class StopDefenceReminders(Command):
    """Remind no more of one suit, or of any -> how many were stopped (``int``)."""

    person_id: str
    defence_id: str | None = None


@dataclass(frozen=True, slots=True)
class ForgetDefence(Command):
    """Erase a suit with everything said in it -> ``bool``; what the court has stays with the court."""

    defence_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class PreviewAnswer(Command):
    """Keep the draft of an answer as it is now, for its papers; erased by itself -> None.

    Raises:
        Refused: ``defence_unknown`` where the draft is another person's; what `Answer.check` raises.
    """

    draft_id: str
    person_id: str
    suit: Suit = field(repr=False)
    answer: Answer = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreviewPetition(Command):
    """Keep the draft of a petition as it is now, for its papers; erased by itself -> None.

    Raises:
        Refused: ``defence_unknown`` where the draft is another person's; what `Petition.check` raises.
    """

    draft_id: str
    person_id: str
    suit: Suit = field(repr=False)
    petition: Petition = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakePetitionDecision(Command):
    """Take in what the court has decided on a petition, tell the person, and plan reminders anew -> None.

    The same event twice, and one decided before what is known, change nothing.

    Args:
        reference: our id of the petition.

    Raises:
        Refused: ``defence_unknown`` where there is no such petition.
    """

    event_id: str
    reference: str
    decision: Decision = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnswerPaper(Command):
    """An answer or a petition as a paper -> ``bytes``: marked as a draft until it is confirmed.

    Raises:
        Refused: ``defence_unknown``.
    """

    subject_id: str
    person_id: str
    kind: PaperKind
    language: str = "zh-Hans"

"""Commands that rules return, execute carries out, and prompt speaks of. Frozen and plain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.dialogue.candidates import ForWaiting
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from backend.shared.wording import Words


class Command:
    """One thing to be done in a turn."""

    __slots__ = ()


# Before everything else


@dataclass(frozen=True, slots=True)
class Emergency(Command):
    """Say who helps in the danger that was told, and tell the desk; the flow waits as it is.

    Args:
        beside: whether the message is heard as an answer as well (past violence, which a case is often about).
    """

    beside: bool = False


# Answers


@dataclass(frozen=True, slots=True)
class SetSlot(Command):
    """Keep an answer to the open question."""

    field: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class AppendTo(Command):
    """Keep a part of an answer; its question stays open."""

    field: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class ConfirmSlot(Command):
    """Ask whether what was read is meant as the answer to the open question, before it is kept."""

    field: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class NoteAside(Command):
    """Keep an answer to another question than the open one, and say so."""

    field: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class CorrectSlot(Command):
    """Replace an answer, and say what stands there now.

    Args:
        said_back: whether that is said at the review as well, which then does not follow at once.
    """

    field: str
    reading: Reading
    said_back: bool = False


@dataclass(frozen=True, slots=True)
class MoveValue(Command):
    """Take a value from where it landed to where it belongs."""

    source: str
    field: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class PointOut(Command):
    """Say what is wrong with an answer, and ask again; the old one stays."""

    field: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class RefuseEntry(Command):
    """Say why an entry called by its number stays as it is, and ask for it.

    Args:
        reading: what its reader found wrong.
        number: of the entry.
        words: what was to stand there.
        gone: whether it was to be left out.
    """

    field: str
    reading: Reading
    number: int
    words: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class NoSuchEntry(Command):
    """Say that no entry has a number, and which numbers there are."""

    number: int


@dataclass(frozen=True, slots=True)
class ChangeAnswers(Command):
    """Change answers as only a service knows (take a party off a list).

    Args:
        changes: by field; None forgets an answer.
        utter: what is said of it, with the facts the service knows of what it is `about`.
        question: what is asked then; the open question, if none is named.
        goes_on: whether the first question without an answer is asked then.
    """

    changes: Mapping[str, Any | None]
    utter: str = ""
    about: tuple[str, ...] = ()
    question: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class TellWaiting(Command):
    """Keep with the flow that waits what was told for it, and say so."""

    told: ForWaiting


@dataclass(frozen=True, slots=True)
class KeepFile(Command):
    """Keep a file that was sent to a question which wants none."""

    file_id: str


# Moving about


@dataclass(frozen=True, slots=True)
class SkipQuestion(Command):
    """Leave the open question without an answer."""


@dataclass(frozen=True, slots=True)
class GoBack(Command):
    """Open the question before this one."""


@dataclass(frozen=True, slots=True)
class Reopen(Command):
    """Ask a question again that has been answered."""

    field: str


@dataclass(frozen=True, slots=True)
class Clarify(Command):
    """Ask which answer is meant.

    Args:
        fields: those that may be meant; empty for every answer.
        group: the heading whose answers are listed, if one was chosen.
        keeps: whether the message's own value goes to the one that is chosen.
        words: what is to stand in the one that is chosen, where it is answered already.
        absent: the value that was denied and that no answer is.
    """

    fields: tuple[str, ...] = ()
    group: str = ""
    keeps: bool = False
    words: UserMessage | None = None
    absent: str = ""


@dataclass(frozen=True, slots=True)
class TellProgress(Command):
    """Say how far the form is.

    Args:
        lists: whether the answers are listed.
    """

    lists: bool = False


@dataclass(frozen=True, slots=True)
class AskAgain(Command):
    """Ask the open question once more."""


@dataclass(frozen=True, slots=True)
class Submit(Command):
    """Hand in what has been reviewed."""


# Beginning and ending


@dataclass(frozen=True, slots=True)
class StartFlow(Command):
    """Open another service; this one waits."""

    service: str


@dataclass(frozen=True, slots=True)
class OfferFlow(Command):
    """Ask whether this service shall be left for another."""

    service: str
    intent: str


@dataclass(frozen=True, slots=True)
class LeaveFlow(Command):
    """End a form that is not worth coming back to: answer by the table, or say something, or pass on.

    Args:
        intent: names the answer.
        utter: or what is said.
        then: the action that takes over.
        keeps: whether what was told here is saved and waits.
        ways: titles of the buttons under what is said, with their intents.
    """

    intent: str = ""
    utter: str = ""
    then: str = ""
    keeps: bool = False
    ways: tuple[tuple[Words, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PauseFlow(Command):
    """Close the form; everything said so far waits."""


@dataclass(frozen=True, slots=True)
class CancelFlow(Command):
    """Stop and put aside what was filled in; asked first, unless the yes to that was `confirmed`.

    Args:
        then: the service whose form is wished for instead; it waits until this one is settled.
    """

    confirmed: bool = False
    then: str = ""


@dataclass(frozen=True, slots=True)
class RestoreFlow(Command):
    """Bring back what was cancelled."""


@dataclass(frozen=True, slots=True)
class RestartFlow(Command):
    """Begin again; asked first, unless the yes to that was `confirmed`."""

    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ResumeFlow(Command):
    """Go on where it was asked whether to stop."""


# Talking


@dataclass(frozen=True, slots=True)
class AnswerQuestion(Command):
    """Answer a question by the table of what is answered anywhere.

    Args:
        intent: names the answer in the table of what is answered anywhere.
        key: or the service and what is asked of it, in the table of short questions.
        said: the words that asked it, where the message held more than them.
    """

    intent: str = ""
    key: tuple[str, str] | None = None
    said: UserMessage | None = None


@dataclass(frozen=True, slots=True)
class ExplainQuestion(Command):
    """Say where the answer to the open question is found, or how to choose."""

    ways: bool = True


@dataclass(frozen=True, slots=True)
class TellWhy(Command):
    """Say what the answer to the open question is needed for."""


@dataclass(frozen=True, slots=True)
class Reassure(Command):
    """Answer a greeting, thanks, fear or anger in kind."""

    intent: str


@dataclass(frozen=True, slots=True)
class ChangeLanguage(Command):
    """Switch to a written language; ask which, if none is named."""

    language: str | None


@dataclass(frozen=True, slots=True)
class TellLanguages(Command):
    """Tell somebody who writes in a language we do not speak, in it, which ones we do."""


@dataclass(frozen=True, slots=True)
class Say(Command):
    """Say an utterance of a service's own.

    Args:
        utter: what is said.
        facts: words for its placeholders.
        buttons: titles with what they send.
        asks: whether the open question follows.
    """

    utter: str
    facts: Mapping[str, Words] = field(default_factory=dict)
    buttons: Sequence[tuple[Words, str]] = ()
    asks: bool = True


@dataclass(frozen=True, slots=True)
class CannotHandle(Command):
    """Say that the message was not understood as an answer, and what is expected.

    Args:
        in_part: something of it was understood and is done; only values that are left are spoken of.
    """

    in_part: bool = False

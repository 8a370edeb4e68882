"""Orders of other services about the files people have sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from backend.shared.bus import MessageBus
from backend.shared.database import Session
from backend.shared.messages import Command
from backend.shared.persons_files import PersonsFile


@dataclass(frozen=True, slots=True)
class KeepFile(Command):
    """Look into a file and keep it, encrypted; the same content for the same purpose is one file. -> KeptFile

    Args:
        person_id: whose it is.
        name: as the person's device calls it.
        content: the whole file.
        purpose: ``evidence``, ``identity`` or ``other``.
    """

    person_id: str
    name: str
    content: bytes = field(repr=False)
    purpose: str = "evidence"


@dataclass(frozen=True, slots=True)
class ReadFile(Command):
    """Return a file's content. -> bytes"""

    file_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class FileFacts(Command):
    """Return what is known of a file without its content. -> KeptFile"""

    file_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class DropFile(Command):
    """Delete a file and its content for good. -> None"""

    file_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class OldFiles(Command):
    """Files that were last sent before a moment, in the order of their ids -> list of `OwnedFile`.

    Args:
        after: the id they come after, to go on where one stopped; empty for the first.
        most: how many at most.
        person_id: whose; empty for everybody's.
    """

    before: datetime
    after: str = ""
    most: int = 100
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class OwnedFile:
    """A file and whose it is."""

    file_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class MyFiles(Command):
    """Return these files in the order they are named; refused if one is unknown. -> list[PersonsFile]"""

    person_id: str
    file_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileShown(Command):
    """A file a message speaks of, in the caller's transaction -> its `PersonsFile`, or None where it is not theirs."""

    session: Session
    person_id: str
    file_id: str


class FilesByBus:
    """The persons' files, asked for over the bus; implements ``backend.shared.persons_files.PersonsFiles``."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    def mine(self, person_id: str, file_ids: tuple[str, ...]) -> Sequence[PersonsFile]:
        """Return these files in order; Refused ``file_unknown`` if one is not this person's."""
        found: Sequence[PersonsFile] = self._bus.handle(MyFiles(person_id, file_ids)) if file_ids else []
        return found

    def read(self, person_id: str, file_id: str) -> bytes:
        """Return a file's content."""
        content: bytes = self._bus.handle(ReadFile(file_id, person_id))
        return content

"""What may be asked of the files: keep one, read it, know about it, drop it. Each only ever for its owner.

Refusals: ``file_unknown`` (no such file, or somebody else's: the same answer), ``file_empty``, ``file_too_large``,
``file_case_too_large``, ``file_type_refused``, ``file_name_lies``, ``file_damaged``, ``file_locked``,
``file_suspicious``, ``file_picture_too_large``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.contracts.files import FileFacts as FileFacts
from backend.contracts.files import MyFiles as MyFiles
from backend.contracts.files import ReadFile as ReadFile
from backend.shared.messages import Command


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
class DropFile(Command):
    """Delete a file and its content for good. -> None"""

    file_id: str
    person_id: str

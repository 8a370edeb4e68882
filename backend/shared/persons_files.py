"""The files people have sent, as other services need them; `backend.files` keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class PersonsFile(Protocol):
    """Facts known of a kept file."""

    @property
    def file_id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def mime(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def sha256(self) -> str: ...


class PersonsFiles(Protocol):
    """Gives out the files of a person."""

    def mine(self, person_id: str, file_ids: tuple[str, ...]) -> Sequence[PersonsFile]:
        """Return these files in order; Refused ``file_unknown`` if one is not this person's."""
        ...

    def read(self, person_id: str, file_id: str) -> bytes:
        """Return a file's content; Refused ``file_unknown``."""
        ...

"""Orders and questions about photographs of institutions. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class WantedPhotos(Command):
    """The institutions on the map that name a photograph -> ``tuple[WantedPhoto, ...]``."""


@dataclass(frozen=True, slots=True)
class FetchPhoto(Command):
    """Fetch an institution's photograph from where it lies, and keep it -> None. Only ever by an operator's order.

    Raises:
        PhotoRefused: no credit, no such photo, no photo at all, too large, a redirect to a foreign host.
        PlatformUnavailable: the source or the storage is away, or asks to be left alone for a while.
        Refused: ``legal_map_unknown``.
    """

    institution_id: str
    by: str


@dataclass(frozen=True, slots=True)
class KeepPhoto(Command):
    """Keep a photograph somebody has handed in -> its name, for the entry's column ``photo``.

    Raises:
        PhotoRefused: it is none, or too large.
        PlatformUnavailable: the storage is away.
    """

    content: bytes = field(repr=False)
    by: str


@dataclass(frozen=True, slots=True)
class PhotoFile(Command):
    """A kept photograph that an institution on the map shows -> JPEG ``bytes``; Refused ``legal_map_unknown``.

    Args:
        small: for a card.

    Raises:
        PlatformUnavailable: the storage is away.
    """

    photo_id: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class WantedPhoto:
    """A photograph an institution names.

    Args:
        name: at its source.
        kept: it lies here already.
    """

    institution_id: str
    name: str
    credit: str
    kept: bool

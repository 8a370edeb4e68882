"""Questions about the words of papers that people send."""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.shared.messages import Command


@dataclass(frozen=True, slots=True)
class ReadPaper(Command):
    """Read the words of a photo or a PDF -> paper reader's ``ReadPages``: its sheets, and how many there are.

    Raises:
        Refused: see ``backend.paper_reader.pages.reader.PageTextReader.read``.
    """

    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadLines(Command):
    """Read what is printed on a picture -> its lines, from the top.

    Raises:
        Refused: ``photo_reader_busy``, ``photo_takes_too_long``.
    """

    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class DrawValues(Command):
    """Draw the values of a paper of the person's own, each framed where it stands -> bytes of a JPEG; nothing is kept.

    Args:
        picture: see ``backend.paper_reader.framed_values.picture_name``.

    Raises:
        Refused: ``file_unknown``; see ``backend.paper_reader.pages.reader.PageTextReader.framed``.
    """

    person_id: str
    picture: str


@dataclass(frozen=True, slots=True)
class ReadContents(Command):
    """Read what a photo or PDF of the person's own says -> ``backend.paper_reader.contents.model.PaperContents``.

    Nothing of it is kept. A value that was not read surely is empty.

    Raises:
        Refused: ``file_unknown``; see ``backend.paper_reader.pages.reader.PageTextReader.read``.
    """

    person_id: str
    file_id: str

"""The words of people's papers as a service of the house."""

from __future__ import annotations

from backend.contracts.files import ReadFile
from backend.contracts.paper_reader import DrawValues, ReadContents, ReadLines, ReadPaper
from backend.infrastructure import Infrastructure
from backend.paper_reader.framed_values import KIND, read_picture_name
from backend.paper_reader.handlers import ReadContentsHandler
from backend.paper_reader.pages.reader import PageTextReader
from backend.shared.errors import Refused
from backend.shared.service import FileKind, Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put the reader together; it starts its process with the first page."""
    reader = PageTextReader()

    def content(file_id: str, person_id: str) -> bytes:
        return bytes(infra.bus.handle(ReadFile(file_id, person_id)))

    def drawn(wish: DrawValues) -> bytes:
        try:
            file_id, lines = read_picture_name(wish.picture)
        except ValueError as nothing:
            raise Refused("file_unknown") from nothing
        return reader.framed(content(file_id, wish.person_id), lines)

    contents = ReadContentsHandler(content, reader, infra.privacy, infra.database, infra.clock)
    return Service(
        "paper_reader",
        {
            ReadContents: contents,
            ReadPaper: lambda wish: reader.read(wish.content),
            DrawValues: drawn,
            ReadLines: lambda wish: reader.lines(wish.picture),
        },
        files=[FileKind(KIND, "paper.jpg", "image/jpeg", lambda name, person: DrawValues(person.person_id, name))],
        upkeep=Upkeep(close=reader.close),
    )

"""The words of people's papers as a service of the house."""

from __future__ import annotations

from backend.contracts.files import ReadFile
from backend.contracts.paper_reader import ReadContents, ReadLines, ReadPaper
from backend.infrastructure import Infrastructure
from backend.paper_reader.handlers import ReadContentsHandler
from backend.paper_reader.pages.reader import PageTextReader
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put the reader together; it starts its process with the first page."""
    reader = PageTextReader()
    contents = ReadContentsHandler(
        lambda file_id, person_id: bytes(infra.bus.handle(ReadFile(file_id, person_id))), reader,
        infra.privacy, infra.database, infra.clock,
    )  # fmt: skip
    return Service(
        "paper_reader",
        {
            ReadContents: contents,
            ReadPaper: lambda wish: reader.read(wish.content),
            ReadLines: lambda wish: reader.lines(wish.picture),
        },
        upkeep=Upkeep(close=reader.close),
    )

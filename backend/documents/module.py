"""The pictures and the words of a paper's pages as a service of the house."""

from __future__ import annotations

from backend.contracts.documents import DrawPage, ReadLines, ReadPaper
from backend.documents.page_pictures.drawer import PageDrawer
from backend.documents.page_text.reader import PageTextReader
from backend.infrastructure import Infrastructure
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put drawer and reader together; each starts its process with the first page."""
    drawer, reader = PageDrawer(), PageTextReader()

    def close() -> None:
        drawer.close()
        reader.close()

    return Service(
        "documents",
        {
            DrawPage: lambda wish: drawer.draw(wish.content, wish.number),
            ReadPaper: lambda wish: reader.read(wish.content),
            ReadLines: lambda wish: reader.lines(wish.picture),
        },
        upkeep=Upkeep(close=close),
    )

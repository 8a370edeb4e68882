"""The pictures of a paper's pages as a service of the house."""

from __future__ import annotations

from backend.contracts.documents import DrawPage
from backend.documents.page_pictures.drawer import PageDrawer
from backend.infrastructure import Infrastructure
from backend.shared.service import Service, Upkeep


def build(infra: Infrastructure) -> Service:
    """Put the drawer together; it starts its process with the first page."""
    drawer = PageDrawer()
    return Service(
        "documents",
        {DrawPage: lambda wish: drawer.draw(wish.content, wish.number)},
        upkeep=Upkeep(close=drawer.close),
    )

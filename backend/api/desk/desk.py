"""Puts the desk's addresses together and attaches them to the app."""

from __future__ import annotations

from sanic import Sanic

from backend.api.desk import (
    appointments,
    arbitrations,
    disputes,
    enquiries,
    entrance,
    figures,
    filings,
    identities,
    mediations,
    officers,
    places,
    search,
    talks,
    witnesses,
)
from backend.api.desk.door import Door
from backend.api.desk.rendering import Rendering
from backend.api.desk.visits import Address
from backend.bootstrap import Backend

_PARTS = (
    entrance, filings, identities, witnesses, appointments, mediations, arbitrations, disputes, enquiries, talks,
    places, figures,
    officers, search,
)  # fmt: skip


def all_addresses() -> list[Address]:
    """Return every address of the desk. The files of a new section join `_PARTS`."""
    return [address for part in _PARTS for address in part.ADDRESSES]


def attach_desk(app: Sanic, backend: Backend) -> None:
    """Add the desk to the app."""
    Door(backend, Rendering()).attach(app, all_addresses())
